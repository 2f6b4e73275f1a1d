import { z } from 'zod';
import { Currency, Cursor, Id, Instant, Minor, page } from './http.ts';

/** What a buyer may spend at one organizer in one currency. It does not expire. */
export const Credit = z.object({
  organizerId: Id,
  /** Empty where nothing was sold of it yet. */
  organizerName: z.string(),
  currency: Currency,
  balanceMinor: Minor,
  /** Of it, what pays for orders that are not paid in full yet. */
  reservedMinor: Minor,
  /** What may be spent now. */
  availableMinor: Minor,
});
export type Credit = z.infer<typeof Credit>;
/** Of all organizers. */
export const Credits = z.object({ items: z.array(Credit) });

/** The least that cards pay, in the currency's smallest unit; elsewhere 50: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
const smallestCharges: Readonly<Record<string, number>> = {
  GBP: 30,
  MXN: 1000,
  SEK: 300,
  NOK: 300,
  DKK: 250,
  HUF: 175,
  CZK: 1500,
  PLN: 200,
};
const smallestElsewhere = 50;

interface ToPay {
  readonly amountMinor: number;
  readonly currency: string;
}

/** How much of it credit pays, as far as there is any: all, or so much that a card can pay the rest. */
export function creditFor({ amountMinor, currency }: ToPay, availableMinor: number): number {
  if (availableMinor >= amountMinor) return amountMinor;
  return Math.max(0, Math.min(availableMinor, amountMinor - (smallestCharges[currency] ?? smallestElsewhere)));
}

/** `granted`: money became credit instead of going back; `spent`: it paid; `returned`: what it had paid was given back; `transferred`: a bank transfer, or what was too much of it, became credit; `withdrawn`: that was taken back. */
export const CreditMovementKind = z.enum(['granted', 'spent', 'returned', 'transferred', 'withdrawn']);
export type CreditMovementKind = z.infer<typeof CreditMovementKind>;

/** What came in, was spent or came back, and with which order. */
export const CreditMovement = z.object({
  id: Id,
  kind: CreditMovementKind,
  /** Negative: spent, or taken back. */
  amountMinor: z.int(),
  currency: Currency,
  organizerId: Id,
  /** Empty where nothing was sold of it yet. */
  organizerName: z.string(),
  bookingId: Id,
  reference: z.string().nullable(),
  eventTitle: z.string(),
  at: Instant,
});
export type CreditMovement = z.infer<typeof CreditMovement>;
export const CreditMovementPage = page(CreditMovement);

/** The same as the organizer's team sees it. */
export const TeamCreditMovement = CreditMovement.extend({ eventId: Id.nullable(), buyer: z.string() });
export type TeamCreditMovement = z.infer<typeof TeamCreditMovement>;
export const TeamCreditMovementPage = page(TeamCreditMovement);

export const CreditMovementQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const TeamCreditMovementQuery = CreditMovementQuery.extend({ currency: Currency.optional() });
