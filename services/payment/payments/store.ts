import { type Database, type Kysely, statement, type StatementRunner, type Transaction } from '@event-planner/platform/database';
import type { PaymentFact } from '../provider/provider.ts';
import type { PaymentRow, Tables } from '../tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Tx = Transaction<Tables>;

const byId = statement<PaymentRow>('select * from payments where id = $1');
const byBooking = statement<PaymentRow>('select * from payments where booking_id = $1');
const byIdLocked = statement<PaymentRow>('select * from payments where id = $1 for update');

export const findPayment = async (db: StatementRunner, id: string): Promise<PaymentRow | undefined> => (await byId(db, [id]))[0];

export const findPaymentOfBooking = async (db: StatementRunner, bookingId: string): Promise<PaymentRow | undefined> =>
  (await byBooking(db, [bookingId]))[0];

export const lockPayment = async (tx: Tx, id: string): Promise<PaymentRow | undefined> => (await byIdLocked(tx, [id]))[0];

const insert = statement<{ id: string }>(`
  insert into payments (id, booking_id, user_id, email, description, amount_minor, currency, pay_by, state, failure_code,
    provider_id, client_secret, provider_said_at, ask_at, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  on conflict (booking_id) do nothing returning id`);

/** The booking's one payment: this one, or the one that was there before. */
export async function insertPayment(db: StatementRunner, payment: PaymentRow): Promise<PaymentRow> {
  const { id, bookingId, userId, email, description, amountMinor, currency, payBy, state, failureCode, ...rest } = payment;
  const { providerId, clientSecret, providerSaidAt, askAt, createdAt, updatedAt } = rest;
  const known = [id, bookingId, userId, email, description, amountMinor, currency, payBy, state, failureCode];
  const [inserted] = await insert(db, [...known, providerId, clientSecret, providerSaidAt, askAt, createdAt, updatedAt]);
  return inserted ? payment : getFirst(await byBooking(db, [bookingId]), `a payment of the booking ${bookingId}`);
}

const record = statement(`
  update payments set state = $2, failure_code = $3, provider_said_at = $4, updated_at = $5, ask_at = case when $6 then null else ask_at end
  where id = $1`);

/** What the provider said has become of a payment. After a final fact nobody is asked any more. */
export async function recordFact(tx: Tx, id: string, fact: PaymentFact & { readonly isFinal: boolean; readonly now: Date }): Promise<void> {
  await record(tx, [id, fact.state, fact.code, fact.at, fact.now, fact.isFinal]);
}

export async function updatePayment(db: Db, id: string, change: Partial<Omit<PaymentRow, 'id'>>): Promise<PaymentRow> {
  return db.updateTable('payments').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** Asks again later, unless there is nothing left to ask. */
export async function postpone(db: Db, id: string, askAt: Date): Promise<void> {
  await db.updateTable('payments').set({ askAt }).where('id', '=', id).where('askAt', 'is not', null).execute();
}

const attach = statement<PaymentRow>(`
  update payments set provider_id = $2, client_secret = $3, updated_at = $4 where id = $1 and provider_id is null returning *`);

/** Notes the provider's side of a payment, once. */
export async function attachIntent(
  db: StatementRunner,
  id: string,
  { providerId, clientSecret, updatedAt }: Pick<PaymentRow, 'providerId' | 'clientSecret' | 'updatedAt'>,
): Promise<PaymentRow> {
  const [attached] = await attach(db, [id, providerId, clientSecret, updatedAt]);
  return attached ?? getFirst(await byId(db, [id]), `the payment ${id}`);
}

// A conflict writes the row as it is: that is what makes it answer.
const claimOnce = statement<{ bookingId: string }>(`
  insert into idempotency_keys (user_id, key, booking_id, created_at) values ($1, $2, $3, $4)
  on conflict (user_id, key) do update set key = excluded.key returning booking_id`);

/** Remembers which booking a caller's key is for; answers the one it was first used with. */
export async function claimKey(db: Database<Tables>, { userId, key, bookingId, createdAt }: Tables['idempotencyKeys']): Promise<string> {
  return getFirst(await claimOnce(db.query, [userId, key, bookingId, createdAt]), `the key ${key}`).bookingId;
}

export async function forgetKeys(db: Database<Tables>, before: Date): Promise<void> {
  await db.query.deleteFrom('idempotencyKeys').where('createdAt', '<', before).execute();
}

const claim = statement<PaymentRow>(`
  update payments set ask_at = $2 where id in (
    select id from payments where ask_at <= $1 order by ask_at limit $3 for update skip locked
  ) returning *`);

/** Takes payments that are due to be asked about; nobody else gets them before `again`. */
export const claimDue = (
  db: StatementRunner,
  { now, again, limit }: { readonly now: Date; readonly again: Date; readonly limit: number },
): Promise<PaymentRow[]> => claim(db, [now, again, limit]);

function getFirst<Row>([row]: readonly Row[], what: string): Row {
  if (!row) throw new Error(`${what} is not there`);
  return row;
}
