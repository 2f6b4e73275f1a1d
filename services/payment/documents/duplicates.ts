import type { AccessClaims } from '@event-planner/contracts/auth';
import type { InvoiceDuplicate } from '@event-planner/contracts/documents';
import type { TakenApart } from '@event-planner/contracts/taking-apart';
import { actorOf } from '@event-planner/platform/audit';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { PaymentContext } from '../context.ts';
import type { DuplicateRow } from '../document-tables.ts';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { findDuplicate, findOrWriteDuplicate, lockInvoiced } from './duplicates-store.ts';
import type { DocumentFile, DocumentFiles } from './files.ts';
import { standingOf } from './rules.ts';
import { listWritten, lockBilling } from './writing-store.ts';

/** What the books say is written off of an order. */
export type WrittenOffOf = (tx: Transaction<Tables>, bookingId: string) => Promise<TakenApart>;

export interface DuplicatesParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'audit'>;
  readonly files: Pick<DocumentFiles, 'ofDuplicate'>;
  readonly writtenOffOf: WrittenOffOf;
}

interface Asked {
  readonly organizerId: string;
  readonly paymentId: string;
  readonly by: AccessClaims;
}

export type Duplicates = ReturnType<typeof createDuplicates>;

/** Whose sellers take the tax of an unpaid invoice back by sending it once more, with what stayed unpaid of it. */
const country = 'FR';

/**
 * The unpaid invoice once more, as it was issued and under its own number, overprinted with what of its price and of its tax stayed unpaid, which its buyer may not deduct:
 * CGI, art. 272, 1; BOI-TVA-DED-40-10-20. What was written off by then is one duplicate, however often it is asked for.
 */
export function createDuplicates({ context: { db, now, audit }, files, writtenOffOf }: DuplicatesParts) {
  return {
    write: ({ organizerId, paymentId, by }: Asked): Promise<InvoiceDuplicate> =>
      db.transaction(async tx => {
        const form = await lockBilling(tx, organizerId);
        const invoiced = await lockInvoiced(tx, organizerId, paymentId);
        if (!invoiced) throw refuseCommon('not_found', `there is no invoice ${paymentId}`);
        const document = standingOf(await listWritten(tx, [invoiced.bookingId]))?.document;
        const { netMinor, taxes } = await writtenOffOf(tx, invoiced.bookingId);
        const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
        if (form?.country !== country || document?.kind !== 'invoice' || taxMinor <= 0)
          throw refuse(
            'nothing_to_duplicate',
            `only an invoice of a seller in ${country} of whose tax something is written off is written once more`,
          );
        const { row, isNew } = await findOrWriteDuplicate(tx, {
          id: newId(now().getTime()),
          documentId: document.id,
          organizerId,
          paymentId,
          netMinor,
          taxMinor,
          content: { ...document.content, unpaid: { netMinor, taxMinor } },
          writtenAt: now(),
        });
        if (isNew)
          await audit(tx, {
            by: actorOf(by),
            action: 'invoice.duplicated',
            of: { kind: 'document', id: document.id },
            organizerId,
            after: { number: document.number, netMinor, taxMinor, currency: document.currency },
          });
        return present(row);
      }),

    async file(organizerId: string, id: string): Promise<DocumentFile> {
      const row = await findDuplicate(db.query, organizerId, id);
      if (!row) throw refuseCommon('not_found', `there is no duplicate ${id}`);
      return files.ofDuplicate(row);
    },
  };
}

const present = ({ id, documentId, netMinor, taxMinor, content, writtenAt }: DuplicateRow): InvoiceDuplicate => ({
  id,
  documentId,
  number: content.number,
  netMinor,
  taxMinor,
  currency: content.currency,
  writtenAt: writtenAt.toISOString(),
});
