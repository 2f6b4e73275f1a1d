import { z } from 'zod';
import { Id, Instant } from './http.ts';

/** What those who run the platform see of its dealings with the payment provider. */

/** The provider's name of an event. */
export const ProviderEventId = z.string().regex(/^evt_[\w-]{1,100}$/);

export const OperatorEvent = z.object({
  id: z.string(),
  /** `payment_intent.succeeded` */
  type: z.string(),
  paymentId: Id.nullable(),
  /** It is about other money than was asked for. */
  isMismatch: z.boolean(),
  attempts: z.int(),
  reason: z.string(),
  happenedAt: Instant,
  receivedAt: Instant,
  /** Since when it waits for people. */
  diedAt: Instant,
});
export type OperatorEvent = z.infer<typeof OperatorEvent>;

export const OperatorEventQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: Instant.optional(),
});

export const OperatorEvents = z.object({
  /** Of all events, those that are being handled or will be tried again, and those that were given up. */
  waiting: z.int(),
  dead: z.int(),
  /** Since when the oldest of those waits that are to be handled. */
  oldestAt: Instant.nullable(),
  items: z.array(OperatorEvent),
  nextCursor: Instant.nullable(),
});
export type OperatorEvents = z.infer<typeof OperatorEvents>;

/** What is asked of the provider, one kind of it, since the process that answers began. */
export const OperationHealth = z.object({
  /** `create_intent` */
  operation: z.string(),
  /** `open`: nobody is asked for a while, because too many failed; `half_open`: one is let through to see. */
  state: z.enum(['closed', 'half_open', 'open']),
  running: z.int(),
  waiting: z.int(),
  calls: z.int(),
  failures: z.int(),
  /** Never made: the provider was away, or there was no room. */
  rejected: z.int(),
  lastFailure: z.string().nullable(),
  lastFailureAt: Instant.nullable(),
});
export type OperationHealth = z.infer<typeof OperationHealth>;
export const ProviderHealth = z.object({ operations: z.array(OperationHealth) });
export type ProviderHealth = z.infer<typeof ProviderHealth>;
