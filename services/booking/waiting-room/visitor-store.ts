import { type Kysely, statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

export interface VisitorRow {
  readonly visitor: string;
  readonly number: number | null;
  readonly joinedAt: Date;
  readonly cameAt: Date | null;
}
const findStatement = statement<VisitorRow>(`
  select v.visitor, v.number, v.joined_at, v.came_at from unnest($2::text[]) as asked(visitor),
  lateral (select * from waiting_visitors where event_id = $1 and visitor = asked.visitor limit 1) v`);
export const findVisitors = (db: Kysely<Tables>, eventId: string, visitors: readonly string[]): Promise<VisitorRow[]> =>
  findStatement(db, [eventId, visitors]);

const addressStatement = statement<{ address: string; visitors: number }>(`
  select a.address, (select count(*)::int from waiting_visitors where event_id = $1 and address = a.address) as visitors from unnest($2::text[]) as a(address)`);
export const countByAddress = async (tx: Transaction<Tables>, eventId: string, addresses: readonly string[]) =>
  new Map((await addressStatement(tx, [eventId, addresses])).map(row => [row.address, row.visitors]));

export interface NewVisitor {
  readonly visitor: string;
  readonly number: number | null;
  readonly address: string | null;
}
const insertStatement = statement<unknown>(`
  insert into waiting_visitors (event_id, visitor, number, address, joined_at)
  select $1, v.visitor, v.number, v.address, $5 from unnest($2::text[], $3::int[], $4::text[]) as v(visitor, number, address)
  on conflict (event_id, visitor) do update set number = excluded.number, joined_at = excluded.joined_at, came_at = null`);
/** New ones, and those who wait anew. The room is locked. */
export const saveVisitors = (
  tx: Transaction<Tables>,
  eventId: string,
  { visitors, now }: { readonly visitors: readonly NewVisitor[]; readonly now: Date },
): Promise<unknown> =>
  insertStatement(tx, [eventId, visitors.map(one => one.visitor), visitors.map(one => one.number), visitors.map(one => one.address), now]);

const comeStatement = statement<VisitorRow>(`
  update waiting_visitors v set came_at = coalesce(v.came_at, $3) from unnest($2::text[]) as asked(visitor)
  where v.event_id = $1 and v.visitor = asked.visitor and v.number <= $4 and (v.came_at is not null or v.number > $5)
  returning v.visitor, v.number, v.joined_at, v.came_at`);
/** Lets in those whose turn it is; who came in before, came in then. */
export const letIn = (
  db: Kysely<Tables>,
  eventId: string,
  {
    visitors,
    now,
    admittedUpTo,
    missedUpTo,
  }: {
    readonly visitors: readonly string[];
    readonly now: Date;
    readonly admittedUpTo: number;
    readonly missedUpTo: number;
  },
): Promise<VisitorRow[]> => comeStatement(db, [eventId, visitors, now, admittedUpTo, missedUpTo]);

const drawStatement = statement<{ visitor: string; rank: number }>(`
  select visitor, drawn as rank from waiting_visitors where event_id = $1 and drawn > $2 order by drawn limit $3`);
export const listDraw = (db: Kysely<Tables>, eventId: string, { after, limit }: { readonly after: number; readonly limit: number }) =>
  drawStatement(db, [eventId, after, limit]);

export interface Figures {
  readonly visitors: number;
  readonly came: number;
  readonly inside: number;
  readonly held: number;
  readonly sold: number;
}
const figuresStatement = statement<Figures>(`
  select (select count(*)::int from waiting_visitors where event_id = $1) as visitors,
    (select count(*)::int from waiting_visitors where event_id = $1 and came_at is not null) as came,
    (select count(*)::int from waiting_visitors where event_id = $1 and came_at > $3) as inside,
    (select coalesce(sum(places), 0)::int from holds where event_id = $1 and expires_at > $2) as held,
    (select count(*)::int from tickets where event_id = $1 and state = 'valid') as sold`);
export const getFigures = async (
  db: Kysely<Tables>,
  eventId: string,
  { now, insideSince }: { readonly now: Date; readonly insideSince: Date },
): Promise<Figures> => (await figuresStatement(db, [eventId, now, insideSince]))[0] as Figures;

const samplesStatement = statement<{ at: Date; admitted: number; lastNumber: number; sold: number }>(`
  select at, admitted, last_number, sold from waiting_room_samples where event_id = $1 order by at desc limit $2`);
/** The newest, the oldest of them first. */
export const listSamples = async (db: Kysely<Tables>, eventId: string, limit: number) =>
  (await samplesStatement(db, [eventId, limit])).toReversed();
