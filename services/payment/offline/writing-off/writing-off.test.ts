import type { TaxReport } from '@event-planner/contracts/balance';
import { bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { grace, type OfflineWorld, offlineWorld, organizerId, payable, refundByHand, sold, twoRates, vera } from '../test-offline.ts';

const taxesOf = async (world: OfflineWorld) => {
  const { periods } = (await world.ask(`/organizers/${organizerId}/taxes?from=2030-01-01&to=2030-12-31&by=year`)).json<TaxReport>();
  const of = periods[0]?.currencies[0];
  return { rates: of?.rates.map(({ net }) => [net.netMinor, net.taxMinor]), untaxed: of?.untaxed?.net.grossMinor, total: of?.total.net };
};
async function invoiced(of: ReturnType<typeof payable>) {
  const world = await offlineWorld(of);
  await world.service.deliver(bookingConfirmed, sold(of, { paidWith: 'invoice', price: twoRates }));
  const [invoice] = (await world.ask(`/organizers/${organizerId}/awaited`)).json<{ items: { id: string }[] }>().items;
  const say = (what: 'off' | 'back', payload: object, as = grace) =>
    world.ask(`/organizers/${organizerId}/invoices/${invoice?.id}/write-${what}`, {
      method: 'POST',
      payload: { reason: 'Nobody pays', ...payload },
      as,
    });
  const take = (seenMinor: number) =>
    world.ask(`/organizers/${organizerId}/bookings/${of.bookingId}/taken`, {
      method: 'POST',
      as: vera,
      payload: { paidWith: 'cash', seenMinor },
    });
  return { world, say, take };
}

test('a part of an invoice is written off with its share of each tax, and is owed with it again', async () => {
  const tickets = payable({ state: 'confirmed' });
  const { world, say } = await invoiced(tickets);
  await using _ = world;
  expect((await say('off', { amountMinor: 600 })).json()).toMatchObject({ status: 400 });
  expect((await say('off', { amountMinor: 2401, seenMinor: 2400 })).json()).toMatchObject({ code: 'write_off_too_large' });
  expect((await say('off', { amountMinor: 600, seenMinor: 2399 })).json()).toMatchObject({ code: 'amount_changed' });
  expect((await say('off', { amountMinor: 600, seenMinor: 2400 }, vera)).statusCode).toBe(403);
  expect((await say('back', { seenMinor: 600 })).json()).toMatchObject({ code: 'booking_not_payable' });
  expect((await say('off', { amountMinor: 600, seenMinor: 2400, reason: 'Settled for less' })).json()).toMatchObject({
    state: 'created',
    amountMinor: 1800,
    writtenOffMinor: 600,
  });
  // A quarter of 300 is 75: of 190 and of 110 what comes to that.
  expect(await world.balances()).toEqual({ 'own receivable': 1800, 'own sales': -2100, 'own taxes': -225, 'own written_off': 525 });
  expect(await taxesOf(world)).toEqual({
    rates: [
      [750, 143],
      [825, 82],
    ],
    untaxed: 0,
    total: { netMinor: 1575, taxMinor: 225, grossMinor: 1800 },
  });
  expect((await say('back', { seenMinor: 599 })).json()).toMatchObject({ code: 'amount_changed' });
  expect((await say('back', { seenMinor: 600 }, vera)).statusCode).toBe(403);
  expect((await say('back', { seenMinor: 600 })).json()).toMatchObject({ state: 'created', amountMinor: 2400, writtenOffMinor: 0 });
  expect(await world.balances()).toEqual({ 'own receivable': 2400, 'own sales': -2100, 'own taxes': -300 });
  expect(await taxesOf(world)).toMatchObject({ untaxed: 0, total: { netMinor: 2100, taxMinor: 300 } });
});

test('why an invoice was given up, and why it is owed again, stands in the books and in their file', async () => {
  const tickets = payable({ state: 'confirmed' });
  const { world, say } = await invoiced(tickets);
  await using _ = world;
  await say('off', { amountMinor: 600, seenMinor: 2400, reason: 'Insolvent, "settled" for less' });
  await say('back', { seenMinor: 600, reason: 'They found the money' });
  const books = async (file = '') => world.ask(`/organizers/${organizerId}/statement${file}?currency=EUR&from=2030-01-01&to=2030-12-31`);
  const { items } = (await books()).json<{ items: { kind: string; reason: string | null }[] }>();
  expect(items.map(({ kind, reason }) => [kind, reason]).toSorted()).toEqual([
    ['sale', null],
    ['written_back', 'They found the money'],
    ['written_off', 'Insolvent, "settled" for less'],
  ]);
  const [head, ...lines] = (await books('.csv')).body.trim().split('\r\n');
  expect(head?.endsWith(',payment,reason')).toBe(true);
  const reasonOf = (kind: string) =>
    lines.filter(line => line.split(',')[1] === kind).map(line => line.slice(line.lastIndexOf(kind === 'written_off' ? ',"' : ',') + 1));
  expect(new Set(reasonOf('written_off'))).toEqual(new Set(['"Insolvent, ""settled"" for less"']));
  expect(new Set(reasonOf('written_back'))).toEqual(new Set(['They found the money']));
});

test('of an invoice that is written off wholly no tax is owed; it is again when the money comes after all', async () => {
  const tickets = payable({ state: 'confirmed' });
  const { world, say, take } = await invoiced(tickets);
  await using _ = world;
  await say('off', { amountMinor: 700, seenMinor: 2400 });
  expect((await say('off', {})).json()).toMatchObject({ state: 'cancelled', writtenOffMinor: 2400 });
  expect((await say('off', {})).statusCode).toBe(200);
  expect(await world.balances()).toEqual({ 'own sales': -2100, 'own written_off': 2100 });
  expect(await taxesOf(world)).toMatchObject({
    rates: [
      [0, 0],
      [0, 0],
    ],
    untaxed: 0,
    total: { grossMinor: 0 },
  });
  expect((await take(1700)).json()).toMatchObject({
    state: 'succeeded',
  });
  expect(await world.balances()).toMatchObject({ 'own cash': 1700, 'own sales': -2100 });
  expect(await taxesOf(world)).toMatchObject({
    rates: [
      [709, 134],
      [779, 78],
    ],
    untaxed: 0,
    total: { netMinor: 1488, taxMinor: 212 },
  });
  expect((await say('back', { seenMinor: 700 })).json()).toMatchObject({ code: 'booking_not_payable' });
});

test('what goes back of an order that is written off is nothing to pay out, and its tax is corrected once', async () => {
  const tickets = payable({ state: 'confirmed' });
  const { world, say } = await invoiced(tickets);
  await using _ = world;
  await say('off', { amountMinor: 1000, seenMinor: 2400 });
  const parts = {
    netMinor: 1000,
    taxes: [
      { id: 'full', baseMinor: 1000, taxMinor: 190 },
      { id: 'reduced', baseMinor: 0, taxMinor: 0 },
    ],
  };
  const first = { ...refundByHand(tickets, 1190), price: twoRates, parts };
  await world.service.deliver(bookingRefundRecorded, first);
  await world.service.deliver(bookingRefundRecorded, first);
  // 210 are owed still and 1000 written off, of the 1210 that are left at ten percent.
  expect(await taxesOf(world)).toMatchObject({
    rates: [
      [0, 0],
      [191, 19],
    ],
    untaxed: 0,
    total: { grossMinor: 210 },
  });
  expect(await world.balances()).toEqual({
    'own receivable': 210,
    'own sales': -2100,
    'own refunds': 1000,
    'own taxes': -19,
    'own written_off': 909,
  });
  const rest = {
    netMinor: 1100,
    taxes: [
      { id: 'full', baseMinor: 0, taxMinor: 0 },
      { id: 'reduced', baseMinor: 1100, taxMinor: 110 },
    ],
  };
  await world.service.deliver(bookingRefundRecorded, { ...refundByHand(tickets, 1210, 1190), price: twoRates, parts: rest });
  expect(await world.balances()).toEqual({ 'own sales': -2100, 'own refunds': 2100 });
});

test('nothing is written off without a reason, which a tax office asks for', async () => {
  const { world, say } = await invoiced(payable({ state: 'confirmed' }));
  await using _ = world;
  for (const reason of [undefined, '', '  ', null])
    expect((await say('off', { amountMinor: 600, seenMinor: 2400, reason })).json()).toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
  expect(await world.balances()).toMatchObject({ 'own receivable': 2400 });
});
