import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { KeptSeat } from '@event-planner/contracts/block';
import { eventUpdated } from '@event-planner/contracts/messages';
import { newId } from '@event-planner/platform/ids';
import type { Answer, TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { admin, plan, startEvent } from '../test-event.ts';
import { ask, draft, editPlan, found, planOf, ticket, wholeEvent } from './test-plan.ts';

const venueForm = {
  name: 'The Cellar',
  address: 'Long Street 1',
  city: 'Berlin',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  latitude: 52,
  longitude: 13,
};

/** The plan with so many seats in its row, `to` as far. */
function row(seats: number, to = seats - 1): SeatMap {
  const document = structuredClone(plan);
  const [area] = document.areas;
  if (area?.kind === 'seated') Object.assign(area.rows[0]!, { seats, to: [to, 0] });
  return document;
}

/** Booking as event sees it: what it was asked, and what it answers while seats are taken. */
function theBooking(kept: KeptSeat[] = []) {
  const asked: { path: string; body: { version: number; seats: string[] } }[] = [];
  let before = async (): Promise<void> => undefined;
  return {
    asked,
    kept,
    /** Runs once, before the next answer. */
    meanwhile: (work: () => Promise<void>) => void (before = work),
    async answer({ path, body }: { path: string; body?: string | undefined }): Promise<Answer> {
      const work = before;
      before = async () => undefined;
      await work();
      asked.push({ path, body: body === undefined ? {} : JSON.parse(body) });
      return { status: 200, body: path.endsWith('/undo') ? { seats: 0 } : { withdrawalId: kept.length > 0 ? null : newId(), kept } };
    },
  };
}

/** An event on sale at a venue with a plan of ten seats, and further plans of the venue. */
async function seatedEvent(event: TestService) {
  const organizerId = await found(event);
  const venueId: string = (await ask(event, { method: 'POST', path: `/organizers/${organizerId}/venues`, body: venueForm })).json().id;
  const save = async (name: string, document: SeatMap): Promise<string> =>
    (await ask(event, { method: 'POST', path: `/venues/${venueId}/seat-maps`, body: { name, basedOn: null, document } })).json().id;
  const { id, sections } = await draft(event, organizerId, { title: 'Hamlet' });
  const whole = wholeEvent(sections, [ticket({ category: 'stalls', capacity: null })]);
  const place = { mode: 'in_person' as const, venueId, seatMapId: await save('Ten', row(10)), onlineUrl: null };
  await editPlan(event, { id, seen: 1, body: { ...whole, place } });
  const published = await ask(event, { method: 'POST', path: `/events/${id}/publish` });
  if (published.statusCode !== 200) throw new Error(published.body);
  const sellBy = async (seatMapId: string | null, seen?: number) =>
    editPlan(event, { id, seen: seen ?? (await planOf(event, id)).version, body: { place: { ...place, seatMapId } } });
  return { id, place, save, sellBy };
}

test('seats that the new plan lacks go out of sale for the version that lacks them, and then the event changes', async () => {
  const booking = theBooking();
  await using event = await startEvent({ answers: { booking: booking.answer } });
  const { id, save, sellBy } = await seatedEvent(event);
  expect(booking.asked).toEqual([]);
  const answer = await sellBy(await save('Eight', row(8)));
  expect([answer.statusCode, answer.json().version]).toEqual([200, 4]);
  expect(booking.asked).toEqual([
    { path: `/api/bookings/events/${id}/withdrawals`, body: { version: 4, seats: ['stalls-A-9', 'stalls-A-10'] } },
  ]);
  expect(await event.published(eventUpdated)).toEqual([{ eventId: id, version: 4 }]);
});

test('when somebody has one of them nothing changes, and the seats are named', async () => {
  const booking = theBooking([{ seat: 'stalls-A-9', because: 'sold' }]);
  await using event = await startEvent({ answers: { booking: booking.answer } });
  const { id, place, save, sellBy } = await seatedEvent(event);
  expect((await sellBy(await save('Eight', row(8)))).json()).toMatchObject({
    status: 409,
    code: 'seats_sold',
    detail: expect.stringContaining('stalls-A-9 is sold'),
    eventId: id,
    seats: [{ seat: 'stalls-A-9', because: 'sold' }],
  });
  expect((await planOf(event, id)).sections.place.seatMapId).toBe(place.seatMapId);
  expect(await event.published(eventUpdated)).toEqual([]);
});

test('seats that keep their label may move, cost something else and get neighbours: booking is not even asked', async () => {
  const booking = theBooking();
  await using event = await startEvent({ answers: { booking: booking.answer } });
  const { save, sellBy } = await seatedEvent(event);
  expect((await sellBy(await save('Twelve', row(12, 22)))).statusCode).toBe(200);
  expect(booking.asked).toEqual([]);
});

test('a plan that goes altogether takes all of its seats with it', async () => {
  const booking = theBooking([{ seat: 'stalls-A-1', because: 'held' }]);
  await using event = await startEvent({ answers: { booking: booking.answer } });
  const { id, sellBy } = await seatedEvent(event);
  const { sections, version } = await planOf(event, id);
  const counted = { ...sections.tickets, types: [ticket()] };
  const answer = await editPlan(event, { id, seen: version, body: { place: { ...sections.place, seatMapId: null }, tickets: counted } });
  expect(answer.json().code).toBe('seats_sold');
  expect(booking.asked[0]?.body.seats).toHaveLength(10);
  expect((await sellBy(null)).statusCode).toBe(422);
});

test('while a draft nobody has bought anything', async () => {
  const booking = theBooking([{ seat: 'stalls-A-9', because: 'sold' }]);
  await using event = await startEvent({ answers: { booking: booking.answer } });
  const { place, save } = await seatedEvent(event);
  const organizerId = (await event.pool.query('select organizer_id from events')).rows[0].organizer_id;
  const another = await draft(event, organizerId, { title: 'Macbeth' });
  await editPlan(event, { id: another.id, seen: 1, body: { place } });
  const answer = await editPlan(event, { id: another.id, seen: 2, body: { place: { ...place, seatMapId: await save('Eight', row(8)) } } });
  expect([answer.statusCode, booking.asked]).toEqual([200, []]);
});

test('when somebody changes the event meanwhile, booking is asked again for the version that then comes', async () => {
  const booking = theBooking();
  await using event = await startEvent({ answers: { booking: booking.answer } });
  const { id, save, sellBy } = await seatedEvent(event);
  const eight = await save('Eight', row(8));
  const { version, sections } = await planOf(event, id);
  booking.meanwhile(async () => {
    await editPlan(event, { id, seen: version, body: { about: { ...sections.about, subtitle: 'Once more' } }, by: admin });
  });
  expect((await sellBy(eight, version)).json()).toMatchObject({ version: version + 2, sections: { about: { subtitle: 'Once more' } } });
  expect(booking.asked.map(({ body }) => body.version)).toEqual([version + 1, version + 2]);
});

test('when the change is refused after all, the seats go back on sale', async () => {
  const booking = theBooking();
  await using event = await startEvent({ answers: { booking: booking.answer } });
  const { id, place, save, sellBy } = await seatedEvent(event);
  const eight = await save('Eight', row(8));
  const { version } = await planOf(event, id);
  booking.meanwhile(async () => {
    await editPlan(event, { id, seen: version, body: { place: { ...place, onlineUrl: 'https://stream.example/' } }, by: admin });
  });
  expect((await sellBy(eight, version)).json().code).toBe('version_outdated');
  expect(booking.asked.map(({ path }) => path.split('/').at(-1))).toEqual(['withdrawals', 'undo']);
});

test('while booking is away the plan stays as it is', async () => {
  await using event = await startEvent();
  const { id, place, save, sellBy } = await seatedEvent(event);
  expect((await sellBy(await save('Eight', row(8)))).json()).toMatchObject({ status: 503, code: 'unavailable' });
  expect((await planOf(event, id)).sections.place.seatMapId).toBe(place.seatMapId);
});
