import { type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { EventsTable, Tables } from '../tables.ts';
import { transitions } from './rules.ts';

type Tx = Transaction<Tables>;
export type Changed = Pick<Selectable<EventsTable>, 'id' | 'slug' | 'version'>;

const lockedColumns = ['id', 'slug', 'organizerId', 'state', 'startsAt', 'version'] as const;
export type LockedEvent = Pick<Selectable<EventsTable>, (typeof lockedColumns)[number]>;

export const lockEvent = (tx: Tx, id: string): Promise<LockedEvent | undefined> =>
  tx.selectFrom('events').select(lockedColumns).where('id', '=', id).forUpdate().executeTakeFirst();

export const isMember = async (
  tx: Tx,
  { organizerId, userId }: { readonly organizerId: string; readonly userId: string },
): Promise<boolean> =>
  (await tx
    .selectFrom('members')
    .select('userId')
    .where('organizerId', '=', organizerId)
    .where('userId', '=', userId)
    .executeTakeFirst()) !== undefined;

export const countTicketTypes = async (tx: Tx, eventId: string): Promise<number> =>
  (
    await tx
      .selectFrom('ticketTypes')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('eventId', '=', eventId)
      .executeTakeFirstOrThrow()
  ).count;

const nextVersion = sql<number>`version + 1`;

export const setState = (tx: Tx, { id, state }: Pick<EventsTable, 'id' | 'state'>): Promise<Changed> =>
  tx
    .updateTable('events')
    .set({ state, version: nextVersion })
    .where('id', '=', id)
    .returning(['id', 'slug', 'version'])
    .executeTakeFirstOrThrow();

/** False when the event has no such ticket type. */
export async function setPrice(
  tx: Tx,
  { id, eventId, priceMinor }: { readonly id: string; readonly eventId: string; readonly priceMinor: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ticketTypes')
    .set({ priceMinor })
    .where('id', '=', id)
    .where('eventId', '=', eventId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const leastPrice = sql<number>`(select min(price_minor) from ticket_types where event_id = events.id)`;

/** Brings "from" up to date with the ticket types. */
export const refreshPriceFrom = (tx: Tx, id: string): Promise<Changed> =>
  tx
    .updateTable('events')
    .set({ version: nextVersion, priceFromMinor: leastPrice })
    .where('id', '=', id)
    .returning(['id', 'slug', 'version'])
    .executeTakeFirstOrThrow();

/** Ends what is over, as `transitions.end` says, and answers what that was. */
export const endPast = (tx: Tx, now: Date): Promise<Changed[]> =>
  tx
    .updateTable('events')
    .set({ state: transitions.end.published, version: nextVersion })
    .where('state', '=', 'published')
    .where('endsAt', '<=', now)
    .returning(['id', 'slug', 'version'])
    .execute();
