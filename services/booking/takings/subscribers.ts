import type { paymentTaken } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import { newId } from '@event-planner/platform/ids';
import type { Transaction } from '@event-planner/platform/database';
import type { Subscribers } from '@event-planner/platform/service';
import type { BookingKeeping } from '../booking-keeping.ts';
import type { booking } from '../manifest.ts';
import type { OrderChangesTable, Tables } from '../tables.ts';
import { getLatest, insertTaking, setPaid } from './store.ts';

export interface TakingParts {
  readonly keeping: Pick<BookingKeeping, 'lock'>;
  /** Writes down in the order who of the team said so. */
  readonly remember: (tx: Transaction<Tables>, changes: readonly OrderChangesTable[]) => Promise<unknown>;
}

/** How an order was paid, by what payment says last; heard in any order. What is not confirmed is paid by another message. */
export const takingSubscribers = ({ keeping, remember }: TakingParts): Pick<Subscribers<typeof booking, Tables>, 'payment.taken.v1'> => ({
  async 'payment.taken.v1'(taken, { tx }) {
    const row = await keeping.lock(tx, taken.bookingId);
    if (!row || !(await insertTaking(tx, rowOf(taken, row.eventId)))) return;
    if (taken.by) await remember(tx, [changeOf(taken, taken.by)]);
    const { paidWith, dueAt } = await getLatest(tx, row.id);
    if (row.confirmedAt !== null) await setPaid(tx, row.id, paidWith === null ? { paidWith: 'invoice', dueAt } : { paidWith, dueAt: null });
  },
});

type Taken = Body<typeof paymentTaken>;

const rowOf = ({ takingId, bookingId, nth, kind, before, paidWith, amountMinor, currency, by, at, dueAt }: Taken, eventId: string) => ({
  id: takingId,
  bookingId,
  eventId,
  nth,
  kind,
  before,
  paidWith,
  amountMinor,
  currency,
  byId: by?.id ?? null,
  byName: by?.name ?? null,
  at: new Date(at),
  dueAt: dueAt === null ? null : new Date(dueAt),
});

const changeOf = (taken: Taken, by: NonNullable<Taken['by']>): OrderChangesTable => ({
  id: newId(new Date(taken.at).getTime()),
  bookingId: taken.bookingId,
  at: new Date(taken.at),
  kind: `payment_${taken.kind}`,
  byId: by.id,
  byName: by.name,
  before: taken.before,
  after: taken.paidWith,
  about: taken.reason,
});
