import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feeGivenBack, feeOfSale, feeOfTicket, FeeRate, type FeeTerms } from './platform-fees.ts';

const rate = (change: Partial<FeeRate> = {}): FeeRate => ({
  currency: 'EUR',
  basisPoints: 250,
  perTicketMinor: 50,
  minimumMinor: 0,
  maximumMinor: null,
  ...change,
});
const terms = (change: Partial<FeeTerms> = {}): FeeTerms => ({
  rates: [rate()],
  boxOffice: 'none',
  providerFees: 'platform',
  onRefund: 'all',
  ...change,
});
const order = { currency: 'EUR', atBoxOffice: false };

test.each([
  ['a percentage and so much a ticket', rate(), 2000, 100],
  ['half a cent is a cent', rate({ basisPoints: 250, perTicketMinor: 0 }), 20, 1],
  ['less than half a cent is none', rate({ basisPoints: 249, perTicketMinor: 0 }), 20, 0],
  ['at least so much', rate({ minimumMinor: 120 }), 2000, 120],
  ['at most so much', rate({ maximumMinor: 80 }), 2000, 80],
  ['a free ticket is free, whatever the minimum', rate({ minimumMinor: 120 }), 0, 0],
  ['never more than the ticket costs', rate({ minimumMinor: 120 }), 70, 70],
  ['yen have no cents', rate({ currency: 'JPY', basisPoints: 360, perTicketMinor: 99 }), 5000, 279],
])('%s', (_, of, priceMinor, fee) => expect(feeOfTicket(of, priceMinor)).toBe(fee));

test.each([
  ['every ticket of a line', { lines: [{ quantity: 3, priceMinor: 2000 }], totalMinor: 6000 }, 300],
  ['after discounts', { lines: [{ quantity: 2, priceMinor: 2000, discountMinor: 2000 }], totalMinor: 2000 }, 150],
  ['what coupons made free is free', { lines: [{ quantity: 2, priceMinor: 2000, discountMinor: 4000 }], totalMinor: 0 }, 0],
  ['donations are given, not sold', { lines: [{ quantity: 1, priceMinor: 5000, donation: true as const }], totalMinor: 5000 }, 0],
  ['never more than was paid', { lines: [{ quantity: 1, priceMinor: 2000 }], totalMinor: 30 }, 30],
])('of a sale: %s', (_, sold, fee) => expect(feeOfSale(terms(), { ...order, ...sold })).toBe(fee));

test('the box office costs what the schedule says', () => {
  const sold = { ...order, atBoxOffice: true, lines: [{ quantity: 1, priceMinor: 2000 }], totalMinor: 2000 };
  expect(feeOfSale(terms({ boxOffice: 'none' }), sold)).toBe(0);
  expect(feeOfSale(terms({ boxOffice: 'same' }), sold)).toBe(100);
});

test('without a schedule, or without a rate for the currency, nothing is taken', () => {
  const sold = { ...order, lines: [{ quantity: 1, priceMinor: 2000 }], totalMinor: 2000 };
  expect(feeOfSale(null, sold)).toBe(0);
  expect(feeOfSale(terms(), { ...sold, currency: 'CHF' })).toBe(0);
});

const money = fc.integer({ min: 0, max: 10_000_000 });
const rates = fc
  .record({ basisPoints: fc.integer({ min: 0, max: 10_000 }), perTicketMinor: money, minimumMinor: money, maximumMinor: fc.option(money) })
  .map(some => rate({ ...some, maximumMinor: some.maximumMinor === null ? null : Math.max(some.maximumMinor, some.minimumMinor) }));

test('a fee is a whole number, never negative, and never more than the ticket costs', () => {
  fc.assert(
    fc.property(rates, money, (of, priceMinor) => {
      const fee = feeOfTicket(of, priceMinor);
      expect(Number.isSafeInteger(fee)).toBe(true);
      expect(fee).toBeGreaterThanOrEqual(0);
      expect(fee).toBeLessThanOrEqual(priceMinor);
    }),
  );
});

test('a line costs what its tickets cost one by one', () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 1, max: 50 }), money, fc.nat(), (of, quantity, priceMinor, off) => {
      const discountMinor = off % (priceMinor * quantity + 1);
      const totalMinor = priceMinor * quantity - discountMinor;
      const single = Array.from({ length: quantity }, (_, at) => Math.floor(totalMinor / quantity) + (at < totalMinor % quantity ? 1 : 0));
      expect(feeOfSale(terms({ rates: [of] }), { ...order, totalMinor, lines: [{ quantity, priceMinor, discountMinor }] })).toBe(
        single.reduce((sum, price) => sum + feeOfTicket(of, price), 0),
      );
    }),
  );
});

test('refunds in parts bring back exactly the fee, and no part is negative', () => {
  fc.assert(
    fc.property(money, fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 20 }), (feeMinor, parts) => {
      const totalMinor = parts.reduce((sum, part) => sum + part, 0);
      let refundedMinor = 0;
      const back = parts.map(part => {
        const before = feeGivenBack(feeMinor, { refundedMinor, totalMinor });
        refundedMinor += part;
        return feeGivenBack(feeMinor, { refundedMinor, totalMinor }) - before;
      });
      expect(Math.min(...back)).toBeGreaterThanOrEqual(0);
      expect(back.reduce((sum, part) => sum + part, 0)).toBe(feeMinor);
    }),
  );
});

test('a minimum above the maximum is no rate', () => {
  expect(FeeRate.safeParse(rate({ minimumMinor: 2, maximumMinor: 1 })).success).toBe(false);
});
