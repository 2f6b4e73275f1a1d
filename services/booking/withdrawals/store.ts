import type { KeptSeat } from '@event-planner/contracts/block';
import { type Kysely, statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { Tables } from '../tables.ts';

const lockStatement = statement<unknown>(`select pg_advisory_xact_lock(${eventLock('$1::uuid')})`);
/** The event's lock, alone: nobody sells meanwhile, and no other version is taken in. */
export const lockEvent = (tx: Transaction<Tables>, eventId: string): Promise<unknown> => lockStatement(tx, [eventId]);

export interface Wanted {
  readonly id: string;
  readonly eventId: string;
  readonly version: number;
  readonly seats: readonly string[];
  readonly now: Date;
}
// What another withdrawal has is taken over: event asks again when its version has changed meanwhile. Without a category, so that nobody counts it as sold.
const withdrawStatement = statement<{ seat: string }>(`
  insert into seat_claims (event_id, seat, hold_id, category, expires_at)
  select $1, s.seat, $2, '', 'infinity' from unnest($4::text[]) as s(seat) order by s.seat
  on conflict (event_id, seat) do update set hold_id = excluded.hold_id, category = '', expires_at = excluded.expires_at
    where seat_claims.expires_at <= $3
      or exists (select from withdrawals w where w.id = seat_claims.hold_id and w.event_id = seat_claims.event_id)
  returning seat`);
/** Answers the seats that nobody can buy any more. */
export async function withdrawSeats(tx: Transaction<Tables>, { id, eventId, version, seats, now }: Wanted): Promise<readonly string[]> {
  await tx.insertInto('withdrawals').values({ id, eventId, version, createdAt: now }).execute();
  return (await withdrawStatement(tx, [eventId, id, now, seats])).map(row => row.seat);
}

// One that was given back a moment ago was still held when it mattered.
const keptStatement = statement<KeptSeat>(`
  select s.seat, case when c.ticket_id is not null then 'sold' when b.id is not null then 'blocked' else 'held' end as because
  from unnest($2::text[]) as s(seat) left join seat_claims c on c.event_id = $1 and c.seat = s.seat left join blocks b on b.id = c.hold_id order by s.seat`);
/** Why these could not be withdrawn. */
export const listKept = (tx: Transaction<Tables>, eventId: string, seats: readonly string[]): Promise<KeptSeat[]> =>
  keptStatement(tx, [eventId, seats]);

export const findWithdrawal = (tx: Transaction<Tables>, { id, eventId }: { readonly id: string; readonly eventId: string }) =>
  tx.selectFrom('withdrawals').select('id').where('id', '=', id).where('eventId', '=', eventId).executeTakeFirst();

export const hasWithdrawals = async (tx: Transaction<Tables>, eventId: string): Promise<boolean> =>
  (await tx.selectFrom('withdrawals').select('id').where('eventId', '=', eventId).executeTakeFirst()) !== undefined;

const settleStatement = statement<{ seat: string }>(`
  with settled as (
    update withdrawals set settled = true where event_id = $1 and version <= $2 returning id
  ), back as materialized (
    select c.seat from seat_claims c, settled where c.event_id = $1 and c.hold_id = settled.id and c.seat = any($3::text[]) order by c.seat for update of c
  )
  delete from seat_claims c using back where c.event_id = $1 and c.seat = back.seat returning c.seat`);
/** Ends the withdrawals of all versions up to this one, where it has the seats after all; answers those. The event is locked. */
export const settle = async (
  tx: Transaction<Tables>,
  { eventId, version, seats }: { readonly eventId: string; readonly version: number; readonly seats: readonly string[] },
): Promise<readonly string[]> => (await settleStatement(tx, [eventId, version, seats])).map(row => row.seat);

const planStatement = statement<{ differs: boolean }>(`
  select seat_map is distinct from $2::jsonb as differs from events where id = $1`);
/** Whether another plan than the one we know is told. The event is locked. */
export const planDiffers = async (tx: Transaction<Tables>, eventId: string, seatMap: unknown): Promise<boolean> =>
  (await planStatement(tx, [eventId, JSON.stringify(seatMap)]))[0]?.differs ?? false;

const paintStatement = statement<unknown>(`
  with painted as materialized (
    select c.seat, p.category from seat_claims c join unnest($2::text[], $3::text[]) as p(seat, category) on p.seat = c.seat
    where c.event_id = $1 and c.category <> p.category order by c.seat for update of c
  )
  update seat_claims c set category = painted.category from painted where c.event_id = $1 and c.seat = painted.seat`);
/** What is claimed counts in the category that the plan now gives its seat. */
export const paintClaims = (
  tx: Transaction<Tables>,
  eventId: string,
  seats: readonly { readonly id: string; readonly category: string }[],
): Promise<unknown> => paintStatement(tx, [eventId, seats.map(seat => seat.id), seats.map(seat => seat.category)]);

export interface OpenWithdrawal {
  readonly id: string;
  readonly eventId: string;
  readonly version: number;
  readonly createdAt: Date;
}
const openStatement = statement<OpenWithdrawal>(`
  select id, event_id, version, created_at from withdrawals where not settled and created_at <= $1 order by created_at limit 100`);
/** Those of which we do not know yet what became, made before `until`. */
export const listOpen = (db: Kysely<Tables>, until: Date): Promise<OpenWithdrawal[]> => openStatement(db, [until]);

const endStatement = statement<{ seat: string }>(`
  with gone as (delete from withdrawals where id = $2 and event_id = $1 and not settled returning id),
  mine as materialized (select c.seat from seat_claims c, gone where c.event_id = $1 and c.hold_id = gone.id order by c.seat for update of c)
  delete from seat_claims c using mine where c.event_id = $1 and c.seat = mine.seat returning c.seat`);
export const end = async (tx: Transaction<Tables>, { id, eventId }: Pick<OpenWithdrawal, 'id' | 'eventId'>): Promise<readonly string[]> =>
  (await endStatement(tx, [eventId, id])).map(row => row.seat);
