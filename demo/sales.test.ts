import { HoldRequest } from '@event-planner/contracts/booking';
import { layOut } from '@event-planner/contracts/seat-map';
import { expect, test } from 'vitest';
import { createWorld, type Sale, type WorldEvent } from './world.ts';

const today = new Date('2026-11-20T09:00:00Z');
const world = createWorld({ today });
const selling = Map.groupBy(world.sales, sale => sale.eventId);
const eventOf = new Map(world.events.map(event => [event.id, event]));

const seatsOf = (sales: readonly Sale[]) => sales.flatMap(sale => sale.items).flatMap(item => ('seat' in item ? [item] : []));
const countedOf = (sales: readonly Sale[], ticketTypeId: string) =>
  sales
    .flatMap(sale => sale.items)
    .reduce((sum, item) => sum + ('quantity' in item && item.ticketTypeId === ticketTypeId ? item.quantity : 0), 0);
const each = (check: (event: WorldEvent, sales: readonly Sale[]) => void) => {
  for (const [eventId, sales] of selling) check(eventOf.get(eventId) as WorldEvent, sales);
};

test('some forty events have sold something, and none that is cancelled or not on sale yet', () => {
  expect(selling.size).toBe(40);
  each(event => {
    expect(event.state).not.toBe('cancelled');
    expect(event.ticketTypes.some(type => type.salesStart < today.toISOString())).toBe(true);
  });
});

test('no seat is sold twice, and each is one of the plan, sold by a type of its category', () => {
  each((event, sales) => {
    const plan = new Map((event.seatMap ? layOut(world.seatMaps[event.seatMap]) : []).map(seat => [seat.id, seat.category]));
    const types = new Map(event.ticketTypes.map(type => [type.id, type.category]));
    const seats = seatsOf(sales);
    expect(new Set(seats.map(item => item.seat)).size).toBe(seats.length);
    expect(seats.filter(item => plan.get(item.seat) === undefined || plan.get(item.seat) !== types.get(item.ticketTypeId))).toEqual([]);
  });
});

test('no ticket type is sold beyond its capacity', () => {
  each((event, sales) => {
    for (const type of event.ticketTypes) expect(countedOf(sales, type.id)).toBeLessThanOrEqual(type.capacity ?? 0);
  });
});

test('every order could have been asked for as a hold, within the limits of its types', () => {
  for (const { eventId, items } of world.sales) {
    expect(HoldRequest.safeParse({ eventId, items }).success).toBe(true);
    const types = new Map(eventOf.get(eventId)?.ticketTypes.map(type => [type.id, type]));
    for (const [typeId, same] of Map.groupBy(items, item => item.ticketTypeId)) {
      const places = same.reduce((sum, item) => sum + ('quantity' in item ? item.quantity : 1), 0);
      expect(places).toBeLessThanOrEqual(types.get(typeId)?.maxPerOrder ?? 0);
    }
  }
});

test('everything was bought while it was on sale', () => {
  each((event, sales) => {
    const types = new Map(event.ticketTypes.map(type => [type.id, type]));
    const odd = sales.filter(
      sale =>
        sale.boughtAt > today.toISOString() ||
        sale.items.some(item => {
          const type = types.get(item.ticketTypeId);
          return type === undefined || sale.boughtAt < type.salesStart || sale.boughtAt > type.salesEnd;
        }),
    );
    expect(odd).toEqual([]);
  });
});

test('a sold-out event has no place left', () => {
  const event = world.events.find(one => one.slug === 'gernot-zapf-amtsgeheimnis-vienna');
  expect(seatsOf(selling.get(event?.id ?? '') ?? [])).toHaveLength(layOut(world.seatMaps['comedy-cellar']).length);
});

test('ada and grace own tickets, one of them for an evening that is over', () => {
  for (const email of ['ada@example.test', 'grace@example.test'])
    expect(world.sales.filter(sale => sale.buyer.email === email).length).toBeGreaterThanOrEqual(3);
  const ended = world.events.find(event => event.state === 'ended');
  expect(world.sales.some(sale => sale.eventId === ended?.id && sale.buyer.email === 'ada@example.test')).toBe(true);
});

test('the id of a later sale is the greater one, so that lists which begin with the newest do', () => {
  const seconds = (sales: readonly Sale[]) => sales.map(({ boughtAt }) => boughtAt);
  expect(seconds(world.sales.toSorted((a, b) => (a.id < b.id ? -1 : 1)))).toEqual(seconds(world.sales).toSorted());
});
