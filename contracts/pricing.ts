import { z } from 'zod';
import { Line, Minor } from './http.ts';

/** A name of the organizer's own, short and stable: what other parts of an event refer to. */
export const Key = z.string().regex(/^[\w-]{1,40}$/);
/** Hundredths of a percent: 1900 is 19 %. */
const BasisPoints = z.int().min(0).max(100_00);

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
});
export type PriceRules = z.infer<typeof PriceRules>;

/** What an order comes to. `subtotalMinor` and the fees are as shown; taxes that are not `included` come on top; the parts add up to the total. */
export const Price = z.object({
  subtotalMinor: Minor,
  fees: z.array(z.object({ id: Key, name: Line, amountMinor: Minor })),
  taxes: z.array(z.object({ id: Key, name: Line, basisPoints: BasisPoints, included: z.boolean(), netMinor: Minor, taxMinor: Minor })),
  totalMinor: Minor,
});
export type Price = z.infer<typeof Price>;
