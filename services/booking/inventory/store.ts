import { type Kysely, type Selectable, sql, statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { EventsTable, Tables, TicketTypesTable } from '../tables.ts';
import type { InventoryRows } from './rules.ts';

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
// Without an index, for it is rare that seats, which nobody counts, get a number as well.
const countAnewStatement = statement<unknown>(`
  update ticket_types t set sold = (select count(*) from tickets where ticket_type_id = t.id and state = 'valid')
  where t.event_id = $1 and t.capacity is null and t.id = any($2::uuid[])`);

/** Replaces our copy unless it is as new. False when it was. */
export async function replaceEvent(tx: Transaction<Tables>, { event, types }: InventoryRows): Promise<boolean> {
  const { id: _id, ...changes } = event;
  await lockStatement(tx, [event.id]);
  const written = await tx
    .insertInto('events')
    .values(event)
    .onConflict(conflict => conflict.column('id').doUpdateSet(changes).whereRef('events.version', '<', 'excluded.version'))
    .returning('id')
    .executeTakeFirst();
  if (!written) return false;
  await tx.selectFrom('ticketTypes').select('id').where('eventId', '=', event.id).orderBy('id').forUpdate().execute();
  const counted = types.filter(type => (type.capacity ?? null) !== null);
  await countAnewStatement(tx, [event.id, counted.map(type => type.id)]);
  for (const type of types) await replaceType(tx, type);
  await tx
    .updateTable('ticketTypes')
    .set({ offered: false })
    .where('eventId', '=', event.id)
    .where(({ eb, not }) => not(eb('id', '=', sql<string>`any(${types.map(type => type.id)}::uuid[])`)))
    .execute();
  return true;
}

async function replaceType(tx: Transaction<Tables>, type: InventoryRows['types'][number]): Promise<void> {
  const { id: _id, eventId: _eventId, ...changes } = type;
  await tx
    .insertInto('ticketTypes')
    .values(type)
    .onConflict(conflict =>
      conflict
        .column('id')
        .doUpdateSet({
          ...changes,
          excess: sql<number>`greatest(0, ticket_types.held + ticket_types.sold - ${type.capacity ?? null}::int)`,
        })
        .whereRef('ticketTypes.eventId', '=', 'excluded.eventId'),
    )
    .execute();
}

export interface CountedPlaces {
  readonly id: string;
  readonly capacity: number;
  readonly taken: number;
}

/** Places of counted types that are sold or held; what a hold that has expired still counts is free. */
export const listCounted = statement<CountedPlaces>(`
  select t.id, t.capacity, t.held + t.sold - coalesce((
    select sum((h.counted ->> t.id::text)::int) from holds h where h.event_id = t.event_id and h.counted is not null and h.expires_at <= $2
  ), 0)::int as taken
  from ticket_types t where t.event_id = $1 and t.capacity is not null`);

/** Seats by category that are sold or held. */
export const countSeats = statement<{ category: string; taken: number }>(`
  select category, count(*)::int as taken from seat_claims where event_id = $1 and expires_at > $2 group by category`);
