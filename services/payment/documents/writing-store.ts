import type { DocumentKind, BillingForm } from '@event-planner/contracts/documents';
import { type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { Owed } from './rules.ts';
import type { CreditDueRow, DocumentRow, NewDocument } from '../document-tables.ts';
import type { SaleRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

const lockStatement = statement<{ form: BillingForm }>('select form from billing_profiles where organizer_id = $1 for update');
/** Whoever has it gives out the organizer's numbers. */
export const lockBilling = async (tx: Tx, organizerId: string): Promise<BillingForm | undefined> =>
  (await lockStatement(tx, [organizerId]))[0]?.form;

const billedStatement = statement(`
  update sales s set document = 'ready' from billing_profiles b
  where b.organizer_id = s.organizer_id and b.updated_at > $1 and s.document = 'waiting' and (b.form ->> 'issue' = 'every' or s.invoice_to is not null)`);
/** Those of organizers who said what their documents say while these were being sold: the two did not see each other. Looks at all that such an organizer sold. */
export const markBilled = (db: Reader<Tables>, since: Date): Promise<unknown> => billedStatement(db, [since]);

const creditsStatement = statement(`
  update credits_due d set ready = true
  where not ready and since > $1 and exists (select from documents where booking_id = sale_behind(d.booking_id))`);
/** Refunds of sales that have their document. */
export const markCredits = (db: Reader<Tables>, since: Date): Promise<unknown> => creditsStatement(db, [since]);

const organizersStatement = statement<{ organizerId: string; eventId: string }>(`
  select distinct on (organizer_id) organizer_id, event_id from (
    select organizer_id, event_id from sales where document = 'ready' and not wants_vat_id(sales)
    union all select organizer_id, event_id from restatements_due
    union all select organizer_id, (refund ->> 'eventId')::uuid from credits_due where ready
  ) due order by organizer_id limit 200`);
/** Who has something to be written, with an event of theirs. */
export const listDue = (db: Reader<Tables>): Promise<{ organizerId: string; eventId: string }[]> => organizersStatement(db, []);

const readySalesStatement = statement<SaleRow>(`
  select * from sales where organizer_id = $1 and document = 'ready' and not wants_vat_id(sales) order by sold_at, booking_id limit $2`);
export const listReadySales = (tx: Tx, organizerId: string, limit: number): Promise<SaleRow[]> =>
  readySalesStatement(tx, [organizerId, limit]);

const owedStatement = statement<Owed & { readonly bookingId: string }>(`
  select s.booking_id, p.due_at from sales s left join payments p on p.booking_id = s.booking_id
  where s.booking_id = any($1::uuid[]) and case when p.id is null then s.paid_with = 'invoice' else p.due_at is not null and p.state in ('created', 'cancelled') end`);
/**
 * Of these sales, those whose money has not come. Asked after what is due was read: whoever says it later has it looked at again, so that neither has to wait for the
 * other.
 */
export const findOwed = async (tx: Tx, saleIds: readonly string[]): Promise<ReadonlyMap<string, Owed>> =>
  new Map((await owedStatement(tx, [saleIds])).map(({ bookingId, dueAt }) => [bookingId, { dueAt }]));

const restatementsStatement = statement<{ id: string; saleId: string }>(`
  select id, sale_behind(booking_id) as sale_id from restatements_due where organizer_id = $1 order by id limit $2`);
export const listRestatements = (tx: Tx, organizerId: string, limit: number): Promise<{ id: string; saleId: string }[]> =>
  restatementsStatement(tx, [organizerId, limit]);

export const insertRestatement = (tx: Tx, row: Tables['restatementsDue']): Promise<unknown> =>
  tx.insertInto('restatementsDue').values(row).execute();

const readyCreditsStatement = statement<CreditDueRow & { readonly saleId: string }>(`
  select *, sale_behind(booking_id) as sale_id from credits_due where organizer_id = $1 and ready order by since, refund_id limit $2`);
export const listReadyCredits = (tx: Tx, organizerId: string, limit: number): Promise<(CreditDueRow & { readonly saleId: string })[]> =>
  readyCreditsStatement(tx, [organizerId, limit]);

const writtenStatement = statement<DocumentRow>('select * from documents where booking_id = any($1::uuid[]) order by position');
/** All that was written about these sales, in its order. */
export const listWritten = (db: Reader<Tables>, saleIds: readonly string[]): Promise<DocumentRow[]> => writtenStatement(db, [saleIds]);

export interface Series {
  readonly kind: DocumentKind;
  readonly year: number;
  readonly last: number;
}
export const listSeries = (tx: Tx, organizerId: string): Promise<Series[]> =>
  tx.selectFrom('documentSeries').select(['kind', 'year', 'last']).where('organizerId', '=', organizerId).execute();

const insertStatement = statement(`
  with series as (
    insert into document_series (organizer_id, kind, year, last)
    select $1, kind, year, last from jsonb_to_recordset($2::jsonb) as s(kind text, year smallint, last bigint)
    on conflict (organizer_id, kind, year) do update set last = excluded.last
  )
  insert into documents (id, organizer_id, kind, year, sequence, number, cause, issued_at, issued_on, booking_id, event_id, event_title, user_id, reference, buyer, refers_to,
    currency, net_minor, tax_minor, total_minor, content)
  select id, $1, kind, year, sequence, number, cause, "issuedAt", "issuedOn", "bookingId", "eventId", "eventTitle", "userId", reference, buyer, "refersTo", currency, "netMinor",
    "taxMinor", "totalMinor", content
  from jsonb_to_recordset($3::jsonb) as d(id uuid, kind text, year smallint, sequence bigint, number text, cause text, "issuedAt" timestamptz, "issuedOn" date, "bookingId" uuid,
    "eventId" uuid, "eventTitle" text, "userId" uuid, reference text, buyer text, "refersTo" uuid, currency text, "netMinor" bigint, "taxMinor" bigint, "totalMinor" bigint, content jsonb)`);
/** A number and its document are there together or not at all. */
export async function insertDocuments(
  tx: Tx,
  {
    organizerId,
    series,
    documents,
  }: { readonly organizerId: string; readonly series: readonly Series[]; readonly documents: readonly NewDocument[] },
): Promise<void> {
  if (documents.length > 0) await insertStatement(tx, [organizerId, JSON.stringify(series), JSON.stringify(documents)]);
}

const settleStatement = statement(`
  with sold as (update sales set document = 'done' where booking_id = any($1::uuid[]) and document <> 'done'),
  credited as (delete from credits_due where refund_id = any($2::uuid[])),
  restated as (delete from restatements_due where id = any($3::uuid[]))
  update credits_due set ready = true where not ready and sale_behind(booking_id) = any($1::uuid[])
    and booking_id in (select booking_id from sales where booking_id = any($1::uuid[]) union select booking_id from sales where parent_id = any($1::uuid[]))`);
/** They are written about; refunds of these sales have their turn now. */
export const settleDue = (
  tx: Tx,
  {
    saleIds,
    refundIds,
    restatementIds,
  }: { readonly saleIds: readonly string[]; readonly refundIds: readonly string[]; readonly restatementIds: readonly string[] },
): Promise<unknown> => settleStatement(tx, [saleIds, refundIds, restatementIds]);

export const insertCredit = (tx: Tx, credit: Omit<CreditDueRow, 'ready'>): Promise<unknown> =>
  tx
    .insertInto('creditsDue')
    .values({ ...credit, refund: JSON.stringify(credit.refund) })
    .onConflict(conflict => conflict.doNothing())
    .execute();

export const insertLogo = (tx: Tx, sha256: string, png: Buffer): Promise<unknown> =>
  tx
    .insertInto('documentLogos')
    .values({ sha256, png })
    .onConflict(conflict => conflict.doNothing())
    .execute();

export const listSales = async (db: Reader<Tables>, ids: readonly string[]): Promise<SaleRow[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('sales')
        .selectAll()
        .where('bookingId', 'in', [...new Set(ids)])
        .execute();
