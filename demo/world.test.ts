import { EventDetail } from '@event-planner/contracts/event';
import { faultsOf } from '@event-planner/contracts/seat-map';
import { User } from '@event-planner/contracts/auth';
import { expect, test } from 'vitest';
import { exceptions } from './exceptions.ts';
import { hours } from './schedule.ts';
import { createWorld } from './world.ts';

const today = new Date('2026-11-20T09:00:00Z');
const world = createWorld({ today });

test('the same day and seed give the same bytes', () => {
  const evening = createWorld({ today: new Date('2026-11-20T23:59:59Z') });
  expect(JSON.stringify(evening)).toBe(JSON.stringify(world));
});

test('a restart in another week keeps ids, slugs, prices and texts but for the dates', () => {
  const later = createWorld({ today: new Date('2027-03-04T00:00:00Z') });
  const lasting = ({ events }: typeof world) =>
    events.map(({ id, slug, title, seatMap, ticketTypes }) => [
      id,
      slug,
      title,
      seatMap,
      ...ticketTypes.flatMap(({ id: typeId, priceMinor, capacity }) => [typeId, priceMinor, capacity]),
    ]);
  expect(lasting(later)).toEqual(lasting(world));
  expect(later.venues).toEqual(world.venues);
  expect(later.accounts).toEqual(world.accounts);
  expect(later.events.every((event, at) => event.startsAt > (world.events[at]?.startsAt ?? ''))).toBe(true);
});

test('another seed gives the same programme other dates', () => {
  const other = createWorld({ today, seed: 'another' });
  expect(other.events.map(event => event.id)).toEqual(world.events.map(event => event.id));
  expect(other.events.map(event => event.startsAt)).not.toEqual(world.events.map(event => event.startsAt));
});

test('there are 12 organizers, 30 venues in 12 cities and 300 events', () => {
  expect(world.organizers).toHaveLength(12);
  expect(world.venues).toHaveLength(30);
  expect(new Set(world.venues.map(venue => venue.city)).size).toBe(12);
  expect(world.events).toHaveLength(300);
  expect(new Set(world.events.map(event => event.organizer.slug)).size).toBe(12);
  expect(new Set(world.events.map(event => event.venue.id)).size).toBe(30);
});

test('every id and every slug is there once', () => {
  const { organizers, venues, events, sales, accounts } = world;
  const ids = [organizers, venues, events, sales, accounts, events.flatMap(event => event.ticketTypes)].flat().map(one => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(events.map(event => event.slug)).size).toBe(events.length);
});

test('every event keeps its contract', () => {
  for (const { seatMap: _, payment: _terms, ...event } of world.events) expect(EventDetail.parse(event)).toEqual(event);
  for (const account of world.accounts) expect(User.safeParse(account).success).toBe(true);
});

test('every exception names an event', () => {
  const slugs = new Set(world.events.map(event => event.slug));
  expect(Object.keys(exceptions).filter(slug => !slugs.has(slug))).toEqual([]);
});

test('two events are over, one is cancelled, one goes on sale soon, some are in the next days', () => {
  const now = today.toISOString();
  expect(world.events.filter(event => event.state === 'ended').map(event => event.endsAt < now)).toEqual([true, true]);
  expect(world.events.filter(event => event.state === 'cancelled')).toHaveLength(1);
  expect(world.events.filter(event => event.ticketTypes.every(type => type.salesStart > now))).toHaveLength(1);
  const upcoming = world.events.filter(event => event.state !== 'ended');
  expect(upcoming.every(event => event.startsAt > '2026-11-21' && event.startsAt < '2027-06-01')).toBe(true);
  expect(upcoming.filter(event => event.startsAt < '2026-11-25').length).toBeGreaterThanOrEqual(5);
});

test.each(['2026-11-20', '2027-03-01', '2027-08-15', '2028-02-29'])(
  'seen from %s events start at the same time by the clock of their venue, before and after it changes',
  day => {
    for (const { startsAt, venue, category } of createWorld({ today: new Date(day) }).events) {
      const local = Temporal.Instant.from(startsAt).toZonedDateTimeISO(venue.timeZone);
      const { start, sundays = start, weekdays } = hours[category];
      expect(weekdays).toContain(local.dayOfWeek);
      expect(local.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(local.dayOfWeek === 7 ? sundays : start);
    }
  },
);

test('no venue has two events on one day', () => {
  const days = world.events.map(
    ({ venue, startsAt }) => `${venue.id} ${Temporal.Instant.from(startsAt).toZonedDateTimeISO(venue.timeZone).toPlainDate().toString()}`,
  );
  expect(new Set(days).size).toBe(days.length);
});

test('sales begin before they end and end before the start', () => {
  for (const { ticketTypes, startsAt } of world.events)
    for (const type of ticketTypes) {
      expect(type.salesStart < type.salesEnd).toBe(true);
      expect(type.salesEnd <= startsAt).toBe(true);
    }
});

test('every ticket type sells a category of its plan, and every category is sold', () => {
  expect(Object.values(world.seatMaps).flatMap(faultsOf)).toEqual([]);
  for (const { seatMap, ticketTypes } of world.events) {
    const described = seatMap === null ? [null] : world.seatMaps[seatMap].categories.map(category => category.id);
    expect([...new Set(ticketTypes.map(type => type.category))]).toEqual(described);
  }
});

test('descriptions have two to four paragraphs, no blanks left, and no paragraph twice on any page of results', () => {
  const byDate = world.events.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const lists = [
    byDate,
    ...Map.groupBy(byDate, event => event.category).values(),
    ...Map.groupBy(byDate, event => event.venue.city).values(),
  ];
  for (const { description } of world.events) {
    expect(description).not.toMatch(/[{}]|undefined|\.\.|\s{3}/);
    const sentences = description.split(/(?<=[.!?])\s+/);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(description.split('\n\n').length).toSatisfy((count: number) => count >= 2 && count <= 4);
  }
  expect(new Set(world.events.map(event => event.description)).size).toBe(300);
  expect(
    lists.flatMap(list =>
      repeatedWithin(
        list.map(event => event.description.split('\n\n')),
        24,
      ),
    ),
  ).toEqual([]);
});

/** Paragraphs that two different entries less than a page apart share. */
function repeatedWithin(texts: readonly (readonly string[])[], pageSize: number): readonly string[] {
  const lastSeen = new Map<string, number>();
  return texts.flatMap((paragraphs, at) =>
    paragraphs.filter(text => {
      const before = lastSeen.get(text);
      lastSeen.set(text, at);
      return before !== undefined && at - before < pageSize;
    }),
  );
}
