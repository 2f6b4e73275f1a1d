import { type Kysely, type Reader, statement, type StatementRunner, type Transaction } from '@event-planner/platform/database';
import { paidByLines } from '../paid-by-lines.ts';
import type { PaymentRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

export const findByBooking = (db: Kysely<Tables> | Tx, bookingId: string): Promise<PaymentRow | undefined> =>
  db.selectFrom('payments').selectAll().where('bookingId', '=', bookingId).executeTakeFirst();

export const lockByBooking = (tx: Tx, bookingId: string): Promise<PaymentRow | undefined> =>
  tx.selectFrom('payments').selectAll().where('bookingId', '=', bookingId).forUpdate().executeTakeFirst();

export const lockById = (tx: Tx, id: string): Promise<PaymentRow | undefined> =>
  tx.selectFrom('payments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Whether something was booked before, by its key. Under the lock of what it is about. */
export const isBooked = async (tx: Tx, key: string): Promise<boolean> =>
  (await tx.selectFrom('ledgerEntries').select('id').where('key', '=', key).executeTakeFirst()) !== undefined;

const arrivedStatement = statement<{ sum: number }>(
  'select coalesce(sum(amount_minor), 0)::bigint as sum from bank_shares where payment_id = $1 and taken_back_at is null',
);
/** What lines of the bank have brought for a payment. */
export const sumArrived = async (tx: Tx, paymentId: string): Promise<number> => (await arrivedStatement(tx, [paymentId]))[0]?.sum ?? 0;

export type NewPayment = Omit<
  PaymentRow,
  | 'promisedMinor'
  | 'refundedMinor'
  | 'creditMinor'
  | 'creditedMinor'
  | 'earlierIds'
  | 'providerId'
  | 'clientSecret'
  | 'providerSaidAt'
  | 'remindedAt'
  | 'heldUntil'
  | 'undone'
  | 'writtenOffMinor'
  | 'later'
  | 'account'
> & { readonly account: PaymentRow['account'] };

/** Undefined where the booking has a payment already. */
export async function insertOffline(tx: Tx, payment: NewPayment): Promise<PaymentRow | undefined> {
  const account = payment.account && JSON.stringify(payment.account);
  return tx
    .insertInto('payments')
    .values({ ...payment, account: account as never, promisedMinor: 0, refundedMinor: 0, earlierIds: [] })
    .onConflict(conflict => conflict.column('bookingId').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function changePayment(tx: Tx, id: string, { account, ...change }: Partial<Omit<PaymentRow, 'id'>>): Promise<PaymentRow> {
  return tx
    .updateTable('payments')
    .set({ ...change, ...(account !== undefined && { account: (account && JSON.stringify(account)) as never }) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export interface AwaitedRow extends PaymentRow {
  /** What lines of the bank have brought, and has paid nothing yet. */
  readonly arrivedMinor: number;
}
const awaitedStatement = statement<AwaitedRow>(`
  select p.*, (coalesce((select sum(s.amount_minor) from bank_shares s where s.payment_id = p.id and s.taken_back_at is null), 0) - ${paidByLines})::bigint as arrived_minor
  from payments p
  where p.organizer_id = $1 and p.method in ('transfer', 'invoice', 'on_site') and ($2::uuid is null or p.id < $2) and case
    when $5::boolean then p.written_off_minor > 0 and p.due_at is not null and p.state in ('succeeded', 'cancelled')
    when $4::text is null then p.state = 'created'
    else (p.state = 'created' or (p.state = 'succeeded' and p.written_off_minor > 0)
        or (p.state = 'cancelled' and (p.due_at is null or p.failure_code = 'written_off') and p.provider_id is null))
      and (p.reference like upper($4) || '%' or p.buyer_name ilike '%' || $4 || '%' or p.email ilike $4 || '%') end
  order by p.id desc limit $3`);
/** What an organizer waits for, the newest first; of those that are looked for, also what came to nothing and may still be paid. Or what was written off. */
export const listAwaited = (
  read: Reader<Tables>,
  {
    organizerId,
    writtenOff,
    q,
    before,
    limit,
  }: {
    readonly organizerId: string;
    readonly writtenOff: boolean;
    readonly q: string | undefined;
    readonly before: string | undefined;
    readonly limit: number;
  },
): Promise<AwaitedRow[]> =>
  awaitedStatement(read, [organizerId, before ?? null, limit, q === undefined ? null : escapeLike(q), writtenOff]);

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

const overdueStatement = statement<PaymentRow>(`
  update payments set reminded_at = $1 where id in (
    select id from payments where due_at is not null and state = 'created' and due_at < $1 and coalesce(reminded_at, due_at) < $2
    order by due_at limit 100 for update skip locked
  ) returning *`);
/** Takes invoices that are overdue and of which their buyers have not heard since. */
export const claimOverdue = (
  db: StatementRunner,
  { now, notSince }: { readonly now: Date; readonly notSince: Date },
): Promise<PaymentRow[]> => overdueStatement(db, [now, notSince]);
