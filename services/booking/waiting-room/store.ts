import type { WaitingRoomSettings } from '@event-planner/contracts/waiting-room';
import { type Kysely, statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import type { Room } from './rules.ts';

type Tx = Transaction<Tables>;

export interface KnownRoom extends Room {
  /** Whose number is no higher had their turn longer ago than they may take to come. */
  readonly missedUpTo: number;
}
const knownRooms = `
  select r.*, coalesce((
    select max(s.admitted) from waiting_room_samples s where s.event_id = r.event_id and s.at <= $1::timestamptz - r.come_within_minutes * interval '1 minute'
  ), 0) as missed_up_to from waiting_rooms r`;
const listOpenStatement = statement<KnownRoom>(`${knownRooms} where r.state <> 'closed'`);
export const listOpenRooms = (db: Kysely<Tables>, now: Date): Promise<KnownRoom[]> => listOpenStatement(db, [now]);
const findStatement = statement<KnownRoom>(`${knownRooms} where r.event_id = $2`);
export const findRoom = async (db: Kysely<Tables>, eventId: string, now: Date): Promise<KnownRoom | undefined> =>
  (await findStatement(db, [now, eventId]))[0];

const lockStatement = statement<Room>('select * from waiting_rooms where event_id = $1 for update');
/** Whoever gives out numbers, draws, or changes how far the room is. The first of all locks, and the only one of its transaction. */
export const lockRoom = async (tx: Tx, eventId: string): Promise<Room | undefined> => (await lockStatement(tx, [eventId]))[0];

const insertStatement = statement<{ eventId: string }>(`
  insert into waiting_rooms (event_id, opens_at, pre_queue_minutes, rate_per_minute, admission_minutes, come_within_minutes, max_per_address, state, seed, seed_hash, advanced_at)
  values ($1, $2, $3, $4, $5, $6, $7, 'running', $8, $9, $10) on conflict (event_id) do nothing returning event_id`);
export interface NewRoom {
  readonly eventId: string;
  readonly settings: WaitingRoomSettings;
  readonly seed: string;
  readonly seedHash: string;
  readonly now: Date;
}
export const insertRoom = (db: Kysely<Tables>, { eventId, settings, seed, seedHash, now }: NewRoom): Promise<unknown> =>
  insertStatement(db, [eventId, ...settingsOf(settings), seed, seedHash, now]);

const settingsOf = (of: WaitingRoomSettings): readonly unknown[] => [
  of.opensAt,
  of.preQueueMinutes,
  of.ratePerMinute,
  of.admissionMinutes,
  of.comeWithinMinutes,
  of.maxPerAddress,
];
const changeStatement = statement<unknown>(`
  update waiting_rooms set opens_at = $2, pre_queue_minutes = $3, rate_per_minute = $4, admission_minutes = $5, come_within_minutes = $6, max_per_address = $7,
    state = $8, admitted = $9, advanced_at = $10 where event_id = $1`);
/** The room is locked; how far it is was worked out by the old settings. */
export const changeRoom = (
  tx: Tx,
  eventId: string,
  { settings, state, admitted, advancedAt }: Pick<Room, 'state' | 'admitted' | 'advancedAt'> & { readonly settings: WaitingRoomSettings },
): Promise<unknown> => changeStatement(tx, [eventId, ...settingsOf(settings), state, admitted, advancedAt]);

const advanceStatement = statement<unknown>(
  'update waiting_rooms set admitted = $2, advanced_at = $3, last_number = $4 where event_id = $1',
);
export const saveAdvance = (
  tx: Tx,
  eventId: string,
  { admitted, advancedAt, lastNumber }: Pick<Room, 'admitted' | 'advancedAt' | 'lastNumber'>,
): Promise<unknown> => advanceStatement(tx, [eventId, admitted, advancedAt, lastNumber]);

// HMAC-SHA256 (RFC 2104) of each visitor's name by the seed, whose two paddings are given: Postgres has the hash, and anybody can work out the same.
const drawStatement = statement<{ drawn: number }>(`
  with ranked as (
    select visitor, row_number() over (order by sha256($3::bytea || sha256($2::bytea || convert_to(visitor, 'UTF8'))), visitor) as rank
    from waiting_visitors where event_id = $1 and number is null
  ), numbered as (
    update waiting_visitors v set number = r.rank, drawn = r.rank from ranked r where v.event_id = $1 and v.visitor = r.visitor returning 1
  ), opened as (
    update waiting_rooms set drawn_at = $4, last_number = (select count(*) from numbered), admitted = 0, advanced_at = $5 where event_id = $1
  )
  select count(*)::int as drawn from numbered`);
/** Gives all who wait their numbers. The room is locked, and nobody was given one before. */
export const draw = async (
  tx: Tx,
  eventId: string,
  { inner, outer, now, from }: { readonly inner: Buffer; readonly outer: Buffer; readonly now: Date; readonly from: Date },
): Promise<number> => (await drawStatement(tx, [eventId, inner, outer, now, from]))[0]?.drawn ?? 0;

const sampleStatement = statement<unknown>(`
  insert into waiting_room_samples (event_id, at, admitted, last_number, sold)
  select $1, to_timestamp(floor(extract(epoch from $2::timestamptz) / 10) * 10), $3, $4, (select count(*) from tickets where event_id = $1 and state = 'valid')
  on conflict do nothing`);
export interface Sample {
  readonly now: Date;
  readonly admitted: number;
  readonly lastNumber: number;
}
/** One in ten seconds. */
export const saveSample = (db: Kysely<Tables>, eventId: string, { now, admitted, lastNumber }: Sample): Promise<unknown> =>
  sampleStatement(db, [eventId, now, admitted, lastNumber]);
