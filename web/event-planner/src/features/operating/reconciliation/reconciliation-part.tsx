import { DriftsPanel } from './drifts-panel.tsx';
import { RunsPanel } from './runs-panel.tsx';

/** When provider, books and bookings were compared, and what did not agree. */
export const ReconciliationPart = () => (
  <div className="space-y-6">
    <RunsPanel />
    <DriftsPanel />
  </div>
);
