import { expect, test } from 'vitest';
import { testStripe, typesOf } from '../testing/index.ts';

const bank = { object: 'bank_account', account_number: 'DE89370400440532013000', country: 'DE', currency: 'eur' } as const;
const order = { amount: 10_000, currency: 'eur', payment_method: 'pm_card_bypassPending', confirm: true } as const;

async function testConnect() {
  const provider = await testStripe();
  const { stripe } = provider;
  const account = await stripe.accounts.create({ type: 'express', country: 'DE', capabilities: { transfers: { requested: true } } });
  return {
    provider,
    stripe,
    account,
    onboard: () => provider.control(`objects/account/${account.id}/onboard`, { iban: bank.account_number, name: 'Ada' }),
    [Symbol.asyncDispose]: () => provider[Symbol.asyncDispose](),
  };
}

test('an account is paid once it was onboarded, and not before', async () => {
  await using world = await testConnect();
  const { stripe, account } = world;
  await stripe.paymentIntents.create(order);
  const transfer = () => stripe.transfers.create({ amount: 4000, currency: 'eur', destination: account.id });
  expect(await transfer().catch((error: unknown) => error)).toMatchObject({ code: 'insufficient_capabilities_for_transfer' });
  const link = await stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    refresh_url: 'http://shop.test/again',
    return_url: 'http://shop.test/back',
  });
  expect(link.url).toMatch(/\/connect\/onboarding\//);
  await world.onboard();
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    payouts_enabled: true,
    details_submitted: true,
    capabilities: { transfers: 'active' },
  });
  const moved = await transfer();
  expect(moved).toMatchObject({ amount: 4000, destination: account.id, reversed: false });
  const stripeAccount = { stripeAccount: account.id };
  expect((await stripe.balance.retrieve({}, stripeAccount)).available).toMatchObject([{ amount: 4000, currency: 'eur' }]);
  // 100.00 less the fee of 1.75, less what was transferred.
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 5825 }]);

  const reversal = await stripe.transfers.createReversal(moved.id, { amount: 1000 });
  expect(await stripe.transfers.retrieve(moved.id)).toMatchObject({ amount_reversed: 1000, reversals: { data: [{ id: reversal.id }] } });
  expect((await stripe.balance.retrieve({}, stripeAccount)).available).toMatchObject([{ amount: 3000 }]);
});

test('money that is not there cannot be transferred, unless a charge stands for it', async () => {
  await using world = await testConnect();
  await world.onboard();
  const { stripe, account, provider } = world;
  provider.sandbox.simulate({ money: { availableAfterSeconds: 3600 } });
  const intent = await stripe.paymentIntents.create(order);
  const transfer = (more: object = {}) => stripe.transfers.create({ amount: 5000, currency: 'eur', destination: account.id, ...more });
  expect(await transfer().catch((error: unknown) => error)).toMatchObject({ code: 'balance_insufficient' });
  expect(await transfer({ source_transaction: intent.latest_charge })).toMatchObject({ amount: 5000 });
});

test.each([
  ['DE89370400440532013000', 'paid', 0],
  ['DE62370400440532013001', 'failed', 4000],
])('a payout to %s ends as %s', async (iban, status, left) => {
  await using world = await testConnect();
  const { stripe, account, provider } = world;
  provider.sandbox.simulate({ money: { payoutsUnderWayMs: 0 } });
  await provider.control(`objects/account/${account.id}/onboard`, { iban });
  await stripe.paymentIntents.create(order);
  await stripe.transfers.create({ amount: 4000, currency: 'eur', destination: account.id });
  const stripeAccount = { stripeAccount: account.id };
  const payout = await stripe.payouts.create({ amount: 4000, currency: 'eur' }, stripeAccount);
  expect(payout.status).toBe('pending');
  await provider.sandbox.idle();
  expect(await stripe.payouts.retrieve(payout.id, {}, stripeAccount)).toMatchObject({ status });
  expect((await stripe.payouts.list({ status }, stripeAccount)).data).toHaveLength(1);
  expect(await stripe.payouts.retrieve(payout.id).catch((error: unknown) => error)).toMatchObject({ code: 'resource_missing' });
  expect((await stripe.balance.retrieve({}, stripeAccount)).available).toMatchObject([{ amount: left }]);
  expect(typesOf(provider.received)).toContain(`payout.${status}`);
});
