import { type BankLineState, mostReturns, type ShareState } from '@event-planner/contracts/bank-statements';
import type { BankAccount } from '@event-planner/contracts/payment-ways';
import { type Reader, type StatementRunner, statement, type Transaction } from '@event-planner/platform/database';
import { paidByLines } from '../paid-by-lines.ts';
import type { BankCreditBackRow, BankCreditRow, BankLineRow, BankShareRow, ImportRow } from '../transfer-tables.ts';
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

export type NewLine = Omit<BankLineRow, 'updatedAt' | 'timesLeft' | 'filedIn' | 'filedAt'>;
// In the order of fingerprints, so that two who read the same statement do not deadlock.
const insertStatement = statement<BankLineRow>(`
  insert into bank_lines (id, organizer_id, import_id, fingerprint, booked_on, amount_minor, currency, counterparty, iban, purpose, state, left_minor, created_at, updated_at)
  select id, "organizerId", "importId", fingerprint, "bookedOn", "amountMinor", currency, counterparty, iban, purpose, state, "leftMinor", "createdAt", "createdAt"
  from jsonb_to_recordset($1::jsonb) as l(id uuid, "organizerId" uuid, "importId" uuid, fingerprint text, "bookedOn" date, "amountMinor" bigint, currency text,
    counterparty text, iban text, purpose text, state text, "leftMinor" bigint, "createdAt" timestamptz)
  order by fingerprint on conflict (organizer_id, fingerprint) do nothing returning *, booked_on::text as booked_on`);
/** Those that were not there before. */
export const insertLines = (tx: Tx, lines: readonly NewLine[]): Promise<BankLineRow[]> => insertStatement(tx, [JSON.stringify(lines)]);

/** Of the payment `p`, what its shares come to. */
const arrived = '(select sum(amount_minor) from bank_shares where payment_id = p.id and taken_back_at is null)';
/** What becomes of the share `s` of the payment `p`. It is paid once all of it is there; parts that do not come to that wait, as long as it is open. */
const shareState = `
  case when p.state in ('succeeded', 'refunding', 'refunded') then case when ${arrived} in (p.amount_minor, ${paidByLines}) then 'paid' else 'stranded' end
    when p.state = 'cancelled' or ${arrived} > p.amount_minor then 'stranded' else 'waiting' end`;

const shareOfStatement = statement<Share>(`
  select s.*, p.reference, ${shareState} as state from bank_shares s join payments p on p.id = s.payment_id where s.line_id = $1 and s.payment_id = $2
  order by s.taken_back_at is not null limit 1`);
/** Of a line and a payment that are locked: the share that holds, else one that was taken back. */
export const findShare = async (tx: Tx, lineId: string, paymentId: string): Promise<Share | undefined> =>
  (await shareOfStatement(tx, [lineId, paymentId]))[0];

export const takeShareBack = (tx: Tx, { lineId, paymentId }: Pick<BankShareRow, 'lineId' | 'paymentId'>, at: Date): Promise<unknown> =>
  tx
    .updateTable('bankShares')
    .set({ takenBackAt: at })
    .where('lineId', '=', lineId)
    .where('paymentId', '=', paymentId)
    .where('takenBackAt', 'is', null)
    .execute();

export const insertLineCredit = (tx: Tx, row: BankCreditRow): Promise<unknown> => tx.insertInto('bankCredits').values(row).execute();

const insertBackStatement = statement<BankCreditBackRow>(`
  insert into bank_credits_back (line_id, credit_nth, nth, amount_minor, by_id, by_name, created_at)
  select $1, $2, coalesce(max(nth), 0) + 1, $3, $4, $5, $6 from bank_credits_back where line_id = $1 and credit_nth = $2 returning *`);
/** As the next of its credit, whose line is locked. Answers which. */
export async function insertCreditBack(tx: Tx, row: Omit<BankCreditBackRow, 'nth'>): Promise<number> {
  const { lineId, creditNth, amountMinor, byId, byName, createdAt } = row;
  const [written] = await insertBackStatement(tx, [lineId, creditNth, amountMinor, byId, byName, createdAt]);
  if (!written) throw new Error(`what was taken back of the line ${lineId} was just written and is not there`);
  return written.nth;
}

/** The amount is what of it is still credit. */
export interface LineCreditRow extends BankCreditRow {
  readonly reference: string | null;
  /** Of it, what its buyer has not spent. */
  readonly unspentMinor: number;
}
const lineCreditsStatement = statement<LineCreditRow>(`
  select c.line_id, c.nth, c.payment_id, left_over.amount_minor, c.by_id, c.by_name, c.created_at, p.reference,
    greatest(0, least(left_over.amount_minor, coalesce(k.balance_minor - k.reserved_minor, 0)))::bigint as unspent_minor
  from bank_credits c join payments p on p.id = c.payment_id cross join lateral (
    select c.amount_minor - coalesce((select sum(amount_minor) from bank_credits_back b where b.line_id = c.line_id and b.credit_nth = c.nth), 0)::bigint as amount_minor
  ) left_over left join credits k on k.organizer_id = p.organizer_id and k.user_id = p.user_id and k.currency = p.currency
  where c.line_id = any(select jsonb_array_elements_text($1::jsonb)::uuid) and left_over.amount_minor > 0 order by c.line_id, c.nth`);
/** Of lines, what of them is credit still. */
export const listLineCredits = (read: StatementRunner, lineIds: readonly string[]): Promise<LineCreditRow[]> =>
  lineCreditsStatement(read, [JSON.stringify(lineIds)]);

const byIdsStatement = statement<PaymentRow>(
  `select * from payments where organizer_id = $1 and id = any(select jsonb_array_elements_text($2::jsonb)::uuid)`,
);
export const listByIds = (read: StatementRunner, organizerId: string, ids: readonly string[]): Promise<PaymentRow[]> =>
  byIdsStatement(read, [organizerId, JSON.stringify(ids)]);

/** A payment with the number of the document that asks for it. */
export interface AskedFor extends PaymentRow {
  readonly documentNumber: string | null;
}
const documentNumber = `(
    select number from documents d where d.booking_id = p.booking_id and d.kind = 'invoice' and not exists (select from documents where refers_to = d.id and kind = 'cancellation')
    order by position desc limit 1
  )`;

const invoicedStatement = statement<AskedFor>(`
  select p.*, ${documentNumber} as document_number from payments p where p.organizer_id = $1 and p.due_at is not null and p.state = 'created' order by p.id desc limit 5000`);
/** Invoices that are to be paid: who pays one names its number. */
export const listInvoiced = async (db: StatementRunner, organizerId: string): Promise<AskedFor[]> =>
  (await invoicedStatement(db, [organizerId])).filter(payment => payment.documentNumber !== null);

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
  update bank_lines set state = $2, left_minor = l."leftMinor", times_left = coalesce(l."timesLeft", times_left), updated_at = $3,
    filed_in = case when state = 'to_return' then filed_in end, filed_at = case when state = 'to_return' then filed_at end
  from jsonb_to_recordset($1::jsonb) as l(id uuid, "leftMinor" bigint, "timesLeft" int) where bank_lines.id = l.id`);
export const setLines = (
  tx: Tx,
  lines: readonly (Pick<BankLineRow, 'id' | 'leftMinor'> & { readonly timesLeft?: number })[],
  { state, at }: { readonly state: BankLineState; readonly at: Date },
): Promise<unknown> => settledStatement(tx, [JSON.stringify(lines), state, at]);

/** More of the same line for the same payment is added to what it had. */
export async function insertShares(tx: Tx, shares: readonly Omit<BankShareRow, 'takenBackAt'>[]): Promise<void> {
  if (shares.length > 0)
    await tx
      .insertInto('bankShares')
      .values([...shares])
      .onConflict(conflict =>
        conflict
          .columns(['lineId', 'paymentId'])
          .where('takenBackAt', 'is', null)
          .doUpdateSet(({ eb, ref }) => ({
            amountMinor: eb('bankShares.amountMinor', '+', ref('excluded.amountMinor')),
            byId: ref('excluded.byId'),
            byName: ref('excluded.byName'),
            createdAt: ref('excluded.createdAt'),
          })),
      )
      .execute();
}

const lineColumns = `id, organizer_id, import_id, fingerprint, booked_on::text as booked_on, amount_minor, currency, counterparty, iban, purpose, state, left_minor, times_left, filed_in, filed_at, created_at, updated_at`;
const lockLineStatement = statement<BankLineRow>(`select ${lineColumns} from bank_lines where organizer_id = $1 and id = $2 for update`);
/** Before payments, everywhere. */
export const lockLine = async (tx: Tx, organizerId: string, id: string): Promise<BankLineRow | undefined> =>
  (await lockLineStatement(tx, [organizerId, id]))[0];

const toReturnStatement = statement<BankLineRow>(`
  select ${lineColumns} from bank_lines where organizer_id = $1 and state = 'to_return' and left_minor > 0 order by id limit $2`);
/** What is to go back, the oldest first. */
export const listToReturn = (read: StatementRunner, organizerId: string): Promise<BankLineRow[]> =>
  toReturnStatement(read, [organizerId, mostReturns]);

const lockLinesStatement = statement<BankLineRow>(`
  select ${lineColumns} from bank_lines where organizer_id = $1 and id = any(select jsonb_array_elements_text($2::jsonb)::uuid) order by id for update`);
export const lockLines = (tx: Tx, organizerId: string, ids: readonly string[]): Promise<BankLineRow[]> =>
  lockLinesStatement(tx, [organizerId, JSON.stringify(ids)]);

const fileStatement = statement<unknown>(
  'update bank_lines set filed_in = $2, filed_at = $3 where id = any($1::uuid[]) and filed_in is null',
);
/** Of lines that are locked. */
export const fileLines = (
  tx: Tx,
  ids: readonly string[],
  { fileId, at }: { readonly fileId: string; readonly at: Date },
): Promise<unknown> => fileStatement(tx, [ids, fileId, at]);
export const unfileLine = (tx: Tx, id: string): Promise<unknown> =>
  tx.updateTable('bankLines').set({ filedIn: null, filedAt: null }).where('id', '=', id).execute();

const ownAccountStatement = statement<{ account: BankAccount }>(
  'select account from payments where organizer_id = $1 and account is not null order by id desc limit 1',
);
/** To which account of theirs buyers were told to pay last. */
export const findOwnAccount = async (read: StatementRunner, organizerId: string): Promise<BankAccount | undefined> =>
  (await ownAccountStatement(read, [organizerId]))[0]?.account;

const listStatement = statement<BankLineRow>(`
  select ${lineColumns} from bank_lines l where organizer_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id < $3) and (not $5 and $6::uuid is null or exists (
    select from bank_shares s join payments p on p.id = s.payment_id
    where s.line_id = l.id and s.taken_back_at is null and ($6::uuid is null or p.booking_id = $6) and (not $5 or ${shareState} = 'stranded')
  )) order by id desc limit $4`);
/** The newest first. */
export const listLines = (
  read: StatementRunner,
  {
    organizerId,
    state,
    stranded,
    bookingId,
    before,
    limit,
  }: {
    readonly organizerId: string;
    readonly state: BankLineState | undefined;
    readonly stranded: boolean;
    readonly bookingId: string | undefined;
    readonly before: string | undefined;
    readonly limit: number;
  },
): Promise<BankLineRow[]> => listStatement(read, [organizerId, state ?? null, before ?? null, limit, stranded, bookingId ?? null]);

export interface Share extends BankShareRow {
  readonly reference: string | null;
  readonly state: ShareState;
}
const sharesStatement = statement<Share>(`
  select s.*, p.reference, ${shareState} as state from bank_shares s join payments p on p.id = s.payment_id
  where s.line_id = any(select jsonb_array_elements_text($1::jsonb)::uuid) order by s.created_at, s.payment_id`);
/** Those that were taken back, too. */
export const listShares = (read: StatementRunner, lineIds: readonly string[]): Promise<Share[]> =>
  sharesStatement(read, [JSON.stringify(lineIds)]);

const sumsStatement = statement<{ paymentId: string; sum: number }>(`
  select s.payment_id, (sum(s.amount_minor) - ${paidByLines})::bigint as sum from bank_shares s join payments p on p.id = s.payment_id
  where s.taken_back_at is null and s.payment_id = any(select jsonb_array_elements_text($1::jsonb)::uuid) group by s.payment_id, p.id`);
/** What has come for payments in parts, and has paid nothing yet. */
export const sumShares = async (db: StatementRunner, paymentIds: readonly string[]): Promise<Map<string, number>> =>
  new Map((await sumsStatement(db, [JSON.stringify(paymentIds)])).map(({ paymentId, sum }) => [paymentId, sum]));

const openStatement = statement<AskedFor>(`
  select p.*, case when p.due_at is null then null else ${documentNumber} end as document_number
  from payments p where organizer_id = $1 and method in ('transfer', 'invoice', 'on_site') and provider_id is null
    and (state in ('created', 'cancelled') or (state = 'succeeded' and written_off_minor > 0))
  order by state desc, id desc limit 1000`);
/** What an organizer waits for: among these suggestions are looked for. */
export const listOpen = (read: StatementRunner, organizerId: string): Promise<AskedFor[]> => openStatement(read, [organizerId]);

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
