import { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { lackingIn } from './shapes.ts';
import { cardMethod, customer as customerShape, debitMethod, setupIntent } from './shapes-of-customers.ts';
import { conformanceSubject, isReal, refused, type Subject } from './subject.ts';

const someone = { email: 'ada@example.test', name: 'Ada' };
const cards = { allowed_payment_method_types: ['card'] } satisfies Stripe.SetupIntentCreateParams;
const returnUrl = 'https://shop.test/back';

const methodOf = ({ payment_method: method }: Stripe.SetupIntent): string => (typeof method === 'string' ? method : (method?.id ?? ''));

/** The holder, on their bank's page. */
async function answerBank(
  { sandbox }: Subject,
  { id, client_secret }: Stripe.SetupIntent,
  outcome: 'succeeded' | 'failed',
): Promise<number> {
  const body = new URLSearchParams({ key: sandbox?.publishableKey ?? '', client_secret: client_secret ?? '', outcome });
  return (await fetch(`${sandbox?.url}/v1/setup_intents/${id}/authenticate`, { method: 'POST', body })).status;
}

test('customers, methods and setup intents have every field that the official client’s types promise', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const address = { line1: '1 Main Street', city: 'Berlin', country: 'DE' };
  const customer = await stripe.customers.create({ ...someone, address, shipping: { name: 'Ada', address } });
  expect(lackingIn(customer, customerShape)).toEqual([]);
  expect(customer.address).toMatchObject({ line1: '1 Main Street', state: null });
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  expect(lackingIn(card, cardMethod)).toEqual([]);
  const debit = await stripe.paymentMethods.create({
    type: 'sepa_debit',
    sepa_debit: { iban: 'DE89370400440532013000' },
    billing_details: { ...someone, address },
  });
  expect(lackingIn(debit, debitMethod)).toEqual([]);
  const setup = await stripe.setupIntents.create({ ...cards, customer: customer.id });
  expect(lackingIn(setup, setupIntent)).toEqual([]);
  expect(setup).toMatchObject({ object: 'setup_intent', status: 'requires_payment_method', usage: 'off_session', customer: customer.id });
  expect(setup.client_secret?.startsWith(`${setup.id}_secret_`)).toBe(true);
});

test('a customer is changed, has a method to pay with by default, and what was theirs is nobody’s once they are gone', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const { id } = await stripe.customers.create({ ...someone, metadata: { seat: '1' }, payment_method: 'pm_card_visa' });
  const [method] = (await stripe.paymentMethods.list({ customer: id })).data;
  expect(method).toMatchObject({ customer: id, card: { last4: '4242' } });
  const changed = await stripe.customers.update(id, {
    name: 'Ada L.',
    metadata: { seat: '' },
    invoice_settings: { default_payment_method: method?.id ?? '' },
    expand: ['invoice_settings.default_payment_method'],
  });
  expect(changed).toMatchObject({ name: 'Ada L.', metadata: {}, invoice_settings: { default_payment_method: { id: method?.id } } });
  expect(await stripe.customers.retrievePaymentMethod(id, method?.id ?? '')).toMatchObject({ id: method?.id });
  expect(await refused(stripe.customers.update(id, { invoice_settings: { default_payment_method: 'pm_nowhere' } }))).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
  });
  await stripe.customers.del(id);
  expect(await stripe.paymentMethods.retrieve(method?.id ?? '')).toMatchObject({ customer: null });
  expect(await refused(stripe.customers.update(id, { name: 'Nobody' }))).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  expect(await refused(stripe.paymentMethods.attach('pm_card_visa', { customer: id }))).toMatchObject({ code: 'resource_missing' });
});

test('methods are changed, turn their pages and name their customer when asked to; one that is nobody’s is not changed', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const { id } = await stripe.customers.create(someone);
  const attached: string[] = [];
  for (const card of ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex'])
    attached.unshift((await stripe.paymentMethods.attach(card, { customer: id })).id);
  const first = await stripe.customers.listPaymentMethods(id, { limit: 2, expand: ['data.customer'] });
  expect([first.has_more, first.data.map(one => one.id)]).toEqual([true, attached.slice(0, 2)]);
  expect(first.data[0]?.customer).toMatchObject({ id, object: 'customer' });
  const rest = await stripe.customers.listPaymentMethods(id, { limit: 2, starting_after: attached[1] ?? '' });
  expect([rest.has_more, rest.data.map(one => one.id)]).toEqual([false, attached.slice(2)]);
  const own = attached[0] ?? '';
  expect(
    await stripe.paymentMethods.update(own, {
      card: { exp_year: 2041 },
      billing_details: { address: { city: 'Bonn' } },
      metadata: { a: '1' },
    }),
  ).toMatchObject({ card: { exp_year: 2041 }, billing_details: { address: { city: 'Bonn', country: null } }, metadata: { a: '1' } });
  const loose = await stripe.paymentMethods.detach(own);
  expect(loose.customer).toBeNull();
  expect(await refused(stripe.paymentMethods.detach(own))).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' });
  expect(await refused(stripe.paymentMethods.update(own, { metadata: { a: '2' } }))).toMatchObject({ statusCode: 400 });
  expect(await refused(stripe.customers.listPaymentMethods(id, { limit: 101 }))).toMatchObject({ statusCode: 400 });
});

test.each([
  ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
])('%s can neither be attached nor set up: %s', async (payment_method, code, reason) => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const { id: customer } = await stripe.customers.create(someone);
  const why = { statusCode: 402, code, ...(reason !== undefined && { decline_code: reason }) };
  const notAttached = await refused(stripe.paymentMethods.attach(payment_method, { customer }));
  expect(notAttached).toBeInstanceOf(Stripe.errors.StripeCardError);
  expect(notAttached).toMatchObject(why);
  const setup = await stripe.setupIntents.create({ ...cards, customer });
  const error = await refused(stripe.setupIntents.confirm(setup.id, { payment_method }));
  expect(error).toMatchObject({ ...why, setup_intent: { id: setup.id, status: 'requires_payment_method' } });
  expect(await stripe.setupIntents.retrieve(setup.id)).toMatchObject({ payment_method: null, last_setup_error: { code } });
  expect((await stripe.paymentMethods.list({ customer })).data).toEqual([]);
});

test('a card that is left for later belongs to its customer, and pays without them', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const { id: customer } = await stripe.customers.create(someone);
  const setup = await stripe.setupIntents.create({ ...cards, customer, metadata: { a: '1' } });
  const done = await stripe.setupIntents.confirm(setup.id, { payment_method: 'pm_card_visa', expand: ['payment_method', 'customer'] });
  expect(done).toMatchObject({ status: 'succeeded', payment_method: { customer, card: { last4: '4242' } }, customer: { id: customer } });
  expect(await refused(stripe.setupIntents.confirm(setup.id))).toMatchObject({ statusCode: 400, code: 'setup_intent_unexpected_state' });
  expect(await refused(stripe.setupIntents.cancel(setup.id))).toMatchObject({ code: 'setup_intent_unexpected_state' });
  const method = (done.payment_method as Stripe.PaymentMethod).id;
  const paid: Stripe.PaymentIntentCreateParams = { amount: 5000, currency: 'eur', payment_method: method, confirm: true };
  expect(await stripe.paymentIntents.create({ ...paid, customer, off_session: true })).toMatchObject({ status: 'succeeded' });
  // Nobody else pays with it, and nobody without saying whose it is.
  expect(await refused(stripe.paymentIntents.create(paid))).toMatchObject({ statusCode: 400 });
  expect((await stripe.setupIntents.list({ customer, limit: 1 })).data.map(({ id }) => id)).toEqual([setup.id]);
});

test('a setup intent that nobody finished is changed, and cancelled with the reason', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const setup = await stripe.setupIntents.create({ ...cards, payment_method: 'pm_card_visa', usage: 'on_session' });
  expect(setup).toMatchObject({ status: 'requires_confirmation', usage: 'on_session' });
  expect(await stripe.setupIntents.update(setup.id, { description: 'The season', metadata: { a: '1' } })).toMatchObject({
    description: 'The season',
    metadata: { a: '1' },
  });
  expect(await stripe.setupIntents.cancel(setup.id, { cancellation_reason: 'abandoned' })).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'abandoned',
  });
  expect(await refused(stripe.setupIntents.retrieve('seti_nowhere'))).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  const empty = await stripe.setupIntents.create(cards);
  expect(await refused(stripe.setupIntents.confirm(empty.id))).toMatchObject({ statusCode: 400, code: 'setup_intent_unexpected_state' });
});

test.skipIf(isReal)('a bank that wants to see the holder is answered on its page; once refused, another card may be tried', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const { id: customer } = await stripe.customers.create(someone);
  const confirm = (id: string, payment_method: string) => stripe.setupIntents.confirm(id, { payment_method, return_url: returnUrl });
  const setup = await stripe.setupIntents.create({ ...cards, customer });
  const asked = await confirm(setup.id, 'pm_card_threeDSecure2Required');
  expect(asked).toMatchObject({
    status: 'requires_action',
    next_action: {
      type: 'redirect_to_url',
      redirect_to_url: { return_url: returnUrl, url: expect.stringContaining(`/3ds/${setup.id}#`) as string },
    },
  });
  expect(await answerBank(subject, asked, 'failed')).toBe(200);
  expect(await stripe.setupIntents.retrieve(setup.id)).toMatchObject({
    status: 'requires_payment_method',
    last_setup_error: { code: 'setup_intent_authentication_failure' },
  });
  const again = await confirm(setup.id, 'pm_card_authenticationRequiredOnSetup');
  expect(await answerBank(subject, again, 'succeeded')).toBe(200);
  expect(await answerBank(subject, again, 'succeeded')).toBe(400);
  const done = await stripe.setupIntents.retrieve(setup.id);
  expect(done).toMatchObject({ status: 'succeeded', next_action: null, last_setup_error: null });
  // This bank asks once; another asks each time, and its holder is not there.
  const pay = (payment_method: string) =>
    stripe.paymentIntents.create({ amount: 5000, currency: 'eur', customer, payment_method, off_session: true, confirm: true });
  expect(await pay(methodOf(done))).toMatchObject({ status: 'succeeded' });
  const other = await stripe.setupIntents.create({ ...cards, customer });
  await answerBank(subject, await confirm(other.id, 'pm_card_authenticationRequired'), 'succeeded');
  expect(await refused(pay(methodOf(await stripe.setupIntents.retrieve(other.id))))).toMatchObject({ code: 'authentication_required' });
  expect((await stripe.events.list({ limit: 20 })).data.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['setup_intent.created', 'setup_intent.requires_action', 'setup_intent.setup_failed', 'setup_intent.succeeded']),
  );
});

test.skipIf(isReal)('a browser sees and confirms the setup intent whose secret it has, and no other', async () => {
  await using subject = await conformanceSubject();
  const { stripe, sandbox } = subject;
  const setup = await stripe.setupIntents.create({ ...cards, metadata: { secret: 'note' } });
  const ask = async (client_secret: string, path = '') => {
    const query = new URLSearchParams({ key: sandbox?.publishableKey ?? '', client_secret });
    const response = await fetch(`${sandbox?.url}/v1/setup_intents/${setup.id}${path}${path === '' ? `?${query.toString()}` : ''}`, {
      ...(path !== '' && { method: 'POST', body: new URLSearchParams([...query, ['payment_method', 'pm_card_visa']]) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  expect(await ask('seti_guessed')).toMatchObject({ status: 400 });
  const seen = await ask(setup.client_secret ?? '');
  expect([seen.status, 'metadata' in seen.body]).toEqual([200, false]);
  expect(await ask(setup.client_secret ?? '', '/confirm')).toMatchObject({ status: 200, body: { status: 'succeeded' } });
});
