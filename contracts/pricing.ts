import { z } from 'zod';
import { Id, Line, Minor } from './http.ts';
import { Country } from './invoicing.ts';

/** A name of the organizer's own, short and stable: what other parts of an event refer to. */
export const Key = z.string().regex(/^[\w-]{1,40}$/);
/** Hundredths of a percent: 1900 is 19 %, 997.5 the 9.975 % of Quebec. */
const BasisPoints = z.number().multipleOf(0.01).min(0).max(100_00);
/** A rate as a whole number, which is how it is calculated with: millionths. */
export const toMillionths = (basisPoints: number): bigint => BigInt(Math.round(basisPoints * 100));

export const Tax = z.strictObject({ id: Key, name: Line, basisPoints: BasisPoints });
export type Tax = z.infer<typeof Tax>;

/** What a buyer pays beside the tickets. A percentage is taken of the tickets' prices as they are shown. */
export const Fee = z.strictObject({
  id: Key,
  name: Line,
  kind: z.enum(['percent', 'per_ticket', 'per_order']),
  basisPoints: BasisPoints.default(0),
  amountMinor: Minor.default(0),
  taxIds: z.array(Key).max(5).default([]),
});
export type Fee = z.infer<typeof Fee>;

export const PriceRules = z.strictObject({
  /** Whether the prices that are shown hold the taxes already, or they come on top. */
  pricesInclude: z.enum(['taxes', 'no_taxes']).default('taxes'),
  taxes: z.array(Tax).max(10).default([]),
  fees: z.array(Fee).max(10).default([]),
  /** Businesses in other countries of the EU than this one account for the tax themselves; absent where they do not, as for admission to most events. */
  reverseChargeFrom: Country.optional(),
});
export type PriceRules = z.infer<typeof PriceRules>;

/**
 * What an order comes to. `subtotalMinor` and the fees are as shown; taxes that are not `included` come on top; the parts add up to the total.
 * The subtotal is what the tickets cost after the discounts: with these it is the sum of the prices that were shown.
 * With `reverseCharge` all of it is net and no tax is taken: the taxes say what the buyer has to account for.
 */
export const Price = z.object({
  /** What each coupon took off; one that only opens something takes off nothing. */
  discounts: z.array(z.object({ id: Id, code: z.string(), name: Line, amountMinor: Minor })).optional(),
  subtotalMinor: Minor,
  fees: z.array(z.object({ id: Key, name: Line, amountMinor: Minor, taxIds: z.array(Key).optional() })),
  taxes: z.array(z.object({ id: Key, name: Line, basisPoints: BasisPoints, included: z.boolean(), netMinor: Minor, taxMinor: Minor })),
  /** What of the net bears no tax; only where something bears several, so that it cannot be told from what each is taken of. */
  untaxedMinor: Minor.optional(),
  totalMinor: Minor,
  reverseCharge: z.boolean(),
  /** Where the organizer is, if businesses elsewhere in the EU may account for the tax themselves. */
  reverseChargeFrom: Country.optional(),
  /** With `reverseCharge`, whether the lines' prices hold the taxes that are not taken. */
  pricesInclude: z.enum(['taxes', 'no_taxes']).optional(),
});
export type Price = z.infer<typeof Price>;
