import { allocate } from '@event-planner/contracts/allocate';
import { minus, partsOf, plus, type TakenApart } from '@event-planner/contracts/taking-apart';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry, Posting } from '../books.ts';
import type { NewDocument } from '../document-tables.ts';
import { entriesOfChange, partsWrittenOff } from '../offline/writing-off/rules.ts';
import { entryOfRefund, entryOfSale } from '../sales/rules.ts';
import type { SaleRow } from '../tables.ts';
import { sale } from '../test-money.ts';
import { anyOrder, anySteps, frozen, type Order, refundsOf, type Step, sum } from '../test-orders.ts';
import { contentOfSale, type Draft } from './content.ts';
import type { Standing } from './rules.ts';
import { contentOfCancellation, contentOfRefund, contentOfReissue } from './taking-back.ts';
import { billing } from './test-documents.ts';

const writing = { form: billing(), look: { color: null, logo: null }, now: new Date('2030-06-01T10:00:00Z'), timeZone: 'Europe/Berlin' };

/** Everything that a reader of it can add up does add up; answers what of its net bears no tax. */
function addUp(content: Draft, said: string): number {
  const { lines, deductions, netMinor, taxMinor, totalMinor, taxes, pricesInclude } = content;
  expect(netMinor + taxMinor, said).toBe(totalMinor);
  expect(sum(taxes.map(tax => tax.taxMinor)), said).toBe(taxMinor);
  expect(sum([...lines, ...deductions].map(line => line.amountMinor)), said).toBe(pricesInclude === 'taxes' ? totalMinor : netMinor);
  for (const tax of taxes) expect(Math.min(tax.netMinor, tax.taxMinor), said).toBeGreaterThanOrEqual(0);
  const untaxedMinor = netMinor - sum(taxes.map(tax => tax.netMinor));
  expect(content.untaxedMinor, said).toBe(untaxedMinor);
  return untaxedMinor;
}

/** The same of what is booked: the net of an entry is what its taxes are taken of, and what bears none. */
function untaxedOf({ postings }: Entry): number {
  const on = (of: (posting: Posting) => number): number => sum(postings.map(of));
  const nets: readonly string[] = ['sales', 'refunds', 'written_off'];
  return on(({ account, amountMinor }) => (nets.includes(account) ? amountMinor : 0)) - on(({ tax }) => tax?.baseMinor ?? 0);
}

const standingOf = (content: Draft, credits: readonly Draft[]): Standing => ({
  document: { kind: content.kind, number: 'RE-1', content: { ...content, number: 'RE-1' } } as unknown as NewDocument,
  credits: credits.map((credit, at) => ({ number: `GU-${at}`, content: { ...credit, number: `GU-${at}` } }) as unknown as NewDocument),
});

/** Writes all that can be written about an order and has each looked at, with how much of it bears no tax. */
function ensureAddsUp(order: Order, steps: readonly Step[]): void {
  const { price, lines } = frozen(order);
  if (price.totalMinor === 0) return;
  const said = JSON.stringify({ order, steps });
  const sold = { ...sale({ lines: [...lines], totalMinor: price.totalMinor }), price };
  const row = { ...sold, startsAt: writing.now, endsAt: writing.now, buyerName: 'Ada', invoiceTo: null } as unknown as SaleRow;
  const invoice = contentOfSale(row, 'invoice', writing);
  const untaxed = addUp(invoice, said);
  const shownUntaxed = sum(order.lines.map(({ rate, priceMinor, quantity }) => (rate === undefined ? priceMinor * quantity : 0)));
  expect(untaxed, said).toBe(shownUntaxed);
  expect(untaxedOf(entryOfSale(sold, writing.now)), said).toBe(-untaxed || 0);
  const notes: Draft[] = [];
  for (const refund of refundsOf(sold, steps)) {
    const note = contentOfRefund(standingOf(invoice, notes), refund, writing);
    const ofNote = addUp(note, said);
    expect(ofNote >= 0 && ofNote <= untaxed, said).toBe(true);
    expect(untaxedOf(entryOfRefund(refund, writing.now)), said).toBe(ofNote);
    notes.push(note);
    for (const rest of [
      contentOfCancellation(standingOf(invoice, notes), '', writing),
      contentOfReissue(standingOf(invoice, notes), { to: null, owed: undefined }, writing),
    ])
      expect(addUp(rest, said), said).toBe(untaxed - sum(notes.map(of => of.netMinor - sum(of.taxes.map(tax => tax.netMinor)))));
  }
  expect(sum(notes.map(({ netMinor }) => netMinor)), said).toBe(invoice.netMinor);
}

const pairs: readonly (readonly (number | undefined)[])[] = [
  [1900, 700],
  [1900, undefined],
  [1900, 700, undefined],
  [1900, 700, 550],
  [1900, 0],
  [700, 550, 0, undefined],
];
const cases: Order[] = [];
for (const includes of ['taxes', 'no_taxes'] as const)
  for (const of of pairs)
    for (const [priceMinor, quantity] of [
      [1, 1],
      [3, 3],
      [999, 1],
      [1190, 3],
      [3333, 7],
      [12_345, 2],
    ] as const)
      for (const feeMinor of [0, 149])
        for (const reverse of [false, true])
          cases.push({ includes, feeMinor, reverse, lines: of.map((rate, at) => ({ rate, quantity, priceMinor: priceMinor + 7 * at })) });

test(`with several rates in one document what bears each and what bears none is its net, in ${cases.length} kinds of orders given back in steps`, () => {
  for (const order of cases) {
    const total = frozen(order).price.totalMinor;
    const [first = 0, second = 0] = allocate(total, [3, 1, 5]);
    ensureAddsUp(order, [{ amountMinor: first }, { ticket: 1 }, { amountMinor: second }, { ticket: 0 }]);
  }
});

test('of whatever order, and however it goes back, every invoice, credit note, cancellation and new invoice adds up for each rate', () => {
  fc.assert(fc.property(anyOrder, anySteps, ensureAddsUp), { numRuns: 1500 });
});

test('what is written off of any order, more and less of it, has the nets of its rates in its net', () => {
  fc.assert(
    fc.property(anyOrder, fc.array(fc.nat(1000), { maxLength: 6 }), (of, thousandths) => {
      const { price } = frozen({ ...of, reverse: false });
      const left = partsOf(price);
      const taxes = price.taxes.map(({ id, name, basisPoints }) => ({ id, name, basisPoints, reverseCharge: false }));
      let writtenOff: TakenApart = partsWrittenOff(0, left);
      for (const share of [...thousandths, 1000, 0]) {
        const to = Math.floor((price.totalMinor * share) / 1000);
        const invoice = { id: 'p', bookingId: 'b', eventId: 'e', organizerId: 'o', currency: 'EUR' };
        const [entry] = entriesOfChange(invoice, { taxes, left, writtenOff }, { to, about: 'x', at: writing.now });
        const changed = minus(partsWrittenOff(to, left), writtenOff);
        if (entry) expect(untaxedOf(entry)).toBe(changed.netMinor - sum(changed.taxes.map(tax => tax.baseMinor)));
        writtenOff = plus(writtenOff, changed);
        const untaxed = writtenOff.netMinor - sum(writtenOff.taxes.map(tax => tax.baseMinor));
        const most = left.netMinor - sum(left.taxes.map(tax => tax.baseMinor));
        expect(untaxed >= 0 && untaxed <= most).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
