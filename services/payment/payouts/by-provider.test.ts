import { payoutFailed } from '@event-planner/contracts/payment-messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { actions, owner, teams, theatre } from '../test-money.ts';
import { booking, bookings, testPayment } from '../test-payment.ts';
import { at, daySeconds, lateEnough, overview, payOut, payouts } from './test-payouts.ts';

const iban = 'DE89370400440532013000';
const noAccountIban = 'DE62370400440532013001';

/** The theatre has an account with the provider, told where its money goes, and 24.00 € of a sale that a card paid. */
async function connected(to = iban) {
  const tickets = booking();
  const world = await testPayment(bookings(tickets), path => teams({ path }));
  const act = actions(world.service);
  world.provider.sandbox.simulate({ money: { payoutsUnderWayMs: 0, fees: { basisPoints: 0, fixed: 0 } } });
  const { clientSecret, id } = (await world.pay(tickets)).json<{ clientSecret: string; id: string }>();
  await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  await act.sell({ bookingId: tickets.bookingId, paymentId: id, totalMinor: 2400 });
  await act.ask(owner, `PUT ${at}/payout-accounts/EUR/provider`, { country: 'DE' });
  const { rows } = await world.service.pool.query<{ provider_account_id: string }>('select provider_account_id from payout_accounts');
  const account = rows[0]?.provider_account_id ?? '';
  const onboard = async () => {
    await world.provider.control(`objects/account/${account}/onboard`, { iban: to });
    await world.provider.sandbox.idle();
  };
  const settled = async () => {
    await world.service.running.idle();
    await world.provider.sandbox.idle();
    await world.service.running.idle();
  };
  return { ...world, ...act, account, onboard, settled, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

test('an account with the provider says truly what it needs, and pays out once it has it', async () => {
  await using world = await connected();
  expect((await overview(world)).accounts).toMatchObject([
    { kind: 'provider', state: 'onboarding', requirements: expect.arrayContaining(['external_account']) as string[] },
  ]);
  lateEnough(world);
  expect(await payOut(world, 2400)).toMatchObject({ status: 409, body: { code: 'payout_account_not_ready' } });
  const link = await world.ask(owner, `POST ${at}/payout-accounts/EUR/onboarding-link`, { organizer: 'theatre' });
  expect(link).toMatchObject({ status: 200, body: { url: expect.stringContaining('/connect/onboarding/') as string } });
  await world.onboard();
  expect((await overview(world)).accounts).toMatchObject([{ state: 'ready', requirements: [] }]);
});

test('the same account is asked for once, however often it is asked for', async () => {
  await using world = await connected();
  await world.ask(owner, `PUT ${at}/payout-accounts/EUR/provider`, { country: 'DE' });
  expect((await world.stripe.accounts.list()).data).toHaveLength(1);
});

test('money is transferred and paid out once, and what became of it is heard', async () => {
  await using world = await connected();
  await world.onboard();
  lateEnough(world);
  expect(await payOut(world, 2400)).toMatchObject({ status: 201, body: { state: 'recorded' } });
  await world.settled();
  expect(await payouts(world)).toMatchObject([{ state: 'paid', amountMinor: 2400 }]);
  await world.service.running.runJob('pay-out');
  expect((await world.stripe.transfers.list()).data).toMatchObject([{ amount: 2400, destination: world.account }]);
  expect(await world.owed(theatre)).toBe(0);
});

test('a payout whose answers were lost is found again, not made again', async () => {
  await using world = await connected();
  await world.onboard();
  lateEnough(world);
  world.provider.sandbox.simulate({ api: { answersLost: true }, webhooks: { lost: true } });
  await payOut(world, 2400);
  await world.service.running.idle();
  world.provider.sandbox.simulate({ api: { answersLost: false }, webhooks: { lost: false } });
  for (let hour = 0; hour < 4; hour++) {
    world.service.clock.advance(3700);
    await world.service.running.runJob('pay-out');
    await world.settled();
  }
  expect(await payouts(world)).toMatchObject([{ state: 'paid' }]);
  expect((await world.stripe.transfers.list()).data).toHaveLength(1);
  expect((await world.stripe.payouts.list({}, { stripeAccount: world.account })).data).toHaveLength(1);
});

test('a payout that the bank sends back comes back into what is owed, with its reason', async () => {
  await using world = await connected(noAccountIban);
  await world.onboard();
  lateEnough(world);
  await payOut(world, 2400);
  await world.settled();
  await world.service.running.runJob('pay-out');
  await world.settled();
  expect(await payouts(world)).toMatchObject([{ state: 'failed', failure: 'no_account' }]);
  expect(await world.owed(theatre)).toBe(2400);
  expect((await world.stripe.transfers.list()).data).toMatchObject([{ reversed: true }]);
  expect(await world.service.published(payoutFailed)).toMatchObject([{ reason: 'no_account', amountMinor: 2400 }]);
});

test('what the provider refuses to transfer is owed again at once', async () => {
  await using world = await connected();
  await world.onboard();
  // More than is in the platform's balance with the provider.
  await world.sell({ bookingId: newId(), paymentId: newId(), totalMinor: 5_000_000 });
  lateEnough(world);
  await payOut(world, 5_002_400);
  await world.settled();
  expect(await payouts(world)).toMatchObject([{ state: 'failed', failure: expect.stringContaining('refused') as string }]);
  expect(await world.owed(theatre)).toBe(5_002_400);
});

test('a process that dies between the record and the call leaves a payout that the job makes', async () => {
  await using world = await connected();
  await world.onboard();
  lateEnough(world);
  world.provider.sandbox.simulate({ api: { outage: true } });
  world.service.clock.advance(5 * daySeconds);
  await world.service.running.runJob('pay-out');
  expect(await payouts(world)).toMatchObject([{ state: 'recorded', amountMinor: 2400 }]);
  world.provider.sandbox.simulate({ api: { outage: false } });
  world.service.clock.advance(3700);
  await world.service.running.runJob('pay-out');
  await world.settled();
  expect(await payouts(world)).toMatchObject([{ state: 'paid' }]);
});
