import { z } from 'zod';
import { Currency, Cursor, Day, Email, Id, Instant, Line, Minor, page } from './http.ts';
import { Country, DocumentLanguage, InvoiceTo } from './invoicing.ts';

/**
 * What is written about a sale. `invoice`: what was sold; `receipt`: the same for who paid at the box office and left no address; `cancellation`: undoes one of them
 * wholly; `credit_note`: part of it.
 */
export const DocumentKind = z.enum(['invoice', 'receipt', 'cancellation', 'credit_note']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/**
 * How documents of a kind are numbered: `RE-00001`, or `RE-2026-00001` where numbers begin anew each year. Without digits, so that no two numbers that are made of
 * different ones read the same.
 */
export const NumberFormat = z.strictObject({
  prefix: z.stringFormat('number_prefix', /^[A-Z][A-Z/-]{0,11}$/, 'capital letters, hyphens and slashes, beginning with a letter'),
  yearly: z.boolean(),
  digits: z.int().min(1).max(9),
});
export type NumberFormat = z.infer<typeof NumberFormat>;
const Numbers = z.strictObject({ invoice: NumberFormat, receipt: NumberFormat, cancellation: NumberFormat, credit_note: NumberFormat });

const text = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .regex(/^[^\p{Cc}\n]*(?:\n[^\p{Cc}\n]*){0,7}$/u, 'eight lines at most, and no control characters');

/** What an organizer's documents say of it, and when there are any. */
export const BillingForm = z.strictObject({
  legalName: Line,
  street: Line,
  postalCode: Line.max(20),
  city: Line,
  country: Country,
  vatId: Line.max(40).nullable(),
  taxNumber: Line.max(60).nullable(),
  /** Where it is registered, who manages it. */
  register: text(500),
  /** Where money is paid to, for who pays by invoice. */
  bank: text(500),
  footer: text(1000),
  showLogo: z.boolean(),
  language: DocumentLanguage,
  /** Whether every sale gets its document by itself, or those that somebody asks for. */
  issue: z.enum(['every', 'on_request']),
  numbers: Numbers.refine(
    of => new Set(Object.values(of).map(({ prefix }) => prefix)).size === 4,
    'each kind of document needs a prefix of its own',
  ),
});
export type BillingForm = z.infer<typeof BillingForm>;

/** Null until the organizer has said it: until then nothing is issued. `version` is what a change has to name. */
export const Billing = z.object({
  version: z.int(),
  form: BillingForm.nullable(),
  waiting: z.int(),
  /** Of these, sales under reverse charge, whose documents have to name the seller's VAT id. */
  waitingForVatId: z.int(),
});
export type Billing = z.infer<typeof Billing>;
export const BillingChange = z.strictObject({ version: z.int().min(0), form: BillingForm });

const Reference = z.object({ id: Id, number: Line, kind: DocumentKind });
/** How it stands with the money of what an invoice or receipt in force is about, now: `written_off`: nobody will pay it any more. */
export const DocumentStanding = z.enum(['paid', 'open', 'overdue', 'written_off']);
export type DocumentStanding = z.infer<typeof DocumentStanding>;
export const DocumentSummary = z.object({
  id: Id,
  kind: DocumentKind,
  number: Line,
  issuedOn: Day,
  bookingId: Id,
  eventId: Id,
  eventTitle: Line,
  reference: z.string(),
  buyer: z.string(),
  currency: Currency,
  /** Negative where it takes back. */
  netMinor: z.int(),
  taxMinor: z.int(),
  totalMinor: z.int(),
  /** What it is about. */
  refersTo: Reference.nullable(),
  /** Whether something has been taken back of it, and all of it. */
  undone: z.enum(['no', 'partly', 'wholly']),
  /** Null of what takes back, and of what was taken back wholly. */
  standing: DocumentStanding.nullable(),
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;
export const DocumentPage = page(DocumentSummary);

const filters = {
  /** A number, a buyer, an order or an event, or part of it. */
  q: Line.max(100).optional(),
  kind: DocumentKind.optional(),
  standing: DocumentStanding.optional(),
  /** Those of one order, or of what its tickets come from. */
  bookingId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
};
export const DocumentFilters = z.strictObject(filters);
export type DocumentFilters = z.infer<typeof DocumentFilters>;
export const DocumentQuery = DocumentFilters.extend({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const DocumentTotals = z.object({
  items: z.array(z.object({ currency: Currency, count: z.int(), netMinor: z.int(), taxMinor: z.int(), totalMinor: z.int() })),
});
export type DocumentTotals = z.infer<typeof DocumentTotals>;
/** Days on which documents were issued, both included. */
export const DocumentPeriod = z.strictObject({ from: Day, to: Day }).refine(({ from, to }) => from <= to, 'ends before it begins');

/** A document that was wrong is never changed: it is cancelled, and written anew if somebody needs it. */
export const CorrectionForm = z.strictObject({ reason: Line, reissueTo: InvoiceTo.nullable(), reissue: z.boolean() });
export type CorrectionForm = z.infer<typeof CorrectionForm>;
export const Corrected = z.object({ documents: z.array(DocumentSummary) });

/** A document is mailed once more, to who bought, or to another address; with `duplicateId` the duplicate of it instead. */
export const DocumentMailing = z.strictObject({ email: Email.optional(), duplicateId: Id.optional() });
export type DocumentMailing = z.infer<typeof DocumentMailing>;

/** An invoice that stayed unpaid, once more under its number, with what of its price and tax was written off. */
export const InvoiceDuplicate = z.object({
  id: Id,
  /** The invoice's. */
  documentId: Id,
  number: Line,
  netMinor: Minor,
  taxMinor: Minor,
  currency: Currency,
  writtenAt: Instant,
});
export type InvoiceDuplicate = z.infer<typeof InvoiceDuplicate>;

/** The same PDF for services, which speak JSON. */
export const DocumentAttachment = z.object({ fileName: z.string(), contentType: z.literal('application/pdf'), base64: z.base64() });

/** Documents of a booking as its buyer sees them. */
export const BuyerDocuments = z.object({
  documents: z.array(DocumentSummary),
  /** `possible`: the buyer may ask for an invoice, or say to whom; `under_way`: it is being written; `later`: once the organizer issues any; `none`: there is nothing to invoice. */
  request: z.enum(['possible', 'under_way', 'later', 'none']),
  invoiceTo: InvoiceTo.nullable(),
});
export type BuyerDocuments = z.infer<typeof BuyerDocuments>;
export const BuyerDocumentsQuery = z.strictObject({ bookingId: Id });
export const InvoiceRequest = z.strictObject({ bookingId: Id, invoiceTo: InvoiceTo });
export type InvoiceRequest = z.infer<typeof InvoiceRequest>;

/** Everything that a document says, frozen when it is issued: its PDF is made of nothing else. Amounts are positive; a document that takes back says so by its kind. */
export const DocumentContent = z.object({
  /** By which of our drawings; one that was used is never changed. */
  layout: z.literal([1, 2, 3]),
  language: DocumentLanguage,
  kind: DocumentKind,
  number: Line,
  issuedOn: Day,
  seller: z.object({
    name: Line,
    address: z.array(z.string()),
    vatId: z.string().nullable(),
    taxNumber: z.string().nullable(),
    register: z.string(),
    bank: z.string(),
    footer: z.string(),
    color: z.string().nullable(),
    /** SHA-256 of a PNG that is kept beside. */
    logo: z.string().nullable(),
  }),
  buyer: z.object({ address: z.array(z.string()), vatId: z.string().nullable(), reference: z.string().nullable() }),
  order: z.object({ reference: z.string(), eventTitle: Line, from: Day, to: Day }),
  refersTo: z.object({ kind: DocumentKind, number: Line, issuedOn: Day }).nullable(),
  reason: z.string().nullable(),
  currency: Currency,
  /** Of the currency. */
  decimals: z.int(),
  lines: z.array(
    z.object({
      text: z.string(),
      detail: z.string(),
      quantity: z.int().nullable(),
      unitMinor: Minor.nullable(),
      rates: z.array(z.number()),
      amountMinor: z.int(),
    }),
  ),
  pricesInclude: z.enum(['taxes', 'no_taxes']),
  /** What is taken off the sum of the lines, each negative. */
  deductions: z.array(z.object({ kind: z.enum(['discount', 'exchange', 'credited']), about: z.string(), amountMinor: z.int() })),
  taxes: z.array(z.object({ id: z.string(), name: z.string(), basisPoints: z.number(), netMinor: z.int(), taxMinor: z.int() })),
  /** Of the net, what bears no tax; not said before layout 2, nor where something bears several taxes, whose nets are of each of them. */
  untaxedMinor: z.int().optional(),
  netMinor: z.int(),
  taxMinor: z.int(),
  totalMinor: z.int(),
  reverseCharge: z.boolean(),
  /**
   * How it stands with the money. `open`: to be paid to the seller's account, which stands on it; `due`: to be paid, and no account stands on it;
   * `unpaid`: it takes back what said that it was paid and was not.
   */
  payment: z.enum(['paid', 'open', 'due', 'given_back', 'unpaid']),
  /** Until when it is to be paid; none where that is not said, or nothing is open. */
  payBy: Day.optional(),
  /** Of a duplicate: what of it stayed unpaid, which its buyer may not deduct. */
  unpaid: z.object({ netMinor: Minor, taxMinor: Minor }).optional(),
});
export type DocumentContent = z.infer<typeof DocumentContent>;
