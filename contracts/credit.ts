import { z } from 'zod';
import { Currency, Cursor, Id, Instant, Line, Minor, page } from './http.ts';

/** What a buyer may spend at one organizer in one currency. It does not expire. */
export const Credit = z.object({
  organizerId: Id,
  organizerName: Line,
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

/** `granted`: money became credit instead of going back; `spent`: it paid; `returned`: what it had paid was given back. */
export const CreditMovementKind = z.enum(['granted', 'spent', 'returned']);
export type CreditMovementKind = z.infer<typeof CreditMovementKind>;

export const CreditMovement = z.object({
  id: Id,
  kind: CreditMovementKind,
  /** Negative: spent. */
  amountMinor: z.int(),
  happenedAt: Instant,
  bookingId: Id,
  /** Of the booking; null where nothing is known of it. */
  reference: z.string().nullable(),
  eventTitle: Line.nullable(),
});
export type CreditMovement = z.infer<typeof CreditMovement>;
/** The newest first. */
export const CreditMovementPage = page(CreditMovement);
export const CreditMovementQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
