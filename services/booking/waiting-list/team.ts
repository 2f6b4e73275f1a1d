import { actorOf, difference } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { ListedEntry, ListedEntryQuery, WaitingListSettings, WaitingOverview } from '@event-planner/contracts/waiting-list';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { describeForTeam } from './present.ts';
import { endOffer, type WaitingListParts } from './service.ts';
import * as store from './store.ts';
import { countByType, endAllWaiting, listOfEvent } from './team-store.ts';

export interface TeamParts extends Omit<WaitingListParts, 'context'> {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;
}

export interface Asking {
  readonly eventId: string;
  readonly by: AccessClaims;
}
type AskingOne = Asking & { readonly id: string };

export type WaitingTeam = ReturnType<typeof createWaitingTeam>;

/** What the organizer's team does with it. */
export const createWaitingTeam = (parts: TeamParts) => {
  const { context, dispatch } = parts;
  const { db, now } = context;
  const getEvent = async (eventId: string): Promise<SellableEvent> => {
    const event = await parts.findEvent(eventId);
    if (!event) throw refuse('event_unpublished', 'nobody waits for an event before it is published');
    return event;
  };
  const overview = async (event: SellableEvent): Promise<WaitingOverview> => {
    const [settings, counted] = await Promise.all([
      store.getSettings(db.query, event.facts.id),
      countByType(db.query, [event.facts.id, now()]),
    ]);
    const figures = new Map(counted.map(row => [row.ticketTypeId, row]));
    const nobody = { waiting: 0, wanted: 0, offered: 0, accepted: 0, declined: 0, expired: 0 };
    const types = [...event.types.values()].filter(type => figures.has(type.id) || (type.offered && type.kind === 'ticket'));
    return { settings, ticketTypes: types.map(({ id, name }) => ({ ...nobody, ...figures.get(id), ticketTypeId: id, name })) };
  };
  return {
    async see(asking: Asking): Promise<WaitingOverview> {
      await ensureAllowed(context, asking, 'seeWaiting');
      return overview(await getEvent(asking.eventId));
    },

    async change(asking: Asking, settings: WaitingListSettings): Promise<WaitingOverview> {
      const organizerId = await ensureAllowed(context, asking, 'changeWaiting');
      const event = await getEvent(asking.eventId);
      await db.transaction(async tx => {
        const before = await store.getSettings(tx, asking.eventId);
        await store.saveSettings(tx, asking.eventId, settings);
        await context.audit(tx, { ...aboutList(asking), organizerId, action: 'waiting_list.changed', ...difference(before, settings) });
      });
      return overview(event);
    },

    async list(asking: Asking, query: ListedEntryQuery): Promise<{ items: ListedEntry[]; nextCursor: string | null }> {
      await ensureAllowed(context, asking, 'seeWaiting');
      await getEvent(asking.eventId);
      const rows = await listOfEvent(db.query, asking.eventId, query);
      const items = rows.slice(0, query.limit).map(entry => describeForTeam(entry, now()));
      return { items, nextCursor: rows.length > query.limit ? String(rows[query.limit - 1]?.number) : null };
    },

    /** Offers what is free now, to all in line or to one before the others. Answers how many offers were made. */
    async offerNow(asking: Asking & { readonly id?: string }): Promise<number> {
      const organizerId = await ensureAllowed(context, asking, 'changeWaiting');
      await getEvent(asking.eventId);
      // Said before it is done: offers are made in transactions of their own, to as many as there are places.
      const say = () =>
        db.transaction(tx =>
          context.audit(tx, { ...aboutList(asking), organizerId, action: 'waiting_list.offered', after: { to: asking.id ?? 'everybody' } }),
        );
      if (asking.id === undefined) {
        await say();
        return dispatch(asking.eventId);
      }
      const entry = await store.findSeen(db.query, asking.id);
      if (entry?.eventId !== asking.eventId) throw notFound(asking.id);
      if (entry.state !== 'waiting') throw refuse('no_open_offer', `this person does not wait: the entry is ${entry.state}`);
      await say();
      const made = await dispatch(asking.eventId, asking.id);
      if (made === 0) throw refuse('sold_out', 'not that many places are free now', { ticketTypes: [entry.ticketTypeId] });
      return made;
    },

    async remove(asking: AskingOne): Promise<void> {
      const organizerId = await ensureAllowed(context, asking, 'changeWaiting');
      const seats = await db.transaction(async tx => {
        const entry = await store.lockEntry(tx, asking.id);
        if (entry?.eventId !== asking.eventId) throw notFound(asking.id);
        await context.audit(tx, {
          ...aboutList(asking),
          organizerId,
          action: 'waiting_list.entry_removed',
          before: { entry: entry.id, state: entry.state },
        });
        if (entry.state === 'offered') return endOffer(tx, parts, { entry, state: 'removed' });
        await store.endEntries(tx, [entry.id], { state: 'removed', now: now() });
        return [];
      });
      parts.seatsChanged(asking.eventId, seats);
      await dispatch(asking.eventId);
    },

    /** Nobody waits any more and nobody can join; open offers are kept until they end. */
    async close(asking: Asking): Promise<number> {
      const organizerId = await ensureAllowed(context, asking, 'changeWaiting');
      await getEvent(asking.eventId);
      return db.transaction(async tx => {
        await store.lockList(tx, asking.eventId);
        await context.audit(tx, { ...aboutList(asking), organizerId, action: 'waiting_list.closed' });
        await store.saveSettings(tx, asking.eventId, { ...(await store.getSettings(tx, asking.eventId)), isOpen: false });
        return endAllWaiting(tx, asking.eventId, now());
      });
    },
  };
};

const aboutList = ({ by, eventId: id }: Asking) => ({ by: actorOf(by), of: { kind: 'event', id } });

const notFound = (id: string): Error => refuseCommon('not_found', `the event's waiting list has no entry ${id}`);
