import type { Transfer } from '@event-planner/contracts/transfer';
import { expect, test } from 'vitest';
import { movingWorld, type MovingWorld, number, seats } from '../moves/test-moves.ts';
import { ada, alan, cart, grace } from '../test-world.ts';

const atTheBooking = 'select 1 from bookings where id = $1 for update';
const validTickets = async ({ service }: MovingWorld) =>
  (
    await service.pool.query(
      `select t.id, b.user_id, t.seat from tickets t join bookings b on b.id = t.booking_id where t.state = 'valid' order by t.id`,
    )
  ).rows;

test('two people accept the same offer at the same moment and one of them has the ticket', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const { token } = await world.offered(ada, booking);
  await using gate = await world.service.gate(atTheBooking, [booking.id]);
  const answers = [world.accept(grace, token), world.accept(alan, token)];
  await gate.blocked(2);
  await gate.release();
  const settled = await Promise.all(answers);
  expect(settled.map(one => one.status).toSorted()).toEqual([200, 409]);
  expect(settled.find(one => one.status === 409)?.body).toMatchObject({ code: 'transfer_over', state: 'accepted' });
  expect(await validTickets(world)).toHaveLength(1);
  expect(await world.counters()).toEqual([{ held: 0, sold: 1 }]);
});

test('while a seat is passed on nobody else gets it', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1'));
  const { token } = await world.offered(ada, booking);
  await using gate = await world.service.gate('select 1 from seat_claims where seat = $1 for update', ['stalls-A-1']);
  const accepting = world.accept(grace, token);
  await gate.blocked(1);
  const others = Array.from({ length: 3 }, () => world.holdAs(cart(), event, seats(event, 'stalls-A-1')));
  expect((await Promise.all(others)).map(one => one.body.code)).toEqual(['taken', 'taken', 'taken']);
  await gate.release();
  expect((await accepting).status).toBe(200);
  expect((await world.holdAs(cart(), event, seats(event, 'stalls-A-1'))).body.code).toBe('taken');
  expect(await validTickets(world)).toMatchObject([{ user_id: grace.sub, seat: 'stalls-A-1' }]);
});

test('who takes an offer back while it is accepted learns that it is too late, or the other does', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const { token, transfer } = await world.offered(ada, booking);
  await using gate = await world.service.gate(atTheBooking, [booking.id]);
  const accepting = world.accept(grace, token);
  await gate.blocked(1);
  const withdrawing = world.ask<Transfer>(ada, `DELETE /${booking.id}/transfers/${transfer.id}`);
  await gate.blocked(2);
  await gate.release();
  const [accepted, withdrawn] = await Promise.all([accepting, withdrawing]);
  expect([accepted.status, withdrawn.status].toSorted()).toEqual([200, 409]);
  expect(await validTickets(world)).toMatchObject([{ user_id: accepted.status === 200 ? grace.sub : ada.sub }]);
});

test('a refund that comes first leaves nothing to accept, one that comes later leaves the person who accepted alone', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  for (const first of ['refund', 'acceptance']) {
    const booking = await world.bought(ada, event, seats(event, first === 'refund' ? 'stalls-A-1' : 'stalls-A-2'));
    const { token } = await world.offered(ada, booking);
    const [{ payment_id: paymentId }] = (await world.service.pool.query('select payment_id from bookings where id = $1', [booking.id]))
      .rows;
    const refund = () => world.giveBack(booking, paymentId);
    if (first === 'refund') {
      await refund();
      expect((await world.accept(grace, token)).body).toMatchObject({ code: 'transfer_over', state: 'void' });
    } else {
      const { body: own } = await world.accept(grace, token);
      await refund();
      expect((await world.get(grace, own.id)).tickets[0]).toMatchObject({ state: 'valid', seat: 'stalls-A-2' });
    }
  }
  expect(await validTickets(world)).toMatchObject([{ user_id: grace.sub, seat: 'stalls-A-2' }]);
});

test('a person at their cap who accepts two offers at the same moment gets one', async () => {
  await using world = await movingWorld();
  const event = await world.counted({ maxPerPerson: 1 });
  const tokens = [];
  for (const sender of [ada, alan]) tokens.push((await world.offered(sender, await world.bought(sender, event, number(event, 1)))).token);
  await using gate = await world.service.gate(`select pg_advisory_xact_lock(hashtextextended('user:' || $1, 0))`, [grace.sub]);
  const answers = tokens.map(token => world.accept(grace, token));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).map(one => one.status).toSorted()).toEqual([200, 409]);
});
