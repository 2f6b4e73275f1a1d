import type { BankLineState } from '@event-planner/contracts/bank-statements';
import { type Reader, type StatementRunner, statement, type Transaction } from '@event-planner/platform/database';
import type { BankLineRow, BankShareRow, ImportRow } from '../transfer-tables.ts';
import type { PaymentRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

export const insertImport = (tx: Tx, row: Omit<ImportRow, 'lines' | 'newLines' | 'matched' | 'rejected'>): Promise<ImportRow> =>
  tx.insertInto('statementImports').values(row).returningAll().executeTakeFirstOrThrow();

const countStatement = statement<ImportRow>(`
  update statement_imports set lines = lines + $2, new_lines = new_lines + $3, matched = matched + $4, rejected = rejected + $5 where id = $1 returning *`);
export interface Counts {
  readonly lines: number;
  readonly newLines: number;
  readonly matched: number;
  readonly rejected: number;
}
export const addCounts = (tx: Tx, id: string, { lines, newLines, matched, rejected }: Counts): Promise<unknown> =>
  countStatement(tx, [id, lines, newLines, matched, rejected]);

export const finishImport = (tx: Tx, id: string, end: { readonly finishedAt: Date; readonly failure: string | null }): Promise<ImportRow> =>
  tx.updateTable('statementImports').set(end).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

export const listImports = (read: Reader<Tables>, organizerId: string): Promise<ImportRow[]> =>
  read.selectFrom('statementImports').selectAll().where('organizerId', '=', organizerId).orderBy('id', 'desc').limit(50).execute();

export const findImport = (read: Reader<Tables>, organizerId: string, id: string): Promise<ImportRow | undefined> =>
  read.selectFrom('statementImports').selectAll().where('organizerId', '=', organizerId).where('id', '=', id).executeTakeFirst();

export const mostRejects = 1000;

export async function insertRejects(
  tx: Tx,
  importId: string,
  rejects: readonly { readonly row: number; readonly reason: string }[],
): Promise<void> {
  if (rejects.length === 0) return;
  const rows = rejects.map(({ row, reason }) => ({ importId, rowNumber: row, reason: reason.slice(0, 300) }));
  await tx
    .insertInto('statementRejects')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

export const listRejects = (read: Reader<Tables>, importId: string): Promise<{ row: number; reason: string }[]> =>
  read
    .selectFrom('statementRejects')
    .select(['rowNumber as row', 'reason'])
    .where('importId', '=', importId)
    .orderBy('rowNumber')
    .limit(mostRejects)
    .execute();

export type NewLine = Omit<BankLineRow, 'updatedAt'>;
// In the order of fingerprints, so that two who read the same statement do not deadlock.
const insertStatement = statement<BankLineRow>(`
  insert into bank_lines (id, organizer_id, import_id, fingerprint, booked_on, amount_minor, currency, counterparty, iban, purpose, state, left_minor, created_at, updated_at)
  select id, "organizerId", "importId", fingerprint, "bookedOn", "amountMinor", currency, counterparty, iban, purpose, state, "leftMinor", "createdAt", "createdAt"
  from jsonb_to_recordset($1::jsonb) as l(id uuid, "organizerId" uuid, "importId" uuid, fingerprint text, "bookedOn" date, "amountMinor" bigint, currency text,
    counterparty text, iban text, purpose text, state text, "leftMinor" bigint, "createdAt" timestamptz)
  order by fingerprint on conflict (organizer_id, fingerprint) do nothing returning *, booked_on::text as booked_on`);
/** Those that were not there before. */
export const insertLines = (tx: Tx, lines: readonly NewLine[]): Promise<BankLineRow[]> => insertStatement(tx, [JSON.stringify(lines)]);

const namedStatement = statement<PaymentRow>(`
  select p.* from payments p where p.organizer_id = $1 and p.reference = any(select jsonb_array_elements_text($2::jsonb)) order by p.id`);
/** Of an organizer, those that references name. */
export const listNamed = (db: StatementRunner, organizerId: string, references: readonly string[]): Promise<PaymentRow[]> =>
  namedStatement(db, [organizerId, JSON.stringify(references)]);

const lockStatement = statement<PaymentRow>(`
  with asked as materialized (select distinct id::uuid from jsonb_array_elements_text($2::jsonb) as id order by 1)
  select payment.* from asked, lateral (select * from payments where id = asked.id and organizer_id = $1 for update) payment`);
export const lockPaymentsOf = (tx: Tx, organizerId: string, ids: readonly string[]): Promise<PaymentRow[]> =>
  lockStatement(tx, [organizerId, JSON.stringify(ids)]);

const settledStatement = statement(`
  update bank_lines set state = $2, left_minor = l."leftMinor", updated_at = $3 from jsonb_to_recordset($1::jsonb) as l(id uuid, "leftMinor" bigint) where bank_lines.id = l.id`);
export const setLines = (
  tx: Tx,
  lines: readonly Pick<BankLineRow, 'id' | 'leftMinor'>[],
  { state, at }: { readonly state: BankLineState; readonly at: Date },
): Promise<unknown> => settledStatement(tx, [JSON.stringify(lines), state, at]);

export async function insertShares(tx: Tx, shares: readonly Omit<BankShareRow, 'takenBackAt'>[]): Promise<void> {
  if (shares.length > 0)
    await tx
      .insertInto('bankShares')
      .values([...shares])
      .execute();
}

const lineColumns = `id, organizer_id, import_id, fingerprint, booked_on::text as booked_on, amount_minor, currency, counterparty, iban, purpose, state, left_minor, created_at, updated_at`;
const lockLineStatement = statement<BankLineRow>(`select ${lineColumns} from bank_lines where organizer_id = $1 and id = $2 for update`);
/** Before payments, everywhere. */
export const lockLine = async (tx: Tx, organizerId: string, id: string): Promise<BankLineRow | undefined> =>
  (await lockLineStatement(tx, [organizerId, id]))[0];

const listStatement = statement<BankLineRow>(`
  select ${lineColumns} from bank_lines where organizer_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id < $3) order by id desc limit $4`);
/** The newest first. */
export const listLines = (
  read: StatementRunner,
  {
    organizerId,
    state,
    before,
    limit,
  }: {
    readonly organizerId: string;
    readonly state: BankLineState | undefined;
    readonly before: string | undefined;
    readonly limit: number;
  },
): Promise<BankLineRow[]> => listStatement(read, [organizerId, state ?? null, before ?? null, limit]);

export interface Share extends BankShareRow {
  readonly reference: string | null;
}
const sharesStatement = statement<Share>(`
  select s.*, p.reference from bank_shares s join payments p on p.id = s.payment_id where s.taken_back_at is null and s.line_id = any(select jsonb_array_elements_text($1::jsonb)::uuid)
  order by s.created_at, s.payment_id`);
export const listShares = (read: StatementRunner, lineIds: readonly string[]): Promise<Share[]> =>
  sharesStatement(read, [JSON.stringify(lineIds)]);

const sumsStatement = statement<{ paymentId: string; sum: number }>(`
  select payment_id, sum(amount_minor)::bigint as sum from bank_shares where taken_back_at is null and payment_id = any(select jsonb_array_elements_text($1::jsonb)::uuid) group by payment_id`);
/** What has come for payments in parts. */
export const sumShares = async (db: StatementRunner, paymentIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  new Map((await sumsStatement(db, [JSON.stringify(paymentIds)])).map(({ paymentId, sum }) => [paymentId, sum]));

const openStatement = statement<PaymentRow>(`
  select * from payments where organizer_id = $1 and method in ('transfer', 'invoice', 'on_site') and state in ('created', 'cancelled') and provider_id is null
  order by state desc, id desc limit 1000`);
/** What an organizer waits for: among these suggestions are looked for. */
export const listOpen = (read: StatementRunner, organizerId: string): Promise<PaymentRow[]> => openStatement(read, [organizerId]);

/** Of these, those that somebody may be paying with the provider. */
export const listWithOpenForms = (
  read: Reader<Tables>,
  organizerId: string,
  shares: readonly { readonly paymentId: string }[],
): Promise<PaymentRow[]> =>
  read
    .selectFrom('payments')
    .selectAll()
    .where(
      'id',
      'in',
      shares.map(({ paymentId }) => paymentId),
    )
    .where('organizerId', '=', organizerId)
    .where('providerId', 'is not', null)
    .where('state', 'in', ['created', 'failed'])
    .execute();
