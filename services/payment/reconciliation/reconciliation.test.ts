import { bookingConfirmed, bookingRefundRecorded, bookingRefundRequested } from '@event-planner/contracts/messages';
import type { SoldPage } from '@event-planner/contracts/sold';
import { paymentGivenBackAtProvider } from '@event-planner/contracts/payment-messages';
import type { Drift, Reconciliation } from '@event-planner/contracts/reconciliation';
import { Payment } from '@event-planner/contracts/payment';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { refundOf, sale } from '../test-money.ts';
import { ada, booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';

const admin = { ...person('Root'), roles: ['admin' as const] };
const organizerId = newId();
const tickets = booking();

type Sold = SoldPage['items'][number];

/** Booking answers what it sold, which a test may change. */
async function world(sold: Sold[] = []) {
  const known = bookings(tickets);
  const made = await testPayment(
    path => (path.startsWith('/api/bookings/sold') ? { status: 200, body: { items: sold, after: null } } : known(path)),
    () => ({ status: 200, body: { organizerId, role: null } }),
  );
  // The provider lives by the clock on the wall.
  made.service.clock.advance((Date.now() - made.service.clock.now().getTime()) / 1000);
  return made;
}

const open = async (w: TestPayment) => Payment.parse((await w.pay(tickets)).json());
const intentOf = ({ clientSecret }: Payment): string => String(clientSecret).split('_secret_')[0] ?? '';

/** Later, so that nothing counts as having only just happened. */
async function reconcile(w: TestPayment): Promise<Drift[]> {
  w.service.clock.advance(3600);
  await w.service.running.runJob('reconcile');
  return drifts(w);
}
const ask = async (w: TestPayment, method: 'GET' | 'POST', path: string, payload?: object, by: typeof ada = admin) =>
  w.service.inject({ method, url: `/api/payments/platform/${path}`, headers: await w.service.asUser(by), ...(payload && { payload }) });
const drifts = async (w: TestPayment) => (await ask(w, 'GET', 'drifts')).json<{ items: Drift[] }>().items;
const sumOf = async (w: TestPayment, account: string): Promise<number> => {
  const { rows } = await w.service.pool.query<{ sum: number }>(
    'select coalesce(sum(amount_minor), 0)::int as sum from ledger_postings where account = $1',
    [account],
  );
  return rows[0]?.sum ?? 0;
};

const confirmed = (paymentId: string) => sale({ bookingId: tickets.bookingId, organizerId, paymentId, totalMinor: 2400 });

test('where all agree nothing is found; what the provider took is booked once, and the books hold what the provider holds', async () => {
  await using w = await world();
  const payment = await open(w);
  await w.giveCard(payment.clientSecret);
  await w.provider.sandbox.idle();
  expect(await reconcile(w)).toEqual([]);
  expect(await reconcile(w)).toEqual([]);
  const fees = await sumOf(w, 'provider_fees');
  expect(fees).toBeGreaterThan(0);
  const { pending, available } = await w.stripe.balance.retrieve();
  expect(await sumOf(w, 'provider')).toBe([...pending, ...available].reduce((sum, { amount }) => sum + amount, 0));
  const { items } = (await ask(w, 'GET', 'reconciliations')).json<{ items: Reconciliation[] }>();
  expect(items).toMatchObject([
    { failure: null, found: 0 },
    { failure: null, found: 0 },
  ]);
});

test('a payment whose news was lost for good is found by the money, and brought in order by asking once more', async () => {
  await using w = await world();
  const payment = await open(w);
  w.provider.sandbox.simulate({ webhooks: { lost: true } });
  await w.giveCard(payment.clientSecret);
  await w.provider.sandbox.idle();
  expect(await w.get(payment.id)).toMatchObject({ state: 'created' });
  expect(await reconcile(w)).toMatchObject([{ kind: 'payment_not_noted', state: 'repaired', paymentId: payment.id, foundMinor: 2400 }]);
  expect(await w.get(payment.id)).toMatchObject({ state: 'succeeded' });
});

test('a refund in the dashboard whose news was lost is found, too', async () => {
  await using w = await world();
  const payment = await open(w);
  await w.giveCard(payment.clientSecret);
  await w.provider.sandbox.idle();
  await w.service.deliver(bookingConfirmed, confirmed(payment.id));
  w.provider.sandbox.simulate({ webhooks: { lost: true } });
  await w.stripe.refunds.create({ payment_intent: intentOf(payment) });
  await w.provider.sandbox.idle();
  expect(await reconcile(w)).toMatchObject([{ kind: 'refund_not_noted', state: 'repaired', foundMinor: 2400 }]);
  expect(await w.service.published(paymentGivenBackAtProvider)).toMatchObject([{ paymentId: payment.id, tickets: 'all' }]);
});

test('money that is none of ours, and a payment the provider knows nothing of, wait for people; who accepts one says why', async () => {
  await using w = await world();
  const payment = await open(w);
  await w.giveCard(payment.clientSecret);
  await w.provider.sandbox.idle();
  await w.stripe.paymentIntents.create({
    amount: 700,
    currency: 'eur',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card'],
    confirm: true,
  });
  await w.provider.sandbox.idle();
  await w.service.pool.query("update payments set provider_id = 'pi_of_nobody' where id = $1", [payment.id]);
  const found = await reconcile(w);
  expect(found.map(({ kind, state }) => [kind, state]).toSorted()).toEqual([
    ['charge_unknown', 'open'],
    ['charge_unknown', 'open'],
    ['payment_without_charge', 'open'],
  ]);
  const [one] = found.filter(({ foundMinor }) => foundMinor === 700);
  expect((await ask(w, 'POST', `drifts/${one?.id}/acceptance`, { note: 'the shop uses this account, too' }, ada)).statusCode).toBe(403);
  const accept = () => ask(w, 'POST', `drifts/${one?.id}/acceptance`, { note: 'the shop uses this account, too' });
  expect((await accept()).json()).toMatchObject({ state: 'accepted', by: admin.name });
  expect((await accept()).json()).toMatchObject({ code: 'drift_settled' });
  await w.service.pool.query('update payments set provider_id = $2 where id = $1', [payment.id, intentOf(payment)]);
  const after = await reconcile(w);
  expect(after.map(({ state }) => state).toSorted()).toEqual(['accepted', 'gone', 'gone']);
});

test('a sale and its refund that never arrived are booked from what booking says, once, also when their messages come after all', async () => {
  const sold: Sold[] = [];
  await using w = await world(sold);
  const payment = await open(w);
  await w.giveCard(payment.clientSecret);
  await w.provider.sandbox.idle();
  await w.service.running.runJob('complete-books');
  const said = { ...confirmed(payment.id), confirmedAt: w.service.clock.now().toISOString() };
  const refund = refundOf(said, { amountMinor: 500 });
  sold.push({ sale: said, refunds: [] });
  expect(await reconcile(w)).toMatchObject([
    { kind: 'sale_missing', state: 'repaired', bookingId: tickets.bookingId, expectedMinor: null, foundMinor: 2400 },
  ]);
  expect([await sumOf(w, 'received'), await sumOf(w, 'sales')]).toEqual([0, -2400]);
  sold.splice(0, 1, { sale: said, refunds: [refund] });
  expect((await reconcile(w)).filter(({ kind }) => kind === 'refunds_of_sale')).toMatchObject([
    { state: 'repaired', expectedMinor: 0, foundMinor: 500 },
  ]);
  await w.service.deliver(bookingConfirmed, said);
  await w.service.deliver(bookingRefundRecorded, refund);
  expect([await sumOf(w, 'sales'), await sumOf(w, 'refunds'), await sumOf(w, 'to_refund')]).toEqual([-2400, 500, -500]);
  const { rows } = await w.service.pool.query('select count(*)::int as notes from credits_due');
  expect(rows).toEqual([{ notes: 1 }]);
  expect((await reconcile(w)).filter(({ state }) => state === 'open')).toEqual([]);
});

test('an invoice is asked less for a refund once, whoever books it first', async () => {
  const sold: Sold[] = [];
  await using w = await world(sold);
  await w.service.running.runJob('complete-books');
  const { paymentId: _, ...bare } = confirmed(newId());
  const said = { ...bare, paidWith: 'invoice' as const, confirmedAt: w.service.clock.now().toISOString() };
  const refund = refundOf(said, { amountMinor: 1000, state: 'by_hand' });
  sold.push({ sale: said, refunds: [refund] });
  expect((await reconcile(w)).map(({ kind, state }) => [kind, state])).toEqual([['sale_missing', 'repaired']]);
  await w.service.deliver(bookingRefundRecorded, refund);
  const { rows } = await w.service.pool.query('select amount_minor::int as owed, state from payments');
  expect([rows, await sumOf(w, 'receivable')]).toEqual([[{ owed: 1400, state: 'created' }], 1400]);
});

test('what booking alone cannot say how to book is only shown: an order that was split since, and another amount than is booked', async () => {
  const sold: Sold[] = [];
  await using w = await world(sold);
  const said = { ...confirmed(newId()), confirmedAt: w.service.clock.now().toISOString() };
  sold.push({ sale: said, refunds: [] });
  // What was sold before there were books is booked without a fee, by a job of its own.
  expect(await reconcile(w)).toMatchObject([{ kind: 'sale_missing', state: 'open' }]);
  const price = { subtotalMinor: 1200, fees: [], taxes: [], totalMinor: 1200, reverseCharge: false };
  sold.splice(0, 1, { sale: { ...said, price }, refunds: [] });
  await w.service.running.runJob('complete-books');
  await w.service.pool.query(`update backfills set done_at = now() where what = 'sales'`);
  const split = { ...said, bookingId: newId(), price };
  sold.splice(0, 1, { sale: split, refunds: [] });
  expect((await reconcile(w)).filter(({ bookingId }) => bookingId === split.bookingId)).toMatchObject([
    { kind: 'sale_missing', state: 'open' },
  ]);
  sold.splice(0, 1, { sale: { ...said, totalMinor: 2500 }, refunds: [] });
  await w.service.deliver(bookingConfirmed, said);
  expect((await reconcile(w)).filter(({ kind }) => kind === 'sale_amount')).toMatchObject([
    { state: 'open', expectedMinor: 2400, foundMinor: 2500 },
  ]);
});

/** What happened at the provider a while ago. */
const moveElsewhere = async (w: TestPayment, change: object): Promise<string> => {
  const charge = { currency: 'isk', payment_method: 'pm_card_visa', allowed_payment_method_types: ['card'], confirm: true };
  await w.stripe.paymentIntents.create({ amount: 100_000, ...charge });
  await w.provider.sandbox.idle();
  const { data } = await w.stripe.balanceTransactions.list({ limit: 1 });
  const id = data[0]?.id ?? '';
  await w.provider.change(id, { fee: 0, ...change });
  return id;
};

test.each([
  ['half a króna', { amount: 100_050 }, 'charge: 100050 ISK, fee 0', 'ISK'],
  ['a fee of less than a króna', { fee: 3 }, 'charge: 100000 ISK, fee 3', 'ISK'],
  ['what is no currency of the world', { currency: 'usdc' }, 'charge: 100000 USDC, fee 0', null],
])(
  '%s at the provider is a drift in its words, keeps nothing else from being read, and is explained like any other',
  async (_, change, said, currency) => {
    await using w = await world();
    const payment = await open(w);
    await w.giveCard(payment.clientSecret);
    await w.provider.sandbox.idle();
    const id = await moveElsewhere(w, change);
    const [drift, ...others] = await reconcile(w);
    expect(others).toEqual([]);
    expect(drift).toMatchObject({
      kind: 'movement_unfit',
      state: 'open',
      subject: id,
      said,
      currency,
      expectedMinor: null,
      foundMinor: null,
    });
    expect(drift).toMatchObject({ remedies: ['look_at_provider'], providerUrl: expect.stringMatching(/^http/) as string });
    const { items } = (await ask(w, 'GET', 'reconciliations')).json<{ items: Reconciliation[] }>();
    expect(items).toMatchObject([{ failure: null, found: 1, movements: 2 }]);
    expect((await ask(w, 'POST', `drifts/${drift?.id}/acceptance`, { note: 'a test of the bank' })).statusCode).toBe(200);
    expect(await reconcile(w)).toMatchObject([{ state: 'accepted', note: 'a test of the bank' }]);
  },
);

test('what did not fit and does by now is booked and compared, however long ago it moved', async () => {
  await using w = await world();
  await open(w);
  const id = await moveElsewhere(w, { amount: 100_050 });
  const explained = await moveElsewhere(w, { amount: 200_050 });
  const before = await reconcile(w);
  const other = before.find(({ subject }) => subject === explained);
  await ask(w, 'POST', `drifts/${other?.id}/acceptance`, { note: 'known' });
  w.service.clock.advance(3 * 86_400);
  expect(await reconcile(w)).toHaveLength(2);
  await w.service.pool.query(`update unfit_movements set said = said || '{"amount": 100000, "fee": 300}'`);
  const after = await reconcile(w);
  expect(after.map(({ kind, state, subject, foundMinor }) => [kind, state, subject, foundMinor]).toSorted()).toEqual([
    ...[id, explained].toSorted().map(one => ['charge_unknown', 'open', one, 1000]),
    ['movement_unfit', 'accepted', explained, null],
    ['movement_unfit', 'gone', id, null],
  ]);
  expect(await sumOf(w, 'provider_fees')).toBe(6);
});

test('what the provider converted, or gave back in another amount, is a drift in both currencies', async () => {
  await using w = await world();
  const payment = await open(w);
  await w.giveCard(payment.clientSecret);
  await w.provider.sandbox.idle();
  await w.service.deliver(bookingConfirmed, confirmed(payment.id));
  const refund = refundOf(confirmed(payment.id), { amountMinor: 500 });
  await w.service.deliver(bookingRefundRecorded, refund);
  const { refundId, bookingId, amountMinor, currency } = refund;
  await w.service.deliver(bookingRefundRequested, {
    refundId,
    attempt: 1,
    bookingId,
    paymentId: payment.id,
    amountMinor,
    currency,
    cause: 'by_team',
  });
  await w.service.running.idle();
  await w.provider.sandbox.idle();
  await reconcile(w);
  expect(await drifts(w)).toEqual([]);
  await w.service.pool.query(`update provider_movements set currency = 'USD', amount_minor = 2700 where type = 'charge'`);
  await w.service.pool.query(`update provider_movements set amount_minor = -400 where type = 'refund'`);
  w.service.clock.advance(-3600);
  const found = await reconcile(w);
  expect(found.toSorted((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
    {
      kind: 'movement_currency',
      state: 'open',
      expectedMinor: 2400,
      expectedCurrency: 'EUR',
      foundMinor: 2700,
      currency: 'USD',
      paymentId: payment.id,
    },
    {
      kind: 'refund_amount',
      state: 'open',
      expectedMinor: 500,
      expectedCurrency: null,
      foundMinor: 400,
      currency: 'EUR',
      paymentId: payment.id,
    },
  ]);
});

test('what the provider calls by a name that nobody here knows says so', async () => {
  await using w = await world();
  await open(w);
  await moveElsewhere(w, { type: 'anticipation_repayment' });
  expect(await reconcile(w)).toMatchObject([
    { kind: 'movement_unknown', said: 'anticipation_repayment', foundMinor: 1000, currency: 'ISK' },
  ]);
});

test('two at once are one, and only who runs the platform may begin one', async () => {
  await using w = await world();
  expect((await ask(w, 'POST', 'reconciliations', undefined, ada)).statusCode).toBe(403);
  const begun = w.service.clock.now();
  await w.service.pool.query('insert into reconciliations (id, started_at) values ($1, $2)', [newId(), begun]);
  expect((await ask(w, 'POST', 'reconciliations')).json()).toMatchObject({ code: 'reconciliation_running' });
  w.service.clock.advance(16 * 60); // Its process must have died.
  expect((await ask(w, 'POST', 'reconciliations')).statusCode).toBe(202);
  await w.service.running.idle();
});
