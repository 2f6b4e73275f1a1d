import type { DocumentFilters, DocumentStanding, DocumentTotals } from '@event-planner/contracts/documents';
import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import { type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { DocumentRow } from '../document-tables.ts';
import type { SaleRow, Tables } from '../tables.ts';

/** A document with the number of what it refers to, and what was taken back of it. */
export interface ListedDocument extends Omit<DocumentRow, 'content'> {
  readonly standing: DocumentStanding | null;
  readonly aboutNumber: string | null;
  readonly aboutKind: DocumentRow['kind'] | null;
  readonly takenMinor: number;
}

// Of what was sold on an invoice before it had a payment of its own nothing is known but that.
const standing = `
  case when d.total_minor < 0 or exists (select from documents where refers_to = d.id and kind = 'cancellation') then null
    when p.failure_code = 'written_off' then 'written_off'
    when case when p.id is null then s.paid_with = 'invoice' else p.due_at is not null and p.state = 'created' end
      then case when p.due_at < now() then 'overdue' else 'open' end
    else 'paid' end`;
const withMoney = 'documents d left join payments p on p.booking_id = d.booking_id left join sales s on s.booking_id = d.booking_id';

const listed = `
  d.id, d.position, d.organizer_id, d.kind, d.year, d.sequence, d.number, d.cause, d.issued_at, d.issued_on, d.booking_id, d.event_id, d.event_title, d.user_id, d.reference,
  d.buyer, d.refers_to, d.currency, d.net_minor, d.tax_minor, d.total_minor, about.number as about_number, about.kind as about_kind,
  coalesce((select sum(-total_minor) from documents where refers_to = d.id and total_minor < 0), 0)::bigint as taken_minor, ${standing} as standing
  from ${withMoney} left join documents about on about.id = d.refers_to`;

const matching = `
  d.organizer_id = $1 and ($2::text is null or d.kind = $2) and ($3::date is null or d.issued_on >= $3) and ($4::date is null or d.issued_on <= $4)
  and ($5::text is null or d.number ilike $5 or d.buyer ilike $5 or d.reference ilike $5 or d.event_title ilike $5)
  and ($6::text is null or ${standing} = $6) and ($7::uuid is null or d.booking_id = sale_behind($7))`;

const valuesOf = (organizerId: string, { q, kind, standing: stands, bookingId, from, to }: DocumentFilters): unknown[] => [
  organizerId,
  kind ?? null,
  from ?? null,
  to ?? null,
  q === undefined ? null : `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`,
  stands ?? null,
  bookingId ?? null,
];

const listStatement = statement<ListedDocument>(`
  select ${listed} where ${matching} and ($8::bigint is null or d.position < $8) order by d.position desc limit $9`);
/** The newest first, from before this position. */
export const listDocuments = (
  db: Reader<Tables>,
  organizerId: string,
  page: DocumentFilters & { readonly before: number | null; readonly limit: number },
): Promise<ListedDocument[]> => listStatement(db, [...valuesOf(organizerId, page), page.before, page.limit]);

const totalsStatement = statement<DocumentTotals['items'][number]>(`
  select d.currency, count(*)::int as count, sum(d.net_minor)::bigint as net_minor, sum(d.tax_minor)::bigint as tax_minor, sum(d.total_minor)::bigint as total_minor
  from ${withMoney} where ${matching} group by d.currency order by d.currency`);
export const sumDocuments = (db: Reader<Tables>, organizerId: string, filters: DocumentFilters): Promise<DocumentTotals['items']> =>
  totalsStatement(db, valuesOf(organizerId, filters));

const issuedStatement = statement<DocumentRow & Pick<ListedDocument, 'aboutNumber'>>(`
  select d.*, about.number as about_number from documents d left join documents about on about.id = d.refers_to
  where d.organizer_id = $1 and d.issued_on between $2 and $3 and d.position > $4 order by d.position limit $5`);
/** Whole documents of a period, in the order in which they were written, from after this position. */
export const listIssued = (
  db: Reader<Tables>,
  {
    organizerId,
    from,
    to,
    after,
    limit,
  }: { readonly organizerId: string; readonly from: string; readonly to: string; readonly after: number; readonly limit: number },
): Promise<(DocumentRow & Pick<ListedDocument, 'aboutNumber'>)[]> => issuedStatement(db, [organizerId, from, to, after, limit]);

const countStatement = statement<{ count: number }>(
  `select count(*)::int as count from documents where organizer_id = $1 and issued_on between $2 and $3`,
);
export const countIssued = async (
  db: Reader<Tables>,
  organizerId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> => (await countStatement(db, [organizerId, from, to]))[0]?.count ?? 0;

const ofSaleStatement = statement<ListedDocument>(`select ${listed} where d.booking_id = sale_behind($1) order by d.position`);
/** Those of a booking, or of the one that its tickets were split off from. */
export const listOfBooking = (db: Reader<Tables>, bookingId: string): Promise<ListedDocument[]> => ofSaleStatement(db, [bookingId]);

const listByIdStatement = statement<ListedDocument>(`select ${listed} where d.id = any($1::uuid[]) order by d.position`);
export const listByIds = (db: Reader<Tables>, ids: readonly string[]): Promise<ListedDocument[]> => listByIdStatement(db, [ids]);

export const findDocument = (db: Reader<Tables>, id: string): Promise<DocumentRow | undefined> =>
  db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst();

const saleStatement = statement<SaleRow>('select * from sales where booking_id = sale_behind($1)');
export const findSaleBehind = async (db: Reader<Tables>, bookingId: string): Promise<SaleRow | undefined> =>
  (await saleStatement(db, [bookingId]))[0];

const askStatement = statement<Pick<SaleRow, 'document'>>(`
  update sales s set invoice_to = $2, document = case when exists (select from billing_profiles b where b.organizer_id = s.organizer_id) then 'ready' else document end
  where booking_id = $1 and document = 'waiting' returning document`);
/** Says whom the invoice is to be written to, while none is written. */
export const askForInvoice = async (
  tx: Transaction<Tables>,
  bookingId: string,
  to: InvoiceTo,
): Promise<Pick<SaleRow, 'document'> | undefined> => (await askStatement(tx, [bookingId, JSON.stringify(to)]))[0];

export const findLogo = async (db: Reader<Tables>, sha256: string): Promise<Buffer | null> =>
  (await db.selectFrom('documentLogos').select('png').where('sha256', '=', sha256).executeTakeFirst())?.png ?? null;

/** Keeps the hash of a file, and answers the one that is kept since it was first drawn. */
export type KeepHash = (
  db: Reader<Tables>,
  id: string,
  file: { readonly sha256: string; readonly bytes: number },
) => Promise<string | undefined>;

const keepingHashesIn = (table: 'document_files' | 'duplicate_files', id: 'document_id' | 'duplicate_id'): KeepHash => {
  const keep = statement<{ sha256: string }>(`
    with kept as (insert into ${table} (${id}, sha256, bytes) values ($1, $2, $3) on conflict do nothing returning sha256)
    select sha256 from kept union all select sha256 from ${table} where ${id} = $1`);
  return async (db, of, file) => (await keep(db, [of, file.sha256, file.bytes]))[0]?.sha256;
};
export const keepHash = keepingHashesIn('document_files', 'document_id');
export const keepHashOfDuplicate = keepingHashesIn('duplicate_files', 'duplicate_id');

/** The sale's documents wait for each other. */
export const lockSale = (tx: Transaction<Tables>, bookingId: string): Promise<SaleRow | undefined> =>
  tx.selectFrom('sales').selectAll().where('bookingId', '=', bookingId).forUpdate().executeTakeFirst();

export const setInvoiceTo = (tx: Transaction<Tables>, bookingId: string, to: InvoiceTo): Promise<unknown> =>
  tx
    .updateTable('sales')
    .set({ invoiceTo: JSON.stringify(to) })
    .where('bookingId', '=', bookingId)
    .execute();
