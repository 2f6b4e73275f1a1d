import { z } from 'zod';
import { Currency, Id, Instant, Line, Minor } from './http.ts';

/** `expired` and `void` (its ticket ended in another way) are never written: the clock and the ticket say so. `held`: somebody is buying it. */
export const ResaleState = z.enum(['listed', 'held', 'sold', 'withdrawn', 'expired', 'void']);
export type ResaleState = z.infer<typeof ResaleState>;

export const ResaleForm = z.strictObject({ ticketId: Id, priceMinor: Minor.min(1) });
export type ResaleForm = z.infer<typeof ResaleForm>;

/** As who sells it sees it. */
export const Resale = z.object({
  id: Id,
  state: ResaleState,
  ticketId: Id,
  priceMinor: Minor,
  /** What the seller gets of it. */
  payoutMinor: Minor,
  currency: Currency,
  createdAt: Instant,
  expiresAt: Instant,
});
export type Resale = z.infer<typeof Resale>;
export const Resales = z.object({
  items: z.array(Resale),
  /** What may be asked at most for each ticket that can be sold. */
  limits: z.array(z.object({ ticketId: Id, maxMinor: Minor, keepBasisPoints: z.int() })),
});
export type Resales = z.infer<typeof Resales>;

/** A ticket for sale again, as everybody sees it: never whose it is. */
export const ResaleOffer = z.object({
  id: Id,
  ticketTypeId: Id,
  ticketTypeName: Line,
  seat: z.string().nullable(),
  place: z.string(),
  priceMinor: Minor,
});
export type ResaleOffer = z.infer<typeof ResaleOffer>;
export const ResaleOffers = z.object({ items: z.array(ResaleOffer), currency: Currency });

/** Holds tickets for sale again, all or none; the hold is booked like any other. */
export const ResaleHoldRequest = z.strictObject({ eventId: Id, resaleIds: z.array(Id).min(1).max(10) });
