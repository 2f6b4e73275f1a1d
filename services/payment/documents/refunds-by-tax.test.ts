import type { BookedLine } from '@event-planner/contracts/booking';
import { priceOrder } from '@event-planner/contracts/price-order';
import type { Price, PriceRules } from '@event-planner/contracts/pricing';
import { reverseChargeOf } from '@event-planner/contracts/reverse-charge';
import { minus, partsOf, plus, type TakenApart, totalOf } from '@event-planner/contracts/taking-apart';
import { takeBack, unitsOf } from '@event-planner/contracts/taking-back';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refundOf, sale } from '../test-money.ts';
import { entryOfRefund, entryOfSale } from '../sales/rules.ts';
import type { SaleRow } from '../tables.ts';
import { contentOfSale } from './content.ts';
import { shareOfRefund } from './taking-back.ts';
import { billing } from './test-documents.ts';

const taxes = [
  { id: 'full', name: 'Full', basisPoints: 1900 },
  { id: 'reduced', name: 'Reduced', basisPoints: 700 },
  { id: 'local', name: 'Local', basisPoints: 997.5 },
];
const lineOf = (priceMinor: number, quantity: number, more: Pick<BookedLine, 'taxIds' | 'discountMinor'>): BookedLine => ({
  ticketTypeId: '0198c2a5-0000-7000-8000-00000000000a',
  ticketTypeName: 'Stalls',
  seat: null,
  place: 'Stalls',
  quantity,
  priceMinor,
  ...more,
});

interface Order {
  readonly includes: PriceRules['pricesInclude'];
  readonly feeMinor: number;
  readonly lines: readonly BookedLine[];
}

/** As it is frozen: discounts come off the lines before they are taxed. */
function frozen({ includes, feeMinor, lines }: Order): Price {
  const rules: PriceRules = {
    pricesInclude: includes,
    taxes,
    fees: feeMinor === 0 ? [] : [{ id: 'fee', name: 'Fee', kind: 'per_order', basisPoints: 0, amountMinor: feeMinor, taxIds: ['full'] }],
    reverseChargeFrom: 'DE',
  };
  return priceOrder({
    rules,
    lines: lines.map(({ ticketTypeId, priceMinor, quantity, discountMinor = 0, taxIds = [] }) => ({
      ticketTypeId,
      kind: 'ticket',
      quantity: 1,
      priceMinor: priceMinor * quantity - discountMinor,
      taxIds,
    })),
  }).price;
}

const company = { company: 'Lumière', name: 'Ada', street: '1', postalCode: '1', city: 'Paris', country: 'FR', vatId: 'FR40303265045' };
const writing = { form: billing(), look: { color: null, logo: null }, now: new Date('2030-06-01T10:00:00Z') };

type Entry = ReturnType<typeof entryOfSale>;
/** What the books hold of each tax and of what it is taken, of all entries together. */
const booked = (entries: readonly Entry[]) =>
  taxes.map(({ name }) => {
    const own = entries.flatMap(({ postings }) => postings).filter(({ tax }) => tax?.name === name);
    return [own.reduce((sum, of) => sum + of.amountMinor, 0), own.reduce((sum, of) => sum + (of.tax?.baseMinor ?? 0), 0)];
  });

/** One refund after the other: a ticket by its number, or so much for none in particular. */
type Step = { readonly ticket: number } | { readonly amountMinor: number };

function giveBack(price: Price, lines: readonly BookedLine[], steps: readonly Step[]) {
  const sold = sale({ price, lines: [...lines], totalMinor: price.totalMinor });
  const units = unitsOf(price, lines);
  const tickets = units?.lines.flat() ?? [];
  let left = partsOf(price);
  const refunds = [...steps, { amountMinor: Infinity }].map(step => {
    const own = 'ticket' in step ? tickets.slice(step.ticket, step.ticket + 1) : [];
    const wanted = 'ticket' in step ? totalOf(own[0] ?? { netMinor: 0, taxes: [] }) : step.amountMinor;
    const beforeMinor = price.totalMinor - totalOf(left);
    const amountMinor = Math.min(wanted, totalOf(left));
    const parts = takeBack({ amountMinor, left, tickets: own, fees: units?.fees ?? { netMinor: 0, taxes: [] } });
    left = minus(left, parts);
    return refundOf(sold, { amountMinor, beforeMinor, price, parts });
  });
  const invoice = contentOfSale(
    { ...sold, startsAt: writing.now, endsAt: writing.now, buyerName: 'Ada', invoiceTo: null } as unknown as SaleRow,
    'invoice',
    writing,
  );
  return {
    refunds,
    tickets,
    invoice,
    entries: [entryOfSale(sold, writing.now), ...refunds.map(refund => entryOfRefund(refund, writing.now))],
  };
}

const line = fc
  .record({
    priceMinor: fc.oneof(fc.constantFrom(1, 2, 999, 1190, 3333), fc.nat(50_000)),
    quantity: fc.integer({ min: 1, max: 5 }),
    off: fc.constantFrom(0, 0, 0.3),
    taxIds: fc.constantFrom(['full'], ['reduced'], [], ['full', 'local'], ['reduced', 'local']),
  })
  .map(({ priceMinor, quantity, off, taxIds }) => {
    const discountMinor = Math.floor(priceMinor * quantity * off);
    return lineOf(priceMinor, quantity, { taxIds: [...taxIds], ...(discountMinor > 0 && { discountMinor }) });
  });
const order = fc.record({
  includes: fc.constantFrom('taxes' as const, 'no_taxes' as const),
  feeMinor: fc.constantFrom(0, 149),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  reverse: fc.boolean(),
});
const steps = fc.array(fc.oneof(fc.record({ ticket: fc.nat(12) }), fc.record({ amountMinor: fc.nat(5000) })), { maxLength: 12 });

test('in whichever parts an order goes back, its taxes end at nothing, its credit notes are its invoice, and none gives less than nothing', () => {
  fc.assert(
    fc.property(order, steps, ({ reverse, ...of }, wanted) => {
      const price = frozen(of);
      const own = (reverse && reverseChargeOf(price, of.lines, company)) || price;
      if (own.totalMinor === 0) return;
      const { refunds, invoice, entries } = giveBack(own, of.lines, wanted);
      expect(booked(entries)).toEqual(taxes.map(() => [0, 0]));
      const notes = refunds.map(shareOfRefund);
      for (const note of notes)
        expect(Math.min(note.netMinor, ...note.taxes.flatMap(tax => [tax.taxMinor, tax.netMinor]))).toBeGreaterThanOrEqual(0);
      expect(notes.reduce((sum, note) => sum + note.netMinor, 0)).toBe(invoice.netMinor);
      for (const tax of invoice.taxes) {
        const credited = notes.flatMap(note => note.taxes.filter(({ id }) => id === tax.id));
        expect(credited.reduce((sum, { taxMinor }) => sum + taxMinor, 0)).toBe(tax.taxMinor);
        expect(credited.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(tax.netMinor);
      }
    }),
    { numRuns: 2000 },
  );
});

test('the tickets of an order and its fees are made of what the order is made of', () => {
  fc.assert(
    fc.property(order, ({ reverse: _, ...of }) => {
      const price = frozen(of);
      const units = unitsOf(price, of.lines);
      if (price.totalMinor > 0) expect(units).toBeDefined();
      const whole: TakenApart | undefined = units && units.lines.flat().reduce((sum, unit) => plus(sum, unit), units.fees);
      if (whole) expect(whole).toEqual(partsOf(price));
    }),
    { numRuns: 1000 },
  );
});

/** A ticket for 119.00 € at 19 %, one for 107.00 € at 7 % and one without tax, one refunded after the other, worked out by hand. */
test.each<[includes: PriceRules['pricesInclude'], prices: readonly [number, number, number]]>([
  ['taxes', [11_900, 10_700, 5000]],
  ['no_taxes', [10_000, 10_000, 5000]],
])('a single ticket takes back the tax of its own line (prices include %s)', (includes, prices) => {
  const lines = [['full'], ['reduced'], []].map((taxIds, at) => lineOf(prices[at] ?? 0, 1, { taxIds }));
  const { refunds } = giveBack(frozen({ includes, feeMinor: 0, lines }), lines, [{ ticket: 1 }, { ticket: 2 }]);
  expect(refunds.map(shareOfRefund).map(note => [note.totalMinor, note.netMinor, ...note.taxes.map(tax => tax.taxMinor)])).toEqual([
    [10_700, 10_000, 0, 700],
    [5000, 5000, 0, 0],
    [11_900, 10_000, 1900, 0],
  ]);
});

test('half of a ticket takes back half of its tax, and an amount for no ticket in particular the mix of what is left', () => {
  const lines = [lineOf(11_900, 1, { taxIds: ['full'] }), lineOf(10_700, 1, { taxIds: ['reduced'] })];
  const price = frozen({ includes: 'taxes', feeMinor: 0, lines });
  const units = unitsOf(price, lines);
  const back = { left: partsOf(price), fees: units?.fees ?? partsOf(price) };
  const half = takeBack({ ...back, amountMinor: 5350, tickets: units?.lines[1] ?? [] });
  expect(half).toMatchObject({ netMinor: 5000, taxes: [{ taxMinor: 0 }, { taxMinor: 350 }] });
  const mixed = takeBack({ ...back, amountMinor: 11_300, tickets: [] });
  expect(mixed).toMatchObject({ netMinor: 10_000, taxes: [{ taxMinor: 950 }, { taxMinor: 350 }] });
});
