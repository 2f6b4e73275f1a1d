import { z } from 'zod';
import { Currency, Instant, Minor } from './http.ts';

/** How long buyers may give tickets back after their event was postponed, where the organizer says nothing else. */
export const usualRefundDays = 14;
/** How long from now they may be given at most. */
export const longestRefundDays = 366;
/** Whether buyers can be given until then: a moment to come, and not too far. */
export const isRefundDeadline = (until: Date, now: Date): boolean =>
  until > now && until.getTime() <= now.getTime() + longestRefundDays * 86_400_000;

export const PostponeForm = z.strictObject({
  /** Until when tickets may be given back for all that was paid. */
  refundUntil: Instant.optional(),
});
export type PostponeForm = z.infer<typeof PostponeForm>;

/** That an event was postponed, as its team sees it. */
export const Postponement = z.object({
  postponedAt: Instant,
  refundUntil: Instant,
  /** Whether tickets may be given back for all that was paid now. */
  isOpen: z.boolean(),
  /** Orders whose holders were told, and of those whether these are all. */
  ordersTold: z.int(),
  allTold: z.boolean(),
  /** What buyers have given back since. */
  givenBack: z.object({
    orders: z.int(),
    tickets: z.int(),
    amounts: z.array(z.object({ currency: Currency, amountMinor: Minor })),
  }),
  /** Valid tickets that are left. */
  ticketsLeft: z.int(),
});
export type Postponement = z.infer<typeof Postponement>;
/** Null where it never was. */
export const PostponementSeen = z.object({ postponement: Postponement.nullable() });
export type PostponementSeen = z.infer<typeof PostponementSeen>;
/** Longer than it was: who was told a moment keeps it. */
export const PostponementForm = z.strictObject({ refundUntil: Instant });
