import { z } from 'zod';
import { Currency, Cursor, Id, Instant, Line, Minor, page } from './http.ts';

/**
 * How a dispute stands, in the provider's words. `warning_…`: the bank only asks, and nothing was taken yet; otherwise the money and a fee are gone, and come back if
 * it is won.
 */
export const DisputeState = z.enum([
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'needs_response',
  'under_review',
  'won',
  'lost',
]);
export type DisputeState = z.infer<typeof DisputeState>;

/** Those in which the organizer may still answer. */
export const isAnswerable = (state: DisputeState): boolean => state === 'needs_response' || state === 'warning_needs_response';
export const isClosed = (state: DisputeState): boolean => state === 'won' || state === 'lost' || state === 'warning_closed';

export const Dispute = z.object({
  id: Id,
  state: DisputeState,
  /** The card network's word: `fraudulent`, `product_not_received`. */
  reason: z.string(),
  amountMinor: Minor,
  /** What the provider takes for it beside the amount. */
  feeMinor: Minor,
  currency: Currency,
  /** Until when it can be answered. */
  dueAt: Instant.nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  bookingId: Id,
  eventId: Id.nullable(),
  eventTitle: Line.nullable(),
  reference: z.string().nullable(),
  buyer: z.string().nullable(),
});
export type Dispute = z.infer<typeof Dispute>;
export const DisputePage = page(Dispute);
export const DisputeQuery = z.strictObject({
  open: z.enum(['true', 'false']).optional(),
  bookingId: Id.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

const Text = z.string().trim().max(10_000);
/** What the bank is shown. Everything that is known is filled in; the organizer adds what only they know. */
export const DisputeEvidence = z.strictObject({
  productDescription: Text,
  serviceDate: Text,
  customerName: Text,
  customerEmail: Text,
  /** Tickets delivered, and who came in when. */
  activity: Text,
  refundPolicy: Text,
  /** The organizer's own words. */
  explanation: Text,
});
export type DisputeEvidence = z.infer<typeof DisputeEvidence>;
/** What a file proves. One of each: that is how banks are shown them. */
export const EvidenceFileKind = z.enum(['receipt', 'serviceDocumentation', 'customerCommunication', 'refundPolicy', 'other']);
export type EvidenceFileKind = z.infer<typeof EvidenceFileKind>;
export const evidenceFileTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
/** Of one file, and of all of a dispute together, as the provider takes them. */
export const mostEvidenceFileBytes = 4 * 1024 * 1024;
export const mostEvidenceBytes = 4.5 * 1024 * 1024;
export const EvidenceFile = z.object({
  kind: EvidenceFileKind,
  name: Line,
  contentType: z.enum(evidenceFileTypes),
  bytes: z.int(),
  addedAt: Instant,
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;
export const DisputeDetail = Dispute.extend({ evidence: DisputeEvidence, files: z.array(EvidenceFile) });
export type DisputeDetail = z.infer<typeof DisputeDetail>;

/** How the payment of an order stands with the buyer's bank. `inquiry`: it only asks; `open`: it has the money until it is decided; `withdrawn`: it asked no further. */
export const OrderDisputeState = z.enum(['inquiry', 'open', 'won', 'lost', 'withdrawn']);
export type OrderDisputeState = z.infer<typeof OrderDisputeState>;
export const OrderDispute = z.object({
  id: Id,
  state: OrderDisputeState,
  amountMinor: Minor,
  currency: Currency,
  /** The card network's word. */
  reason: z.string(),
  dueAt: Instant.nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
});
export type OrderDispute = z.infer<typeof OrderDispute>;
/** Whether an order's tickets let nobody in for the time being. */
export const TicketBlock = z.strictObject({ blocked: z.boolean() });

/** What can be proved of a booking, for services only. */
export const BookingProof = z.object({
  confirmedAt: Instant.nullable(),
  tickets: z.array(
    z.object({ ticketTypeName: Line, place: z.string(), attendeeName: z.string(), state: z.string(), enteredAt: Instant.nullable() }),
  ),
});
export type BookingProof = z.infer<typeof BookingProof>;
