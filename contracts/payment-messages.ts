import { message } from '@event-planner/model';
import { z } from 'zod';
import { Currency, EmailOrNone, Id, Instant, Line, Minor } from './http.ts';

/**
 * A payment that could not be begun because the provider is away, and how it went on. `held`: its places are to be kept until then, and it is tried again;
 * `payable`: it can be paid, until then; `given_up`: nothing was charged and nothing will be.
 */
export const paymentHeld = message(
  'payment.held.v1',
  z.object({
    paymentId: Id,
    bookingId: Id,
    userId: Id,
    email: EmailOrNone,
    description: z.string(),
    amountMinor: Minor,
    currency: Currency,
    outcome: z.enum(['held', 'payable', 'given_up']),
    until: Instant,
    /** Nobody is there to see it. */
    byMail: z.boolean(),
  }),
);

/** Money went back at the provider that nobody had asked for here; what for is clear, or somebody of the team said. */
export const paymentGivenBackAtProvider = message(
  'payment.given-back-at-provider.v1',
  z.object({
    paymentId: Id,
    bookingId: Id,
    amountMinor: Minor,
    currency: Currency,
    /** The provider's id: the same is the same refund. */
    providerRefundId: z.string(),
    /** Tickets that end by it: these, all that are valid, or none. */
    tickets: z.union([z.literal('all'), z.array(Id)]),
    by: z.object({ id: Id, name: Line }).nullable(),
  }),
);
