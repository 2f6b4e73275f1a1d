import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

interface TicketMoreProps {
  readonly title: string;
  /** How many settings inside are on. */
  readonly count?: number;
  readonly children: ReactNode;
}

export const TicketMore = ({ title, count = 0, children }: TicketMoreProps) => (
  <details className="group rounded-control border border-line">
    <summary className="flex min-h-11 list-none items-center gap-2 rounded-control px-4 font-medium hover:bg-sunken">
      <ChevronDown aria-hidden className="size-4.5 text-soft transition-transform group-open:rotate-180" />
      {title}
      {count > 0 && <span className="rounded-full bg-tint px-2 text-sm text-brand tabular-nums">{count}</span>}
    </summary>
    <div className="border-t border-line p-4">{children}</div>
  </details>
);
