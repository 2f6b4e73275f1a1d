import type { Payout, PayoutOverview } from '@event-planner/contracts/payouts';
import { newId } from '@event-planner/platform/ids';
import { owner, type TestMoney, theatre } from '../test-money.ts';

export const iban = 'DE89370400440532013000';
export const otherIban = 'AT611904300234573201';
export const at = `/payments/organizers/${theatre}`;
export const daySeconds = 24 * 3600;

export const useBank = (world: TestMoney, form: object = {}, user = owner) =>
  world.ask(user, `PUT ${at}/payout-accounts/EUR/bank`, { holder: 'The Theatre', iban, bic: null, ...form });

export const overview = async (world: Pick<TestMoney, 'ask'>): Promise<PayoutOverview> =>
  (await world.ask(owner, `GET ${at}/payout-overview`)).body as PayoutOverview;

export const payouts = async (world: Pick<TestMoney, 'ask'>): Promise<readonly Payout[]> =>
  ((await world.ask(owner, `GET ${at}/payouts`)).body as { items: Payout[] }).items;

export const payOut = (world: Pick<TestMoney, 'ask'>, seenMinor: number, key = newId()) =>
  world.ask(owner, `POST ${at}/payouts`, { currency: 'EUR', seenMinor }, { 'idempotency-key': key });

/** The event of the first sale has been over for longer than its money is held. */
export const lateEnough = (world: Pick<TestMoney, 'service'>): void => world.service.clock.advance(4 * daySeconds);
