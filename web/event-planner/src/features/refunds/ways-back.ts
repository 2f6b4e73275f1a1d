import type { Refund } from '@event-planner/contracts/refund';

/** One way in which a part of a refund goes back. */
export interface WayBack {
  readonly as: 'money' | 'credit' | 'invoice';
  readonly amountMinor: number;
  /** Credit neither fails nor is paid out by hand, and what is off an invoice is. */
  readonly state: Refund['state'];
  readonly at: string;
}

/** By which ways a refund goes back: what credit had paid is credit again at once, what nobody had paid is off the invoice, and the rest goes the way it came. */
export function waysBackOf({
  amountMinor,
  asCredit,
  creditedMinor,
  offInvoiceMinor,
  state,
  createdAt,
  settledAt,
}: Refund): readonly WayBack[] {
  if (asCredit) return [{ as: 'credit', amountMinor, state, at: settledAt ?? createdAt }];
  const ways: readonly WayBack[] = [
    { as: 'money', amountMinor: amountMinor - creditedMinor - offInvoiceMinor, state, at: settledAt ?? createdAt },
    { as: 'credit', amountMinor: creditedMinor, state: 'done', at: createdAt },
    { as: 'invoice', amountMinor: offInvoiceMinor, state: 'done', at: createdAt },
  ];
  return ways.filter(way => way.amountMinor > 0);
}
