import type { Price } from '@event-planner/contracts/pricing';
import { priceOrder } from '@event-planner/contracts/price-order';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry, Posting } from '../books.ts';
import { entryOfPaidOut, entryOfRefund, entryOfSale } from './rules.ts';
import { takeApart } from '@event-planner/contracts/taking-apart';

const taxIds = ['a', 'b', 'c'];
const rate = fc.oneof(fc.constantFrom(0, 700, 997.5, 1900), fc.nat(10_000));
const amount = fc.oneof(fc.nat(3), fc.nat(20_000), fc.nat(1_000_000_000));
const price: fc.Arbitrary<Price> = fc
  .record({
    pricesInclude: fc.constantFrom('taxes' as const, 'no_taxes' as const),
    rates: fc.tuple(rate, rate, rate),
    lines: fc.array(fc.record({ priceMinor: amount, taxIds: fc.subarray(taxIds) }), { minLength: 1, maxLength: 6 }),
    feeMinor: fc.nat(500),
    reverseCharge: fc.boolean(),
  })
  .map(
    ({ pricesInclude, rates, lines, feeMinor, reverseCharge }) =>
      priceOrder({
        rules: {
          pricesInclude,
          taxes: taxIds.map((id, at) => ({ id, name: id, basisPoints: rates[at] ?? 0 })),
          fees: [{ id: 'fee', name: 'Fee', kind: 'per_order', basisPoints: 0, amountMinor: feeMinor, taxIds: ['a'] }],
        },
        lines: lines.map(line => ({ ticketTypeId: 'seat', kind: 'ticket' as const, quantity: 1, ...line })),
        reverseCharge,
      }).price,
  );
/** What a booking was sold for: usually the price, of an exchange only the difference. */
const sale = fc
  .record({
    price: fc.option(price, { nil: undefined }),
    plain: amount,
    isDifference: fc.boolean(),
    byProvider: fc.boolean(),
    currency: fc.constantFrom('EUR', 'JPY'),
  })
  .map(({ price: of, plain, isDifference, byProvider, currency }) => ({
    price: of,
    totalMinor: of && !isDifference ? of.totalMinor : plain,
    byProvider,
    currency,
  }));
/** Where the whole is cut: refunds in any number of parts, some of them of nothing. */
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });

const at = new Date('2030-06-01T10:00:00Z');
const ids = { organizerId: 'organizer', eventId: 'event', bookingId: 'booking' };
type Sale = Parameters<typeof partsOf>[0];

const sold = ({ price: of, totalMinor, byProvider, currency }: Sale): Entry =>
  entryOfSale(
    {
      ...ids,
      totalMinor,
      currency,
      ...(of && { price: of }),
      ...(byProvider ? { paymentId: 'payment' } : { paidWith: 'cash' as const }),
    },
    at,
  );

function partsOf(
  { price: of, totalMinor, byProvider, currency }: { price: Price | undefined; totalMinor: number; byProvider: boolean; currency: string },
  at01: readonly number[],
): readonly Entry[] {
  const bounds = [0, ...at01.map(share => Math.floor(totalMinor * share)).toSorted((a, b) => a - b), totalMinor];
  return bounds.slice(1).map((end, at0) => {
    const beforeMinor = bounds[at0] ?? 0;
    const refund = { ...ids, refundId: `${at0}`, amountMinor: end - beforeMinor, beforeMinor, totalMinor, currency };
    const more = { ...(of && { price: of }), ...(byProvider && { paymentId: 'payment' }) };
    return entryOfRefund({ ...refund, ...more }, at);
  });
}

const sum = (postings: readonly Posting[], of = (posting: Posting) => posting.amountMinor): number =>
  postings.reduce((total, posting) => total + of(posting), 0);
const on = (entries: readonly Entry[], ...accounts: readonly Posting['account'][]): readonly Posting[] =>
  entries.flatMap(({ postings }) => postings).filter(({ account }) => accounts.includes(account));

test('every entry of every sale and refund comes to zero', () => {
  fc.assert(
    fc.property(sale, cuts, (one, shares) => {
      for (const entry of [sold(one), ...partsOf(one, shares)]) expect(sum(entry.postings)).toBe(0);
    }),
    { numRuns: 1000 },
  );
});

test('an amount taken apart adds up, and the whole price is exactly its parts', () => {
  fc.assert(
    fc.property(price, amount, (of, some) => {
      const parts = takeApart(some, of);
      expect(parts.netMinor + parts.taxes.reduce((total, tax) => total + tax.taxMinor, 0)).toBe(some);
      if (of.totalMinor === 0) return;
      const taxes = of.taxes.map(tax => ({ baseMinor: tax.netMinor, taxMinor: of.reverseCharge ? 0 : tax.taxMinor }));
      expect(takeApart(of.totalMinor, of).taxes).toMatchObject(taxes);
    }),
    { numRuns: 1000 },
  );
});

test('whatever parts a sale goes back in, all of them together reverse its net and each of its taxes', () => {
  fc.assert(
    fc.property(sale, cuts, (one, shares) => {
      const [entry, back] = [sold(one), partsOf(one, shares)];
      expect(sum(on([entry, ...back], 'sales', 'refunds'))).toBe(0);
      for (const name of taxIds) {
        const ofTax = on([entry, ...back], 'taxes').filter(({ tax }) => tax?.name === name);
        expect([sum(ofTax), sum(ofTax, ({ tax }) => tax?.baseMinor ?? 0)]).toEqual([0, 0]);
      }
    }),
    { numRuns: 1000 },
  );
});

test('no part of a refund takes back more net than was sold, nor gives any', () => {
  fc.assert(
    fc.property(sale, cuts, (one, shares) => {
      for (const entry of partsOf(one, shares)) expect(sum(on([entry], 'refunds'))).toBeGreaterThanOrEqual(0);
      expect(sum(on(partsOf(one, shares), 'refunds')) + sum(on([sold(one)], 'sales'))).toBe(0);
    }),
    { numRuns: 1000 },
  );
});

const history = fc.array(fc.record({ one: sale, shares: cuts, refunds: fc.nat(7), sent: fc.nat(7), paidOut: fc.boolean() }), {
  maxLength: 12,
});

test('any history comes to zero in each currency, and what an organizer is owed is what happened to them', () => {
  fc.assert(
    fc.property(history, all => {
      const owed = new Map<string, number>();
      const entries = all.flatMap(({ one, shares, refunds, sent, paidOut }) => {
        const back = partsOf(one, shares).slice(0, refunds);
        const backMinor = back.map(entry => -sum(on([entry], 'to_refund')));
        const byHand = paidOut && one.byProvider ? backMinor.slice(sent) : [];
        // Of what a provider took, the sale less what is given back; the organizer's own money where they paid instead.
        const due = one.byProvider ? one.totalMinor - backMinor.reduce((a, b) => a + b, 0) + byHand.reduce((a, b) => a + b, 0) : 0;
        owed.set(one.currency, (owed.get(one.currency) ?? 0) + due);
        const out = byHand.map((amountMinor, of) =>
          entryOfPaidOut(
            {
              ...ids,
              refundId: `${of}`,
              paymentId: 'payment',
              amountMinor,
              currency: one.currency,
              paidOutAt: at.toISOString(),
            },
            0,
          ),
        );
        return [sold(one), ...back, ...out];
      });
      for (const [currency, due] of owed) {
        const ofCurrency = entries.filter(entry => entry.currency === currency).flatMap(({ postings }) => postings);
        expect(sum(ofCurrency)).toBe(0);
        expect(-sum(ofCurrency.filter(({ organizerId }) => organizerId !== null)) || 0).toBe(due);
      }
    }),
    { numRuns: 500 },
  );
});
