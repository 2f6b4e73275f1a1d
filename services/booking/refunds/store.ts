import type { TakenApart } from '@event-planner/contracts/taking-apart';
import type { RefundFiling } from '@event-planner/contracts/refund';
import { type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { RefundRow } from '../refund-orders.ts';
import type { RefundPayoutsTable } from '../refund-tables.ts';
import type { Tables } from '../tables.ts';
import type { RefundOfOrder } from './present.ts';

type Tx = Transaction<Tables>;

const insertStatement = statement<RefundRow>(`
  insert into refunds (id, booking_id, event_id, payment_id, cause, key, amount_minor, currency, tickets, parts, as_credit, state, reason, by_user, by_name, created_at, settled_at)
  select id, "bookingId", "eventId", "paymentId", cause, key, "amountMinor", currency, array(select jsonb_array_elements_text(tickets)::uuid), nullif(parts, 'null'), coalesce("asCredit", false), state, reason, "byUser",
    "byName", "createdAt", "settledAt"
  from jsonb_to_record($1::jsonb) as r(id uuid, "bookingId" uuid, "eventId" uuid, "paymentId" uuid, cause text, key text, "amountMinor" bigint, currency text,
    tickets jsonb, parts jsonb, "asCredit" boolean, state text, reason text, "byUser" uuid, "byName" text, "createdAt" timestamptz, "settledAt" timestamptz)
  on conflict (booking_id, key) do nothing returning *`);
export type NewRefund = Omit<
  RefundRow,
  | 'attempt'
  | 'asCredit'
  | 'creditedMinor'
  | 'offInvoiceMinor'
  | 'failureCode'
  | 'settledBy'
  | 'settledByName'
  | 'paidOutWith'
  | 'filedIn'
  | 'sentIn'
> & {
  readonly asCredit?: boolean;
};
/** Undefined when the booking has one with this key. */
export const insertRefund = async (tx: Tx, refund: NewRefund): Promise<RefundRow | undefined> =>
  (await insertStatement(tx, [JSON.stringify(refund)]))[0];

export const getByKey = (tx: Tx, bookingId: string, key: string): Promise<RefundRow> =>
  tx.selectFrom('refunds').selectAll().where('bookingId', '=', bookingId).where('key', '=', key).executeTakeFirstOrThrow();

export const findOrganizer = async (tx: Tx, eventId: string): Promise<string | null> =>
  (await tx.selectFrom('events').select('organizerId').where('id', '=', eventId).executeTakeFirstOrThrow()).organizerId;

/** Whose refund it is: not always the booking that was paid for, for what was split off shares its payment. */
export const findBookingOf = async (tx: Tx, refundId: string): Promise<string | undefined> =>
  refundId === undefined
    ? undefined
    : (await tx.selectFrom('refunds').select('bookingId').where('id', '=', refundId).executeTakeFirst())?.bookingId;

export const findRefund = (tx: Tx, bookingId: string, id: string): Promise<RefundRow | undefined> =>
  tx.selectFrom('refunds').selectAll().where('bookingId', '=', bookingId).where('id', '=', id).executeTakeFirst();

const promiseStatement = statement<unknown>(
  'update bookings set refunded_minor = refunded_minor + $2, refunded_parts = coalesce($3::jsonb, refunded_parts) where id = $1',
);
/** Counts what is to go back of what was paid; `parts`: all that has, with it. The check of the table lets it never be more. */
export const promise = (
  tx: Tx,
  bookingId: string,
  { amountMinor, parts }: { readonly amountMinor: number; readonly parts: TakenApart | undefined },
) => promiseStatement(tx, [bookingId, amountMinor, parts ? JSON.stringify(parts) : null]);

const positionsStatement = statement<{ position: number }>('select position from tickets where booking_id = $1 and id = any($2::uuid[])');
/** Which of a booking's tickets these are, by their numbers from 1. */
export const listPositions = async (tx: Tx, bookingId: string, ids: readonly string[]): Promise<readonly number[]> =>
  (await positionsStatement(tx, [bookingId, ids])).map(({ position }) => position);

export const updateRefund = (
  tx: Tx,
  id: string,
  change: Partial<
    Pick<
      RefundRow,
      | 'state'
      | 'attempt'
      | 'creditedMinor'
      | 'offInvoiceMinor'
      | 'failureCode'
      | 'settledAt'
      | 'settledBy'
      | 'settledByName'
      | 'paidOutWith'
      | 'sentIn'
    >
  >,
): Promise<unknown> => tx.updateTable('refunds').set(change).where('id', '=', id).execute();

const fileStatement = statement<unknown>('update refunds set filed_in = $2 where id = any($1::uuid[]) and filed_in is distinct from $2');
/** Refunds whose bookings are locked are sent by this file. */
export const fileRefunds = (tx: Tx, { refunds, fileId }: RefundFiling): Promise<unknown> => fileStatement(tx, [refunds, fileId]);

const unfileStatement = statement<unknown>('update refunds set filed_in = null where id = any($1::uuid[]) and filed_in = $2');
export const unfileRefunds = (tx: Tx, { refunds, fileId }: RefundFiling): Promise<unknown> => unfileStatement(tx, [refunds, fileId]);

const payoutStatement = statement<{ nth: number }>(`
  insert into refund_payouts (refund_id, nth, event_id, kind, paid_with, amount_minor, by_id, by_name, at)
  select "refundId", 1 + (select count(*) from refund_payouts p where p.refund_id = r."refundId"), "eventId", kind, "paidWith", "amountMinor", "byId", "byName", at
  from jsonb_to_record($1::jsonb) as r("refundId" uuid, "eventId" uuid, kind text, "paidWith" text, "amountMinor" bigint, "byId" uuid, "byName" text, at timestamptz)
  returning nth`);
/** Of a booking that is locked; answers which of its refund's it is. */
export async function insertPayout(tx: Tx, payout: Omit<RefundPayoutsTable, 'nth'>): Promise<number> {
  const [row] = await payoutStatement(tx, [JSON.stringify(payout)]);
  if (!row) throw new Error(`the payout of the refund ${payout.refundId} was not written`);
  return row.nth;
}

interface Done {
  readonly doneMinor: number;
  /** Of it, what nobody had paid. */
  readonly offInvoiceMinor: number;
}
const sumStatement = statement<Done>(`
  select coalesce(sum(amount_minor), 0)::bigint as done_minor, coalesce(sum(off_invoice_minor), 0)::bigint as off_invoice_minor
  from refunds where booking_id = $1 and state = 'done' and cause <> 'payment_rejected'`);
/** Of what a booking cost, what has gone back, or is off its invoice. */
export const sumDone = async (tx: Tx, bookingId: string): Promise<Done> =>
  (await sumStatement(tx, [bookingId]))[0] ?? { doneMinor: 0, offInvoiceMinor: 0 };

export const findByKey = (tx: Tx, bookingId: string, key: string): Promise<RefundRow | undefined> =>
  tx.selectFrom('refunds').selectAll().where('bookingId', '=', bookingId).where('key', '=', key).executeTakeFirst();

const ofOrders = 'select r.*, b.reference, b.attendee_name, b.paid_with from refunds r join bookings b on b.id = r.booking_id';

const findOfEventStatement = statement<RefundOfOrder>(`${ofOrders} where r.event_id = $1 and r.id = $2`);
export const findOfEvent = async (db: Reader<Tables>, eventId: string, id: string): Promise<RefundOfOrder | undefined> =>
  (await findOfEventStatement(db, [eventId, id]))[0];

const listOfBookingsStatement = statement<RefundOfOrder>(`${ofOrders} where r.booking_id = any($1::uuid[]) order by r.id`);
/** The oldest first. */
export const listOfBookings = (db: Reader<Tables>, bookingIds: readonly string[]): Promise<RefundOfOrder[]> =>
  listOfBookingsStatement(db, [bookingIds]);

const listOfEventStatement = statement<RefundOfOrder>(`
  ${ofOrders} where r.event_id = $1 and ($2::text is null or r.state = $2) and ($3::uuid is null or r.id < $3) order by r.id desc limit $4`);
/** The newest first, from after `cursor`. */
export const listOfEvent = (
  db: Reader<Tables>,
  page: { readonly eventId: string; readonly state?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<RefundOfOrder[]> => listOfEventStatement(db, [page.eventId, page.state ?? null, page.cursor ?? null, page.limit]);

export const mostByHand = 1000;
const byHandStatement = statement<RefundOfOrder & { readonly eventTitle: string }>(`
  select r.*, b.reference, b.attendee_name, b.paid_with, e.title as event_title
  from events e join refunds r on r.event_id = e.id join bookings b on b.id = r.booking_id
  where e.organizer_id = $1 and r.state = 'by_hand' and ($2::uuid is null or r.id > $2) order by r.id limit $3`);
/** What an organizer has to pay out by hand, the oldest first. */
export const listByHand = (
  db: Reader<Tables>,
  { organizerId, after }: { readonly organizerId: string; readonly after: string | undefined },
) => byHandStatement(db, [organizerId, after ?? null, mostByHand]);

const ofOrganizerStatement = statement<RefundOfOrder>(`
  select r.*, b.reference, b.attendee_name, b.paid_with from refunds r join bookings b on b.id = r.booking_id
  where r.event_id in (select id from events where organizer_id = $1) and r.id = any($2::uuid[]) order by r.booking_id, r.id`);
/** Those of an organizer's events, in the order of their bookings, so that two who lock them do not deadlock. */
export const listOfOrganizer = (db: Reader<Tables>, organizerId: string, ids: readonly string[]): Promise<RefundOfOrder[]> =>
  ofOrganizerStatement(db, [organizerId, ids]);
