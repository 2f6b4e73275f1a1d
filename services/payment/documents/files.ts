import { createHash } from 'node:crypto';
import type { DocumentContent } from '@event-planner/contracts/documents';
import { createPress } from '@event-planner/platform/printing';
import type { PaymentContext } from '../context.ts';
import type { DocumentRow, DuplicateRow } from '../document-tables.ts';
import type { DocumentJob } from './drawing/pdf.ts';
import { findLogo, type KeepHash, keepHash, keepHashOfDuplicate } from './store.ts';

export interface DocumentFile {
  readonly fileName: string;
  readonly pdf: Buffer;
}

export interface DocumentFiles {
  /** The same of the duplicate of an invoice. */
  ofDuplicate(duplicate: Pick<DuplicateRow, 'id' | 'content'>): Promise<DocumentFile>;
  /** Draws it anew from what is kept, and proves that it is what was given out before. */
  of(document: Pick<DocumentRow, 'id' | 'content'>): Promise<DocumentFile>;
  /** Of nothing that was issued. */
  preview(content: DocumentContent, logo: Buffer | null): Promise<Buffer>;
  close(): Promise<void>;
}

const thread = new URL('./drawing/document-thread.ts', import.meta.url);

export function createDocumentFiles({ db, log }: Pick<PaymentContext, 'db' | 'log'>): DocumentFiles {
  const press = createPress<DocumentJob>({ log, thread, what: 'the documents', of: 'documents' });
  const printed = async ({ id, content }: Pick<DocumentRow, 'id' | 'content'>, keep: KeepHash): Promise<Buffer> => {
    const logo = content.seller.logo === null ? null : await findLogo(db.query, content.seller.logo);
    const pdf = await press.print({ content, logo }, 'user');
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const first = await keep(db.query, id, { sha256, bytes: pdf.length });
    if (first !== sha256) throw new Error(`the document ${content.number} is drawn otherwise than before: ${sha256}, not ${String(first)}`);
    return pdf;
  };
  return {
    of: async document => ({ fileName: `${nameOf(document)}.pdf`, pdf: await printed(document, keepHash) }),
    ofDuplicate: async duplicate => ({
      fileName: `${nameOf(duplicate)}-duplicata.pdf`,
      pdf: await printed(duplicate, keepHashOfDuplicate),
    }),
    preview: (content, logo) => press.print({ content, logo }, 'user'),
    close: () => press.close(),
  };
}

const nameOf = ({ content }: Pick<DocumentRow, 'content'>): string => content.number.replaceAll('/', '-');
