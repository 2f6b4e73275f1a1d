import { minus, partsOf, plus, shareOf, type TakenApart, totalOf } from '@event-planner/contracts/taking-apart';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../books.ts';
import { entriesOfChange, entriesOfRest, partsWrittenOff, type Standing } from './rules.ts';

const invoice = { id: 'p', bookingId: 'b', eventId: 'e', organizerId: 'o', currency: 'EUR' };
const at = new Date('2030-06-01T10:00:00Z');
const rates = [1900, 700, 550];
const taxes = rates.map(basisPoints => ({ id: `${basisPoints}`, name: `VAT ${basisPoints}`, basisPoints, reverseCharge: false }));

/** An order of up to three rates. */
const order = fc.array(fc.nat(200_000), { minLength: 1, maxLength: 3 }).map(nets => {
  const parts = nets.map((netMinor, place) => ({
    id: `${rates[place]}`,
    name: '',
    basisPoints: rates[place] ?? 0,
    included: true,
    netMinor,
    taxMinor: Math.round((netMinor * (rates[place] ?? 0)) / 10_000),
  }));
  const totalMinor = parts.reduce((sum, { netMinor, taxMinor }) => sum + netMinor + taxMinor, 0);
  return partsOf({ totalMinor, taxes: parts, reverseCharge: false });
});
const of = (left: TakenApart, writtenOff: TakenApart): Standing => ({ taxes, left, writtenOff });
const nothing = (left: TakenApart): TakenApart => shareOf(0, left);

/** What entries say of what is written off. */
const bookedBy = (entries: readonly Entry[]): TakenApart => ({
  netMinor: entries
    .flatMap(({ postings }) => postings)
    .reduce((sum, one) => sum + (one.account === 'written_off' ? one.amountMinor : 0), 0),
  taxes: taxes.map(({ id, name }) => {
    const own = entries.flatMap(({ postings }) => postings).filter(({ tax }) => tax?.name === name);
    return {
      id,
      taxMinor: own.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      baseMinor: own.reduce((sum, { tax }) => sum + (tax?.baseMinor ?? 0), 0),
    };
  }),
});
const balanced = (entries: readonly Entry[]): void => {
  for (const { postings } of entries) expect(postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(0);
};
const plain = ({ netMinor, taxes: all }: TakenApart) => ({
  netMinor,
  taxes: all.filter(({ taxMinor, baseMinor }) => taxMinor !== 0 || baseMinor !== 0).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

test('however an invoice is written off, in parts, back and off again, its parts add up: all of it is all of each tax, nothing is nothing', () => {
  fc.assert(
    fc.property(order, fc.array(fc.nat(1000), { maxLength: 8 }), (left, thousandths) => {
      const total = totalOf(left);
      let writtenOff = nothing(left);
      for (const to of [...thousandths.map(share => Math.floor((total * share) / 1000)), total, 0]) {
        const entries = entriesOfChange(invoice, of(left, writtenOff), { to, about: 'x', at });
        balanced(entries);
        const now = plus(writtenOff, bookedBy(entries));
        expect(totalOf(now)).toBe(to);
        for (const { id, taxMinor } of now.taxes) {
          const sold = left.taxes.find(tax => tax.id === id)?.taxMinor ?? 0;
          expect(taxMinor >= 0 && taxMinor <= sold).toBe(true);
        }
        // One direction in each entry: what is written back is never a bit written off.
        const [sign] = entries.map(({ kind }) => (kind === 'written_off' ? 1 : -1));
        for (const { account, amountMinor } of entries.flatMap(({ postings }) => postings))
          if (account !== 'receivable') expect(amountMinor * (sign ?? 1) >= 0).toBe(true);
        if (to === total) expect(plain(now)).toEqual(plain(left));
        if (to === 0) expect(plain(now)).toEqual(plain(nothing(left)));
        writtenOff = now;
      }
    }),
  );
});

test('what goes back after that leaves of each tax what is left of it, and never less than nothing', () => {
  fc.assert(
    fc.property(order, fc.nat(1000), fc.nat(1000), (sold, off, back) => {
      const total = totalOf(sold);
      const [offMinor, backMinor] = [Math.floor((total * off) / 1000), Math.floor((total * back) / 1000)];
      const left = minus(sold, shareOf(backMinor, sold));
      const to = Math.min(offMinor, totalOf(left));
      const before = partsWrittenOff(offMinor, sold);
      const entries = entriesOfRest(invoice, of(left, before), { to, about: 'x', at });
      balanced(entries);
      expect(plain(plus(before, bookedBy(entries)))).toEqual(plain(shareOf(to, left)));
    }),
  );
});

test('more than is left of an order takes no tax twice', () => {
  const left = { netMinor: 1000, taxes: [{ id: '1900', baseMinor: 1000, taxMinor: 190 }] };
  expect(partsWrittenOff(1500, left)).toEqual({ netMinor: 1310, taxes: [{ id: '1900', baseMinor: 1000, taxMinor: 190 }] });
});
