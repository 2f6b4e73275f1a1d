import { actorOf, difference } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { type Door, type DoorEvents, type DoorPlan, plainDoorPlan } from '@event-planner/contracts/check-in';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { findPlan, listDoorEvents, replacePlan } from './door-store.ts';
import { afterwardsMs, maxDoorEvents } from './limits.ts';

export interface OfEvent {
  readonly eventId: string;
  readonly by: AccessClaims;
}

/** The doors of events: which there are, and whom each lets in. */
export interface Doors {
  get(of: OfEvent): Promise<Door>;
  /** Whoever saw another version than the one that is there is refused. */
  replace(of: OfEvent, plan: DoorPlan): Promise<Door>;
  list(organizerId: string, by: AccessClaims): Promise<DoorEvents>;
  getFacts(eventId: string): Promise<SellableEvent['facts']>;
}

export interface DoorsParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
}

export function createDoors({ context, findEvent }: DoorsParts): Doors {
  const { db, now } = context;
  const getEvent = async (eventId: string): Promise<SellableEvent> => {
    const event = await findEvent(eventId);
    if (!event) throw refuseCommon('not_found', `there is no event ${eventId}`);
    return event;
  };
  return {
    getFacts: async eventId => (await getEvent(eventId)).facts,
    async get(of) {
      await ensureAllowed(context, of, 'seeCheckIn');
      const event = await getEvent(of.eventId);
      return present(event, (await findPlan(db.query, of.eventId)) ?? plainDoorPlan(of.eventId));
    },
    async replace(of, asked) {
      const organizerId = await ensureAllowed(context, of, 'changeGates');
      const event = await getEvent(of.eventId);
      const plan = asStored(asked);
      ensureKnown(event, plan);
      const next = { ...plan, version: plan.version + 1 };
      const isReplaced = await db.transaction(async tx => {
        const before = await findPlan(tx, of.eventId);
        if (!(await replacePlan(tx, of.eventId, next))) return false;
        await context.audit(tx, {
          by: actorOf(of.by),
          action: 'gates.changed',
          of: { kind: 'event', id: of.eventId },
          organizerId,
          ...difference(before && { ...before, version: 0 }, { ...next, version: 0 }),
        });
        return true;
      });
      if (!isReplaced) throw refuse('door_plan_changed', 'somebody else changed the gates meanwhile: look at them again');
      return present(event, next);
    },
    async list(organizerId, by) {
      await ensureAllowed(context, { organizerId, by }, 'checkIn');
      const endedAfter = new Date(now().getTime() - afterwardsMs);
      const rows = await listDoorEvents(db.query, { organizerId, endedAfter, limit: maxDoorEvents });
      return { items: rows.map(row => ({ ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() })) };
    },
  };
}

/** Whatever can be at a door: no donations. */
const admitting = ({ types }: SellableEvent) => [...types.values()].filter(type => type.kind !== 'donation');

function areasOf({ seats }: SellableEvent): ReadonlyMap<string, string> {
  return new Map(seats.map(({ area, areaName }) => [area, areaName]));
}

function present(event: SellableEvent, plan: DoorPlan): Door {
  const { id: eventId, title, venueName, startsAt, endsAt, timeZone, organizerId } = event.facts;
  return {
    eventId,
    title,
    venueName,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    timeZone,
    organizerId,
    plan,
    ticketTypes: admitting(event).map(({ id, name }) => ({ id, name })),
    areas: [...areasOf(event)].map(([id, name]) => ({ id, name })),
  };
}

/** As ids are told everywhere else, in small letters, and without halves of characters. */
const asStored = ({ gates, times, ...plan }: DoorPlan): DoorPlan => ({
  ...plan,
  gates: gates.map(({ id, name, ticketTypeIds, areas }) => ({
    id: id.toLowerCase(),
    name: name.toWellFormed(),
    ticketTypeIds: ticketTypeIds && ticketTypeIds.map(one => one.toLowerCase()),
    areas,
  })),
  times: times.map(time => ({ ...time, ticketTypeId: time.ticketTypeId.toLowerCase() })),
});

function ensureKnown(event: SellableEvent, { gates, times }: DoorPlan): void {
  const areas = areasOf(event);
  const unknownType = [...gates.flatMap(({ ticketTypeIds }) => ticketTypeIds ?? []), ...times.map(({ ticketTypeId }) => ticketTypeId)].find(
    id => !event.types.has(id),
  );
  if (unknownType !== undefined)
    throw refuse('door_plan_invalid', `the event has no ticket type ${unknownType}`, { ticketTypes: [unknownType] });
  const unknownArea = gates.flatMap(gate => gate.areas ?? []).find(area => !areas.has(area));
  if (unknownArea !== undefined) throw refuse('door_plan_invalid', `the event has no area ${unknownArea}`, { areas: [unknownArea] });
}
