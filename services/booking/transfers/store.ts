import { type Selectable, statement } from '@event-planner/platform/database';
import type { TransfersTable } from '../moving-tables.ts';
import type { TicketsTable } from '../tables.ts';
import type { Query, Tx } from './parts.ts';

export interface TransferRow extends Selectable<TransfersTable> {
  /** Whether all of its tickets are still valid and offered by it. */
  readonly complete: boolean;
}

export const insertTransfer = (tx: Tx, row: Selectable<TransfersTable>): Promise<unknown> =>
  tx
    .insertInto('transfers')
    .values({ ...row, ticketIds: [...row.ticketIds] })
    .execute();

const columns = `t.*, (select count(*) from tickets k where k.offer_id = t.id and k.state = 'valid') = cardinality(t.ticket_ids) as complete`;

const listStatement = statement<TransferRow>(
  `select ${columns} from transfers t where t.booking_id = $1 order by t.created_at desc limit 200`,
);
/** Newest first. */
export const listTransfers = (db: Query | Tx, bookingId: string): Promise<TransferRow[]> => listStatement(db, [bookingId]);

const findStatement = statement<TransferRow>(`select ${columns} from transfers t where t.id = $1`);
export const findTransfer = async (db: Query | Tx, id: string): Promise<TransferRow | undefined> => (await findStatement(db, [id]))[0];

const findByTokenStatement = statement<TransferRow>(`select ${columns} from transfers t where t.token_hash = $1`);
export const findByToken = async (db: Query | Tx, tokenHash: string): Promise<TransferRow | undefined> =>
  (await findByTokenStatement(db, [tokenHash]))[0];

const countStatement = statement<{ count: number }>(
  `select count(*)::int as count from transfers where booking_id = $1 and created_at > $2`,
);
/** How many were offered of a booking since then. The booking is locked. */
export const countSince = async (tx: Tx, bookingId: string, since: Date): Promise<number> =>
  (await countStatement(tx, [bookingId, since]))[0]?.count ?? 0;

/** What was said to it is said no more. */
export const endTransfer = (tx: Tx, id: string, change: Pick<TransferRow, 'state' | 'endedAt' | 'acceptedAs'>): Promise<unknown> =>
  tx
    .updateTable('transfers')
    .set({ ...change, message: null })
    .where('id', '=', id)
    .execute();

export type OfferedTicket = Pick<Selectable<TicketsTable>, 'ticketTypeId' | 'ticketTypeName' | 'seat' | 'place'>;
export const listOfferedTickets = (db: Query | Tx, ids: readonly string[]): Promise<OfferedTicket[]> =>
  db.selectFrom('tickets').select(['ticketTypeId', 'ticketTypeName', 'seat', 'place']).where('id', 'in', ids).orderBy('position').execute();

/** Whose a booking is. */
export const findOwner = async (db: Query | Tx, bookingId: string): Promise<string | undefined> =>
  (await db.selectFrom('bookings').select('userId').where('id', '=', bookingId).executeTakeFirst())?.userId;
