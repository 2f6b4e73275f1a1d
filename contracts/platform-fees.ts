import { z } from 'zod';
import { evenly } from './allocate.ts';
import { Currency, Day, Id, Instant, Line, Minor } from './http.ts';
import { divideHalfUp } from './taxing.ts';

/** What is taken of each ticket that costs something, in one currency. */
export const FeeRate = z
  .strictObject({
    currency: Currency,
    /** Of the ticket's price after discounts, as it is shown. 250 is 2.5 %. */
    basisPoints: z.int().min(0).max(100_00),
    perTicketMinor: Minor,
    minimumMinor: Minor,
    /** Null: there is none. */
    maximumMinor: Minor.nullable(),
  })
  .refine(({ minimumMinor, maximumMinor }) => maximumMinor === null || minimumMinor <= maximumMinor, {
    message: 'the minimum is more than the maximum',
    path: ['maximumMinor'],
  });
export type FeeRate = z.infer<typeof FeeRate>;

/** What the platform takes of sales. A currency that is not named costs nothing. */
export const FeeTerms = z.strictObject({
  rates: z
    .array(FeeRate)
    .max(200)
    .refine(rates => new Set(rates.map(rate => rate.currency)).size === rates.length, 'a currency is named twice'),
  /** Whether sales at the box office cost the same, or nothing. */
  boxOffice: z.enum(['same', 'none']),
  /** Who bears what the payment provider takes. */
  providerFees: z.enum(['platform', 'organizer']),
  /** Whether fees come back with a refund, in proportion. */
  onRefund: z.enum(['all', 'none']),
});
export type FeeTerms = z.infer<typeof FeeTerms>;

/** Schedules are never changed: a later one takes over. */
const scheduled = {
  id: Id,
  /** Null: of everybody who has none of their own. */
  organizerId: Id.nullable(),
  organizerName: Line.nullable(),
  validFrom: Instant,
  createdAt: Instant,
  createdBy: Line,
};
export const FeeSchedule = z.object({
  ...scheduled,
  /** Null: from then on the default holds again. */
  terms: FeeTerms.nullable(),
});
export type FeeSchedule = z.infer<typeof FeeSchedule>;
export const FeeSchedules = z.object({ items: z.array(FeeSchedule) });

export const FeeScheduleForm = z
  .strictObject({
    organizerId: Id.nullable(),
    /** Today, or later: what is sold is sold. */
    validFrom: Day,
    terms: FeeTerms.nullable(),
  })
  .refine(form => form.organizerId !== null || form.terms !== null, { message: 'the default needs terms', path: ['terms'] });
export type FeeScheduleForm = z.infer<typeof FeeScheduleForm>;

/** What an organizer pays now, and what is announced. Null terms: nothing. */
export const OrganizerFees = z.object({
  now: FeeTerms.nullable(),
  announced: z.array(z.object({ validFrom: Instant, terms: FeeTerms.nullable() })),
});
export type OrganizerFees = z.infer<typeof OrganizerFees>;

/** What is taken of one ticket: nothing of a free one, and never more than it costs. */
export function feeOfTicket({ basisPoints, perTicketMinor, minimumMinor, maximumMinor }: FeeRate, priceMinor: number): number {
  if (priceMinor === 0) return 0;
  const share = Number(divideHalfUp(BigInt(priceMinor) * BigInt(basisPoints), 100_00n)) + perTicketMinor;
  return Math.min(Math.max(share, minimumMinor), maximumMinor ?? Infinity, priceMinor);
}

interface SoldLine {
  readonly quantity: number;
  /** Of one, before discounts. */
  readonly priceMinor: number;
  readonly discountMinor?: number | undefined;
  readonly donation?: true | undefined;
}

export interface SoldOrder {
  readonly currency: string;
  readonly totalMinor: number;
  readonly atBoxOffice: boolean;
  readonly lines: readonly SoldLine[];
}

/** What the platform takes of a sale: so much of each ticket, a bundle being one; nothing of donations, and never more than was paid. */
export function feeOfSale(terms: FeeTerms | null, { currency, totalMinor, atBoxOffice, lines }: SoldOrder): number {
  const rate = terms?.rates.find(one => one.currency === currency);
  if (!rate || (atBoxOffice && terms?.boxOffice === 'none')) return 0;
  return Math.min(
    lines.reduce((sum, line) => sum + feeOfLine(rate, line), 0),
    totalMinor,
  );
}

/** What does not divide makes the first tickets a unit dearer, as everywhere. */
function feeOfLine(rate: FeeRate, { quantity, priceMinor, discountMinor = 0, donation }: SoldLine): number {
  const paidMinor = priceMinor * quantity - discountMinor;
  if (donation === true || quantity === 0 || paidMinor <= 0) return 0;
  const { each, left: dearer } = evenly(paidMinor, quantity);
  return feeOfTicket(rate, each) * (quantity - dearer) + feeOfTicket(rate, each + 1) * dearer;
}

/** How much of a fee has come back when so much of a sale has. Of several refunds each brings the difference: all of them together, all of it. */
export const feeGivenBack = (feeMinor: number, of: { readonly refundedMinor: number; readonly totalMinor: number }): number =>
  of.totalMinor === 0 ? 0 : Number((BigInt(feeMinor) * BigInt(of.refundedMinor)) / BigInt(of.totalMinor));
