import { z } from 'zod';
import { AnswersForm } from './answers.ts';
import { Question } from './event.ts';
import { Email, Id, Instant, Line, TimeZone } from './http.ts';

/**
 * What a ticket that was offered to another person has come to. `void`: one of its tickets ended in another way meanwhile. Who may bring about which is
 * a table in booking's `transfers/rules`.
 */
export const TransferState = z.enum(['open', 'accepted', 'declined', 'withdrawn', 'expired', 'void']);
export type TransferState = z.infer<typeof TransferState>;

export const TransferForm = z.strictObject({
  ticketIds: z.array(Id).min(1).max(50),
  /** Who gets a mail with the link. */
  email: Email,
  /** In the mail, and where it is accepted. */
  message: Line.optional(),
});
export type TransferForm = z.infer<typeof TransferForm>;

/** As who offered it sees it. */
export const Transfer = z.object({
  id: Id,
  state: TransferState,
  ticketIds: z.array(Id),
  email: Email,
  createdAt: Instant,
  expiresAt: Instant,
  endedAt: Instant.nullable(),
});
export type Transfer = z.infer<typeof Transfer>;
export const Transfers = z.object({ items: z.array(Transfer) });

/** 256 random bits, told once, in the mail. Whoever has it may take the tickets. */
export const TransferToken = z.string().regex(/^[\w-]{43}$/, 'must be a token that was given out');

/** As whom it is offered to sees it: what one gets, not what it cost, and of who gives it the name only. */
export const OfferedTransfer = z.object({
  state: TransferState,
  from: Line,
  /** What they say to it. */
  message: Line.optional(),
  eventId: Id,
  eventSlug: z.string(),
  eventTitle: Line,
  venueName: z.string(),
  startsAt: Instant,
  timeZone: TimeZone,
  expiresAt: Instant,
  tickets: z.array(z.object({ ticketTypeId: Id, ticketTypeName: Line, seat: z.string().nullable(), place: z.string() })),
  /** What the organizer asks of who takes them. */
  questions: z.array(Question),
});
export type OfferedTransfer = z.infer<typeof OfferedTransfer>;

export const AcceptForm = z.strictObject({
  attendeeName: Line,
  /** To the event's questions, as when one books. */
  answers: AnswersForm.optional(),
});
export type AcceptForm = z.infer<typeof AcceptForm>;
