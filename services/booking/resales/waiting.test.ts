import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventInventory } from '@event-planner/contracts/event';
import { bookingRefundRequested, offerExpired, placeOffered } from '@event-planner/contracts/messages';
import type { Resale, ResaleOffer } from '@event-planner/contracts/resale';
import type { WaitingEntry } from '@event-planner/contracts/waiting-list';
import { person, testService } from '@event-planner/platform/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movingWorld, type MovingWorld, number, seats } from '../moves/test-moves.ts';
import { bookingService } from '../service.ts';
import { ada, alan, grace, ticketType } from '../test-world.ts';

const [mia, sam] = [person('Mia'), person('Sam')];

const soldOut = (capacity: number, changes: object = {}) => ({ ticketTypes: [ticketType({ capacity, ...changes })] });
const list = async (world: MovingWorld, booking: Booking, priceMinor = 1000, at = 0): Promise<Resale> =>
  (await world.ask<Resale>(ada, `POST /${booking.id}/resales`, { ticketId: booking.tickets[at]!.id, priceMinor })).body;
const wait = async (world: MovingWorld, user: AccessClaims, event: EventInventory, quantity = 1, least = quantity) => {
  const form = { ticketTypeIds: [event.ticketTypes[0]!.id], quantity, least, language: 'en' };
  expect((await world.ask(user, `POST /waiting-lists/${event.eventId}/entries`, form)).status).toBe(201);
};
const newest = async (world: MovingWorld, user: AccessClaims): Promise<WaitingEntry> =>
  (await world.ask<{ items: WaitingEntry[] }>(user, 'GET /waiting-entries')).body.items[0]!;
const shown = async (world: MovingWorld, event: EventInventory, user?: AccessClaims): Promise<readonly string[]> =>
  (await world.ask<{ items: ResaleOffer[] }>(user, `GET /events/${event.eventId}/resales`)).body.items.map(one => one.id);
const take = (world: MovingWorld, user: AccessClaims, event: EventInventory, ...resaleIds: string[]) =>
  world.ask<Hold>(user, 'POST /resale-holds', { eventId: event.eventId, resaleIds });
const dispatch = (world: MovingWorld): Promise<void> => world.service.running.runJob('offer-waiting-places');
const decline = async (world: MovingWorld, user: AccessClaims) =>
  world.ask(user, `POST /waiting-entries/${(await newest(world, user)).id}/decline`, {});
const pay = async (world: MovingWorld, user: AccessClaims): Promise<Booking> => {
  const { body } = await world.book(await world.service.asUser(user), { id: (await newest(world, user)).offer?.holdId ?? '' });
  await world.pay(body);
  return world.get(user, body.id);
};

/** And whom it woke has looked: nobody waited. */
async function listedInPeace(world: MovingWorld, booking: Booking, at = 0): Promise<Resale> {
  const resale = await list(world, booking, 1000 + at, at);
  await dispatch(world);
  return resale;
}

test('what is for sale again is offered to who waits, one after the other, and to everybody once nobody wants it', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const names = ['stalls-A-1', 'stalls-A-2', 'stalls-A-3', 'stalls-A-4'];
  const booking = await world.bought(ada, event, seats(event, ...names));
  await wait(world, grace, event);
  await wait(world, mia, event);
  const { id } = await list(world, booking);
  for (const user of [undefined, sam, grace, mia]) expect(await shown(world, event, user)).toEqual([]);
  for (const user of [sam, grace, mia]) expect((await take(world, user, event, id)).body).toMatchObject({ code: 'taken' });
  await dispatch(world);
  expect(await newest(world, grace)).toMatchObject({ state: 'offered', offer: { quantity: 1, totalMinor: 1000, isResale: true } });
  expect((await newest(world, grace)).offer?.places[0]).toContain('1');
  expect(await newest(world, mia)).toMatchObject({ state: 'waiting', position: 1 });
  expect((await world.ask<Resale>(ada, `DELETE /${booking.id}/resales/${id}`)).body).toMatchObject({ code: 'resale_over', state: 'held' });
  expect((await decline(world, grace)).status).toBe(204);
  expect(await newest(world, mia)).toMatchObject({ state: 'offered' });
  expect(await shown(world, event, sam)).toEqual([]);
  world.service.clock.advance(24 * 3600 + 1);
  await dispatch(world);
  expect(await newest(world, mia)).toMatchObject({ state: 'expired' });
  expect((await world.service.published(placeOffered)).map(one => one.email)).toEqual([grace.email, mia.email]);
  expect((await world.service.published(offerExpired)).map(one => one.email)).toEqual([mia.email]);
  expect(await shown(world, event, sam)).toEqual([id]);
  expect((await take(world, sam, event, id)).status).toBe(201);
  expect((await world.get(ada, booking.id)).tickets.every(ticket => ticket.state === 'valid')).toBe(true);
  expect(await world.claims()).toMatchObject(names.map((seat, at) => ({ seat, ticket_id: booking.tickets[at]!.id })));
});

test('whoever accepts has the ticket, and the seller is paid once it is sold and not before', async () => {
  await using world = await movingWorld();
  const event = await world.counted(soldOut(1));
  const booking = await world.bought(ada, event, number(event, 1));
  await wait(world, grace, event);
  await list(world, booking);
  await dispatch(world);
  expect(await world.service.published(bookingRefundRequested)).toEqual([]);
  const bought = await pay(world, grace);
  expect(bought).toMatchObject({ state: 'confirmed', totalMinor: 1000, tickets: [{ state: 'valid', priceMinor: 1000 }] });
  expect((await world.get(ada, booking.id)).tickets).toMatchObject([{ state: 'resold' }]);
  expect(await world.service.published(bookingRefundRequested)).toMatchObject([
    { bookingId: booking.id, amountMinor: 900, cause: 'resold' },
  ]);
  await dispatch(world);
  expect(await newest(world, grace)).toMatchObject({ state: 'accepted' });
  expect(await world.counters()).toEqual([{ held: 0, sold: 1 }]);
});

test('everybody, whoever waits and two processes that make offers are after one ticket at once, and one who waits is offered it', async () => {
  await using world = await movingWorld();
  const event = await world.counted(soldOut(1));
  const booking = await world.bought(ada, event, number(event, 1));
  await using beside = await testService(bookingService, { beside: world.service });
  const { id } = await listedInPeace(world, booking);
  for (const user of [grace, mia]) await wait(world, user, event);
  await using gate = await world.service.gate('select 1 from resales where id = $1 for update', [id]);
  const everybody = [sam, alan, grace].map(user => take(world, user, event, id));
  const offering = [dispatch(world), beside.running.runJob('offer-waiting-places')];
  await gate.blocked(4);
  await gate.release();
  expect((await Promise.all(everybody)).map(one => one.body.code)).toEqual(['taken', 'taken', 'taken']);
  await Promise.all(offering);
  expect((await newest(world, grace)).state).toBe('offered');
  expect((await newest(world, mia)).state).toBe('waiting');
  const { rows } = await world.service.pool.query('select user_id from holds where resale_ids is not null');
  expect(rows).toEqual([{ user_id: grace.sub }]);
});

test('who begins to wait while somebody is taking the last ticket for sale again is not offered it', async () => {
  await using world = await movingWorld();
  const event = await world.counted(soldOut(1));
  const booking = await world.bought(ada, event, number(event, 1));
  const { id } = await listedInPeace(world, booking);
  await world.service.pool.query(
    `create function lock_holds() returns int language plpgsql as 'begin lock table holds in share mode; return 1; end'`,
  );
  await using gate = await world.service.gate('select lock_holds()');
  const taking = take(world, sam, event, id);
  await gate.blocked(1);
  await wait(world, grace, event);
  const offering = dispatch(world);
  await gate.blocked(2);
  await gate.release();
  expect((await taking).status).toBe(201);
  await offering;
  expect((await newest(world, grace)).state).toBe('waiting');
});

test('what is free and what is for sale again are offered in the order of joining', async () => {
  await using world = await movingWorld();
  const event = await world.counted(soldOut(4));
  const booking = await world.bought(ada, event, number(event, 3));
  const held = await world.holdAs(await world.service.asUser(sam), event, number(event, 1));
  for (const at of [0, 1, 2]) await listedInPeace(world, booking, at);
  await wait(world, grace, event, 2);
  await wait(world, mia, event);
  await wait(world, alan, event);
  await world.ask(sam, `DELETE /holds/${held.body.id}`);
  await dispatch(world);
  expect(await newest(world, grace)).toMatchObject({ state: 'offered', offer: { quantity: 2, isResale: true } });
  expect(await newest(world, mia)).toMatchObject({ state: 'offered', offer: { quantity: 1, isResale: false } });
  expect(await newest(world, alan)).toMatchObject({ state: 'offered', offer: { quantity: 1 } });
  const told = await world.service.published(placeOffered);
  expect(Object.fromEntries(told.map(({ email, isResale }) => [email, isResale]))).toEqual({
    [grace.email]: true,
    [mia.email]: false,
    [alan.email]: true,
  });
  expect(await world.counters()).toEqual([{ held: 1, sold: 3 }]);
  const { rows } = await world.service.pool.query('select passed from waiting_entries where user_id = $1', [grace.sub]);
  expect(rows).toEqual([{ passed: 0 }]);
});

test('what serves nobody in line is for everybody: too few for who waits, or their own', async () => {
  await using world = await movingWorld();
  const event = await world.counted(soldOut(2));
  const booking = await world.bought(ada, event, number(event, 2));
  await wait(world, grace, event, 2);
  await wait(world, ada, event);
  const { id } = await list(world, booking);
  await dispatch(world);
  expect([await newest(world, grace), await newest(world, ada)]).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
  expect(await shown(world, event)).toEqual([id]);
  await list(world, booking, 1000, 1);
  expect(await shown(world, event)).toEqual([]);
  await dispatch(world);
  expect(await newest(world, grace)).toMatchObject({ state: 'offered', offer: { quantity: 2, totalMinor: 2000 } });
});

test('who has as many as one may have is offered nothing and waits no more', async () => {
  await using world = await movingWorld();
  const event = await world.counted(soldOut(3, { maxPerPerson: 2 }));
  const booking = await world.bought(ada, event, number(event, 1));
  await world.bought(grace, event, number(event, 2));
  await wait(world, grace, event);
  await wait(world, mia, event);
  await list(world, booking);
  await dispatch(world);
  expect([(await newest(world, grace)).state, (await newest(world, mia)).state]).toEqual(['limit', 'offered']);
});

test('an offer of what is for sale for a short time ends in time for the next', async () => {
  await using world = await movingWorld();
  const event = await world.counted(soldOut(1));
  const booking = await world.bought(ada, event, number(event, 1));
  const { expiresAt } = await listedInPeace(world, booking);
  const now = world.service.clock.now().getTime();
  const hours = 3_600_000;
  world.service.clock.advance((new Date(expiresAt).getTime() - now - 8 * hours) / 1000);
  await wait(world, grace, event);
  await dispatch(world);
  const until = new Date((await newest(world, grace)).offer?.until ?? 0).getTime();
  expect(new Date(expiresAt).getTime() - until).toBe(6 * hours);
});

type Step =
  | { readonly does: 'list' | 'dispatch' | 'expire' }
  | { readonly does: 'take'; readonly which: number }
  | { readonly does: 'wait' | 'decline' | 'pay'; readonly who: number };
const who = fc.integer({ min: 0, max: 2 });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom<'list' | 'dispatch' | 'expire'>('list', 'dispatch', 'expire') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('take'), which: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom<'wait' | 'decline' | 'pay'>('wait', 'decline', 'pay'), who }) },
);

test('whatever happens in whichever order: one buyer at most, one payout each, and nothing past who waits', async () => {
  await using world = await movingWorld();
  const people = [grace, mia, alan];
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 4, maxLength: 14 }), async steps => {
      const event = await world.counted(soldOut(4));
      const seller = person('Seller');
      const booking = await world.bought(seller, event, number(event, 4));
      const listed: string[] = [];
      const listNext = async (): Promise<void> => {
        const ticket = booking.tickets[listed.length];
        if (!ticket) return;
        const { body } = await world.ask<Resale>(seller, `POST /${booking.id}/resales`, { ticketId: ticket.id, priceMinor: 1000 });
        listed.push(body.id);
      };
      const entryOf = async (user: AccessClaims): Promise<WaitingEntry | undefined> =>
        (await world.ask<{ items: WaitingEntry[] }>(user, 'GET /waiting-entries')).body.items.find(one => one.eventId === event.eventId);
      for (const step of steps) {
        if (step.does === 'list') await listNext();
        if (step.does === 'dispatch') await dispatch(world);
        if (step.does === 'expire') world.service.clock.advance(25 * 3600);
        if (step.does === 'wait') {
          const form = { ticketTypeIds: [event.ticketTypes[0]!.id], quantity: 1, least: 1, language: 'en' };
          await world.ask(people[step.who], `POST /waiting-lists/${event.eventId}/entries`, form);
        }
        if (step.does === 'take') {
          const waits = (await Promise.all(people.map(entryOf))).some(entry => entry?.state === 'waiting');
          const { status } = await take(world, sam, event, listed[step.which] ?? event.eventId);
          if (waits) expect(status).not.toBe(201);
        }
        const entry = 'who' in step ? await entryOf(people[step.who]!) : undefined;
        if (entry?.state !== 'offered' || !entry.offer?.holdId || entry.offer.isBooked) continue;
        if (step.does === 'decline') await world.ask(people[step.who], `POST /waiting-entries/${entry.id}/decline`, {});
        if (step.does === 'pay') {
          const { body } = await world.book(await world.service.asUser(people[step.who]), { id: entry.offer.holdId });
          await world.pay(body);
          expect((await world.get(people[step.who]!, body.id)).state).toBe('confirmed');
        }
      }
      const { rows } = await world.service.pool.query(
        `select (select count(*)::int from tickets where event_id = $1 and state = 'valid') as valid,
          (select count(*)::int from resales where event_id = $1 and state = 'sold') as sold,
          (select count(*)::int from refunds f join bookings b on b.id = f.booking_id where b.event_id = $1) as payouts,
          (select count(*)::int from (select unnest(resale_ids) from holds where event_id = $1 and expires_at > $2 group by 1 having count(*) > 1) as twice) as twice`,
        [event.eventId, world.service.clock.now()],
      );
      expect(rows[0]).toMatchObject({ valid: 4, payouts: rows[0].sold, twice: 0 });
    }),
    { numRuns: 12 },
  );
}, 120_000);
