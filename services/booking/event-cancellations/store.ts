import { type Kysely, type Reader, type Selectable, statement, type Transaction } from '@event-planner/platform/database';
import type { CancellationsTable, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
type Read = Reader<Tables>;
export type CancellationRow = Selectable<CancellationsTable>;

/** Under which an order's refund is known: one for each order. */
export const refundKey = 'event cancelled';

// Orders that stand, and those whose tickets went to others, for which their buyers paid all the same.
const open = `b.event_id = $1 and b.state in ('confirmed', 'transferred')
  and not exists (select from refunds r where r.booking_id = b.id and r.key = '${refundKey}')`;

export interface FiguresRow {
  readonly currency: string;
  readonly byHand: boolean;
  readonly orders: number;
  readonly tickets: number;
  readonly withFeesMinor: number;
  readonly withoutFeesMinor: number;
  /** The same with what was kept before. */
  readonly allWithFeesMinor: number;
  readonly allWithoutFeesMinor: number;
}
/** What `backOfCancelled` comes to, over all of them. */
const figuresStatement = statement<FiguresRow>(`
  select currency, by_hand, count(*)::int as orders, sum(tickets)::int as tickets,
    sum(greatest(0, left_minor - kept_minor))::bigint as with_fees_minor, sum(greatest(0, left_minor - kept_minor - fees_minor))::bigint as without_fees_minor,
    sum(greatest(0, left_minor))::bigint as all_with_fees_minor, sum(greatest(0, left_minor - fees_minor))::bigint as all_without_fees_minor
  from (
    select b.currency, b.kept_minor, b.total_minor + b.carried_minor - b.moved_minor - b.refunded_minor as left_minor,
      (b.payment_id is null or b.paid_with is not null) and b.carried_minor = 0 and b.total_minor > b.refunded_minor + b.moved_minor as by_hand,
      (select count(*) from tickets t where t.booking_id = b.id and t.state = 'valid') as tickets,
      greatest(0, (select coalesce(sum((fee ->> 'amountMinor')::bigint), 0) from jsonb_array_elements(b.price -> 'fees') as fee) - b.ended_fees_minor) as fees_minor
    from bookings b where ${open}
  ) of_order group by 1, 2 order by 1, 2`);
export const listFigures = (db: Read, eventId: string): Promise<FiguresRow[]> => figuresStatement(db, [eventId]);

const listOpenStatement = statement<{ id: string }>(
  `select b.id from bookings b where ${open} and ($2::uuid is null or b.id > $2) order by b.id limit $3`,
);
/** Orders that are yet to be given back, from after `after`. */
export const listOpenOrders = async (
  db: Read,
  { eventId, after, limit }: { readonly eventId: string; readonly after: string | null; readonly limit: number },
): Promise<readonly string[]> => (await listOpenStatement(db, [eventId, after, limit])).map(({ id }) => id);

export const findCancellation = (db: Read, eventId: string): Promise<CancellationRow | undefined> =>
  db.selectFrom('cancellations').selectAll().where('eventId', '=', eventId).executeTakeFirst();

export const listUnfinished = (db: Read): Promise<CancellationRow[]> =>
  db.selectFrom('cancellations').selectAll().where('finishedAt', 'is', null).orderBy('startedAt').limit(100).execute();

const insertStatement = statement<CancellationRow>(`
  insert into cancellations (event_id, with_fees, with_kept, as_credit, orders, started_by, started_by_name, started_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (event_id) do nothing returning *`);
/** Undefined when it was started before. */
export const insertCancellation = async (tx: Tx, row: Omit<CancellationRow, 'finishedAt'>): Promise<CancellationRow | undefined> =>
  (
    await insertStatement(tx, [
      row.eventId,
      row.withFees,
      row.withKept,
      row.asCredit,
      row.orders,
      row.startedBy,
      row.startedByName,
      row.startedAt,
    ])
  )[0];

const lockEventStatement = statement<{ state: string }>('select state from events where id = $1 for share');
export const lockEventState = async (tx: Tx, eventId: string): Promise<string | undefined> =>
  (await lockEventStatement(tx, [eventId]))[0]?.state;

export const setFinished = (db: Kysely<Tables>, eventId: string, finishedAt: Date): Promise<unknown> =>
  db.updateTable('cancellations').set({ finishedAt }).where('eventId', '=', eventId).where('finishedAt', 'is', null).execute();

const countStatement = statement<{ state: string; count: number }>(
  `select state, count(*)::int as count from refunds where event_id = $1 and key = '${refundKey}' group by 1`,
);
export const countRefunds = (db: Read, eventId: string): Promise<{ state: string; count: number }[]> => countStatement(db, [eventId]);
