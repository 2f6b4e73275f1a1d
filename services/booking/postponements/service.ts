import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { eventPostponed } from '@event-planner/contracts/messages';
import { isRefundDeadline, longestRefundDays, type PostponementSeen } from '@event-planner/contracts/postponement';
import { bookingEventPostponed } from '@event-planner/contracts/postponement-messages';
import type { Body } from '@event-planner/model';
import type { Reader, Transaction } from '@event-planner/platform/database';
import { ensureAllowed } from '@event-planner/platform/team';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { describe, openWindow } from './rules.ts';
import * as store from './store.ts';

export interface PostponementsParts {
  readonly context: BookingContext;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
}
interface Asking {
  readonly eventId: string;
  readonly by: AccessClaims;
}
export type Postponements = ReturnType<typeof createPostponements>;

/** How many holders one transaction tells. */
const atOnce = 200;

/** What becomes of tickets whose event is postponed: their holders are told, and may give them back for all that was paid until a moment. */
export function createPostponements({ context, findEvent }: PostponementsParts) {
  const { db, now } = context;
  const getEvent = async (eventId: string): Promise<SellableEvent> => {
    const event = await findEvent(eventId);
    if (!event) throw refuse('event_unpublished', 'nothing of this event was sold before it is published');
    return event;
  };
  const see = async (eventId: string): Promise<PostponementSeen> => {
    const event = await getEvent(eventId);
    const row = await store.findLatest(db.query, eventId);
    if (!row) return { postponement: null };
    const [given, ticketsLeft] = await Promise.all([
      store.listGivenBack(db.query, eventId, row.postponedAt),
      store.countValid(db.query, eventId),
    ]);
    return { postponement: describe(row, { event: event.facts, given, ticketsLeft, now: now() }) };
  };
  return {
    /** Heard from event, once for each time. */
    note: (tx: Transaction<Tables>, { eventId, version, refundUntil }: Body<typeof eventPostponed>): Promise<unknown> =>
      store.insertPostponement(tx, { eventId, version, postponedAt: now(), refundUntil: new Date(refundUntil) }),

    /** Until when everything of an order comes back; null where the usual terms hold. */
    windowOf: async (read: Reader<Tables>, { facts }: SellableEvent): Promise<Date | null> =>
      openWindow(await store.findRefundUntil(read, facts.id), facts, now()),

    async look({ eventId, by }: Asking): Promise<PostponementSeen> {
      await ensureAllowed(context, { eventId, by }, 'seeOrders');
      return see(eventId);
    },

    async extend({ eventId, by }: Asking, until: Date): Promise<PostponementSeen> {
      const organizerId = await ensureAllowed(context, { eventId, by }, 'refund');
      const { postponement } = await see(eventId);
      if (!postponement) throw refuse('event_not_postponed', 'the event was never postponed');
      if (!isRefundDeadline(until, now()))
        throw refuse('deadline_unusable', `tickets can be given back for up to ${longestRefundDays} days from now`, {
          most: longestRefundDays,
        });
      const isExtended = await db.transaction(async tx => {
        if (!(await store.extend(tx, eventId, until))) return false;
        await context.audit(tx, {
          by: actorOf(by),
          action: 'event.refund_time_extended',
          of: { kind: 'event', id: eventId },
          organizerId,
          before: { refundUntil: postponement.refundUntil },
          after: { refundUntil: until.toISOString() },
        });
        return true;
      });
      if (!isExtended)
        throw refuse('deadline_unusable', `buyers were told ${postponement.refundUntil}: give them more time, not less`, {
          refundUntil: postponement.refundUntil,
        });
      return see(eventId);
    },

    /** Tells holders, so many in a transaction. What is told and how far that is are written together: it may die anywhere and tells nobody twice. */
    async tellHolders(): Promise<void> {
      while (await db.transaction(tellSome)) {
        // The next ones.
      }
    },
  };

  /** False once there is nobody left to tell. */
  async function tellSome(tx: Transaction<Tables>): Promise<boolean> {
    const row = await store.lockUntold(tx);
    if (!row) return false;
    const event = await findEvent(row.eventId);
    if (!event) throw new Error(`the event ${row.eventId} was postponed and is not there`);
    const holders = await store.listHolders(tx, { eventId: row.eventId, after: row.toldTo, limit: atOnce });
    const { title: eventTitle, slug: eventSlug, organizerName, timeZone } = event.facts;
    for (const { id: bookingId, userId, email, attendeeName, reference, tickets } of holders)
      await context.publish(tx, bookingEventPostponed, {
        bookingId,
        eventId: row.eventId,
        version: row.version,
        userId,
        email,
        attendeeName,
        reference,
        tickets,
        eventTitle,
        eventSlug,
        organizerName,
        timeZone,
        refundUntil: row.refundUntil.toISOString(),
      });
    await store.noteTold(tx, row, {
      told: row.told + holders.length,
      toldTo: holders.at(-1)?.id ?? row.toldTo,
      allToldAt: holders.length < atOnce ? now() : null,
    });
    return true;
  }
}
