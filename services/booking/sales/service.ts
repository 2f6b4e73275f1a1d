import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Availability } from '@event-planner/contracts/booking';
import type { EventSales, OrganizerSales, SalesRange } from '@event-planner/contracts/sales';
import type { BookingContext } from '../context.ts';
import { byCurrency, type Days, daysOf } from '../days.ts';
import { refuse } from '../errors.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { addUp, channelsOf } from './rules.ts';
import {
  type CountedDay,
  type CountedType,
  findEvent,
  findZoneOf,
  listDaysOfEvent,
  listDaysOfOrganizer,
  listHeld,
  listTitles,
  listTypeNames,
  listTypes,
} from './store.ts';

export interface SalesParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call'>;
  /** Of all ticket types, hidden ones too. */
  readonly getLeft: (eventId: string) => Promise<Availability>;
}

const eventsAtMost = 100;

export type Sales = ReturnType<typeof createSales>;

/** What was sold, for those who sell it. As late as a copy of the database is. */
export const createSales = (parts: SalesParts) => {
  const { db, now } = parts.context;
  return {
    async ofEvent(eventId: string, by: AccessClaims, range: SalesRange): Promise<EventSales> {
      await ensureAllowed(parts.context, { eventId, by }, 'seeSales');
      const event = await findEvent(db.read, eventId);
      if (!event) throw refuse('event_unpublished', 'nothing is sold of an event before it is published');
      const days = daysOf(range, event.timeZone, now());
      const [counted, ticketTypes] = await Promise.all([listDaysOfEvent(db.read, eventId, days.bounds), typesOf(parts, eventId)]);
      return { eventId, ...describe(days, counted), ticketTypes };
    },

    async ofOrganizer(organizerId: string, by: AccessClaims, range: SalesRange): Promise<OrganizerSales> {
      await ensureAllowed(parts.context, { organizerId, by }, 'seeSales');
      const days = daysOf(range, (await findZoneOf(db.read, organizerId)) ?? 'UTC', now());
      const counted = await listDaysOfOrganizer(db.read, organizerId, days.bounds);
      const byEvent = [...Map.groupBy(counted, row => row.eventId)].map(([eventId, rows]) => ({ eventId, ...addUp(rows) }));
      const most = byEvent.toSorted((a, b) => b.orders - a.orders || (a.eventId < b.eventId ? -1 : 1)).slice(0, eventsAtMost);
      const ids = most.map(({ eventId }) => eventId);
      const titles = new Map((await listTitles(db.read, ids)).map(({ id, title }) => [id, title]));
      return { organizerId, ...describe(days, counted), events: most.map(one => ({ title: titles.get(one.eventId) ?? '', ...one })) };
    },
  };
};

const describe = ({ timeZone, days }: Days, counted: readonly CountedDay[]) => {
  const byDay = Map.groupBy(counted, row => row.day);
  return {
    timeZone,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    days: days.map((day, at) => ({ day, ...addUp(byDay.get(at + 1) ?? []) })),
    total: addUp(counted),
    channels: channelsOf(counted),
  };
};

async function typesOf({ context: { db, now }, getLeft }: SalesParts, eventId: string): Promise<EventSales['ticketTypes']> {
  const [names, sold, held, { ticketTypes: places }] = await Promise.all([
    listTypeNames(db.read, eventId),
    listTypes(db.read, eventId),
    listHeld(db.read, eventId, now()),
    getLeft(eventId),
  ]);
  const soldOf = Map.groupBy(sold, row => row.ticketTypeId);
  const heldOf = new Map(held.map(row => [row.ticketTypeId, row.held]));
  const placesOf = new Map(places.map(row => [row.ticketTypeId, row]));
  return names.map(({ id, name, offered }) => ({
    ticketTypeId: id,
    name,
    offered,
    held: heldOf.get(id) ?? 0,
    left: placesOf.get(id)?.left ?? 0,
    capacity: placesOf.get(id)?.capacity ?? 0,
    ...soldAs(soldOf.get(id) ?? []),
  }));
}

const soldAs = (rows: readonly CountedType[]): Pick<EventSales['ticketTypes'][number], 'sold' | 'refunded' | 'revenue'> => ({
  sold: rows.reduce((sum, row) => sum + row.sold, 0),
  refunded: rows.reduce((sum, row) => sum + row.refunded, 0),
  revenue: byCurrency(rows.filter(row => row.sold > 0)),
});
