import { EventDetail } from '@event-planner/contracts/event';
import { idInDate, SeriesTiming } from '@event-planner/contracts/series';
import { expect, test } from 'vitest';
import { createWorld } from '../world.ts';

const world = createWorld({ today: new Date('2026-11-20T09:00:00Z') });
const dates = world.series.flatMap(one => one.dates);

test('there are four series, one of them without end, with dates that are whole events', () => {
  expect(world.series.map(({ slug, endless, dates: own }) => [slug, endless, own.length])).toEqual([
    ['monday-new-material', true, 10],
    ['highlights-before-noon', false, 14],
    ['first-saturday-bookbinding', false, 6],
    ['docksaal-sessions', false, 6],
  ]);
  for (const { timing } of world.series) expect(SeriesTiming.parse(timing)).toEqual(timing);
  for (const { event } of dates) {
    const { seatMap: _, payment: _terms, ...detail } = event;
    expect(EventDetail.parse(detail)).toEqual(detail);
  }
});

test('a restart in another week keeps ids, slugs and prices but for the dates', () => {
  const later = createWorld({ today: new Date('2027-03-04T00:00:00Z') });
  const lasting = ({ series }: typeof world) =>
    series.map(({ id, slug, ticketTypes, dates: own }) => [
      id,
      slug,
      ticketTypes,
      own.map(({ event }) => [event.id, event.slug, event.priceFromMinor]),
    ]);
  expect(lasting(later)).toEqual(lasting(world));
});

test('no id is there twice, and what a date sells has the id of the series’ ticket type in that date', () => {
  const ids = [...world.events, ...dates.map(({ event }) => event)].flatMap(({ id, ticketTypes }) => [
    id,
    ...ticketTypes.map(type => type.id),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { ticketTypes, dates: own } of world.series)
    for (const { event } of own)
      expect(event.ticketTypes.map(type => type.id)).toEqual(ticketTypes.map(type => idInDate(event.id, type.id)));
});

test.each(['2026-11-20', '2027-03-01', '2027-09-20', '2028-02-29'])(
  'seen from %s each date is at the hour of its series by the clock there, on a day on which the house has nothing else',
  day => {
    const { series, events } = createWorld({ today: new Date(day) });
    const dayAt = ({ startsAt, timeZone }: { startsAt: string; timeZone: string }) =>
      Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
    const taken = new Set(events.map(event => `${event.venue.id} ${dayAt(event).toPlainDate().toString()}`));
    for (const { timing, dates: own } of series)
      for (const { date, event } of own) {
        expect(dayAt(event).toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(date);
        expect(date.slice(11)).toBe(timing.startsAt.slice(11));
        expect(taken.has(`${event.venue.id} ${date.slice(0, 10)}`)).toBe(false);
      }
  },
);

test('pages were opened before today, and only once they were there', () => {
  expect(world.visits.length).toBeGreaterThan(1000);
  expect(world.visits.every(({ day, visits }) => day < '2026-11-20' && day >= '2026-10-21' && visits > 0)).toBe(true);
});
