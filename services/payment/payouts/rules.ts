import type { Payout } from '@event-planner/contracts/payouts';
import { credit, debit, type Entry } from '../books.ts';
import { maskOf } from '../mask.ts';
import type { PayoutRow } from '../payout-tables.ts';

/** Money by hand leaves from the platform's own bank account; an account `bank` of nobody is that. */
const placeOf = { provider: 'provider', bank: 'bank' } as const;

type Booked = Pick<PayoutRow, 'id' | 'kind' | 'organizerId' | 'currency' | 'amountMinor'>;

export const entryOfPayout = ({ id, kind, organizerId, currency, amountMinor }: Booked, happenedAt: Date): Entry => ({
  key: `payout ${id}`,
  kind: 'payout',
  currency,
  happenedAt,
  postings: [debit('payouts', amountMinor, organizerId), credit(placeOf[kind], amountMinor)],
});

/** It did not arrive: it is owed again. */
export const entryOfFailure = ({ id, kind, organizerId, currency, amountMinor }: Booked, happenedAt: Date): Entry => ({
  key: `payout ${id} failed`,
  kind: 'payout_failed',
  currency,
  happenedAt,
  postings: [debit(placeOf[kind], amountMinor), credit('payouts', amountMinor, organizerId)],
});

export const present = (row: PayoutRow): Payout => ({
  id: row.id,
  number: row.number,
  currency: row.currency,
  amountMinor: row.amountMinor,
  kind: row.kind,
  state: row.state,
  account: maskOf(row),
  askedBy: row.askedByName,
  failure: row.failure,
  createdAt: row.createdAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
});

/** One minute, then twice as long each time, up to an hour. */
export const nextSend = (attempts: number, now: Date): Date => new Date(now.getTime() + Math.min(2 ** Math.min(attempts, 10), 60) * 60_000);
