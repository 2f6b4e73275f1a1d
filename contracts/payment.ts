import { z } from 'zod';
import { Currency, Id, Instant, Minor } from './http.ts';

export const PaymentState = z.enum(['created', 'processing', 'succeeded', 'failed', 'cancelled', 'refunding', 'refunded']);
export type PaymentState = z.infer<typeof PaymentState>;

export const PaymentRequest = z.strictObject({
  bookingId: Id,
  /** How much of it is to be paid with the buyer's credit at the organizer; absent: as it is. */
  creditMinor: Minor.optional(),
});

export const Payment = z.object({
  id: Id,
  bookingId: Id,
  state: PaymentState,
  amountMinor: Minor,
  /** Of it, what credit pays. */
  creditMinor: Minor,
  /** Whose credit may pay it. */
  organizerId: Id.nullable(),
  /** Of it, what has gone back. The state is `refunded` once that is all of it. */
  refundedMinor: Minor,
  currency: Currency,
  createdAt: Instant,
  /** For the provider's own card form; null once the payment is over. */
  clientSecret: z.string().nullable(),
  /** The provider's word on the last failure, such as `card_declined`. */
  failureCode: z.string().nullable(),
  /** Only while the provider is away: the places are kept until then, it is tried again, and a mail says how it goes on. */
  heldUntil: Instant.optional(),
});
export type Payment = z.infer<typeof Payment>;

/** As many as a cart has. */
const maxAtOnce = 20;
const isUnlike = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** Several bookings, with so much of the caller's credit at each organizer: it pays them in the order they are named in, as far as it goes. */
export const PaymentsRequest = z.strictObject({
  bookingIds: z.array(Id).min(1).max(maxAtOnce).refine(isUnlike, 'each booking once'),
  credits: z
    .array(z.strictObject({ organizerId: Id, currency: Currency, creditMinor: Minor }))
    .max(maxAtOnce)
    .refine(all => isUnlike(all.map(({ organizerId, currency }) => `${organizerId} ${currency}`)), 'each credit once'),
});
export type PaymentsRequest = z.infer<typeof PaymentsRequest>;

export const Payments = z.object({ items: z.array(Payment) });
export type Payments = z.infer<typeof Payments>;

export const TestOutcome = z.enum(['pays', 'declined', 'insufficient', 'authenticates', 'under_way']);
export type TestOutcome = z.infer<typeof TestOutcome>;

/** What the browser needs to show the provider's card form: card numbers never touch our servers. */
export const PaymentConfig = z.object({
  publishableKey: z.string(),
  scriptUrl: z.string(),
  /** With a test key only: what to type, and what becomes of it. */
  testCards: z.array(z.object({ number: z.string(), outcome: TestOutcome })),
});
export type PaymentConfig = z.infer<typeof PaymentConfig>;

export const WebhookReceived = z.object({ received: z.literal(true) });
