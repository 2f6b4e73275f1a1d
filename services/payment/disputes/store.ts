import { type Kysely, type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { DisputeFileRow, DisputeRow } from '../dispute-tables.ts';
import type { Place } from '@event-planner/platform/paging';
import type { SaleRow, Tables } from '../tables.ts';
import type { Shown } from './rules.ts';

type Tx = Transaction<Tables>;
type Db = Kysely<Tables> | Tx;

export interface Disputed {
  readonly paymentId: string;
  readonly bookingId: string;
}

const lock = statement<Disputed>('select id as payment_id, booking_id from payments where provider_id = $1 for update');
/** Whoever changes a dispute, or gives money of a payment back, holds its payment. */
export const lockDisputed = async (tx: Tx, intentId: string): Promise<Disputed | undefined> => (await lock(tx, [intentId]))[0];

export const findSale = (db: Db, bookingId: string): Promise<SaleRow | undefined> =>
  db.selectFrom('sales').selectAll().where('bookingId', '=', bookingId).executeTakeFirst();

export const findByProvider = (db: Db, providerId: string): Promise<DisputeRow | undefined> =>
  db.selectFrom('disputes').selectAll().where('providerId', '=', providerId).executeTakeFirst();

export const insertDispute = (tx: Tx, row: DisputeRow): Promise<unknown> => tx.insertInto('disputes').values(row).execute();

type Change = Partial<
  Pick<
    DisputeRow,
    'organizerId' | 'eventId' | 'state' | 'dueAt' | 'closedAt' | 'feeMinor' | 'amountMinor' | 'providerSaidAt' | 'evidence' | 'answeredAt'
  >
>;
export const updateDispute = (db: Db, id: string, change: Change & Pick<DisputeRow, 'updatedAt'>): Promise<unknown> =>
  db.updateTable('disputes').set(change).where('id', '=', id).execute();

const shown = (db: Db) =>
  db
    .selectFrom('disputes')
    .leftJoin('sales', 'sales.bookingId', 'disputes.bookingId')
    .selectAll('disputes')
    .select(['sales.eventTitle', 'sales.reference', 'sales.buyerName']);

export const findDispute = (db: Db, organizerId: string, id: string): Promise<Shown | undefined> =>
  shown(db).where('disputes.organizerId', '=', organizerId).where('disputes.id', '=', id).executeTakeFirst();

export interface DisputeFilter {
  readonly organizerId: string;
  readonly open: boolean | undefined;
  readonly bookingId: string | undefined;
}
interface Page {
  readonly after: Place | undefined;
  readonly limit: number;
}
const closed = ['won', 'lost', 'warning_closed'] as const;

export function listDisputes(db: Db, { organizerId, open, bookingId }: DisputeFilter, { after, limit }: Page): Promise<Shown[]> {
  let query = shown(db)
    .where('disputes.organizerId', '=', organizerId)
    .orderBy('openedAt', 'desc')
    .orderBy('disputes.id', 'desc')
    .limit(limit);
  if (open !== undefined) query = query.where('state', open ? 'not in' : 'in', closed);
  if (bookingId !== undefined) query = query.where('disputes.bookingId', '=', bookingId);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('openedAt', 'disputes.id'), '<', tuple(after.at, after.id)));
  return query.execute();
}

const orphans = statement<{ id: string }>(`
  select d.id from disputes d join sales s on s.booking_id = d.booking_id where d.organizer_id is null and s.organizer_id is not null limit 100`);
/** Those whose sale is known by now, and that are nobody's yet. */
export const listOrphans = async (db: Reader<Tables>): Promise<string[]> => (await orphans(db, [])).map(({ id }) => id);

const lockPayment = statement<unknown>('select 1 from payments where id = (select payment_id from disputes where id = $1) for update');
/** Locks its payment; undefined where it is somebody's already. */
export async function lockOrphan(tx: Tx, id: string): Promise<DisputeRow | undefined> {
  await lockPayment(tx, [id]);
  return tx.selectFrom('disputes').selectAll().where('id', '=', id).where('organizerId', 'is', null).executeTakeFirst();
}

const suspended = statement<{ amountMinor: number }>(`
  select coalesce(sum(p.amount_minor), 0)::bigint as amount_minor from ledger_entries e join ledger_postings p on p.entry_id = e.id
  where e.payment_id = $1 and e.currency = $2 and e.kind in ('dispute_opened', 'dispute_won') and p.account = 'suspense'`);
/** What disputes of a payment took that was nobody's, as it stands in the books. */
export const sumSuspended = async (tx: Tx, paymentId: string, currency: string): Promise<number> =>
  (await suspended(tx, [paymentId, currency]))[0]?.amountMinor ?? 0;

const withheld = statement<{ amountMinor: number }>(`
  select coalesce(sum(amount_minor), 0)::bigint as amount_minor from disputes
  where organizer_id = $1 and currency = $2 and state in ('warning_needs_response', 'warning_under_review')`);
/** What banks ask about: it may be taken back any moment. */
export const sumWithheld = async (db: Db, organizerId: string, currency: string): Promise<number> =>
  (await withheld(db, [organizerId, currency]))[0]?.amountMinor ?? 0;

const disputed = statement<{ currency: string; amountMinor: number }>(`
  select currency, sum(amount_minor)::bigint as amount_minor from disputes
  where organizer_id = $1 and state in ('needs_response', 'under_review') group by 1`);
/** What has been taken back and is not decided, by currency. */
export const sumDisputed = async (db: Db, organizerId: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await disputed(db, [organizerId])).map(({ currency, amountMinor }) => [currency, amountMinor]));

export const listFiles = (db: Db, disputeId: string): Promise<DisputeFileRow[]> =>
  db.selectFrom('disputeFiles').selectAll().where('disputeId', '=', disputeId).orderBy('kind').execute();

/** In the place of the one there was. */
export const putFile = (tx: Tx, { disputeId, kind, ...file }: DisputeFileRow): Promise<unknown> =>
  tx
    .insertInto('disputeFiles')
    .values({ disputeId, kind, ...file })
    .onConflict(conflict => conflict.columns(['disputeId', 'kind']).doUpdateSet(file))
    .execute();

export const deleteFile = (tx: Tx, { disputeId, kind }: Pick<DisputeFileRow, 'disputeId' | 'kind'>): Promise<DisputeFileRow | undefined> =>
  tx.deleteFrom('disputeFiles').where('disputeId', '=', disputeId).where('kind', '=', kind).returningAll().executeTakeFirst();

/** Whoever changes what is shown to the bank, or shows it, holds the dispute. */
export const lockDispute = (tx: Tx, id: string): Promise<DisputeRow | undefined> =>
  tx.selectFrom('disputes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
