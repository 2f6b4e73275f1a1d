import { z } from 'zod';
import { Currency, Id, Line, Minor } from './http.ts';

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
