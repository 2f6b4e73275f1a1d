import { z } from 'zod';
import { Id, Instant, Line, page } from './http.ts';

/** A mail that was sent to the caller. */
export const Notification = z.object({
  id: Id,
  kind: z.enum([
    'code',
    'address_tried',
    'security',
    'erased',
    'confirmation',
    'cancellation',
    'refund',
    'given_back',
    'postponed',
    'transfer_offered',
    'transfer_settled',
    'transfer_over',
    'ticket_resold',
    'invitation',
    'place_offer',
    'offer_expired',
    'way_chosen',
    'payment_due',
    'payment_awaited',
    'overdue',
    'document',
    'payment_held',
    'payout_account_changed',
    'api_key_created',
    'payout_failed',
    'payment_disputed',
    'dispute_closed',
  ]),
  subject: Line,
  sentAt: Instant,
});
export type Notification = z.infer<typeof Notification>;
export const NotificationPage = page(Notification);
