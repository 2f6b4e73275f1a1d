import { OrganizerBalance, TrialBalance } from '@event-planner/contracts/balance';
import { bookingRefundPaidOut } from '@event-planner/contracts/messages';
import type { FeeTerms } from '@event-planner/contracts/platform-fees';
import type { Payout, PayoutOverview } from '@event-planner/contracts/payouts';
import { idOf, newId } from '@event-planner/platform/ids';
import fc from 'fast-check';
import { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { admin, club, neighbour, owner, testMoney, type TestMoney, theatre } from '../test-money.ts';
import { daySeconds, iban } from '../payouts/test-payouts.ts';
import type { Sold } from '../sale-fees.ts';

type Step =
  | { readonly does: 'sell'; readonly whose: number; readonly amountMinor: number; readonly endsIn: number; readonly byProvider: boolean }
  | { readonly does: 'refund'; readonly which: number; readonly share: number }
  | { readonly does: 'pay back by hand'; readonly which: number }
  | { readonly does: 'dispute'; readonly which: number; readonly share: number }
  | { readonly does: 'decide'; readonly which: number; readonly won: boolean }
  | { readonly does: 'pay out'; readonly whose: number }
  | { readonly does: 'return'; readonly which: number }
  | { readonly does: 'wait'; readonly days: number };

const [whose, which, share] = [fc.nat(1), fc.nat(30), fc.constantFrom(1, 3, 10)];
const of = (does: Step['does'], rest: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Step> =>
  fc.record(rest).map(given => ({ does, ...given }) as unknown as Step);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: of('sell', {
      whose,
      amountMinor: fc.integer({ min: 1, max: 20_000 }),
      endsIn: fc.integer({ min: -20, max: 5 }),
      byProvider: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 3, arbitrary: of('refund', { which, share }) },
  of('pay back by hand', { which }),
  of('dispute', { which, share }),
  of('decide', { which, won: fc.boolean() }),
  { weight: 3, arbitrary: of('pay out', { whose }) },
  of('return', { which }),
  of('wait', { days: fc.nat(6) }),
);

const organizers = [
  { id: theatre, owner },
  { id: club, owner: neighbour },
] as const;
type Organizer = (typeof organizers)[number];

const terms: FeeTerms = {
  rates: [{ currency: 'EUR', basisPoints: 250, perTicketMinor: 50, minimumMinor: 0, maximumMinor: null }],
  boxOffice: 'none',
  providerFees: 'platform',
  onRefund: 'all',
};
const disputeFeeMinor = 1500;
const signs = new Stripe('sk_test_1').webhooks;

/** Plays steps, and keeps beside it what is whose: without the platform's fees, which only ever take of it. */
function player(world: TestMoney) {
  const own = new Map<string, number>([
    [theatre, 0],
    [club, 0],
  ]);
  const change = (organizerId: string, byMinor: number): unknown => own.set(organizerId, (own.get(organizerId) ?? 0) + byMinor);
  const sales: {
    readonly sold: Sold;
    readonly organizer: Organizer;
    readonly byProvider: boolean;
    intent: string;
    backMinor: number;
    disputed: boolean;
  }[] = [];
  const refunds: { readonly id: string; readonly sold: Sold; readonly amountMinor: number; said: number }[] = [];
  const disputes: {
    readonly id: string;
    readonly intent: string;
    readonly organizer: Organizer;
    readonly amountMinor: number;
    decided: boolean;
  }[] = [];
  const payouts: { readonly id: string; readonly organizer: Organizer; readonly amountMinor: number; returned: boolean }[] = [];
  const pick = <Item>(items: readonly Item[], at: number, fits: (item: Item) => boolean): Item | undefined => {
    const all = items.filter(fits);
    return all[at % Math.max(1, all.length)];
  };
  const now = () => world.service.clock.now();

  async function say(type: string, { id, intent, amountMinor }: (typeof disputes)[number], status: string): Promise<void> {
    const moved = (at: string, amount: number, fee: number) => ({
      id: `txn_${at}_${id}`,
      amount,
      fee,
      net: amount - fee,
      currency: 'eur',
      created: 1,
    });
    const object = {
      id,
      object: 'dispute',
      amount: amountMinor,
      currency: 'eur',
      payment_intent: intent,
      reason: 'fraudulent',
      status,
      created: 1,
      evidence_details: { due_by: null },
      balance_transactions: [moved('out', -amountMinor, disputeFeeMinor), ...(status === 'won' ? [moved('in', amountMinor, 0)] : [])],
    };
    const payload = JSON.stringify({
      id: `evt_${newId()}`,
      object: 'event',
      type,
      created: Math.floor(Date.now() / 1000),
      data: { object },
    });
    const { statusCode } = await world.service.inject({
      method: 'POST',
      url: '/api/payments/webhooks/stripe',
      headers: { 'stripe-signature': signs.generateTestHeaderString({ payload, secret: 'whsec_1' }), 'content-type': 'application/json' },
      payload,
    });
    expect(statusCode).toBe(200);
    await world.service.running.idle();
  }

  const overview = async ({ id, owner: by }: Organizer) => {
    const { body } = await world.ask(by, `GET /payments/organizers/${id}/payout-overview`);
    return (body as PayoutOverview).places.find(({ currency }) => currency === 'EUR');
  };

  const plays: { readonly [Does in Step['does']]: (step: Extract<Step, { does: Does }>) => Promise<unknown> } = {
    async sell({ whose: at, amountMinor, endsIn, byProvider }) {
      const organizer = organizers[at] as Organizer;
      const endsAt = new Date(now().getTime() + endsIn * daySeconds * 1000).toISOString();
      const sold = await world.sell({
        organizerId: organizer.id,
        eventId: idOf(`event of ${organizer.id} that ends ${endsAt}`),
        endsAt,
        totalMinor: amountMinor,
        lines: [{ ticketTypeId: newId(), ticketTypeName: 'Stalls', seat: null, place: 'Stalls', quantity: 1, priceMinor: amountMinor }],
        ...(!byProvider && { paymentId: undefined, paidWith: 'cash' as const }),
      });
      const intent = `pi_${newId()}`;
      if (byProvider)
        await world.service.pool.query(
          `insert into payments (id, booking_id, user_id, email, description, amount_minor, currency, pay_by, state, provider_id, created_at, updated_at)
           values ($1, $2, $2, '', '', $3, 'EUR', now(), 'succeeded', $4, now(), now())`,
          [sold.paymentId, sold.bookingId, amountMinor, intent],
        );
      sales.push({ sold, organizer, byProvider, intent, backMinor: 0, disputed: false });
      if (byProvider) change(organizer.id, amountMinor);
    },
    async refund({ which: at, share: parts }) {
      const one = pick(sales, at, ({ sold, backMinor }) => backMinor < sold.totalMinor);
      if (!one) return;
      const leftMinor = one.sold.totalMinor - one.backMinor;
      const amountMinor = leftMinor < parts ? leftMinor : (leftMinor - (leftMinor % parts)) / parts;
      const id = newId();
      await world.refund(one.sold, amountMinor, {
        refundId: id,
        organizerId: one.organizer.id,
        beforeMinor: one.backMinor,
        ...(!one.byProvider && { state: 'by_hand' as const }),
      });
      one.backMinor += amountMinor;
      if (!one.byProvider) return;
      refunds.push({ id, sold: one.sold, amountMinor, said: 0 });
      change(one.organizer.id, -amountMinor);
    },
    async 'pay back by hand'({ which: at }) {
      const one = pick(refunds, at, () => true);
      if (!one) return;
      // Said, taken back, said once more.
      const isUndone = one.said % 2 === 1;
      one.said += 1;
      const { bookingId, eventId, organizerId = '', paymentId = '', currency } = one.sold;
      await world.service.deliver(bookingRefundPaidOut, {
        refundId: one.id,
        bookingId,
        eventId,
        organizerId,
        paymentId,
        amountMinor: one.amountMinor,
        currency,
        nth: one.said,
        isUndone,
        paidOutAt: now().toISOString(),
      });
      change(organizerId, isUndone ? -one.amountMinor : one.amountMinor);
    },
    async dispute({ which: at, share: parts }) {
      const one = pick(sales, at, ({ byProvider, disputed }) => byProvider && !disputed);
      if (!one) return;
      const { totalMinor } = one.sold;
      const amountMinor = totalMinor < parts ? totalMinor : (totalMinor - (totalMinor % parts)) / parts;
      const dispute = { id: `du_${newId()}`, intent: one.intent, organizer: one.organizer, amountMinor, decided: false };
      await say('charge.dispute.created', dispute, 'needs_response');
      one.disputed = true;
      disputes.push(dispute);
      change(one.organizer.id, -amountMinor - disputeFeeMinor);
    },
    async decide({ which: at, won }) {
      const one = pick(disputes, at, ({ decided }) => !decided);
      if (!one) return;
      await say('charge.dispute.closed', one, won ? 'won' : 'lost');
      one.decided = true;
      if (won) change(one.organizer.id, one.amountMinor);
    },
    async 'pay out'({ whose: at }) {
      const organizer = organizers[at] as Organizer;
      const seenMinor = (await overview(organizer))?.availableMinor ?? 0;
      const path = `POST /payments/organizers/${organizer.id}/payouts`;
      const { status, body } = await world.ask(
        organizer.owner,
        path,
        { currency: 'EUR', seenMinor: Math.max(seenMinor, 1) },
        { 'idempotency-key': newId() },
      );
      expect(status, JSON.stringify(body)).toBe(seenMinor > 0 ? 201 : 409);
      if (status !== 201) return;
      const { id, amountMinor } = body as Payout;
      expect(amountMinor).toBe(seenMinor);
      // Nobody is paid out what is not theirs.
      expect(amountMinor).toBeLessThanOrEqual(own.get(organizer.id) ?? 0);
      payouts.push({ id, organizer, amountMinor, returned: false });
      change(organizer.id, -amountMinor);
    },
    async return({ which: at }) {
      const one = pick(payouts, at, ({ returned }) => !returned);
      if (!one) return;
      expect((await world.ask(admin, `POST /payments/platform/payouts/${one.id}/returned`, { reason: 'closed' })).status).toBe(200);
      one.returned = true;
      change(one.organizer.id, one.amountMinor);
    },
    wait: async ({ days }) => world.service.clock.advance(days * daySeconds),
  };
  return {
    own,
    overview,
    play: (one: Step): Promise<unknown> => (plays[one.does] as (step: Step) => Promise<unknown>)(one),
  };
}

const postings = `select account, organizer_id is not null as "ofOrganizers", sum(amount_minor)::int as "amountMinor"
  from ledger_postings where currency = 'EUR' group by 1, 2 order by 1, 2`;

async function ensureBooks(world: TestMoney, { own, overview }: ReturnType<typeof player>): Promise<void> {
  const fees = await world.owed(null, 'platform_fees');
  let owed = 0;
  for (const organizer of organizers) {
    const byPostings = await world.owed(organizer.id);
    const { balances } = OrganizerBalance.parse(
      (await world.ask(organizer.owner, `GET /payments/organizers/${organizer.id}/balance`)).body,
    );
    expect(balances.find(({ currency }) => currency === 'EUR')?.owedMinor ?? 0).toBe(byPostings);
    const places = await overview(organizer);
    expect((places?.heldMinor ?? 0) + (places?.withheldMinor ?? 0) + (places?.availableMinor ?? 0)).toBe(byPostings);
    expect(byPostings).toBeLessThanOrEqual(own.get(organizer.id) ?? 0);
    owed += byPostings;
  }
  expect(fees).toBeGreaterThanOrEqual(0);
  // What is theirs is what is owed to them, but for what the platform keeps.
  expect(owed + fees).toBe([...own.values()].reduce((sum, minor) => sum + minor, 0));
  const { currencies } = TrialBalance.parse((await world.ask(admin, 'GET /payments/platform/trial-balance')).body);
  const [euros] = currencies.filter(({ currency }) => currency === 'EUR');
  expect(euros?.sumMinor ?? 0).toBe(0);
  const { rows } = await world.service.pool.query<{ account: string; ofOrganizers: boolean; amountMinor: number }>(postings);
  const plain = (all: readonly { account: string; ofOrganizers: boolean; amountMinor: number }[]): readonly string[] =>
    all.map(({ account, ofOrganizers, amountMinor }) => `${account} ${ofOrganizers} ${amountMinor}`).toSorted();
  expect(plain(euros?.accounts ?? [])).toEqual(plain(rows));
}

test('whatever is sold, given back, disputed, paid out and returned, the books come to zero and nobody gets what is not theirs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async steps => {
      await using world = await testMoney();
      await world.ask(admin, `PUT /payments/platform/fee-schedules/${newId()}`, { organizerId: null, validFrom: '2030-06-01', terms });
      for (const { id, owner: by } of organizers)
        await world.ask(by, `PUT /payments/organizers/${id}/payout-accounts/EUR/bank`, { holder: 'The Theatre', iban, bic: null });
      const told = player(world);
      for (const one of steps) await told.play(one);
      await ensureBooks(world, told);
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 120_000);
