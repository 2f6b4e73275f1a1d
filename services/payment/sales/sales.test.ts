import {
  bookingConfirmed,
  bookingRefundPaidOut,
  bookingRefundRecorded,
  bookingRefundRequested,
  bookingRejected,
} from '@event-planner/contracts/messages';
import type { BooksCheck } from '@event-planner/contracts/balance';
import type { Price } from '@event-planner/contracts/pricing';
import { Payment } from '@event-planner/contracts/payment';
import type { Body } from '@event-planner/model';
import { newId } from '@event-planner/platform/ids';
import { eventually, person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';
import { intentObject, openPayment, say } from '../webhooks/test-events.ts';

type Sold = Body<typeof bookingConfirmed>;

const organizerId = newId();
const tickets = booking();
/** 24.00 €, of which 19 % and 7 % are inside. */
const price: Price = {
  subtotalMinor: 2400,
  fees: [],
  taxes: [
    { id: 'full', name: 'VAT', basisPoints: 1900, included: true, netMinor: 1000, taxMinor: 190 },
    { id: 'less', name: 'VAT', basisPoints: 700, included: true, netMinor: 1131, taxMinor: 79 },
  ],
  totalMinor: 2400,
  reverseCharge: false,
};

const sold = (change: Partial<Sold> = {}): Sold => ({
  bookingId: tickets.bookingId,
  userId: ada.sub,
  eventId: newId(),
  totalMinor: 2400,
  currency: 'EUR',
  reference: 'ABCD2345',
  email: ada.email,
  attendeeName: ada.name,
  eventTitle: 'Evening of songs',
  eventSlug: 'evening-of-songs',
  startsAt: '2030-07-01T18:00:00.000Z',
  endsAt: '2030-07-01T20:00:00.000Z',
  timeZone: 'Europe/Berlin',
  venueName: 'Old harbour',
  venueAddress: 'Quay 1',
  organizerName: 'Nordwind',
  organizerId,
  confirmedAt: '2030-06-01T09:59:00.000Z',
  lines: [],
  price,
  tickets: [],
  ...change,
});

const recorded = (of: Sold, change: Partial<Body<typeof bookingRefundRecorded>> = {}): Body<typeof bookingRefundRecorded> => ({
  refundId: newId(),
  bookingId: of.bookingId,
  eventId: of.eventId,
  organizerId,
  reference: of.reference,
  cause: 'by_team',
  state: 'requested',
  ...(of.paymentId !== undefined && { paymentId: of.paymentId }),
  tickets: [],
  amountMinor: of.totalMinor,
  beforeMinor: 0,
  totalMinor: of.totalMinor,
  currency: 'EUR',
  ...(of.price && { price: of.price }),
  reason: null,
  ...change,
});

async function pay(world: TestPayment, card?: string): Promise<string> {
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret, card);
  await world.provider.sandbox.idle();
  return id;
}

/** What there is on each account, but for those where it comes to nothing. */
async function accounts({ service }: TestPayment): Promise<Record<string, number>> {
  const { rows } = await service.pool.query<{ account: string; sum: number }>(
    'select account, sum(amount_minor)::int as sum from ledger_postings group by 1 having sum(amount_minor) <> 0 order by 1',
  );
  return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
}

/** Booking records a refund, which asks payment to pay it out. */
async function giveBack(world: TestPayment, refund: Body<typeof bookingRefundRecorded>, attempt = 1): Promise<void> {
  const { refundId, bookingId, paymentId, amountMinor, currency, cause } = refund;
  if (attempt === 1) await world.service.deliver(bookingRefundRecorded, refund);
  if (paymentId === undefined) return;
  await world.service.deliver(bookingRefundRequested, { refundId, attempt, bookingId, paymentId, amountMinor, currency, cause });
}

test('what a card paid is received, then sold, net and every tax on its own', async () => {
  await using world = await testPayment(bookings(tickets));
  const paymentId = await pay(world);
  expect(await accounts(world)).toEqual({ provider: 2400, received: -2400 });
  await world.service.deliver(bookingConfirmed, sold({ paymentId }));
  await world.service.deliver(bookingConfirmed, sold({ paymentId }));
  expect(await accounts(world)).toEqual({ provider: 2400, sales: -2131, taxes: -269 });
  const { rows } = await world.service.pool.query(
    `select tax_millionths as rate, base_minor::int as base, amount_minor::int as tax, happened_at as at from ledger_postings where account = 'taxes' order by 1`,
  );
  const at = new Date('2030-06-01T09:59:00.000Z');
  expect(rows).toEqual([
    { rate: 70_000, base: -1131, tax: -79, at },
    { rate: 190_000, base: -1000, tax: -190, at },
  ]);
});

test('parts that go back bear their share, and all of them together are the sale backwards, to each tax', async () => {
  await using world = await testPayment(bookings(tickets));
  const paymentId = await pay(world);
  const sale = sold({ paymentId });
  await world.service.deliver(bookingConfirmed, sale);
  let beforeMinor = 0;
  for (const amountMinor of [1, 799, 1599, 1]) {
    await giveBack(world, recorded(sale, { amountMinor, beforeMinor }));
    beforeMinor += amountMinor;
  }
  await eventually(async () => expect(await world.get(paymentId)).toMatchObject({ state: 'refunded' }));
  expect(await accounts(world)).toEqual({ sales: -2131, refunds: 2131 });
  const { rows } = await world.service.pool.query(
    `select sum(base_minor)::int as base, sum(amount_minor)::int as tax from ledger_postings where account = 'taxes' group by tax_millionths`,
  );
  expect(rows).toEqual([
    { base: 0, tax: 0 },
    { base: 0, tax: 0 },
  ]);
});

test('money that came too late is on its way back, never anybody’s sale', async () => {
  await using world = await testPayment(bookings(tickets));
  const paymentId = await pay(world);
  const { eventId, email, reference } = sold();
  const rejected = { ...tickets, eventId, paymentId, refundId: newId(), email, eventTitle: 'Evening of songs', reference };
  await world.service.deliver(bookingRejected, rejected);
  await eventually(async () => expect(await world.get(paymentId)).toMatchObject({ state: 'refunded' }));
  expect(await accounts(world)).toEqual({});
});

test('other money than was asked for is nobody’s until somebody finds out, however often it is said', async () => {
  await using world = await testPayment(bookings(tickets));
  const { id, intent } = await openPayment(world, tickets);
  for (let time = 0; time < 2; time += 1)
    await say(world, { type: 'payment_intent.succeeded', object: intentObject(id, intent, { amount_received: 100 }) });
  expect(await accounts(world)).toEqual({ provider: 100, suspense: -100 });
  const asRoot = await world.service.asUser(person('Root', ['admin']));
  const check = (await world.service.inject({ url: '/api/payments/platform/books-check', headers: asRoot })).json<BooksCheck>();
  expect(check.checks.filter(({ wrong }) => wrong > 0)).toMatchObject([{ name: 'nothing_unassigned', wrong: 1 }]);
});

test('a refund that fails stays owed to the buyer, is sent by another attempt, and owed to the organizer who paid it out by hand', async () => {
  await using world = await testPayment(bookings(tickets));
  const paymentId = await pay(world, 'pm_card_refundFail');
  const sale = sold({ paymentId });
  await world.service.deliver(bookingConfirmed, sale);
  const refund = recorded(sale);
  await giveBack(world, refund);
  await eventually(async () => expect((await world.service.pool.query(`select from refunds where state = 'failed'`)).rowCount).toBe(1));
  const owedToBuyer = { provider: 2400, to_refund: -2400, sales: -2131, refunds: 2131 };
  expect(await accounts(world)).toEqual(owedToBuyer);
  await giveBack(world, refund, 2);
  await eventually(async () =>
    expect((await world.service.pool.query(`select from refunds where state = 'failed' and attempt = 2`)).rowCount).toBe(1),
  );
  expect(await accounts(world)).toEqual(owedToBuyer);
  const { refundId, bookingId, eventId, amountMinor, currency } = refund;
  const paidOut = { refundId, bookingId, eventId, organizerId, paymentId, amountMinor, currency, paidOutAt: '2030-06-02T10:00:00.000Z' };
  await world.service.deliver(bookingRefundPaidOut, paidOut);
  await world.service.deliver(bookingRefundPaidOut, paidOut);
  const owedToOrganizer = { provider: 2400, by_hand: -2400, sales: -2131, refunds: 2131 };
  expect(await accounts(world)).toEqual(owedToOrganizer);
  // It was not after all, and then it was: each is booked once.
  for (const [nth, isUndone, standing] of [
    [2, true, owedToBuyer],
    [3, false, owedToOrganizer],
  ] as const) {
    await world.service.deliver(bookingRefundPaidOut, { ...paidOut, nth, isUndone });
    await world.service.deliver(bookingRefundPaidOut, { ...paidOut, nth, isUndone });
    expect(await accounts(world)).toEqual(standing);
  }
});

test('what a bank returns is owed to the buyer again', async () => {
  await using world = await testPayment(bookings(tickets));
  const paymentId = await pay(world, 'pm_card_refundFail');
  const sale = sold({ paymentId });
  await world.service.deliver(bookingConfirmed, sale);
  world.provider.sandbox.simulate({ webhooks: { lost: true } });
  const refund = recorded(sale);
  await giveBack(world, refund);
  const sent = async () => (await world.stripe.refunds.list()).data.map(({ id }) => id);
  await eventually(async () => expect(await sent()).toHaveLength(1));
  const [id] = await sent();
  const object = {
    id,
    object: 'refund',
    status: 'succeeded',
    amount: 2400,
    currency: 'eur',
    created: 1,
    metadata: { refund_id: refund.refundId },
  };
  await say(world, { type: 'refund.updated', object });
  expect(await accounts(world)).toEqual({ sales: -2131, refunds: 2131 });
  await say(world, { type: 'refund.failed', object: { ...object, status: 'failed' } });
  await world.service.running.runJob('ask-provider');
  expect(await accounts(world)).toEqual({ provider: 2400, to_refund: -2400, sales: -2131, refunds: 2131 });
});

test.each([
  ['cash', 'cash'],
  ['card_terminal', 'terminal'],
] as const)('what is sold at the box office by %s is where it was taken, and its refund by hand', async (paidWith, account) => {
  await using world = await testPayment(bookings(tickets));
  const sale = sold({ paidWith, origin: 'box_office' });
  await world.service.deliver(bookingConfirmed, sale);
  expect(await accounts(world)).toEqual({ [account]: 2400, sales: -2131, taxes: -269 });
  await giveBack(world, recorded(sale, { state: 'by_hand' }));
  expect(await accounts(world)).toEqual({ [account]: 2400, by_hand: -2400, sales: -2131, refunds: 2131 });
});

test('what goes back of an invoice that nobody has paid is owed by nobody any more', async () => {
  await using world = await testPayment(bookings(tickets));
  const sale = sold({ paidWith: 'invoice', origin: 'box_office' });
  await world.service.deliver(bookingConfirmed, sale);
  expect(await accounts(world)).toEqual({ receivable: 2400, sales: -2131, taxes: -269 });
  await giveBack(world, recorded(sale, { state: 'by_hand' }));
  expect(await accounts(world)).toEqual({ sales: -2131, refunds: 2131 });
});

test('tickets that were given away, split off or passed on are no sale; what they cost is that of the booking they come from', async () => {
  await using world = await testPayment(bookings(tickets));
  for (const change of [{ origin: 'complimentary', totalMinor: 0, paidWith: 'none' }, { origin: 'split' }, { origin: 'transfer' }] as const)
    await world.service.deliver(bookingConfirmed, sold({ bookingId: newId(), ...change }));
  expect(await accounts(world)).toEqual({});
  const { rows } = await world.service.pool.query('select origin, total_minor::int as total from sales order by origin');
  expect(rows).toEqual(['complimentary', 'split', 'transfer'].map(origin => ({ origin, total: 0 })));
});

test('an exchange for more is a sale of the difference, taken apart as the new tickets are; for less a refund of the old ones', async () => {
  await using world = await testPayment(bookings(tickets));
  const paymentId = await pay(world);
  const old = sold({ paymentId });
  await world.service.deliver(bookingConfirmed, old);
  const dearer = sold({ bookingId: newId(), totalMinor: 600, paidWith: 'cash', origin: 'exchange' });
  await world.service.deliver(bookingConfirmed, dearer);
  expect(await accounts(world)).toEqual({ provider: 2400, cash: 600, sales: -2131 - 533, taxes: -269 - 67 });
  await giveBack(world, recorded(old, { amountMinor: 400, cause: 'exchanged' }));
  await eventually(async () => expect(await world.get(paymentId)).toMatchObject({ refundedMinor: 400 }));
  expect(await accounts(world)).toMatchObject({ provider: 2000, cash: 600, refunds: 355, taxes: -269 - 67 + 45 });
});

test('what the buyer accounts for is no tax of ours, but its base is told', async () => {
  await using world = await testPayment(bookings(tickets));
  const totalMinor = 2131;
  await world.service.deliver(
    bookingConfirmed,
    sold({ paidWith: 'cash', totalMinor, price: { ...price, totalMinor, reverseCharge: true } }),
  );
  expect(await accounts(world)).toEqual({ cash: 2131, sales: -2131 });
  const { rows } = await world.service.pool.query(
    `select base_minor::int as base, reverse_charge from ledger_postings where account = 'taxes' order by 1`,
  );
  expect(rows).toEqual([
    { base: -1131, reverse_charge: true },
    { base: -1000, reverse_charge: true },
  ]);
});
