import type { CreditMovement } from '@event-planner/contracts/credit';
import type { ReactNode } from 'react';
import { ownTimeZone } from '../lib/format/own-time-zone.ts';
import { useFormat } from '../lib/format/use-format.ts';

interface MovementLineProps {
  readonly movement: Pick<CreditMovement, 'amountMinor' | 'currency' | 'at' | 'eventTitle' | 'reference'>;
  readonly kind: string;
  /** Whose it is, or where; empty where that is not known. */
  readonly of: string;
  /** The order it was about, as a link where it can be looked at. */
  readonly order: (named: string) => ReactNode;
}

/** What came in, was spent or came back of somebody's credit. */
export function MovementLine({ movement: { amountMinor, currency, at, eventTitle, reference }, kind, of, order }: MovementLineProps) {
  const format = useFormat();
  return (
    <li className="flex items-baseline justify-between gap-4 py-3">
      <div className="min-w-0">
        <p>
          {kind}
          {': '}
          {order([eventTitle, ...(reference === null ? [] : [reference])].join(', '))}
        </p>
        <p className="text-sm text-soft">
          <time dateTime={at}>{format.moment(at, ownTimeZone())}</time>
          {of !== '' && ` · ${of}`}
        </p>
      </div>
      <p className="shrink-0 font-semibold tabular-nums">
        {amountMinor > 0 && '+'}
        {format.money(amountMinor, currency)}
      </p>
    </li>
  );
}
