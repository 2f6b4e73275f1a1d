import { type Kysely, statement, type Transaction } from '@event-planner/platform/database';
import type { SaleRow, Tables, TakingRow } from '../tables.ts';

type Tx = Transaction<Tables>;

const insertStatement = statement<TakingRow>(`
  insert into takings (id, payment_id, booking_id, nth, kind, before, paid_with, account, amount_minor, currency, reason, by_id, by_name, at)
  select $1, $2, $3, coalesce(max(nth), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 from takings where payment_id = $2 or booking_id = $3 returning *`);
/** As the next of its payment or sale, which is locked. */
export async function insertTaking(tx: Tx, row: Omit<TakingRow, 'nth'>): Promise<TakingRow> {
  const { id, paymentId, bookingId, kind, before, paidWith, account, amountMinor, currency, reason, byId, byName, at } = row;
  const values = [id, paymentId, bookingId, kind, before, paidWith, account, amountMinor, currency, reason, byId, byName, at];
  const [written] = await insertStatement(tx, values);
  if (!written) throw new Error(`the taking ${id} was just written and is not there`);
  return written;
}

export const listTakings = (tx: Tx | Kysely<Tables>, paymentId: string): Promise<TakingRow[]> =>
  tx.selectFrom('takings').selectAll().where('paymentId', '=', paymentId).orderBy('nth').execute();

const givenBackStatement = statement<{ sum: number }>(`
  select coalesce(-sum(p.amount_minor), 0)::bigint as sum from ledger_entries e join ledger_postings p on p.entry_id = e.id
  where e.booking_id = $1 and e.kind in ('refund_recorded', 'correction') and p.account = 'by_hand'`);
/** What was given back of an order beside what was cut off its invoice. */
export const sumGivenBack = async (tx: Tx, bookingId: string): Promise<number> => (await givenBackStatement(tx, [bookingId]))[0]?.sum ?? 0;

export const findLastOfSale = (tx: Tx, bookingId: string): Promise<TakingRow | undefined> =>
  tx.selectFrom('takings').selectAll().where('bookingId', '=', bookingId).orderBy('nth', 'desc').limit(1).executeTakeFirst();

export const lockSale = (tx: Tx, bookingId: string): Promise<SaleRow | undefined> =>
  tx.selectFrom('sales').selectAll().where('bookingId', '=', bookingId).forUpdate().executeTakeFirst();

const lockStatement = statement<{ id: string }>(`
  select l.id from bank_lines l where l.id in (
    select s.line_id from bank_shares s join payments p on p.id = s.payment_id where p.booking_id = $1 and s.taken_back_at is null
  ) order by l.id for update`);
/** The lines that a booking's payment was paid by: before payments, everywhere. */
export const lockLinesOf = (tx: Tx, bookingId: string): Promise<{ id: string }[]> => lockStatement(tx, [bookingId]);

const takeBackStatement = statement(`
  with newest as (
    select line_id, amount_minor, least(amount_minor, coalesce($2::bigint - (sum(amount_minor) over (order by created_at desc, line_id desc) - amount_minor), amount_minor)) as part
    from bank_shares where payment_id = $1 and taken_back_at is null
  ), back as (select line_id, part, part < amount_minor as is_part from newest where part > 0),
    lines as (
      update bank_lines l set left_minor = l.left_minor + back.part, state = 'open', updated_at = $3 from back where l.id = back.line_id returning l.id
    ), parts as (
      insert into bank_shares (line_id, payment_id, amount_minor, by_id, by_name, created_at, taken_back_at)
      select s.line_id, s.payment_id, back.part, s.by_id, s.by_name, s.created_at, $3 from back join bank_shares s using (line_id)
      where back.is_part and s.payment_id = $1 and s.taken_back_at is null
    )
  update bank_shares s set amount_minor = case when back.is_part then s.amount_minor - back.part else s.amount_minor end,
    taken_back_at = case when back.is_part then null else $3::timestamptz end
  from back where s.line_id = back.line_id and s.payment_id = $1 and s.taken_back_at is null`);
/** Of lines that are locked, those that came last first: so much of each is to be assigned again. Null: all of them. */
export const takeSharesBack = (
  tx: Tx,
  paymentId: string,
  { amountMinor, at }: { readonly amountMinor: number | null; readonly at: Date },
): Promise<unknown> => takeBackStatement(tx, [paymentId, amountMinor, at]);
