import type { AccessClaims } from '@event-planner/contracts/auth';
import { actorOf } from '@event-planner/platform/audit';
import type {
  BuyerDocuments,
  CorrectionForm,
  DocumentFilters,
  DocumentMailing,
  DocumentSummary,
  DocumentTotals,
  InvoiceRequest,
} from '@event-planner/contracts/documents';
import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import { documentIssued } from '@event-planner/contracts/payment-messages';
import { accountsForTax } from '@event-planner/contracts/reverse-charge';
import { checkVatId } from '@event-planner/contracts/vat-id';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { PaymentContext } from '../context.ts';
import type { DocumentRow, DuplicateRow } from '../document-tables.ts';
import { refuse } from '../errors.ts';
import type { SaleRow } from '../tables.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { DocumentFile, DocumentFiles } from './files.ts';
import { presentDocument } from './present.ts';
import { duplicateNumber, kindOfSale, restOf, standingOf } from './rules.ts';
import {
  askForInvoice,
  findDocument,
  findSaleBehind,
  listByIds,
  listDocuments,
  listOfBooking,
  lockSale,
  setInvoiceTo,
  sumDocuments,
} from './store.ts';
import { contentOfCancellation, contentOfReissue } from './taking-back.ts';
import { issued, type WithPad } from './writing.ts';
import { findOwed, listWritten } from './writing-store.ts';
import { findDuplicate } from './duplicates-store.ts';

export interface DocumentsParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'publish' | 'audit'>;
  readonly files: DocumentFiles;
  readonly withPad: WithPad;
  readonly writeSoon: () => void;
  /** Asks how the organizer's things look, before anything is locked. */
  readonly askLook: (eventId: string) => Promise<void>;
}

export interface Correction extends CorrectionForm {
  readonly organizerId: string;
  readonly documentId: string;
  readonly by: AccessClaims;
}

interface Requested extends InvoiceRequest {
  readonly whose: (sale: SaleRow) => boolean;
  readonly by: AccessClaims;
}

export interface MailAgain extends DocumentMailing {
  readonly organizerId: string;
  readonly documentId: string;
  readonly by: AccessClaims;
}

export type Documents = ReturnType<typeof createDocuments>;

export function createDocuments(parts: DocumentsParts) {
  const { context, files } = parts;
  const { db } = context;
  const getDuplicate = async ({ id, organizerId }: DocumentRow, duplicateId: string): Promise<DuplicateRow> => {
    const duplicate = await findDuplicate(db.query, organizerId, duplicateId);
    if (duplicate?.documentId !== id) throw refuseCommon('not_found', `the document ${id} has no duplicate ${duplicateId}`);
    return duplicate;
  };
  return {
    /** What a buyer has, and may ask for. Somebody else's booking has nothing. */
    async ofBooking(userId: string, bookingId: string): Promise<BuyerDocuments> {
      const sale = await findSaleBehind(db.query, bookingId);
      if (!sale || sale.userId !== userId) return { documents: [], request: 'none', invoiceTo: null };
      const documents = (await listOfBooking(db.query, bookingId)).map(presentDocument);
      return { documents, request: requestOf(sale), invoiceTo: sale.invoiceTo };
    },
    async request(asked: Requested): Promise<void> {
      await requestInvoice(parts, asked);
    },
    /** Of a buyer's own document, or one of an organizer's. */
    async file(id: string, whose: (document: DocumentRow) => boolean): Promise<DocumentFile> {
      return files.of(ensureOwn(id, await findDocument(db.query, id), whose));
    },
    async list(
      organizerId: string,
      { cursor, limit, ...filters }: DocumentFilters & { readonly cursor?: string | undefined; readonly limit: number },
    ) {
      const rows = await listDocuments(db.read, organizerId, { ...filters, before: readCursor(cursor), limit: limit + 1 });
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { items: rows.slice(0, limit).map(presentDocument), nextCursor: last ? writeCursor(last.position) : null };
    },
    totals: async (organizerId: string, filters: DocumentFilters): Promise<DocumentTotals> => ({
      items: await sumDocuments(db.read, organizerId, filters),
    }),
    /** For services. */
    async attachment(id: string, duplicateId: string | undefined): Promise<DocumentFile> {
      const document = ensureOwn(id, await findDocument(db.query, id), () => true);
      return duplicateId === undefined ? files.of(document) : files.ofDuplicate(await getDuplicate(document, duplicateId));
    },
    /** Once more, to its buyer or to somebody else. The same key does it once. */
    async mail({ organizerId, documentId, duplicateId, email, by }: MailAgain): Promise<void> {
      const found = ensureOwn(documentId, await findDocument(db.query, documentId), document => document.organizerId === organizerId);
      if (duplicateId !== undefined) await getDuplicate(found, duplicateId);
      const sale = await findSaleBehind(db.query, found.bookingId);
      const to = email ?? sale?.email ?? '';
      if (to === '') throw refuse('nobody_to_mail', 'its buyer left no address: name one');
      await db.transaction(async tx => {
        await context.publish(tx, documentIssued, {
          ...issued({ document: found, sale: { email: to } }),
          ...(duplicateId !== undefined && { duplicateId, number: duplicateNumber(found.number) }),
          mailingId: newId(context.now().getTime()),
        });
        await context.audit(tx, {
          by: actorOf(by),
          action: 'document.mailed',
          of: { kind: 'document', id: found.id },
          organizerId,
          after: { number: found.number, toBuyer: email === undefined },
        });
      });
    },
    correct: (correction: Correction): Promise<readonly DocumentSummary[]> => correct(parts, correction),
  };
}

function requestOf(sale: SaleRow): BuyerDocuments['request'] {
  if (kindOfSale(sale) === undefined || sale.document === 'done' || sale.document === 'none') return 'none';
  if (sale.document === 'ready') return 'under_way';
  return sale.invoiceTo === null ? 'possible' : 'later';
}

async function requestInvoice({ context, writeSoon }: DocumentsParts, { bookingId, invoiceTo, whose, by }: Requested): Promise<void> {
  const sale = await findSaleBehind(context.db.query, bookingId);
  if (!sale || !whose(sale)) throw refuseCommon('not_found', `there is no booking ${bookingId}`);
  if (kindOfSale(sale) === undefined) throw refuse('nothing_to_invoice', 'no money was paid for this booking');
  const to = fitting(sale, withVatId(invoiceTo));
  const asked = await context.db.transaction(async tx => {
    const done = await askForInvoice(tx, sale.bookingId, to);
    if (done)
      await context.audit(tx, {
        by: actorOf(by),
        action: 'invoice.requested',
        of: { kind: 'order', id: sale.bookingId },
        organizerId: sale.organizerId,
        after: { to: to.name },
      });
    return done;
  });
  if (!asked) throw refuse('document_exists', 'there is a document already: the organizer corrects it');
  if (asked.document === 'ready') writeSoon();
}

/** As it is written on documents. Throws `vat_id_invalid`. */
export function withVatId(to: InvoiceTo): InvoiceTo {
  if (to.vatId === undefined) return to;
  const checked = checkVatId(to.vatId);
  if (checked.outcome === 'invalid') throw refuse('vat_id_invalid', `the VAT id ${to.vatId} has a wrong form or wrong check digits`);
  return checked.outcome === 'valid' ? { ...to, vatId: checked.vatId } : to;
}

/** Who accounts for the tax of a sale is on its documents with the VAT id that says so. */
function fitting({ price }: SaleRow, to: InvoiceTo): InvoiceTo {
  if (price?.reverseCharge && !accountsForTax(price, to))
    throw refuse('reverse_charge_buyer', 'no tax was charged: it can only be for a company, with its VAT id of another country of the EU');
  return to;
}

/** One that was wrong is cancelled, and written anew if somebody needs it; both in one transaction. */
async function correct(
  { context, withPad, askLook }: DocumentsParts,
  { organizerId, documentId, reason, reissue, reissueTo, by }: Correction,
): Promise<readonly DocumentSummary[]> {
  const { db } = context;
  const found = ensureOwn(documentId, await findDocument(db.query, documentId), document => document.organizerId === organizerId);
  const to = reissueTo && withVatId(reissueTo);
  await askLook(found.eventId);
  const ids = await db.transaction(tx =>
    withPad(tx, { organizerId, eventId: found.eventId }, async ({ pad, writing }) => {
      const sale = await lockSale(tx, found.bookingId);
      const standing = standingOf(await listWritten(tx, [found.bookingId]));
      if (!sale || standing?.document.id !== found.id) throw refuse('document_undone', 'only a document that is in force can be cancelled');
      if (restOf(standing).totalMinor === 0) throw refuse('document_undone', 'all of it was taken back already');
      const of = { ...writing, timeZone: sale.timeZone };
      const refersTo = found.id;
      const cancellation = pad.write(sale, contentOfCancellation(standing, reason, of), { cause: `cancel ${found.id}`, refersTo });
      await context.audit(tx, {
        by: actorOf(by),
        action: 'document.cancelled',
        of: { kind: 'document', id: found.id },
        organizerId,
        before: { number: found.number },
        after: { cancelledBy: cancellation.number, reason, reissue },
      });
      if (!reissue) return [cancellation.id];
      if (to) await setInvoiceTo(tx, sale.bookingId, fitting(sale, to));
      if (sale.price?.reverseCharge && writing.form.vatId === null)
        throw refuse('seller_vat_id_missing', 'say what your VAT id is first: it stands on every document under reverse charge');
      const owed = (await findOwed(tx, [sale.bookingId])).get(sale.bookingId);
      return [
        cancellation.id,
        pad.write(sale, contentOfReissue(standing, { to, owed }, of), { cause: `reissue ${found.id}`, refersTo }).id,
      ];
    }),
  );
  return (await listByIds(db.query, ids ?? [])).map(presentDocument);
}

function ensureOwn(id: string, document: DocumentRow | undefined, whose: (document: DocumentRow) => boolean): DocumentRow {
  if (!document || !whose(document)) throw refuseCommon('not_found', `there is no document ${id}`);
  return document;
}
