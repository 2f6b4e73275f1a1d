import { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { pdf } from '../../file-types/testing/index.ts';
import { lackingIn } from './shapes.ts';
import { charge as chargeShape, dispute as disputeShape, file, paymentIntent, refund as refundShape } from './shapes-of-payments.ts';
import { conformanceSubject, isReal, refused } from './subject.ts';

const order = { amount: 5000, currency: 'eur', allowed_payment_method_types: ['card', 'sepa_debit'] } as const;
const card = { ...order, allowed_payment_method_types: ['card'] } satisfies Stripe.PaymentIntentCreateParams;
const paid = { ...card, payment_method: 'pm_card_visa', confirm: true } satisfies Stripe.PaymentIntentCreateParams;

test('a charge says how it was paid, and its balance transaction what it cost', async () => {
  await using subject = await conformanceSubject();
  const intent = await subject.stripe.paymentIntents.create({ ...paid, expand: ['latest_charge.balance_transaction'] });
  expect(intent).toMatchObject({
    status: 'succeeded',
    amount_received: 5000,
    latest_charge: {
      object: 'charge',
      captured: true,
      paid: true,
      payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
      balance_transaction: { object: 'balance_transaction', amount: 5000, type: 'charge', reporting_category: 'charge' },
    },
  });
  const charge = intent.latest_charge as Stripe.Charge;
  const { amount, fee, net, fee_details } = charge.balance_transaction as Stripe.BalanceTransaction;
  expect(net).toBe(amount - fee);
  expect(fee_details.reduce((sum, detail) => sum + detail.amount, 0)).toBe(fee);
  if (!isReal) expect(fee).toBe(100); // 1.5 % and 25 cents
});

test.each([
  ['pm_card_mastercard', 'mastercard'],
  ['pm_card_amex', 'amex'],
  ['pm_card_discover', 'discover'],
  ['pm_card_jcb', 'jcb'],
])('%s is a card of %s', async (payment_method, brand) => {
  await using subject = await conformanceSubject();
  const intent = await subject.stripe.paymentIntents.create({ ...paid, payment_method, expand: ['payment_method'] });
  expect(intent).toMatchObject({ status: 'succeeded', payment_method: { card: { brand } } });
});

test.each([
  ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
])('%s is declined as %s, and leaves a failed charge', async (payment_method, code, reason) => {
  await using subject = await conformanceSubject();
  const error = await refused(subject.stripe.paymentIntents.create({ ...paid, payment_method }));
  expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
  expect(error).toMatchObject({ statusCode: 402, code, ...(reason !== undefined && { decline_code: reason }) });
  const { payment_intent } = error as Stripe.errors.StripeCardError;
  const charges = await subject.stripe.charges.list({ payment_intent: payment_intent?.id ?? '' });
  expect(charges.data).toMatchObject([{ status: 'failed', paid: false, failure_code: code }]);
});

test('a card that needs its holder requires action, and none of it happens without them', async () => {
  await using subject = await conformanceSubject();
  const intent = await subject.stripe.paymentIntents.create({
    ...paid,
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: 'https://shop.test/back',
  });
  expect(intent).toMatchObject({
    status: 'requires_action',
    amount_received: 0,
    next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: 'https://shop.test/back' } },
  });
  expect(await subject.stripe.paymentIntents.cancel(intent.id)).toMatchObject({ status: 'canceled', next_action: null });
});

test('what was authorized is captured in part, once', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const intent = await stripe.paymentIntents.create({ ...paid, capture_method: 'manual' });
  expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 5000, amount_received: 0 });
  expect(await refused(stripe.paymentIntents.capture(intent.id, { amount_to_capture: 5001 }))).toMatchObject({ statusCode: 400 });
  expect(await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 3000 })).toMatchObject({
    status: 'succeeded',
    amount_received: 3000,
    amount_capturable: 0,
  });
  expect(await refused(stripe.paymentIntents.capture(intent.id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
});

test('an intent is changed until it is paid', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const intent = await stripe.paymentIntents.create({ ...card, metadata: { order: 'A', seat: '1' } });
  expect(await stripe.paymentIntents.update(intent.id, { amount: 6000, metadata: { seat: '' } })).toMatchObject({
    amount: 6000,
    metadata: { order: 'A' },
  });
  await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  expect(await refused(stripe.paymentIntents.update(intent.id, { amount: 7000 }))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
  expect(await refused(stripe.paymentIntents.cancel(intent.id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
});

test("a customer's methods are attached, listed and detached", async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const customer = await stripe.customers.create({ email: 'ada@example.test', name: 'Ada' });
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  expect((await stripe.customers.listPaymentMethods(customer.id)).data).toMatchObject([{ id: method.id, customer: customer.id }]);
  const intent = await stripe.paymentIntents.create({ ...paid, customer: customer.id, payment_method: method.id });
  expect((await stripe.paymentIntents.list({ customer: customer.id })).data.map(({ id }) => id)).toEqual([intent.id]);
  expect(await stripe.paymentMethods.detach(method.id)).toMatchObject({ customer: null });
  expect(await stripe.customers.del(customer.id)).toMatchObject({ deleted: true });
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
});

test('payments, charges, refunds, disputes and files have every field that the official client’s types promise', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const intent = await stripe.paymentIntents.create({ ...paid, payment_method: 'pm_card_createDispute', expand: ['latest_charge'] });
  expect(lackingIn(intent, paymentIntent)).toEqual([]);
  const charge = intent.latest_charge as Stripe.Charge;
  expect(lackingIn(charge, chargeShape)).toEqual([]);
  const other = await stripe.paymentIntents.create(paid);
  expect(lackingIn(await stripe.refunds.create({ payment_intent: other.id }), refundShape)).toEqual([]);
  await expect.poll(async () => (await stripe.disputes.list({ charge: charge.id })).data.length, { timeout: 20_000 }).toBe(1);
  const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data;
  expect(lackingIn(dispute ?? {}, disputeShape)).toEqual([]);
  const uploaded = await stripe.files.create({
    purpose: 'dispute_evidence',
    file: { data: pdf(), name: 'a.pdf', type: 'application/pdf' },
  });
  expect(lackingIn(uploaded, file)).toEqual([]);
});
