import { bookingAudited } from '@event-planner/contracts/audit';
import type { Till } from '@event-planner/contracts/box-office';
import { bookingRefundPaidOut } from '@event-planner/contracts/messages';
import type { RefundsByHandPage } from '@event-planner/contracts/refund';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, type BookingWorld, bookingWorld } from '../test-world.ts';
import { asking, withFees } from './test-refunds.ts';

const manager = person('Mary');

/** Two orders that were paid by transfer, of two events of one organizer, and go back. */
async function refunds(world: BookingWorld) {
  const ask = asking(world);
  const first = withFees();
  const { organizerId } = first;
  const event = [first, withFees({ organizerId })];
  const made = [];
  for (const one of event) {
    await world.announce(one);
    world.join(one, manager, 'manager');
    const booking = await world.bookAs(ada, one, [{ ticketTypeId: one.ticketTypes[0]!.id, quantity: 1 }]);
    await world.pay(booking);
    await world.service.pool.query(`update bookings set payment_id = null, paid_with = 'bank_transfer' where id = $1`, [booking.id]);
    const { body } = await ask.refund(await ask.booking(booking.id), manager, { what: { of: 'order' }, seenMinor: 1350 });
    world.service.clock.advance(1);
    made.push({ eventId: one.eventId, bookingId: booking.id, refundId: body.id });
  }
  const place = `/api/bookings/organizers/${organizerId}/refunds`;
  const say = async (path: string, payload: object, as: AccessClaims = manager) =>
    world.service.inject({ method: 'POST', url: `${place}/paid-out${path}`, headers: await world.service.asUser(as), payload });
  const byHand = async (query = '') =>
    (
      await world.service.inject({ url: `${place}/by-hand${query}`, headers: await world.service.asService('payment') })
    ).json<RefundsByHandPage>();
  const states = async () => (await world.service.pool.query('select state from refunds order by id')).rows.map(({ state }) => state);
  return { ask, made, ids: made.map(({ refundId }) => refundId), organizerId, say, byHand, states };
}

test('refunds of several events that were paid by transfer are noted as sent together, and that is taken back', async () => {
  await using world = await bookingWorld();
  const { ask, made, ids, say, byHand, states } = await refunds(world);
  expect((await byHand()).items).toMatchObject(
    made.map(({ refundId }) => ({ refundId, paidWith: 'bank_transfer', amountMinor: 1350, buyer: 'Ada', eventTitle: expect.any(String) })),
  );
  expect((await byHand(`?after=${ids[0]}`)).items.map(({ refundId }) => refundId)).toEqual([ids[1]]);
  expect((await say('', { refunds: ids, paidWith: 'bank_transfer' })).statusCode).toBe(204);
  expect(await states()).toEqual(['done', 'done']);
  expect(await ask.booking(made[0]!.bookingId)).toMatchObject({ state: 'refunded' });
  expect((await byHand()).items).toEqual([]);
  expect((await say('', { refunds: ids, paidWith: 'bank_transfer' })).json()).toMatchObject({ status: 409, code: 'refund_over' });
  expect((await say('/undo', { refunds: ids })).statusCode).toBe(204);
  expect(await states()).toEqual(['by_hand', 'by_hand']);
  expect(await ask.booking(made[0]!.bookingId)).toMatchObject({ state: 'refunding', refunds: [{ state: 'by_hand' }] });
  expect((await say('/undo', { refunds: ids })).json()).toMatchObject({ status: 409, code: 'refund_over' });
  const { rows } = await world.service.pool.query('select settled_by, settled_by_name, settled_at, paid_out_with from refunds');
  for (const row of rows) expect(Object.values(row)).toEqual([null, null, null, null]);
  const told = (await world.service.published(bookingAudited)).filter(({ of }) => of.kind === 'refund');
  expect(told.map(({ action }) => action)).toEqual(['refund.paid_out', 'refund.paid_out', 'refund.not_paid_out', 'refund.not_paid_out']);
});

test('that one was paid out that its provider had failed is taken back too: it failed still, the books are told each time, and each till stays as it was counted', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const event = withFees();
  await world.announce(event);
  world.join(event, manager, 'manager');
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  await world.pay(booking);
  const { body: refund } = await ask.refund(await ask.booking(booking.id), manager, { what: { of: 'order' }, seenMinor: 1350 });
  await ask.answer('failed', (await ask.requested())[0]!);
  const { organizerId, eventId } = event;
  const undo = async () =>
    (
      await world.service.inject({
        method: 'POST',
        url: `/api/bookings/organizers/${organizerId}/refunds/paid-out/undo`,
        headers: await world.service.asUser(manager),
        payload: { refunds: [refund.id] },
      })
    ).statusCode;
  const tillOf = async (day: string) => {
    const url = `/api/bookings/box-office/till?organizerId=${organizerId}&day=${day}&timeZone=UTC`;
    return (await world.service.inject({ url, headers: await world.service.asUser(manager) }))
      .json<Till>()
      .rows.map(({ kind, paidWith, amountMinor }) => [kind, paidWith, amountMinor]);
  };
  const dayOf = () => world.service.clock.now().toISOString().slice(0, 10);
  const first = dayOf();
  expect((await ask.settle(eventId, refund.id, { by: manager, act: 'paid-out' })).body).toMatchObject({ state: 'done' });
  world.service.clock.advance(86_400);
  expect(await undo()).toBe(204);
  expect(await undo()).toBe(409);
  expect((await ask.refunds(eventId, manager, '?state=failed')).body.items).toMatchObject([
    { id: refund.id, failure: 'expired_or_canceled_card', paidOutBy: null, paidOutWith: null },
  ]);
  expect([await tillOf(first), await tillOf(dayOf())]).toEqual([[['refunded', 'cash', -1350]], [['refunded', 'cash', 1350]]]);
  expect((await ask.settle(eventId, refund.id, { by: manager, act: 'paid-out' })).body).toMatchObject({ state: 'done' });
  expect(
    (await world.service.published(bookingRefundPaidOut)).map(({ nth, isUndone, amountMinor }) => [nth, isUndone, amountMinor]),
  ).toEqual([
    [1, false, 1350],
    [2, true, 1350],
    [3, false, 1350],
  ]);
});

test('all or none of them are noted, of one organizer, by who may give money back', async () => {
  await using world = await bookingWorld();
  const { ask, made, ids, say, states } = await refunds(world);
  const [first, second] = made;
  await ask.settle(first!.eventId, first!.refundId, { by: manager, act: 'paid-out' });
  expect((await say('', { refunds: ids, paidWith: 'bank_transfer' })).json()).toMatchObject({ code: 'refund_over' });
  expect((await say('/undo', { refunds: ids })).json()).toMatchObject({ code: 'refund_over' });
  expect((await say('', { refunds: [second!.refundId, newId()], paidWith: 'cash' })).statusCode).toBe(404);
  expect((await say('', { refunds: [second!.refundId, second!.refundId], paidWith: 'cash' })).statusCode).toBe(400);
  expect((await say('', { refunds: [second!.refundId], paidWith: 'cash' }, ada)).statusCode).toBe(403);
  expect(await states()).toEqual(['done', 'by_hand']);
});

test('two who note the same refunds in another order note them once', async () => {
  await using world = await bookingWorld();
  const { ids, made, say, states } = await refunds(world);
  await using gate = await world.service.gate('select 1 from bookings where id = any($1::uuid[]) for update', [
    made.map(({ bookingId }) => bookingId),
  ]);
  const answers = [ids, ids.toReversed()].map(refundIds => say('', { refunds: refundIds, paidWith: 'bank_transfer' }));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
  expect(await states()).toEqual(['done', 'done']);
});

test('money that bought nothing and that no provider took is booked as owed by hand once, not once more when it was paid out', async () => {
  await using world = await bookingWorld();
  const { made, say } = await refunds(world);
  const [{ refundId, bookingId } = { refundId: '', bookingId: '' }] = made;
  await world.service.pool.query(`update refunds set cause = 'payment_rejected', payment_id = $2 where id = $1`, [refundId, newId()]);
  expect((await say('', { refunds: [refundId], paidWith: 'bank_transfer' })).statusCode).toBe(204);
  expect((await world.service.published(bookingRefundPaidOut)).filter(paidOut => paidOut.bookingId === bookingId)).toEqual([]);
});

/** As payment says it of a file for the bank. */
const sayOfFile = async (world: BookingWorld, organizerId: string, { place, fileId, refunds: ids }: Filing) =>
  (
    await world.service.inject({
      method: 'POST',
      url: `/api/bookings/organizers/${organizerId}/refunds/${place}`,
      headers: await world.service.asService('payment'),
      payload: { fileId, refunds: ids },
    })
  ).json<{ refused: string[] }>().refused;
interface Filing {
  readonly place: 'filed' | 'unfiled';
  readonly fileId: string;
  readonly refunds: readonly string[];
}

test('what is in a file for the bank is paid out by that file alone, until it is taken out of it', async () => {
  await using world = await bookingWorld();
  const { ask, made, ids, organizerId, say, states } = await refunds(world);
  const [first, second] = made;
  const [fileId, other] = [newId(), newId()];
  expect(await sayOfFile(world, organizerId, { place: 'filed', fileId, refunds: ids })).toEqual([]);
  const filed = { status: 409, code: 'refund_filed', fileIds: [fileId] };
  for (const paidWith of ['cash', 'card_terminal', 'bank_transfer'] as const)
    expect((await say('', { refunds: [first!.refundId], paidWith })).json()).toMatchObject({ ...filed, refunds: [first!.refundId] });
  expect((await ask.settle(first!.eventId, first!.refundId, { by: manager, act: 'paid-out' })).body).toMatchObject(filed);
  expect((await ask.refunds(first!.eventId, manager)).body.items).toMatchObject([{ fileId, state: 'by_hand' }]);
  expect((await say('', { refunds: ids, paidWith: 'bank_transfer', fileId: other })).json()).toMatchObject({ code: 'refund_left_file' });
  expect((await say('', { refunds: ids, paidWith: 'cash', fileId })).statusCode).toBe(400);
  expect((await say('', { refunds: [second!.refundId], paidWith: 'bank_transfer', fileId })).statusCode).toBe(204);
  // What was noted as sent stays in its file until that is taken back.
  expect(await sayOfFile(world, organizerId, { place: 'unfiled', fileId, refunds: ids })).toEqual([second!.refundId]);
  expect(await sayOfFile(world, organizerId, { place: 'filed', fileId, refunds: ids })).toEqual([]);
  expect(await sayOfFile(world, organizerId, { place: 'filed', fileId: other, refunds: ids })).toEqual([second!.refundId]);
  expect((await say('/undo', { refunds: [second!.refundId] })).statusCode).toBe(204);
  expect(await sayOfFile(world, organizerId, { place: 'unfiled', fileId: other, refunds: ids })).toEqual([]);
  expect((await say('', { refunds: ids, paidWith: 'cash' })).json()).toMatchObject(filed);
  expect(await sayOfFile(world, organizerId, { place: 'unfiled', fileId, refunds: ids })).toEqual([]);
  expect((await say('', { refunds: ids, paidWith: 'bank_transfer', fileId })).json()).toMatchObject({ code: 'refund_left_file' });
  expect((await say('', { refunds: ids, paidWith: 'cash' })).statusCode).toBe(204);
  expect(await states()).toEqual(['done', 'done']);
  expect(await sayOfFile(world, organizerId, { place: 'filed', fileId, refunds: ids })).toEqual(ids);
  expect(await sayOfFile(world, newId(), { place: 'unfiled', fileId, refunds: ids })).toEqual(ids);
});

test('a file is made and its cash paid out at once: one of the two is, and never both', async () => {
  await using world = await bookingWorld();
  const { ids, made, organizerId, say } = await refunds(world);
  const fileId = newId();
  await using gate = await world.service.gate('select 1 from bookings where id = any($1::uuid[]) for update', [
    made.map(({ bookingId }) => bookingId),
  ]);
  const paying = say('', { refunds: ids.slice(0, 1), paidWith: 'cash' });
  const filing = sayOfFile(world, organizerId, { place: 'filed', fileId, refunds: ids });
  await gate.blocked(2);
  await gate.release();
  const [paid, refused] = [await paying, await filing];
  const { rows } = await world.service.pool.query('select filed_in, paid_out_with from refunds order by id');
  const won = paid.statusCode === 204 ? 'cash' : 'file';
  expect([won, refused]).toEqual(won === 'cash' ? ['cash', ids.slice(0, 1)] : ['file', []]);
  expect(rows[0]).toEqual(won === 'cash' ? { filed_in: null, paid_out_with: 'cash' } : { filed_in: fileId, paid_out_with: null });
  expect(rows[1]).toEqual({ filed_in: won === 'cash' ? null : fileId, paid_out_with: null });
});

test('the database itself lets nothing be paid out beside its file', async () => {
  await using world = await bookingWorld();
  const { ids, organizerId } = await refunds(world);
  await sayOfFile(world, organizerId, { place: 'filed', fileId: newId(), refunds: ids });
  const { pool } = world.service;
  for (const change of [
    `paid_out_with = 'cash'`,
    `paid_out_with = 'bank_transfer'`,
    `paid_out_with = 'bank_transfer', sent_in = gen_random_uuid()`,
  ])
    await expect(pool.query(`update refunds set ${change}`)).rejects.toMatchObject({ constraint: 'paid_out_once' });
  await expect(pool.query(`update refunds set paid_out_with = 'cash', sent_in = filed_in`)).rejects.toMatchObject({
    constraint: 'sent_by_transfer',
  });
});
