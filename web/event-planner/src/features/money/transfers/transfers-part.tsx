import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { AwaitedPanel } from './awaited-panel.tsx';
import { ImportPanel } from './import-panel.tsx';
import { ImportsPanel } from './imports-panel.tsx';
import { LinesPanel } from './lines-panel.tsx';
import { WrittenOffPanel } from './written-off-panel.tsx';

/** Statements of the organizer's bank, what their lines are for, and what is still waited for. */
export function TransfersPart() {
  const { id } = useOwnOrganizer();
  return (
    <div className="space-y-6">
      <ImportPanel organizerId={id} />
      <LinesPanel organizerId={id} />
      <AwaitedPanel organizerId={id} />
      <WrittenOffPanel organizerId={id} />
      <ImportsPanel organizerId={id} />
    </div>
  );
}
