import { z } from 'zod';
import { Currency, Id, Instant, Line, Minor } from './http.ts';

/**
 * How far a refund is. `requested`: the provider was asked; `done`: the money went back, or there was none to give; `failed`: the provider could not, a person has to
 * look; `by_hand`: it was not paid through the provider, so somebody pays it out.
 */
export const RefundState = z.enum(['requested', 'done', 'failed', 'by_hand']);
export type RefundState = z.infer<typeof RefundState>;

/** Why money goes back. */
export const RefundCause = z.enum([
  /** It came too late, twice, or was not what was asked for: it bought nothing. */
  'payment_rejected',
  'cancelled_by_buyer',
  'by_team',
  'event_cancelled',
  'exchanged',
  'resold',
  /** Somebody gave it back at the provider. */
  'at_provider',
]);
export type RefundCause = z.infer<typeof RefundCause>;

export const Refund = z.object({
  id: Id,
  cause: RefundCause,
  amountMinor: Minor,
  currency: Currency,
  state: RefundState,
  /** Whose tickets it is for; none where it is for none in particular. */
  tickets: z.array(Id),
  /** What the organizer says about it. */
  reason: Line.nullable(),
  createdAt: Instant,
  /** When it was done, or failed. */
  settledAt: Instant.nullable(),
});
export type Refund = z.infer<typeof Refund>;
