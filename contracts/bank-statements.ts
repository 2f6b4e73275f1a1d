import { z } from 'zod';
import { Currency, Day, Id, Instant, Line, Minor, page } from './http.ts';
import { AwaitedPayment, BankAccount } from './payment-ways.ts';

/** What one upload of a statement may hold. */
export const mostStatementBytes = 11 * 1024 * 1024;
export const mostStatementLines = 60_000;
/** What is looked at to guess how a file is to be read. */
export const previewBytes = 64 * 1024;

/** What is sent back in one file. */
export const mostReturns = 1000;

const Column = z.int().min(0).max(199);

/** Where in a table the facts stand. Columns count from 0. */
export const CsvMapping = z.strictObject({
  delimiter: z.enum([',', ';', '\t', '|']),
  /** The lines above the first one with a transfer, the names of the columns among them. */
  skipLines: z.int().min(0).max(200),
  date: Column,
  /** The amount with its sign; or, where two columns have it, what came in. */
  amount: Column,
  /** What went out, where that has a column of its own. */
  debit: Column.nullable(),
  currency: Column.nullable(),
  /** Where no column says it. */
  defaultCurrency: Currency,
  purpose: z.array(Column).min(1).max(10),
  counterparty: Column.nullable(),
  iban: Column.nullable(),
  decimal: z.enum([',', '.']),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']),
});
export type CsvMapping = z.infer<typeof CsvMapping>;

/** How a file would be read: guessed, and for somebody to correct. */
export const StatementPreview = z.object({
  format: z.enum(['csv', 'camt']),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']),
  mapping: CsvMapping.nullable(),
  /** The names of the columns, and the first lines as they stand there. */
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});
export type StatementPreview = z.infer<typeof StatementPreview>;

export const StatementImport = z.object({
  id: Id,
  name: z.string(),
  format: z.enum(['csv', 'camt']),
  by: z.string(),
  createdAt: Instant,
  /** Null while it is read, or where that ended with its process: to read it again changes nothing that was read. */
  finishedAt: Instant.nullable(),
  /** Lines that were read; of them, those that were new, and those that paid something at once. */
  lines: z.int(),
  newLines: z.int(),
  matched: z.int(),
  /** Lines that could not be read. */
  rejected: z.int(),
  /** Why reading ended before the end of the file. */
  failure: z.string().nullable(),
});
export type StatementImport = z.infer<typeof StatementImport>;
export const StatementImports = z.object({ items: z.array(StatementImport) });
/** With what became of each line that could not be read; of many, the first thousand. */
export const StatementReport = StatementImport.extend({ rejects: z.array(z.object({ row: z.int(), reason: z.string() })) });
export type StatementReport = z.infer<typeof StatementReport>;

/**
 * `open`: somebody has to look; `matched`: it paid what its reference names, exactly; `assigned`: somebody said what it is for; `to_return`: it, or the rest of it, is to
 * go back; `returned`: it went back; `dismissed`: it is none of this.
 */
export const BankLineState = z.enum(['open', 'matched', 'assigned', 'to_return', 'returned', 'dismissed']);
export type BankLineState = z.infer<typeof BankLineState>;

/** Why something is suggested for a line. `taken_back`: somebody, or its reference, had said that it is for this, and that was taken back. */
export const SuggestionReason = z.enum(['reference', 'taken_back', 'reference_typo', 'amount_and_name', 'amount', 'ended', 'paid_already']);

/**
 * What became of the part of a line that somebody, or its reference, said is for a payment. `waiting`: more has to come; `paid`: it paid, with what else came;
 * `stranded`: it never will, for the booking ended, was paid in another way, or owes less by now. Somebody has to say where it goes.
 */
export const ShareState = z.enum(['waiting', 'paid', 'stranded']);
export type ShareState = z.infer<typeof ShareState>;

export const BankLine = z.object({
  id: Id,
  bookedOn: Day,
  /** Negative: it went out. */
  amountMinor: z.int(),
  /** Of it, what nothing is said about yet. */
  leftMinor: Minor,
  currency: Currency,
  counterparty: z.string(),
  iban: z.string(),
  purpose: z.string(),
  state: BankLineState,
  /** Since when it is in a file for the bank, which sends it back. */
  filedAt: Instant.nullable(),
  /** What it was for. */
  shares: z.array(z.object({ paymentId: Id, reference: z.string(), amountMinor: Minor, by: z.string().nullable(), state: ShareState })),
  /** What of it is the credit of the buyer of these bookings, by which of its credits; and of that, what may be taken back, because it is not spent. */
  credits: z.array(z.object({ nth: z.int().min(1), reference: z.string(), amountMinor: Minor, unspentMinor: Minor, by: z.string() })),
  /** `creditPossible`: its buyer may have as credit what is left. */
  suggestions: z.array(z.object({ payment: AwaitedPayment, reason: SuggestionReason, creditPossible: z.boolean() })),
});
export type BankLine = z.infer<typeof BankLine>;
export const BankLinePage = page(BankLine);
export const BankLineQuery = z.strictObject({
  state: BankLineState.optional(),
  /** Those with a part that is stranded, whatever their state. */
  stranded: z.stringbool().optional(),
  /** Those with a part for this booking; with `stranded`, of which that part is. */
  bookingId: Id.optional(),
  cursor: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** What a line is for: one payment, or several. */
export const LineAssignment = z.strictObject({
  shares: z
    .array(z.strictObject({ paymentId: Id, amountMinor: Minor.min(1) }))
    .min(1)
    .max(50),
  /** What of the line is left then. */
  rest: BankLineState.extract(['open', 'to_return']).default('open'),
});
export type LineAssignment = z.infer<typeof LineAssignment>;
/** A part of a line is not for this payment any more, and is left of the line again. */
export const LineRelease = z.strictObject({ paymentId: Id });
/** So much of what is left of a line becomes credit of the buyer of this payment's booking. */
export const LineCredit = z.strictObject({
  paymentId: Id,
  amountMinor: Minor.min(1),
  /** What was shown as left: if it is another amount by now, nothing happens. */
  seenLeftMinor: Minor,
});
export type LineCredit = z.infer<typeof LineCredit>;
/** So much of what became credit is taken back, and left of the line again. */
export const LineCreditBack = z.strictObject({
  nth: z.int().min(1),
  amountMinor: Minor.min(1),
  /** What was shown as credit of it: if it is another amount by now, nothing happens. */
  seenMinor: Minor,
});
export type LineCreditBack = z.infer<typeof LineCreditBack>;
/** Lines as they were shown: if one is no more to be returned, or is another amount by now, nothing happens. */
export const SeenLines = z.strictObject({
  lines: z
    .array(z.strictObject({ lineId: Id, leftMinor: Minor.min(1) }))
    .min(1)
    .max(mostReturns)
    .refine(lines => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, 'a line is named twice'),
});
export type SeenLines = z.infer<typeof SeenLines>;
/** They were sent back: by this file, if they are in one. */
export const ReturnedLines = SeenLines.extend({ fileId: z.string().max(64).optional() });
export type ReturnedLines = z.infer<typeof ReturnedLines>;
/** What is to go back of transfers, and from which account of the organizer's: the one that buyers were told last. */
export const Returns = z.object({
  account: BankAccount.nullable(),
  items: z.array(
    z.object({
      lineId: Id,
      leftMinor: Minor,
      currency: Currency,
      counterparty: z.string(),
      iban: z.string(),
      /** In which file for the bank it is, and since when. */
      file: z.object({ id: z.string(), madeAt: Instant }).nullable(),
    }),
  ),
  /** Those of which the statement says no account that could be paid. */
  withoutAccount: z.int(),
});
export type Returns = z.infer<typeof Returns>;
/** A file for the organizer's bank, which sends these back. */
export const ReturnFileForm = SeenLines.extend({
  account: z.strictObject({ holder: Line.max(70), iban: z.string().max(42), bic: z.string().trim().max(11).nullable() }),
  currency: Currency,
});
export type ReturnFileForm = z.infer<typeof ReturnFileForm>;
/** ISO 20022, `pain.001.001.09`. */
export const ReturnFile = z.object({ id: z.string(), xml: z.string() });
export type ReturnFile = z.infer<typeof ReturnFile>;
export const LineMark = z.strictObject({
  as: z.enum(['to_return', 'returned', 'dismissed', 'open']),
  /** The bank has not executed the file that it is in: it is taken out of it before. Otherwise what is in a file is sent back by that file alone. */
  bankHasNotSent: z.literal(true).optional(),
});
export type LineMark = z.infer<typeof LineMark>;

export const StatementUpload = z.strictObject({
  name: Line,
  /** A `CsvMapping` as JSON; not for CAMT. */
  mapping: z.string().max(2000).optional(),
});
