import type { BankAccount } from '@event-planner/contracts/payment-ways';
import { type Reader, statement, type StatementRunner, type Transaction } from '@event-planner/platform/database';
import type { FiledRefundRow, RefundFileRow } from '../refund-file-tables.ts';
import type { Tables } from '../tables.ts';
import type { Standing } from './rules.ts';

type Tx = Transaction<Tables>;

export interface Asked {
  readonly refundId: string;
  readonly bookingId: string;
}

// What was split off, or passed on, was paid for with the booking that it comes from.
const paymentOf = 'p.organizer_id = $1 and p.booking_id = coalesce(sale_behind(r."bookingId"), r."bookingId")';
const asked = 'jsonb_to_recordset($2::jsonb) as r("refundId" uuid, "bookingId" uuid)';
const standingStatement = statement<Standing & Asked>(`
  select r."refundId" as refund_id, p.id as payment_id,
    coalesce((
      select -sum(o.amount_minor) from ledger_entries e join ledger_postings o on o.entry_id = e.id
      where o.account = 'by_hand' and o.organizer_id = $1 and e.key in ('refund ' || r."refundId" || ' recorded', 'refund ' || r."refundId" || ' off the invoice',
        'payment ' || f.payment_id || ' rejected')
    ), 0)::bigint as owed_minor,
    coalesce((
      select jsonb_agg(jsonb_build_object('lineId', l.id, 'counterparty', l.counterparty, 'iban', l.iban, 'amountMinor', s.amount_minor) order by l.booked_on desc, l.id desc)
      from bank_shares s join bank_lines l on l.id = s.line_id where s.payment_id = p.id and s.taken_back_at is null
    ), '[]') as lines,
    coalesce((select sum(amount_minor) from filed_refunds d where d.payment_id = p.id and d.taken_out_at is null), 0)::bigint as filed_minor
  from ${asked} left join payments p on ${paymentOf} left join refunds f on f.id = r."refundId" and f.cause = 'payment_rejected'`);
/** What is known of refunds, by their ids. */
export const findStandings = async (
  read: StatementRunner,
  organizerId: string,
  refunds: readonly Asked[],
): Promise<ReadonlyMap<string, Standing>> =>
  new Map(
    (await standingStatement(read, [organizerId, JSON.stringify(refunds.map(({ refundId, bookingId }) => ({ refundId, bookingId })))])).map(
      row => [row.refundId, row],
    ),
  );

const lockStatement = statement<unknown>(`
  select 1 from payments where id in (select p.id from ${asked} join payments p on ${paymentOf}) order by id for update`);
/** The payments they are of: of each no more is put into files than came for it. */
export const lockPaymentsOf = (tx: Tx, organizerId: string, refunds: readonly Asked[]): Promise<unknown> =>
  lockStatement(tx, [organizerId, JSON.stringify(refunds)]);

const filedStatement = statement<{ refundId: string }>(
  'select refund_id from filed_refunds where refund_id = any($1::uuid[]) and taken_out_at is null',
);
/** Of these, those that are in a file. */
export const listFiled = async (read: StatementRunner, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await filedStatement(read, [ids])).map(({ refundId }) => refundId));

export const insertFile = (tx: Tx, row: RefundFileRow): Promise<unknown> => tx.insertInto('refundFiles').values(row).execute();

const insertStatement = statement<{ refundId: string }>(`
  insert into filed_refunds (file_id, refund_id, payment_id, booking_id, event_id, reference, amount_minor, line_id)
  select "fileId", "refundId", "paymentId", "bookingId", "eventId", reference, "amountMinor", "lineId"
  from jsonb_to_recordset($1::jsonb) as f("fileId" uuid, "refundId" uuid, "paymentId" uuid, "bookingId" uuid, "eventId" uuid, reference text, "amountMinor" bigint, "lineId" uuid)
  order by "refundId" on conflict (refund_id) where taken_out_at is null do nothing returning refund_id`);
/** Answers how many were in no file before: two who put the same into one at once do not both. */
export const insertFiled = async (tx: Tx, rows: readonly Omit<FiledRefundRow, 'takenOutAt'>[]): Promise<number> =>
  (await insertStatement(tx, [JSON.stringify(rows)])).length;

export const mostFiles = 20;
const mostFilesOfEvent = 500;
const filesStatement = statement<RefundFileRow>(`
  select f.* from refund_files f where organizer_id = $1 and ($2::uuid is null or exists (select from filed_refunds r where r.file_id = f.id and r.event_id = $2))
  order by id desc limit $3`);
/** The newest first; with an event, those in which any of its refunds is. */
export const listFiles = (read: StatementRunner, organizerId: string, eventId: string | undefined): Promise<RefundFileRow[]> =>
  filesStatement(read, [organizerId, eventId ?? null, eventId === undefined ? mostFiles : mostFilesOfEvent]);

export const findFile = (read: Reader<Tables>, organizerId: string, id: string): Promise<RefundFileRow | undefined> =>
  read.selectFrom('refundFiles').selectAll().where('organizerId', '=', organizerId).where('id', '=', id).executeTakeFirst();

export const lockFile = (tx: Tx, organizerId: string, id: string): Promise<RefundFileRow | undefined> =>
  tx.selectFrom('refundFiles').selectAll().where('organizerId', '=', organizerId).where('id', '=', id).forUpdate().executeTakeFirst();

export interface Filed extends FiledRefundRow {
  readonly counterparty: string;
  readonly iban: string;
}
const ofFilesStatement = statement<Filed>(`
  select f.*, l.counterparty, l.iban from filed_refunds f join bank_lines l on l.id = f.line_id where f.file_id = any($1::uuid[]) order by f.refund_id`);
export const listOfFiles = (read: StatementRunner, fileIds: readonly string[]): Promise<Filed[]> => ofFilesStatement(read, [fileIds]);

const takeOutStatement = statement<unknown>(
  'update filed_refunds set taken_out_at = $3 where file_id = $1 and refund_id = any($2::uuid[]) and taken_out_at is null returning refund_id',
);
/** Answers how many were in it until now. */
export const takeOut = async (
  tx: Tx,
  fileId: string,
  { ids, at }: { readonly ids: readonly string[]; readonly at: Date },
): Promise<number> => (await takeOutStatement(tx, [fileId, ids, at])).length;

const accountStatement = statement<{ account: BankAccount }>(`
  (select jsonb_build_object('holder', debtor_name, 'iban', debtor_iban, 'bic', debtor_bic) as account from refund_files where organizer_id = $1 order by id desc limit 1)
  union all (select account from payments where organizer_id = $1 and account is not null order by id desc limit 1) limit 1`);
/** From which account the organizer sent last; before that, to which buyers were told to pay last. */
export const findAccount = async (read: StatementRunner, organizerId: string): Promise<BankAccount | undefined> =>
  (await accountStatement(read, [organizerId]))[0]?.account;
