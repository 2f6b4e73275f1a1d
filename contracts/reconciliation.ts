import { z } from 'zod';
import { Currency, Cursor, Id, Instant, Line, page } from './http.ts';

/** What does not agree. `found` is the provider's or booking's word, `expected` ours. */
export const DriftKind = z.enum([
  /** The provider has the money of a payment that is not paid here. */
  'payment_not_noted',
  /** Another amount than was asked for. */
  'payment_amount',
  /** The provider has money that is no payment of ours. */
  'charge_unknown',
  /** Paid here, and the provider knows nothing of it. */
  'payment_without_charge',
  /** It has gone back at the provider and not here. */
  'refund_not_noted',
  /** It has gone back here and not at the provider. */
  'refund_without_movement',
  /** It has gone back here and at the provider, with another amount. */
  'refund_amount',
  /** Something moved at the provider that nobody here knows of. */
  'movement_unknown',
  /** Something moved there in an amount or a currency that there is none of here. */
  'movement_unfit',
  /** A payment or refund of ours moved the balance there in another currency. */
  'movement_currency',
  /** Booking has sold what is not in the books. */
  'sale_missing',
  'sale_amount',
  /** Of what booking gave back, another amount is in the books. */
  'refunds_of_sale',
]);
export type DriftKind = z.infer<typeof DriftKind>;

/** Where a person settles it, besides by writing down why it is so. */
export const Remedy = z.enum([
  /** What the provider told and could not be handled: `/operate/provider`. */
  'handle_events',
  /** In its own dashboard, at `providerUrl`. */
  'look_at_provider',
  /** What is booked for it: `/operate/books`. */
  'look_at_books',
]);
export type Remedy = z.infer<typeof Remedy>;

export const remediesOf: Readonly<Record<DriftKind, Remedy[]>> = {
  payment_not_noted: ['handle_events', 'look_at_provider'],
  payment_amount: ['look_at_provider', 'look_at_books'],
  charge_unknown: ['look_at_provider'],
  payment_without_charge: ['look_at_provider', 'look_at_books'],
  refund_not_noted: ['handle_events', 'look_at_provider'],
  refund_without_movement: ['look_at_provider', 'look_at_books'],
  refund_amount: ['look_at_provider', 'look_at_books'],
  movement_unknown: ['look_at_provider'],
  movement_unfit: ['look_at_provider'],
  movement_currency: ['look_at_provider', 'look_at_books'],
  sale_missing: ['look_at_books'],
  sale_amount: ['look_at_books'],
  refunds_of_sale: ['look_at_books'],
};

export const Drift = z.object({
  id: Id,
  kind: DriftKind,
  /** `gone`: it agreed again by itself; `repaired`: it was brought in order; `accepted`: somebody knows why. */
  state: z.enum(['open', 'gone', 'repaired', 'accepted']),
  /** What it is about, in the provider's or our words. */
  subject: z.string(),
  paymentId: Id.nullable(),
  bookingId: Id.nullable(),
  expectedMinor: z.int().nullable(),
  foundMinor: z.int().nullable(),
  currency: Currency.nullable(),
  /** Of what is expected, where that is another one. */
  expectedCurrency: Currency.nullable(),
  /** The provider's own words, where it uses ones that there are none for here: the kind of movement, or its amounts in its smallest units. */
  said: z.string().nullable(),
  remedies: z.array(Remedy),
  /** Where the provider's dashboard shows it. */
  providerUrl: z.url().nullable(),
  note: Line.nullable(),
  by: z.string().nullable(),
  foundAt: Instant,
  settledAt: Instant.nullable(),
});
export type Drift = z.infer<typeof Drift>;
export const DriftPage = page(Drift);
export const DriftQuery = z.strictObject({
  state: z.enum(['open', 'gone', 'repaired', 'accepted']).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const DriftAcceptance = z.strictObject({ note: Line });

/** One look at everything that moved since the one before. */
export const Reconciliation = z.object({
  id: Id,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  /** Null where nobody asked for it. */
  by: z.string().nullable(),
  /** How many of each were compared. */
  movements: z.int(),
  sales: z.int(),
  found: z.int(),
  repaired: z.int(),
  failure: z.string().nullable(),
});
export type Reconciliation = z.infer<typeof Reconciliation>;
export const Reconciliations = z.object({ items: z.array(Reconciliation) });
