import { z } from 'zod';
import { Currency, Id, Instant, Line, Minor } from './http.ts';
import { BankAccount } from './payment-ways.ts';
import { mostRefundsTogether } from './refund.ts';

/**
 * Why a refund is in no file for the bank. `no_statement`: no line of a statement that was read paid its order; `no_account`: the line says no account that could be paid;
 * `several_accounts`: it came from more than one; `other_money`: less came by transfer than is to go back.
 */
export const FileObstacle = z.enum(['no_statement', 'no_account', 'several_accounts', 'other_money']);
export type FileObstacle = z.infer<typeof FileObstacle>;

const Refund = z.object({
  refundId: Id,
  bookingId: Id,
  eventId: Id,
  reference: z.string(),
  amountMinor: Minor,
  currency: Currency,
});

/** A refund that is to be sent by transfer and is in no file yet. */
export const RefundToSend = Refund.extend({
  eventTitle: Line,
  buyer: z.string(),
  createdAt: Instant,
  /** The account that paid, in whose name and by which number; null where there is an obstacle. */
  to: z.object({ holder: z.string(), iban: z.string() }).nullable(),
  obstacle: FileObstacle.nullable(),
});
export type RefundToSend = z.infer<typeof RefundToSend>;

/** `filed`: nobody noted yet that it was sent; `sent`: somebody did; `taken_out`: it is sent in another way. */
export const FiledState = z.enum(['filed', 'sent', 'taken_out']);
export type FiledState = z.infer<typeof FiledState>;

export const RefundFile = z.object({
  id: Id,
  currency: Currency,
  createdAt: Instant,
  by: Line,
  /** From which account. */
  from: BankAccount,
  totalMinor: Minor,
  refunds: z.array(Refund.extend({ holder: z.string(), iban: z.string(), state: FiledState })),
});
export type RefundFile = z.infer<typeof RefundFile>;

export const RefundFiles = z.object({
  /** From which account of the organizer's they would be sent: the one that was used last, or that buyers were told last. */
  account: BankAccount.nullable(),
  toSend: z.array(RefundToSend),
  /** The newest first. */
  files: z.array(RefundFile),
});
export type RefundFiles = z.infer<typeof RefundFiles>;

/** Only what is of this event: its refunds that are to be sent, and the files in which any of its refunds is. */
export const RefundFilesQuery = z.strictObject({ eventId: Id.optional() });
export type RefundFilesQuery = z.infer<typeof RefundFilesQuery>;

/** Refunds as they were shown: if one is in another file, was noted as sent, or is another amount by now, nothing happens. */
export const RefundFileForm = z.strictObject({
  account: z.strictObject({ holder: Line.max(70), iban: z.string().max(42), bic: z.string().trim().max(11).nullable() }),
  currency: Currency,
  refunds: z
    .array(z.strictObject({ refundId: Id, amountMinor: Minor.min(1) }))
    .min(1)
    .max(mostRefundsTogether)
    .refine(refunds => new Set(refunds.map(({ refundId }) => refundId)).size === refunds.length, 'a refund is named twice'),
});
export type RefundFileForm = z.infer<typeof RefundFileForm>;

/** These are not sent by this file: the bank did not take it, or they came back. */
export const RefundFileTakingOut = z.strictObject({
  refunds: z
    .array(Id)
    .min(1)
    .max(mostRefundsTogether)
    .refine(ids => new Set(ids).size === ids.length, 'a refund is named twice'),
});
export type RefundFileTakingOut = z.infer<typeof RefundFileTakingOut>;
