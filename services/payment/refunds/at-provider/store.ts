import { type Kysely, sql, type Transaction } from '@event-planner/platform/database';
import type { Place } from '@event-planner/platform/paging';
import type { PaymentRow, ProviderRefundRow, RefundRow, Tables } from '../../tables.ts';
import type { Shown } from './rules.ts';

type Tx = Transaction<Tables>;
type Db = Kysely<Tables> | Tx;

/** Whoever gives money of a payment back holds it. */
export const lockByIntent = (tx: Tx, intentId: string): Promise<PaymentRow | undefined> =>
  tx.selectFrom('payments').selectAll().where('providerId', '=', intentId).forUpdate().executeTakeFirst();

export const findMade = (db: Db, providerId: string): Promise<ProviderRefundRow | undefined> =>
  db.selectFrom('providerRefunds').selectAll().where('providerId', '=', providerId).executeTakeFirst();

export const insertMade = (tx: Tx, row: ProviderRefundRow): Promise<unknown> => tx.insertInto('providerRefunds').values(row).execute();

export const updateMade = (tx: Tx, providerId: string, change: Partial<Omit<ProviderRefundRow, 'providerId'>>): Promise<unknown> =>
  tx.updateTable('providerRefunds').set(change).where('providerId', '=', providerId).execute();

/** A refund of ours that we were told had been made by another way, of the same amount. */
export const findUnnamed = (tx: Tx, paymentId: string, amountMinor: number): Promise<RefundRow | undefined> =>
  tx
    .selectFrom('refunds')
    .selectAll()
    .where('paymentId', '=', paymentId)
    .where(sql<number>`amount_minor - credit_minor`, '=', amountMinor)
    .where('state', '=', 'succeeded')
    .where('providerId', 'is', null)
    .executeTakeFirst();

export const nameRefund = (tx: Tx, id: string, providerId: string): Promise<unknown> =>
  tx.updateTable('refunds').set({ providerId }).where('id', '=', id).execute();

/** Bookings that live of one payment: what was split off has none of its own. */
export async function countBookings(tx: Tx, { id, bookingId }: Pick<PaymentRow, 'id' | 'bookingId'>): Promise<number> {
  const { bookings } = await tx
    .selectFrom('sales')
    .where(eb => eb.or([eb('bookingId', '=', bookingId), eb('paymentId', '=', id), eb('parentId', '=', bookingId)]))
    .where(eb => eb.or([eb('bookingId', '=', bookingId), eb('origin', 'in', ['split', 'transfer', 'exchange'])]))
    .select(sql<number>`count(*)::int`.as('bookings'))
    .executeTakeFirstOrThrow();
  return bookings;
}

const shown = (db: Db) =>
  db
    .selectFrom('providerRefunds')
    .leftJoin('sales', 'sales.bookingId', 'providerRefunds.bookingId')
    .selectAll('providerRefunds')
    .select(['sales.reference', 'sales.buyerName', 'sales.eventId', 'sales.eventTitle', 'sales.organizerId']);

export const findShown = (db: Db, organizerId: string, providerId: string): Promise<Shown | undefined> =>
  shown(db).where('sales.organizerId', '=', organizerId).where('providerId', '=', providerId).executeTakeFirst();

export interface MadePage {
  readonly open: boolean | undefined;
  readonly after: Place | undefined;
  readonly limit: number;
}

/** The newest first. */
export function listMade(db: Db, organizerId: string, { open, after, limit }: MadePage): Promise<Shown[]> {
  let query = shown(db).where('sales.organizerId', '=', organizerId).orderBy('madeAt', 'desc').orderBy('providerId', 'desc').limit(limit);
  if (open !== undefined) query = query.where('purpose', open ? 'is' : 'is not', null);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('madeAt', 'providerId'), '<', tuple(after.at, after.id)));
  return query.execute();
}
