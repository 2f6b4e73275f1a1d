import { z } from 'zod';
import { Id } from './http.ts';
import { bookingConfirmed, bookingRefundRecorded } from './messages.ts';

/** What was ever sold, and what of it went back, for whoever missed the messages: the same words, without the tickets. In the order of bookings' ids. */
export const SoldPage = z.object({
  items: z.array(z.object({ sale: bookingConfirmed.schema, refunds: z.array(bookingRefundRecorded.schema) })),
  /** Where it goes on; null at the end. */
  after: Id.nullable(),
});
export type SoldPage = z.infer<typeof SoldPage>;
export const SoldQuery = z.strictObject({ after: Id.optional(), limit: z.coerce.number().int().min(1).max(500).default(200) });
