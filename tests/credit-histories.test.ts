import type { BooksCheck, TrialBalance } from '@event-planner/contracts/balance';
import type { BookingPayable } from '@event-planner/contracts/booking';
import { bookingRefundRequested, bookingRejected } from '@event-planner/contracts/messages';
import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { creditAddsUp } from '@event-planner/operations/drill/invariants/laws/credit-adds-up';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { creditOf, evening, order, paidByCard, payAllWith } from '@event-planner/services/payment/credits/test-credit';
import { rejection } from '@event-planner/services/payment/test-life';
import { ada, bookings, testPayment, type TestPayment } from '@event-planner/services/payment/test-payment';
import fc from 'fast-check';
import { expect, test } from 'vitest';

type Step =
  | { readonly does: 'give credit'; readonly amountMinor: number }
  | { readonly does: 'choose'; readonly totals: readonly number[]; readonly percent: number }
  | { readonly does: 'choose otherwise'; readonly which: number; readonly percent: number }
  | { readonly does: 'pay by card'; readonly which: number; readonly declined: boolean }
  | { readonly does: 'give back'; readonly which: number; readonly share: number; readonly asCredit: boolean }
  | { readonly does: 'reject'; readonly which: number }
  | { readonly does: 'let time run out' };

const [which, percent] = [fc.nat(30), fc.constantFrom(0, 30, 100, 100)];
const of = (does: Step['does'], rest: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Step> =>
  fc.record(rest).map(given => ({ does, ...given }) as unknown as Step);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: of('give credit', { amountMinor: fc.integer({ min: 1, max: 2400 }) }) },
  { weight: 4, arbitrary: of('choose', { totals: fc.array(fc.integer({ min: 50, max: 3000 }), { minLength: 1, maxLength: 3 }), percent }) },
  { weight: 2, arbitrary: of('choose otherwise', { which, percent }) },
  { weight: 4, arbitrary: of('pay by card', { which, declined: fc.boolean() }) },
  { weight: 3, arbitrary: of('give back', { which, share: fc.constantFrom(1, 2, 5), asCredit: fc.boolean() }) },
  of('reject', { which }),
  of('let time run out', {}),
);

interface Bought {
  readonly booking: BookingPayable;
  id: string;
  secret: string | null;
  /** Of its total. */
  creditMinor: number;
  state: 'open' | 'paid' | 'over';
  /** By the card, and as credit again. */
  moneyBackMinor: number;
  creditBackMinor: number;
}

/** Plays steps of a buyer at an organizer of their own, and keeps beside it what they have. */
function player(world: TestPayment, known: BookingPayable[]) {
  const organizerId = newId();
  const carts: Bought[][] = [];
  let grantedMinor = 0;
  const all = () => carts.flat();
  const sum = (minors: readonly number[]): number => minors.reduce((total, minor) => total + minor, 0);
  const balanceMinor = () => grantedMinor + sum(all().map(one => one.creditBackMinor - (one.state === 'paid' ? one.creditMinor : 0)));
  const reservedMinor = () => sum(all().map(({ state, creditMinor }) => (state === 'open' ? creditMinor : 0)));
  const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % Math.max(1, items.length)];
  const evenings = (change: Partial<BookingPayable>): BookingPayable => {
    const payBy = new Date(world.service.clock.now().getTime() + 15 * 60_000).toISOString();
    const made = evening({ organizerId, payBy, ...change });
    known.push(made);
    return made;
  };

  async function choose(cart: readonly Bought[], share: number): Promise<void> {
    const open = cart.filter(({ state }) => state === 'open');
    const freeMinor = balanceMinor() - reservedMinor() + sum(open.map(({ creditMinor }) => creditMinor));
    const creditMinor = Math.trunc((freeMinor * share) / 100);
    const asked = open.map(({ booking }) => booking);
    if (share === 100)
      expect(
        await payAllWith(
          world,
          [...asked, evenings({ totalMinor: 9_000_000 })],
          [{ organizerId, currency: 'EUR', creditMinor: freeMinor + 1 }],
        ),
      ).toMatchObject({ code: 'credit_not_available' });
    const { status, items } = await payAllWith(world, asked, [{ organizerId, currency: 'EUR', creditMinor }]);
    expect(status).toBe(201);
    let leftMinor = creditMinor;
    for (const [at, one] of open.entries()) {
      const { id = '', clientSecret = null, state } = items[at] ?? {};
      // All of it, or so much that half a euro is left for a card.
      const own =
        leftMinor >= one.booking.totalMinor ? one.booking.totalMinor : Math.max(0, Math.min(leftMinor, one.booking.totalMinor - 50));
      leftMinor -= own;
      const isPaid = own === one.booking.totalMinor;
      Object.assign(one, { id, secret: clientSecret, creditMinor: own, state: isPaid ? 'paid' : 'open' });
      expect(items[at]).toMatchObject({ bookingId: one.booking.bookingId, creditMinor: own });
      expect(state === 'succeeded').toBe(isPaid);
    }
  }

  const plays: { readonly [Does in Step['does']]: (step: Extract<Step, { does: Does }>) => Promise<unknown> } = {
    async 'give credit'({ amountMinor }) {
      const bought = evenings({ totalMinor: 2400 });
      const id = await paidByCard(world, bought);
      await world.service.deliver(bookingRefundRequested, order(bought, id, { amountMinor, credit: { organizerId, userId: ada.sub } }));
      grantedMinor += amountMinor;
    },
    async choose({ totals, percent: share }) {
      const cart = totals.map((totalMinor): Bought => ({
        booking: evenings({ totalMinor }),
        id: '',
        secret: null,
        creditMinor: 0,
        state: 'open',
        moneyBackMinor: 0,
        creditBackMinor: 0,
      }));
      await choose(cart, share);
      carts.push(cart);
    },
    async 'choose otherwise'({ which: at, percent: share }) {
      const cart = pick(
        carts.filter(one => one.some(({ state }) => state === 'open')),
        at,
      );
      if (cart) await choose(cart, share);
    },
    async 'pay by card'({ which: at, declined }) {
      const one = pick(
        all().filter(({ state }) => state === 'open'),
        at,
      );
      if (!one) return;
      await world.giveCard(one.secret, declined ? 'pm_card_chargeDeclined' : 'pm_card_visa');
      if (!declined) one.state = 'paid';
    },
    async 'give back'({ which: at, share, asCredit }) {
      const leftOf = (one: Bought): number => one.booking.totalMinor - one.moneyBackMinor - one.creditBackMinor;
      const one = pick(
        all().filter(bought => bought.state === 'paid' && leftOf(bought) > 0),
        at,
      );
      if (!one) return;
      const amountMinor = Math.max(1, Math.trunc(leftOf(one) / share));
      await world.service.deliver(
        bookingRefundRequested,
        order(one.booking, one.id, { amountMinor, ...(asCredit && { credit: { organizerId, userId: ada.sub } }) }),
      );
      // Money goes first, unless it is to be credit; credit never becomes money.
      const moneyMinor = asCredit
        ? 0
        : Math.min(amountMinor, leftOf(one), Math.max(0, one.booking.totalMinor - one.creditMinor - one.moneyBackMinor));
      one.moneyBackMinor += moneyMinor;
      one.creditBackMinor += amountMinor - moneyMinor;
    },
    async reject({ which: at }) {
      const one = pick(
        all().filter(({ state, moneyBackMinor, creditBackMinor }) => state === 'paid' && moneyBackMinor + creditBackMinor === 0),
        at,
      );
      if (!one) return;
      await world.service.deliver(bookingRejected, { ...rejection(one.booking, one.id), refundId: newId() });
      one.moneyBackMinor = one.booking.totalMinor - one.creditMinor;
      one.creditBackMinor = one.creditMinor;
    },
    async 'let time run out'() {
      world.service.clock.advance(3600);
      await world.service.running.runJob('ask-provider');
      for (const one of all()) if (one.state === 'open') one.state = 'over';
    },
  };
  return {
    async play(one: Step): Promise<void> {
      await (plays[one.does] as (step: Step) => Promise<unknown>)(one);
      await world.service.running.idle();
      await world.provider.sandbox.idle();
      // What the provider said of it meanwhile is heard too.
      await world.service.running.idle();
      const [own] = (await creditOf(world)).filter(({ organizer }) => organizer === organizerId);
      expect({ balance: own?.balance ?? 0, reserved: own?.reserved ?? 0 }, JSON.stringify(one)).toEqual({
        balance: balanceMinor(),
        reserved: reservedMinor(),
      });
    },
    /** What the provider keeps of what it took: all that was paid otherwise than with credit, and did not go back. */
    keptMinor: () => sum(all().map(one => (one.state === 'paid' ? one.booking.totalMinor - one.creditMinor - one.moneyBackMinor : 0))),
    bookingIds: () => all().map(({ booking }) => booking.bookingId),
  };
}

async function ensureAllAddsUp(world: TestPayment, told: ReturnType<typeof player>): Promise<void> {
  const { service } = world;
  const root = await service.asUser(person('Root', ['admin']));
  const ask = async <T>(path: string): Promise<T> =>
    (await service.inject({ url: `/api/payments/platform/${path}`, headers: root })).json<T>();
  const [law] = await checkInvariants({ databases: { payment: service.url }, of: [creditAddsUp] });
  expect(law?.violations).toEqual([]);
  expect((await ask<BooksCheck>('books-check')).checks.filter(({ wrong }) => wrong > 0)).toEqual([]);
  for (const { sumMinor } of (await ask<TrialBalance>('trial-balance')).currencies) expect(sumMinor).toBe(0);
  const { rows } = await service.pool.query<{ kept: number }>(
    `select coalesce(sum(p.amount_minor), 0)::int as kept from ledger_postings p join ledger_entries e on e.id = p.entry_id
     where p.account = 'provider' and e.kind = 'payment_received' and e.booking_id = any($1)`,
    [told.bookingIds()],
  );
  const back = await service.pool.query<{ back: number }>(
    `select coalesce(sum(r.amount_minor - r.credit_minor), 0)::int as back from refunds r join payments p on p.id = r.payment_id
     where r.state = 'succeeded' and p.booking_id = any($1)`,
    [told.bookingIds()],
  );
  expect((rows[0]?.kept ?? 0) - (back.rows[0]?.back ?? 0)).toBe(told.keptMinor());
}

test('whatever is bought together, paid, declined, given up and given back, credit is what was given and not spent, and the books agree', async () => {
  const known: BookingPayable[] = [];
  await using world = await testPayment(path => bookings(...known)(path));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 20 }), async steps => {
      const told = player(world, known);
      await told.play({ does: 'give credit', amountMinor: 2000 });
      for (const one of steps) await told.play(one);
      await ensureAllAddsUp(world, told);
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 120_000);
