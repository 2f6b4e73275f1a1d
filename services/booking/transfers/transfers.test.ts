import { bookingConfirmed, bookingTransferOffered, bookingTransferSettled } from '@event-planner/contracts/messages';
import type { OfferedTransfer, Transfer } from '@event-planner/contracts/transfer';
import { plainSelfService } from '@event-planner/contracts/self-service';
import { expect, test } from 'vitest';
import { movingWorld, number, seats } from '../moves/test-moves.ts';
import { ada, alan, grace, ticketType } from '../test-world.ts';

test('a ticket that is accepted is another ticket of another person at the same place, and the code it had is worth nothing', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1', 'stalls-A-2'));
  const [kept, given] = booking.tickets;
  const { transfer, token } = await world.offered(ada, booking, { ticketIds: [given!.id] });
  expect(transfer).toMatchObject({ state: 'open', email: 'grace@example.test', ticketIds: [given!.id] });
  expect((await world.get(ada, booking.id)).tickets.map(ticket => ticket.state)).toEqual(['valid', 'valid']);

  const { status, body: own } = await world.accept(grace, token);
  expect(status).toBe(200);
  expect(own).toMatchObject({ state: 'confirmed', origin: 'transfer', parentId: booking.id, totalMinor: 0, eventId: event.eventId });
  expect(own.tickets).toMatchObject([{ seat: 'stalls-A-2', attendeeName: 'Grace', priceMinor: 0, state: 'valid' }]);
  expect(own.tickets[0]!.id).not.toBe(given!.id);
  expect(own.tickets[0]!.code).not.toBe(given!.code);
  const before = await world.get(ada, booking.id);
  expect(before).toMatchObject({ state: 'confirmed', totalMinor: 2500 });
  expect(before.tickets.map(ticket => [ticket.id, ticket.state])).toEqual([
    [kept!.id, 'valid'],
    [given!.id, 'transferred'],
  ]);
  expect(await world.claims()).toMatchObject([
    { seat: 'stalls-A-1', ticket_id: kept!.id },
    { seat: 'stalls-A-2', ticket_id: own.tickets[0]!.id },
  ]);
  expect((await world.service.pool.query(`select ended_at from tickets where state = 'transferred'`)).rows).toHaveLength(1);
  expect(await world.service.published(bookingConfirmed)).toMatchObject([
    { bookingId: booking.id },
    { bookingId: own.id, origin: 'transfer', email: 'grace@example.test' },
  ]);
  expect(await world.service.published(bookingTransferSettled)).toMatchObject([
    { outcome: 'accepted', userId: ada.sub, offeredTo: 'grace@example.test' },
  ]);
});

test('when all of its tickets have gone, a booking is transferred', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 2));
  await world.accept(grace, (await world.offered(ada, booking)).token);
  expect(await world.get(ada, booking.id)).toMatchObject({ state: 'transferred' });
  expect(await world.counters()).toEqual([{ held: 0, sold: 2 }]);
});

test('whoever has the link sees what they get, and of who gives it the name only', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1'));
  const { token } = await world.offered(ada, booking, { message: 'See you there' });
  const { status, body } = await world.ask<object>(undefined, `GET /transfers/${token}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    from: 'Ada',
    eventTitle: 'An Evening',
    tickets: [{ ticketTypeName: 'Gold', place: 'Stalls, row A, seat 1' }],
  });
  expect(JSON.stringify(body)).not.toMatch(/:1250\b|ada@|totalMinor|priceMinor/);
  expect(await world.service.published(bookingTransferOffered)).toMatchObject([{ message: 'See you there', from: 'Ada' }]);
  expect((await world.service.pool.query('select * from transfers')).rows[0]).not.toMatchObject({ token_hash: token });
  expect((await world.ask(undefined, `GET /transfers/${'a'.repeat(43)}`)).status).toBe(404);
});

test.each(['accepted', 'declined', 'withdrawn', 'expired'] as const)(
  'what is said to a ticket is shown until its offer is %s',
  async outcome => {
    await using world = await movingWorld();
    const event = await world.counted();
    const booking = await world.bought(ada, event, number(event, 1));
    const { transfer, token } = await world.offered(ada, booking, { message: '<b>See you there</b>' });
    const shown = async () => (await world.ask<OfferedTransfer>(undefined, `GET /transfers/${token}`)).body;
    expect(await shown()).toMatchObject({ state: 'open', message: '<b>See you there</b>' });
    if (outcome === 'accepted') await world.accept(grace, token);
    if (outcome === 'declined') await world.ask(undefined, `POST /transfers/${token}/decline`);
    if (outcome === 'withdrawn') await world.ask(ada, `DELETE /${booking.id}/transfers/${transfer.id}`);
    if (outcome === 'expired') {
      world.service.clock.advance(7 * 86_400 + 1);
      await world.service.running.runJob('expire-bookings');
    }
    const after = await shown();
    expect(after.state).toBe(outcome);
    expect(after).not.toHaveProperty('message');
  },
);

test('an offer that was declined or taken back is over, and its ticket may be offered again', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const first = await world.offered(ada, booking);
  expect(
    (await world.ask(ada, `POST /${booking.id}/transfers`, { ticketIds: [booking.tickets[0]!.id], email: 'x@example.test' })).body.code,
  ).toBe('ticket_offered');
  expect((await world.ask(undefined, `POST /transfers/${first.token}/decline`)).status).toBe(204);
  expect((await world.accept(grace, first.token)).body).toMatchObject({ code: 'transfer_over', state: 'declined' });
  const second = await world.offered(ada, booking);
  expect((await world.ask<Transfer>(ada, `DELETE /${booking.id}/transfers/${second.transfer.id}`)).body.state).toBe('withdrawn');
  expect((await world.accept(grace, second.token)).body).toMatchObject({ code: 'transfer_over', state: 'withdrawn' });
  const third = await world.offered(ada, booking);
  expect((await world.accept(grace, third.token)).status).toBe(200);
});

test('an offer ends after a week, or when the terms end it before, whether anybody looked or not', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const { token, transfer } = await world.offered(ada, booking);
  expect(transfer.expiresAt).toBe('2030-06-08T10:00:00.000Z');
  world.service.clock.advance(7 * 86_400);
  expect((await world.accept(grace, token)).body).toMatchObject({ code: 'transfer_over', state: 'expired' });
  world.service.clock.advance(84 * 86_400);
  const late = await world.offered(ada, booking);
  expect(late.transfer.expiresAt).toBe('2030-09-01T18:00:00.000Z');
  world.service.clock.advance(2 * 86_400);
  expect(
    (await world.ask(ada, `POST /${booking.id}/transfers`, { ticketIds: [booking.tickets[0]!.id], email: 'x@example.test' })).body.code,
  ).toBe('too_late');
});

test('a repetition of an acceptance whose answer was lost gets it again, anybody else learns that it is over', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const { token } = await world.offered(ada, booking);
  const first = await world.accept(grace, token);
  expect((await world.accept(grace, token)).body.id).toBe(first.body.id);
  expect((await world.accept(alan, token)).body.code).toBe('transfer_over');
});

test('who accepts may not have more than one person may', async () => {
  await using world = await movingWorld();
  const event = await world.counted({ maxPerPerson: 2 });
  const booking = await world.bought(ada, event, number(event, 1));
  await world.bought(grace, event, number(event, 2));
  const { token } = await world.offered(ada, booking);
  expect((await world.accept(grace, token)).body).toMatchObject({ status: 409, code: 'limit' });
  expect((await world.get(ada, booking.id)).tickets[0]).toMatchObject({ state: 'valid' });
  expect((await world.accept(alan, token)).status).toBe(200);
});

test.each([
  ['another user', grace, 'not_found'],
  ['the organizer’s terms', ada, 'not_self_service'],
])('tickets are not passed on against %s', async (_name, user, code) => {
  await using world = await movingWorld();
  const event = await world.counted(user === ada ? { selfService: { ...plainSelfService, transfer: null } } : {});
  const booking = await world.bought(ada, event, number(event, 1));
  const form = { ticketIds: [booking.tickets[0]!.id], email: 'x@example.test' };
  expect((await world.ask(user, `POST /${booking.id}/transfers`, form)).body.code).toBe(code);
});

test('a ticket that let somebody in, one that ended, one of another booking and one for oneself are not passed on', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 2));
  const other = await world.bought(ada, event, number(event, 1));
  const [used, own] = booking.tickets;
  await world.service.pool.query(
    `insert into check_ins (ticket_id, event_id, ticket_type_id, version, inside, entries, last_at, gate_id, device) select id, event_id, ticket_type_id, 1, true, 1, now(), $2, 'x' from tickets where id = $1`,
    [used!.id, event.eventId],
  );
  const offer = async (ticketId: string, email = 'x@example.test') =>
    (await world.ask(ada, `POST /${booking.id}/transfers`, { ticketIds: [ticketId], email })).body.code;
  expect(await offer(used!.id)).toBe('ticket_used');
  expect(await offer(other.tickets[0]!.id)).toBe('no_such_ticket');
  expect(await offer(own!.id, ada.email)).toBe('own_ticket');
  const { token } = await world.offered(ada, booking, { ticketIds: [own!.id] });
  expect((await world.accept(ada, token)).body.code).toBe('own_ticket');
  await world.accept(grace, token);
  expect(await offer(own!.id)).toBe('ticket_ended');
});

test('what was given may be given on', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1'));
  const first = await world.accept(grace, (await world.offered(ada, booking)).token);
  const second = await world.accept(alan, (await world.offered(grace, first.body, { email: 'alan@example.test' })).token);
  expect(second.body).toMatchObject({ parentId: first.body.id, tickets: [{ seat: 'stalls-A-1' }] });
  expect(await world.get(grace, first.body.id)).toMatchObject({ state: 'transferred' });
});

test('who accepts answers the organizer’s questions for themselves', async () => {
  await using world = await movingWorld();
  const question = {
    id: 'meal',
    label: 'Meal',
    help: '',
    kind: 'choice' as const,
    options: ['Fish', 'Beans'],
    required: true,
    per: 'attendee' as const,
    ticketTypeIds: [],
    showIf: null,
  };
  const event = await world.counted({ ticketTypes: [ticketType({ priceMinor: 0 })] });
  const booking = await world.bought(ada, event, number(event, 1));
  await world.announce({ ...event, version: 2, questions: [question] });
  const { token } = await world.offered(ada, booking);
  expect((await world.accept(grace, token)).body.code).toBe('answers_invalid');
  const form = { attendeeName: 'Grace', answers: { attendees: [{ name: 'Grace Hopper', answers: { meal: 'Beans' } }] } };
  const { body } = await world.ask(grace, `POST /transfers/${token}/accept`, form);
  expect(body.answers?.attendees[0]).toMatchObject({ name: 'Grace Hopper', answers: [{ questionId: 'meal', values: ['Beans'] }] });
  expect(body.tickets[0]).toMatchObject({ attendeeName: 'Grace Hopper' });
});

test('part of a bundle is given alone, and what is counted stays what it was', async () => {
  await using world = await movingWorld();
  const [adult, child] = [ticketType({ name: 'Adult', capacity: 10 }), ticketType({ name: 'Child', capacity: 10 })];
  const family = ticketType({
    name: 'Family',
    priceMinor: 3000,
    capacity: 5,
    bundle: [
      { ticketTypeId: adult.id, quantity: 2 },
      { ticketTypeId: child.id, quantity: 1 },
    ],
  });
  const event = await world.counted({ ticketTypes: [adult, child, family] });
  const booking = await world.bought(ada, event, [{ ticketTypeId: family.id, quantity: 1 }]);
  const counters = await world.counters();
  const childs = booking.tickets.find(ticket => ticket.ticketTypeName === 'Child');
  const gift = await world.accept(grace, (await world.offered(ada, booking, { ticketIds: [childs!.id] })).token);
  expect(gift.body).toMatchObject({
    lines: [{ ticketTypeName: 'Child', quantity: 1, priceMinor: 0 }],
    tickets: [{ ticketTypeName: 'Child' }],
  });
  expect(await world.counters()).toEqual(counters);
  const rest = await world.accept(
    alan,
    (await world.offered(ada, booking, { ticketIds: booking.tickets.flatMap(({ id }) => (id === childs!.id ? [] : [id])) })).token,
  );
  expect(rest.body.tickets).toHaveLength(2);
  expect(await world.counters()).toEqual(counters);
});

test('an offer that nobody answered in time is told to both sides once, by the clock; one that was settled or is void is not', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 3));
  const [first, second, third] = booking.tickets.map(({ id }) => id);
  const offers = [];
  for (const id of [first!, second!]) offers.push(await world.offered(ada, booking, { ticketIds: [id] }));
  await world.offered(ada, booking, { ticketIds: [third!] });
  await world.ask(undefined, `POST /transfers/${offers[0]!.token}/decline`);
  await world.service.pool.query(`update tickets set offer_id = null where id = $1`, [third]);
  const expired = async () => (await world.service.published(bookingTransferSettled)).filter(({ outcome }) => outcome === 'expired');
  await world.service.running.runJob('expire-bookings');
  expect(await expired()).toEqual([]);
  world.service.clock.advance(7 * 86_400 + 1);
  await Promise.all([world.service.running.runJob('expire-bookings'), world.service.running.runJob('expire-bookings')]);
  await world.service.running.runJob('expire-bookings');
  expect(await expired()).toMatchObject([
    { transferId: offers[1]!.transfer.id, bookingId: booking.id, userId: ada.sub, offeredTo: 'grace@example.test', from: 'Ada', count: 1 },
  ]);
});
