import type { Block } from '@event-planner/contracts/block';
import { type Kysely, type Selectable, statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { BlocksTable, Tables } from '../tables.ts';

export interface BlockRow extends Omit<Selectable<BlocksTable>, 'places'> {
  readonly places: Block['places'];
  readonly seats: readonly string[];
}

const shareStatement = statement<unknown>(`select pg_advisory_xact_lock_shared(${eventLock('$1::uuid')})`);
/** From here on the event does not change. Before every other lock. */
export const shareEvent = (tx: Transaction<Tables>, eventId: string): Promise<unknown> => shareStatement(tx, [eventId]);

export interface SeatsToBlock {
  readonly blockId: string;
  readonly eventId: string;
  readonly seats: readonly { readonly seat: string; readonly category: string }[];
  readonly until: Date | null;
  readonly now: Date;
}
const claimStatement = statement<{ seat: string }>(`
  insert into seat_claims (event_id, seat, hold_id, category, expires_at)
  select $1, s.seat, $2, s.category, coalesce($4::timestamptz, 'infinity') from unnest($5::text[], $6::text[]) as s(seat, category) order by s.seat
  on conflict (event_id, seat) do update set hold_id = excluded.hold_id, category = excluded.category, expires_at = excluded.expires_at
    where seat_claims.expires_at <= $3
  returning seat`);
/** Claims the seats that are free, as a hold does; answers those. */
export async function claimSeats(
  tx: Transaction<Tables>,
  { blockId, eventId, seats, until, now }: SeatsToBlock,
): Promise<readonly string[]> {
  if (seats.length === 0) return [];
  const rows = await claimStatement(tx, [eventId, blockId, now, until, seats.map(one => one.seat), seats.map(one => one.category)]);
  return rows.map(row => row.seat);
}

export const insertBlock = (tx: Transaction<Tables>, { seats: _seats, places, ...block }: BlockRow): Promise<unknown> =>
  tx
    .insertInto('blocks')
    .values({ ...block, places: JSON.stringify(places) })
    .execute();

const columns = `b.id, b.event_id, b.kind, b.reason, b.note, b.until, b.places, b.created_by, b.created_by_name, b.created_at,
  coalesce((select json_agg(c.seat order by c.seat) from seat_claims c where c.event_id = b.event_id and c.hold_id = b.id), '[]') as seats`;
const listStatement = statement<BlockRow>(`
  select ${columns} from blocks b where b.event_id = $1 and (b.until is null or b.until > $2) order by b.created_at, b.id`);
/** Those in force, the oldest first. */
export const listBlocks = (db: Kysely<Tables>, eventId: string, now: Date): Promise<BlockRow[]> => listStatement(db, [eventId, now]);

const lockStatement = statement<BlockRow>(`
  with mine as materialized (select id from blocks where event_id = $1 and id = $2 and (until is null or until > $3) for update)
  select ${columns} from blocks b join mine on mine.id = b.id`);
/** Undefined when there is none in force. Before its seats. */
export const lockBlock = async (
  tx: Transaction<Tables>,
  { eventId, id, now }: { readonly eventId: string; readonly id: string; readonly now: Date },
): Promise<BlockRow | undefined> => (await lockStatement(tx, [eventId, id, now]))[0];

const freeStatement = statement<unknown>(`
  with mine as materialized (select seat from seat_claims where event_id = $1 and hold_id = $2 and seat = any($3::text[]) order by seat for update)
  delete from seat_claims c using mine where c.event_id = $1 and c.seat = mine.seat`);
export const freeSeats = (
  tx: Transaction<Tables>,
  { id, eventId }: Pick<BlockRow, 'id' | 'eventId'>,
  seats: readonly string[],
): Promise<unknown> => freeStatement(tx, [eventId, id, seats]);

export const deleteBlock = (tx: Transaction<Tables>, id: string): Promise<unknown> =>
  tx.deleteFrom('blocks').where('id', '=', id).execute();

const sweepStatement = statement<unknown>(`
  with over as (delete from blocks where until <= $1 returning id, event_id)
  delete from seat_claims c using over where c.event_id = over.event_id and c.hold_id = over.id and c.expires_at <= $1`);
/** Housekeeping: one whose time is over is nobody's, whether its rows are there or not. */
export const sweepBlocks = (tx: Transaction<Tables>, now: Date): Promise<unknown> => sweepStatement(tx, [now]);
