import type { PlannedEvent } from '@event-planner/contracts/planning';
import { layOut, type SeatMap } from '@event-planner/contracts/seat-map';
import type { StoredSeatMap } from '@event-planner/contracts/venue';
import { expect, test } from 'vitest';
import { createBuyer, must } from './buyer.ts';
import { offerOf } from './programme.ts';
import { wholeSystem } from './whole-system.ts';

/** The plan without one of its seats, as after a pillar was found in its place. */
function without(document: SeatMap, seat: string): SeatMap {
  const changed = structuredClone(document);
  for (const area of changed.areas) {
    if (area.kind !== 'seated') continue;
    for (const row of area.rows) {
      const at = Array.from({ length: row.seats }, (_, place) => `${area.id}-${row.label}-${row.firstNumber + place * row.step}`).indexOf(
        seat,
      );
      if (at >= 0) row.marks = [...row.marks.filter(mark => mark.at !== at), { at, absent: true }];
    }
  }
  return changed;
}

test('a plan that lacks a seat somebody is buying is refused, and once nobody is, the seat is gone for everybody', async () => {
  await using system = await wholeSystem();
  const { event } = offerOf('mara-lindqvist-slow-harbour-hamburg');
  const type = event.ticketTypes.find(({ category }) => category === 'balcony');
  const seat = 'balcony-A-9';
  const [house, buyer] = [createBuyer(system.url), createBuyer(system.url)];
  await house.login('admin@example.test');
  const hold = () => buyer.hold(event.id, [{ ticketTypeId: type?.id ?? '', seat }]);
  const held = await must(hold());

  const plan = await must(house.ask<PlannedEvent>('GET', `/api/events/${event.id}/plan`));
  const { place } = plan.sections;
  const plans = `/api/venues/${place.venueId}/seat-maps`;
  const old = await must(house.ask<StoredSeatMap>('GET', `${plans}/${place.seatMapId}`));
  const next = await must(
    house.ask<StoredSeatMap>('POST', plans, { name: old.name, basedOn: old.id, document: without(old.document, seat) }),
  );
  expect([next.version, next.seats]).toEqual([old.version + 1, old.seats - 1]);
  const sellByNext = () =>
    house.ask<PlannedEvent>(
      'PATCH',
      `/api/events/${event.id}/plan`,
      { place: { ...place, seatMapId: next.id } },
      { 'if-match': `"${plan.version}"` },
    );

  expect(await sellByNext()).toMatchObject({ status: 409, body: { code: 'seats_sold', seats: [{ seat, because: 'held' }] } });
  await must(buyer.release(held.id));
  expect(await sellByNext()).toMatchObject({ status: 200, body: { version: plan.version + 1 } });
  expect((await hold()).status).toBeGreaterThanOrEqual(400);
  await system.drain();
  expect(await hold()).toMatchObject({ status: 422, body: { code: 'no_such_place' } });
  const drawn = await must(buyer.ask<SeatMap>('GET', `/api/events/${event.slug}/seat-map`));
  expect(layOut(drawn)).toHaveLength(old.seats - 1);
});
