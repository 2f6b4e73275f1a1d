import { type Kysely, type Selectable, sql, statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { EventsTable, Tables, TicketTypesTable } from '../tables.ts';
import { type Waited, waitedRows } from '../waiting.ts';
import { countAnew } from './recount-store.ts';
import { type InventoryRows, type Known, phasesOfTypes, recounted } from './rules.ts';

export interface StoredEvent {
  readonly event: Selectable<EventsTable>;
  readonly types: readonly Selectable<TicketTypesTable>[];
}

const versionStatement = statement<{ version: number }>('select version from events where id = $1');
export async function findVersion(db: Kysely<Tables>, eventId: string): Promise<number | undefined> {
  return (await versionStatement(db, [eventId]))[0]?.version;
}

export async function findEvent(db: Kysely<Tables>, eventId: string): Promise<StoredEvent | undefined> {
  // The event first: types of a newer version beside an older version number are noticed by whoever checks the version.
  const event = await db.selectFrom('events').selectAll().where('id', '=', eventId).executeTakeFirst();
  if (!event) return undefined;
  return { event, types: await db.selectFrom('ticketTypes').selectAll().where('eventId', '=', eventId).orderBy('id').execute() };
}

const lockStatement = statement<unknown>(`select pg_advisory_xact_lock(${eventLock('$1::uuid')})`);
/** Replaces our copy unless it is as new. False when it was. */
export async function replaceEvent(tx: Transaction<Tables>, rows: InventoryRows): Promise<boolean> {
  const { id, ...changes } = rows.event;
  await lockStatement(tx, [id]);
  const written = await tx
    .insertInto('events')
    .values(rows.event)
    .onConflict(conflict => conflict.column('id').doUpdateSet(changes).whereRef('events.version', '<', 'excluded.version'))
    .returning('id')
    .executeTakeFirst();
  if (!written) return false;
  const known = await lockKnown(tx, id);
  const types: string[] = [];
  for (const type of rows.types) types.push(...(await replaceType(tx, type)));
  await tx
    .updateTable('ticketTypes')
    .set({ offered: false })
    .where('eventId', '=', id)
    .where(({ eb, not }) => not(eb('id', '=', sql<string>`any(${types}::uuid[])`)))
    .execute();
  const counters = rows.counters.filter(counter => counter.kind !== 'type' || types.includes(counter.id));
  await replaceCountersStatement(tx, [JSON.stringify(counters)]);
  const changed = recounted(known, rows);
  if (changed.length > 0) await countAnew(tx, id, { changed, phases: phasesOfTypes(rows) });
  return true;
}

async function lockKnown(tx: Transaction<Tables>, eventId: string): Promise<Known> {
  const counters = await tx.selectFrom('counters').select('id').where('eventId', '=', eventId).orderBy('id').forUpdate().execute();
  const types = await tx.selectFrom('ticketTypes').select(['id', 'counters']).where('eventId', '=', eventId).execute();
  return { types, counters: counters.map(counter => counter.id) };
}

/** Answers its id, unless another event has a type of this name already. */
async function replaceType(tx: Transaction<Tables>, type: InventoryRows['types'][number]): Promise<readonly string[]> {
  const { id: _id, eventId: _eventId, ...changes } = type;
  const rows = await tx
    .insertInto('ticketTypes')
    .values(type)
    .onConflict(conflict => conflict.column('id').doUpdateSet(changes).whereRef('ticketTypes.eventId', '=', 'excluded.eventId'))
    .returning('id')
    .execute();
  return rows.map(row => row.id);
}

const replaceCountersStatement = statement<unknown>(`
  insert into counters (id, event_id, kind, capacity)
  select id, "eventId", kind, capacity from jsonb_to_recordset($1::jsonb) as c(id uuid, "eventId" uuid, kind text, capacity int) order by id
  on conflict (id) do update set capacity = excluded.capacity, excess = greatest(0, counters.held + counters.sold - excluded.capacity)
    where counters.event_id = excluded.event_id`);

export interface CountedPlaces {
  readonly id: string;
  readonly capacity: number;
  readonly taken: number;
}

/** Of each counter, what is sold or held; what a hold that has expired still counts is free. */
export const listCounted = statement<CountedPlaces>(`
  with freed as (
    select key::uuid as id, sum(value::int)::int as quantity from holds, jsonb_each_text(counted)
    where event_id = $1 and counted is not null and expires_at <= $2 group by key
  )
  select c.id, c.capacity, c.held + c.sold - coalesce(freed.quantity, 0) as taken
  from counters c left join freed on freed.id = c.id where c.event_id = $1`);

/** Seats by category that are sold or held. */
export const countSeats = statement<{ category: string; taken: number }>(`
  select category, count(*)::int as taken from seat_claims where event_id = $1 and expires_at > $2 group by category`);

/** What people wait for, and whether others may join them. Only looked into where somebody does. */
export const seeWaiting = statement<{ waited: readonly Waited[]; isOpen: boolean }>(`
  select case when exists (select from waiting_entries where event_id = $1 and state = 'waiting') then (select json_agg(w) from (${waitedRows}) w) else '[]' end as waited,
    coalesce((select is_open from waiting_lists where event_id = $1), true) as is_open`);
