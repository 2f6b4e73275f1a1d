import { ExportPanel } from './export-panel.tsx';
import { PayoutsPanel } from './payouts-panel.tsx';
import { SchedulesPanel } from './schedules-panel.tsx';

/** What goes out to organizers: what there is to do by hand, what was made, and when it is made. */
export function PayoutsPart() {
  return (
    <div className="space-y-6">
      <ExportPanel />
      <PayoutsPanel />
      <SchedulesPanel />
    </div>
  );
}
