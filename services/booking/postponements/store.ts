import { type Database, type Reader, type Selectable, statement, type Transaction } from '@event-planner/platform/database';
import type { BookingRow } from '../booking-keeping.ts';
import type { PostponementsTable } from '../postponement-tables.ts';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
type Read = Reader<Tables>;
export type PostponementRow = Selectable<PostponementsTable>;
export type NewPostponement = Pick<PostponementRow, 'eventId' | 'version' | 'postponedAt' | 'refundUntil'>;

/** Once for each version. */
export const insertPostponement = (tx: Tx, row: NewPostponement): Promise<unknown> =>
  tx
    .insertInto('postponements')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .execute();

export const findLatest = (db: Read, eventId: string): Promise<PostponementRow | undefined> =>
  db.selectFrom('postponements').selectAll().where('eventId', '=', eventId).orderBy('version', 'desc').limit(1).executeTakeFirst();

const lastStatement = statement<{ until: Date | null }>('select max(refund_until) as until from postponements where event_id = $1');
/** The last moment that anybody was told. */
export const findRefundUntil = async (db: Read, eventId: string): Promise<Date | null> =>
  (await lastStatement(db, [eventId]))[0]?.until ?? null;

const extendStatement = statement<unknown>(`
  update postponements set refund_until = $2
  where event_id = $1 and version = (select max(version) from postponements where event_id = $1) and refund_until <= $2 returning version`);
/** False where it was longer. */
export const extend = async (db: Database<Tables>['query'], eventId: string, until: Date): Promise<boolean> =>
  (await extendStatement(db, [eventId, until])).length > 0;

const lockUntoldStatement = statement<PostponementRow>(
  'select * from postponements where all_told_at is null order by postponed_at, event_id limit 1 for update skip locked',
);
/** One of those whose holders were not all told yet and that nobody else is at. */
export const lockUntold = async (tx: Tx): Promise<PostponementRow | undefined> => (await lockUntoldStatement(tx, []))[0];

export interface HolderRow extends Pick<BookingRow, 'id' | 'userId' | 'email' | 'attendeeName' | 'reference'> {
  readonly tickets: number;
}
const holdersStatement = statement<HolderRow>(`
  select b.id, b.user_id, b.email, b.attendee_name, b.reference, t.tickets
  from bookings b, lateral (select count(*)::int as tickets from tickets where booking_id = b.id and state = 'valid') t
  where b.event_id = $1 and b.state = 'confirmed' and ($2::uuid is null or b.id > $2) and t.tickets > 0 order by b.id limit $3`);
export const listHolders = (
  tx: Tx,
  { eventId, after, limit }: { readonly eventId: string; readonly after: string | null; readonly limit: number },
): Promise<HolderRow[]> => holdersStatement(tx, [eventId, after, limit]);

export const noteTold = (
  tx: Tx,
  { eventId, version }: PostponementRow,
  change: Pick<PostponementRow, 'told' | 'toldTo' | 'allToldAt'>,
): Promise<unknown> => tx.updateTable('postponements').set(change).where('eventId', '=', eventId).where('version', '=', version).execute();

export interface GivenBackRow {
  readonly currency: string;
  readonly orders: number;
  readonly tickets: number;
  readonly amountMinor: number;
}
const givenStatement = statement<GivenBackRow>(`
  select currency, count(distinct booking_id)::int as orders, sum(cardinality(tickets))::int as tickets, sum(amount_minor)::bigint as amount_minor
  from refunds where event_id = $1 and cause = 'cancelled_by_buyer' and created_at >= $2 group by 1 order by 1`);
/** What buyers gave back since then. */
export const listGivenBack = (db: Read, eventId: string, since: Date): Promise<GivenBackRow[]> => givenStatement(db, [eventId, since]);

const leftStatement = statement<{ tickets: number }>(
  `select count(*)::int as tickets from tickets where event_id = $1 and state = 'valid'`,
);
export const countValid = async (db: Read, eventId: string): Promise<number> => (await leftStatement(db, [eventId]))[0]?.tickets ?? 0;
