import {
  bookingCancelled,
  bookingConfirmed,
  bookingRefundRecorded,
  bookingRejected,
  paymentCompleted,
} from '@event-planner/contracts/messages';
import { paymentInvoiceCut, paymentOverdue } from '@event-planner/contracts/payment-messages';
import { PaymentInstructions } from '@event-planner/contracts/payment-ways';
import { Payment } from '@event-planner/contracts/payment';
import type { Body } from '@event-planner/model';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import type { BookingPayable } from '@event-planner/contracts/booking';
import { ada } from '../test-payment.ts';
import { grace, offlineWorld, olga, organizerId, payable, refundByHand, sold, vera } from './test-offline.ts';

const taken = (of: BookingPayable) => `/organizers/${organizerId}/bookings/${of.bookingId}/taken`;
const cash = { method: 'POST', as: vera, payload: { paidWith: 'cash', seenMinor: 2400 } } as const;

test('who chooses a transfer is told amount, account, reference and a code that banks read', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  const answer = PaymentInstructions.parse((await world.choose(tickets, 'transfer')).json());
  expect(answer).toMatchObject({ way: 'transfer', amountMinor: 2400, reference: 'ABCD2345', payBy: '2030-06-08T10:00:00.000Z' });
  expect(answer.code?.split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    '',
    'The Company',
    'DE89370400440532013000',
    'EUR24.00',
    '',
    '',
    'ABCD2345',
  ]);
  expect((await world.ask(`/bookings/${tickets.bookingId}/instructions`, { as: ada })).json()).toEqual(answer);
  expect((await world.ask(`/bookings/${tickets.bookingId}/instructions`, { as: grace })).statusCode).toBe(404);
});

test('money taken at the box office pays the booking once, however often it is said, and is booked as cash', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'on_site');
  const answers = await Promise.all([world.ask(taken(tickets), cash), world.ask(taken(tickets), cash), world.ask(taken(tickets), cash)]);
  expect(answers.map(answer => answer.statusCode)).toEqual([200, 200, 200]);
  expect(await world.service.published(paymentCompleted)).toMatchObject([
    { bookingId: tickets.bookingId, amountMinor: 2400, paidWith: 'cash' },
  ]);
  const [{ paymentId }] = (await world.service.published(paymentCompleted)) as [Body<typeof paymentCompleted>];
  await world.service.deliver(bookingConfirmed, sold(tickets, { paymentId, paidWith: 'cash' }));
  expect(await world.balances()).toEqual({ 'own cash': 2400, 'own sales': -2400 });
});

test('what nobody chose a way for may be paid at the box office, too', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  expect((await world.ask(taken(tickets), cash)).json()).toMatchObject({ state: 'succeeded', way: 'on_site' });
});

test.each([
  ['somebody of another team', olga, 403, 'not_a_member'],
  ['a buyer', ada, 403, 'not_a_member'],
] as const)('%s takes no money', async (_who, as, status, code) => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'on_site');
  expect((await world.ask(taken(tickets), { ...cash, as })).json()).toMatchObject({ status, code });
  expect(await world.service.published(paymentCompleted)).toEqual([]);
});

test('a booking of another organizer is not there, and another amount than was shown takes nothing', async () => {
  const [tickets, others] = [payable(), payable({ organizerId: newId(), reference: 'OTHER234' })];
  await using world = await offlineWorld(tickets, others);
  expect((await world.ask(taken(others), cash)).json()).toMatchObject({ status: 404 });
  const other = { ...cash, payload: { paidWith: 'cash', seenMinor: 2300 } };
  expect((await world.ask(taken(tickets), other)).json()).toMatchObject({ status: 409, code: 'amount_changed', amountMinor: 2400 });
});

test('who had a card form open and chooses a transfer cannot pay by that form any more; back at the card, a new one is theirs', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  const first = Payment.parse((await world.pay(tickets)).json());
  await world.choose(tickets, 'transfer');
  await world.giveCard(first.clientSecret);
  await world.provider.sandbox.idle();
  expect(await world.service.published(paymentCompleted)).toEqual([]);
  const second = Payment.parse((await world.pay(tickets)).json());
  expect(second.id).toBe(first.id);
  expect(second.clientSecret).not.toBe(first.clientSecret);
  await world.giveCard(second.clientSecret);
  await world.provider.sandbox.idle();
  expect(await world.get(first.id)).toMatchObject({ state: 'succeeded' });
  expect(await world.service.published(paymentCompleted)).toHaveLength(1);
});

test('who paid by card before the choice arrived has paid, and nothing else is asked for', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  const { clientSecret, id } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  expect((await world.choose(tickets, 'transfer')).json()).toMatchObject({ status: 409, code: 'booking_not_payable' });
  expect(await world.get(id)).toMatchObject({ state: 'succeeded' });
});

test('money that came too late for its places is the buyer’s, and goes back by hand', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'on_site');
  await world.service.deliver(bookingCancelled, { ...bookedAs(tickets), reason: 'expired' });
  await world.ask(taken({ ...tickets }), cash);
  const [{ paymentId }] = (await world.service.published(paymentCompleted)) as [Body<typeof paymentCompleted>];
  await world.service.deliver(bookingRejected, {
    ...bookedAs(tickets),
    paymentId,
    refundId: newId(),
    email: ada.email,
    eventTitle: 'Evening',
    reference: 'ABCD2345',
  });
  expect(await world.balances()).toEqual({ 'own cash': 2400, 'own by_hand': -2400 });
  expect((await world.stripe.refunds.list()).data).toEqual([]);
});

test('a sale on an invoice is waited for, reminded of weekly once it is overdue, and written off by a person', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.service.deliver(bookingConfirmed, sold(tickets, { paidWith: 'invoice', dueAt: '2030-06-15T10:00:00.000Z' }));
  const path = `/organizers/${organizerId}/awaited`;
  const [invoice] = (await world.ask(path)).json<{ items: { id: string }[] }>().items;
  expect(invoice).toMatchObject({ way: 'invoice', amountMinor: 2400, dueAt: '2030-06-15T10:00:00.000Z', reference: 'ABCD2345' });
  expect((await world.ask(path, { as: vera })).json()).toMatchObject({ status: 403, code: 'role_forbids' });
  const overdue = async () => {
    await world.service.running.runJob('ask-provider');
    return (await world.service.published(paymentOverdue)).length;
  };
  expect(await overdue()).toBe(0);
  world.service.clock.advance(22 * 86_400);
  expect([await overdue(), await overdue()]).toEqual([1, 1]);
  world.service.clock.advance(8 * 86_400);
  expect(await overdue()).toBe(2);
  const writeOff = `/organizers/${organizerId}/invoices/${invoice?.id}/write-off`;
  const payload = { reason: 'Nobody pays' };
  expect((await world.ask(writeOff, { method: 'POST', as: vera, payload })).statusCode).toBe(403);
  expect((await world.ask(writeOff, { method: 'POST', payload })).json()).toMatchObject({ state: 'cancelled' });
  expect((await world.ask(writeOff, { method: 'POST', payload })).json()).toMatchObject({ state: 'cancelled' });
  expect(await world.balances()).toEqual({ 'own written_off': 2400, 'own sales': -2400 });
});

test('an invoice paid in cash is no second sale', async () => {
  const tickets = payable({ state: 'confirmed' });
  await using world = await offlineWorld(tickets);
  await world.service.deliver(bookingConfirmed, sold(tickets, { paidWith: 'invoice' }));
  expect((await world.ask(taken(tickets), cash)).json()).toMatchObject({ state: 'succeeded' });
  expect(await world.service.published(paymentCompleted)).toEqual([]);
  expect(await world.balances()).toEqual({ 'own cash': 2400, 'own sales': -2400 });
});

test('what is given back of an unpaid invoice is not owed any more, and nobody has to pay it out', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.service.deliver(bookingConfirmed, sold(tickets, { paidWith: 'invoice' }));
  const refund = (amountMinor: number, beforeMinor: number) => refundByHand(tickets, amountMinor, beforeMinor);
  const awaited = async () => (await world.ask(`/organizers/${organizerId}/awaited`)).json<{ items: unknown[] }>().items;
  await world.service.deliver(bookingRefundRecorded, refund(1000, 0));
  expect(await awaited()).toMatchObject([{ amountMinor: 1400 }]);
  expect(await world.balances()).toEqual({ 'own receivable': 1400, 'own sales': -2400, 'own refunds': 1000 });
  await world.service.deliver(bookingRefundRecorded, refund(1400, 1000));
  expect(await awaited()).toEqual([]);
  expect(await world.balances()).toEqual({ 'own sales': -2400, 'own refunds': 2400 });
  expect(await world.service.published(paymentInvoiceCut)).toMatchObject([{ cutMinor: 1000 }, { cutMinor: 1400 }]);
});

const bookedAs = (of: BookingPayable) => ({
  bookingId: of.bookingId,
  userId: of.userId,
  eventId: of.eventId ?? newId(),
  totalMinor: of.totalMinor,
  currency: of.currency,
});

test('a hundred identical marks at once pay a booking once, and are answered alike', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'on_site');
  const headers = { ...(await world.service.asUser(vera)), 'idempotency-key': newId() };
  const mark = (seenMinor: number) =>
    world.service.inject({ method: 'POST', url: `/api/payments${taken(tickets)}`, headers, payload: { paidWith: 'cash', seenMinor } });
  const answers = await Promise.all(Array.from({ length: 100 }, () => mark(2400)));
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect(answers[0]?.statusCode).toBeLessThan(300);
  expect(await world.service.published(paymentCompleted)).toMatchObject([{ amountMinor: 2400, paidWith: 'cash' }]);
  expect((await world.balances())['own cash']).toBe(2400);
  expect((await mark(2399)).json()).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
});
