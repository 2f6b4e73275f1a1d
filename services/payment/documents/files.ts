import { createHash } from 'node:crypto';
import type { DocumentContent } from '@event-planner/contracts/documents';
import { createPress } from '@event-planner/platform/printing';
import type { PaymentContext } from '../context.ts';
import type { DocumentRow } from '../document-tables.ts';
import type { DocumentJob } from './drawing/pdf.ts';
import { findLogo, keepHash } from './store.ts';

export interface DocumentFile {
  readonly fileName: string;
  readonly pdf: Buffer;
}

export interface DocumentFiles {
  /** Draws it anew from what is kept, and proves that it is what was given out before. */
  of(document: Pick<DocumentRow, 'id' | 'content'>): Promise<DocumentFile>;
  /** Of nothing that was issued. */
  preview(content: DocumentContent, logo: Buffer | null): Promise<Buffer>;
  close(): Promise<void>;
}

const thread = new URL('./drawing/document-thread.ts', import.meta.url);

export function createDocumentFiles({ db, log }: Pick<PaymentContext, 'db' | 'log'>): DocumentFiles {
  const press = createPress<DocumentJob>({ log, thread, what: 'the documents', of: 'documents', timeoutMs: 60_000 });
  return {
    async of({ id, content }) {
      const logo = content.seller.logo === null ? null : await findLogo(db.query, content.seller.logo);
      const pdf = await press.print({ content, logo }, 'user');
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      const first = await keepHash(db.query, id, { sha256, bytes: pdf.length });
      if (first !== sha256)
        throw new Error(`the document ${content.number} is drawn otherwise than before: ${sha256}, not ${String(first)}`);
      return { fileName: `${content.number.replaceAll('/', '-')}.pdf`, pdf };
    },
    preview: (content, logo) => press.print({ content, logo }, 'user'),
    close: () => press.close(),
  };
}
