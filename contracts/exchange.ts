import { z } from 'zod';
import { AnswersForm } from './answers.ts';
import { Currency, Id, Instant, Line, Minor } from './http.ts';

/** Of which tickets one would like to know what exchanging them costs; with a hold, for what. */
export const ExchangeQuestion = z.strictObject({ ticketIds: z.array(Id).min(1).max(50), holdId: Id.optional() });
export type ExchangeQuestion = z.infer<typeof ExchangeQuestion>;

/** What an exchange comes to, before anything is taken. */
export const ExchangeQuote = z.object({
  /** What was paid for the tickets and has not gone back. */
  creditMinor: Minor,
  /** For all of them. */
  feeMinor: Minor,
  currency: Currency,
  /** Until when it is possible; null for the team, which may do it at any time. */
  until: Instant.nullable(),
  /** The dates one may change to: those of its series, or the event itself. */
  eventIds: z.array(Id),
  /** With a hold: what it costs, and what is to be paid on top; below zero, what goes back. */
  held: z.object({ totalMinor: Minor, differenceMinor: z.int() }).nullable(),
});
export type ExchangeQuote = z.infer<typeof ExchangeQuote>;

export const ExchangeForm = z.strictObject({
  /** The new places. */
  holdId: Id,
  ticketIds: z.array(Id).min(1).max(50),
  attendeeName: Line,
  answers: AnswersForm.optional(),
  /** What the buyer was shown as `differenceMinor`: another one is refused as `price_changed`. */
  seenDifferenceMinor: z.int(),
});
export type ExchangeForm = z.infer<typeof ExchangeForm>;

/** What a booking replaces once it is confirmed. */
export const Replaces = z.object({
  bookingId: Id,
  ticketIds: z.array(Id),
  feeMinor: Minor,
  creditMinor: Minor,
  /** What it costs with the fee, less the credit. */
  differenceMinor: z.int(),
});
export type Replaces = z.infer<typeof Replaces>;
