import { EventsPanel } from './events-panel.tsx';
import { HealthPanel } from './health-panel.tsx';

/** How the payment provider fares, and what it said that could not be handled. */
export const ProviderPart = () => (
  <div className="space-y-6">
    <HealthPanel />
    <EventsPanel />
  </div>
);
