import type { OperatingPartProps } from '../parts.ts';
import { CheckPanel } from './check-panel.tsx';
import { EntrySearchPanel } from './entry-search-panel.tsx';
import { TrialPanel } from './trial-panel.tsx';

/** Whether the books add up, what is in them, and every entry of a booking. */
export const BooksPart = ({ q }: OperatingPartProps) => (
  <div className="space-y-6">
    <TrialPanel />
    <CheckPanel />
    <EntrySearchPanel asked={q} />
  </div>
);
