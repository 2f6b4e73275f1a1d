import type { DocumentKind, NumberFormat } from '@event-planner/contracts/documents';
import type { NewDocument } from '../document-tables.ts';
import { isNoSale } from '../no-sale.ts';
import { beyond, type Share } from './share.ts';
import type { SaleRow } from '../tables.ts';

/**
 * What a sale gets. Nothing where no money moved: free and complimentary orders, even exchanges, tickets that were split off or given away. A receipt for who paid
 * at the box office and left no address; an invoice for everybody else, also for what was added, exchanged for more, or bought of somebody who sells again.
 */
export function kindOfSale(sale: SaleRow, owed?: Owed): DocumentKind | undefined {
  const { origin, paidWith, invoiceTo, totalMinor } = sale;
  if (totalMinor === 0 || isNoSale({ origin })) return undefined;
  const paidAtDesk = origin === 'box_office' && (paidWith === 'cash' || paidWith === 'card_terminal');
  return paidAtDesk && invoiceTo === null && !owed ? 'receipt' : 'invoice';
}

/** Of a sale whose money has not come: until when it is to be there, where that was said. */
export interface Owed {
  readonly dueAt: Date | null;
}

/** How the duplicate of an invoice is numbered: by the word that its law, which is France's, wants in every language. */
export const duplicateNumber = (number: string): string => `${number} · Duplicata`;

/** A day and its year by the clocks of a place. */
export function dayIn(timeZone: string, at: Date): string {
  return at.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Of which numbers a document's is one: those of its year where they begin anew, else those of year 0. */
export const yearOf = ({ yearly }: NumberFormat, issuedOn: string): number => (yearly ? Number(issuedOn.slice(0, 4)) : 0);

/** A prefix holds no digits, so a number can be read back: no two numbers read the same, whatever the format was when they were given out. */
export function writeNumber({ prefix, digits }: NumberFormat, year: number, sequence: number): string {
  return `${prefix}${year === 0 ? '' : `${year}-`}${String(sequence).padStart(digits, '0')}`;
}

export const takesBack = (kind: DocumentKind): boolean => kind === 'cancellation' || kind === 'credit_note';

const aDayMs = 86_400_000;

/**
 * Whether its buyer gets it by mail. Who says for the first time what documents say has them written for all that was sold before: nobody is written to about something
 * long ago that they did not ask for.
 */
export const isMailed = (
  document: Pick<NewDocument, 'refersTo'>,
  sale: Pick<SaleRow, 'email' | 'invoiceTo' | 'soldAt'>,
  now: Date,
): boolean =>
  sale.email !== '' && (document.refersTo !== null || sale.invoiceTo !== null || now.getTime() - sale.soldAt.getTime() < 2 * aDayMs);

/** The document of a sale that is in force, and what was taken back of it. Of all that were written about the sale, in their order. */
export interface Standing {
  readonly document: NewDocument;
  readonly credits: readonly NewDocument[];
}

export function standingOf(written: readonly NewDocument[]): Standing | undefined {
  const isCancelled = ({ id }: NewDocument): boolean => written.some(other => other.kind === 'cancellation' && other.refersTo === id);
  const document = written.findLast(one => !takesBack(one.kind) && !isCancelled(one));
  return document && { document, credits: written.filter(one => one.kind === 'credit_note' && one.refersTo === document.id) };
}

/** What is left of a document, each tax by itself. */
export const restOf = ({ document, credits }: Standing): Share => credits.map(amountsOf).reduce(beyond, amountsOf(document));

const amountsOf = ({ content: { netMinor, taxMinor, totalMinor, taxes } }: NewDocument): Share => ({
  netMinor,
  taxMinor,
  totalMinor,
  taxes,
});
