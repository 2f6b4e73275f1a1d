import { z } from 'zod';
import { Currency, Cursor, Id, Instant, Line, Minor, page } from './http.ts';

/** What a refund is for that somebody made at the provider: `whole`, because it is all of the payment; otherwise as somebody of the team said. */
export const ProviderRefundPurpose = z.enum(['whole', 'tickets', 'amount', 'refund']);
export type ProviderRefundPurpose = z.infer<typeof ProviderRefundPurpose>;

/** As the provider calls it. */
export const ProviderRefundId = z.string().regex(/^[\w-]{1,100}$/);

/** Money that went back at the provider without having been asked for here, such as in its dashboard. While its purpose is null nobody has said what for. */
export const ProviderRefund = z.object({
  /** As the provider calls it. */
  id: z.string(),
  paymentId: Id,
  bookingId: Id,
  reference: z.string().nullable(),
  buyer: z.string().nullable(),
  eventId: Id.nullable(),
  eventTitle: Line.nullable(),
  amountMinor: Minor,
  currency: Currency,
  state: z.enum(['pending', 'succeeded', 'failed']),
  madeAt: Instant,
  purpose: ProviderRefundPurpose.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
});
export type ProviderRefund = z.infer<typeof ProviderRefund>;
export const ProviderRefundPage = page(ProviderRefund);
export const ProviderRefundQuery = z.strictObject({
  open: z.enum(['true', 'false']).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

export const ProviderRefundParams = z.object({ organizerId: Id, id: ProviderRefundId });

/** What it was for: tickets, which end by it; an amount, which ends none; or a refund that was asked for here and failed. */
export const ProviderRefundDecision = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('tickets'), tickets: z.array(Id).min(1).max(1000) }),
  z.strictObject({ purpose: z.literal('amount') }),
  z.strictObject({ purpose: z.literal('refund'), refundId: Id }),
]);
export type ProviderRefundDecision = z.infer<typeof ProviderRefundDecision>;
