import { type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { DuplicateRow } from '../document-tables.ts';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

const lockStatement = statement<{ bookingId: string }>(`
  select booking_id from payments where id = $2 and organizer_id = $1 and method = 'invoice' and due_at is not null for update`);
/** An invoice that was sent: nothing more is written off of it meanwhile. */
export const lockInvoiced = async (tx: Tx, organizerId: string, paymentId: string): Promise<{ bookingId: string } | undefined> =>
  (await lockStatement(tx, [organizerId, paymentId]))[0];

const writeStatement = statement<DuplicateRow & { readonly isNew: boolean }>(`
  with written as (
    insert into invoice_duplicates (id, document_id, organizer_id, payment_id, net_minor, tax_minor, content, written_at)
    values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8) on conflict (document_id, net_minor, tax_minor) do nothing returning *
  )
  select *, true as is_new from written
  union all select *, false from invoice_duplicates where document_id = $2 and net_minor = $5 and tax_minor = $6 limit 1`);
/** That of these amounts, which is written if there is none. */
export async function findOrWriteDuplicate(tx: Tx, row: DuplicateRow): Promise<{ readonly row: DuplicateRow; readonly isNew: boolean }> {
  const { id, documentId, organizerId, paymentId, netMinor, taxMinor, content, writtenAt } = row;
  const values = [id, documentId, organizerId, paymentId, netMinor, taxMinor, JSON.stringify(content), writtenAt];
  const [found] = await writeStatement(tx, values);
  if (!found) throw new Error(`the duplicate of ${documentId} was just written and is not there`);
  return { row: found, isNew: found.isNew };
}

export const findDuplicate = (read: Reader<Tables>, organizerId: string, id: string): Promise<DuplicateRow | undefined> =>
  read.selectFrom('invoiceDuplicates').selectAll().where('organizerId', '=', organizerId).where('id', '=', id).executeTakeFirst();
