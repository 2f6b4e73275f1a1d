import {
  type Database,
  isCheckViolation,
  type Kysely,
  statement,
  type StatementRunner,
  type Transaction,
} from '@event-planner/platform/database';
import type { PaymentRow, Tables } from '../tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Tx = Transaction<Tables>;

const byId = statement<PaymentRow>('select * from payments where id = $1');
const byIds = statement<PaymentRow>('select * from payments where id = any($1::uuid[])');
const byBookings = statement<PaymentRow>('select * from payments where booking_id = any($1::uuid[])');

export const findPayment = async (db: StatementRunner, id: string): Promise<PaymentRow | undefined> => (await byId(db, [id]))[0];

export const findByBookings = (db: StatementRunner, bookingIds: readonly string[]): Promise<PaymentRow[]> => byBookings(db, [bookingIds]);

// JSON rather than an array, whose length would have it planned anew each time. In the order of ids, so that two who lock the same do not deadlock.
const locking = (clause: string): string => `
  with asked as materialized (select distinct id::uuid from jsonb_array_elements_text($1::jsonb) as id order by 1)
  select payment.* from asked, lateral (select * from payments where id = asked.id ${clause}) payment`;
const lockAll = statement<PaymentRow>(locking('for update'));
const lockFree = statement<PaymentRow>(locking('for update skip locked'));

export async function lockPayments(tx: Tx, ids: readonly string[]): Promise<readonly PaymentRow[]> {
  return ids.length > 0 ? lockAll(tx, [JSON.stringify(ids)]) : [];
}

/** Those that nobody else has in hand: waits for nobody. */
export async function lockFreePayments(tx: Tx, ids: readonly string[]): Promise<readonly PaymentRow[]> {
  return ids.length > 0 ? lockFree(tx, [JSON.stringify(ids)]) : [];
}

const insert = statement<{ id: string }>(`
  insert into payments (id, booking_id, user_id, email, description, amount_minor, currency, pay_by, state, failure_code,
    provider_id, client_secret, provider_said_at, ask_at, organizer_id, event_id, event_title, buyer_name, reference, created_at, updated_at)
  select id, "bookingId", "userId", email, description, "amountMinor", currency, "payBy", state, "failureCode",
    "providerId", "clientSecret", "providerSaidAt", "askAt", "organizerId", "eventId", "eventTitle", "buyerName", reference, "createdAt", "updatedAt"
  from jsonb_to_recordset($1::jsonb) as p(id uuid, "bookingId" uuid, "userId" uuid, email text, description text, "amountMinor" bigint,
    currency text, "payBy" timestamptz, state text, "failureCode" text, "providerId" text, "clientSecret" text, "providerSaidAt" timestamptz,
    "askAt" timestamptz, "organizerId" uuid, "eventId" uuid, "eventTitle" text, "buyerName" text, reference text, "createdAt" timestamptz,
    "updatedAt" timestamptz)
  order by "bookingId" on conflict (booking_id) do nothing returning id`);

/** Each booking's one payment: this one, or the one that was there before. */
export async function insertPayments(db: StatementRunner, payments: readonly PaymentRow[]): Promise<readonly PaymentRow[]> {
  const inserted = new Set((await insert(db, [JSON.stringify(payments)])).map(({ id }) => id));
  const late = payments.filter(({ id }) => !inserted.has(id)).map(({ bookingId }) => bookingId);
  const earlier = late.length > 0 ? await byBookings(db, [late]) : [];
  return payments.map(payment =>
    inserted.has(payment.id) ? payment : ensureThere(earlier.find(({ bookingId }) => bookingId === payment.bookingId)),
  );
}

// By the keys of one object rather than joined with a set, for which the planner expects so many rows that it reads the whole table.
const named = 'p.id = any(array(select jsonb_object_keys($1::jsonb)::uuid))';
const byName = (rows: readonly { readonly id: string }[]): string => JSON.stringify(Object.fromEntries(rows.map(row => [row.id, row])));

const save = statement(`
  update payments p set (state, failure_code, pay_by, provider_id, client_secret, provider_said_at, ask_at, updated_at) = (
    select state, "failureCode", "payBy", "providerId", "clientSecret", "providerSaidAt", "askAt", "updatedAt"
    from jsonb_to_record($1::jsonb -> p.id::text) as s(state text, "failureCode" text, "payBy" timestamptz, "providerId" text, "clientSecret" text,
      "providerSaidAt" timestamptz, "askAt" timestamptz, "updatedAt" timestamptz)
  ) where ${named}`);

/** Writes what may change of payments that are locked. */
export async function savePayments(tx: Tx, payments: readonly PaymentRow[]): Promise<void> {
  if (payments.length > 0) await save(tx, [byName(payments)]);
}

export async function updatePayment(db: Db, id: string, change: Partial<Omit<PaymentRow, 'id'>>): Promise<PaymentRow> {
  return db.updateTable('payments').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** Whether Postgres refused a payment because there is not so much credit for it, or none may pay it. */
export const saysNoCredit = (error: unknown): boolean =>
  isCheckViolation(error, 'credit_covers') || isCheckViolation(error, 'credit_within_payment');

/** Asks again later, unless there is nothing left to ask. */
export async function postpone(db: Db, id: string, askAt: Date): Promise<void> {
  await db.updateTable('payments').set({ askAt }).where('id', '=', id).where('askAt', 'is not', null).execute();
}

const attach = statement<PaymentRow>(`
  update payments p set (provider_id, client_secret, updated_at) = (
    select "providerId", "clientSecret", "updatedAt"
    from jsonb_to_record($1::jsonb -> p.id::text) as a("providerId" text, "clientSecret" text, "updatedAt" timestamptz)
  ) where ${named} and (p.provider_id is null or p.client_secret is null) and p.method = 'provider'
    and p.credit_minor = ($1::jsonb -> p.id::text ->> 'creditMinor')::bigint returning *`);

export type Attachment = Pick<PaymentRow, 'id' | 'providerId' | 'clientSecret' | 'creditMinor' | 'updatedAt'>;

/** Notes the provider's side of payments, once; not of one that is to be paid with more or less credit by now, for it asks for another amount. */
export async function attachIntents(db: StatementRunner, attachments: readonly Attachment[]): Promise<readonly PaymentRow[]> {
  const attached = await attach(db, [byName(attachments)]);
  const late = attachments.map(({ id }) => id).filter(asked => !attached.some(({ id }) => id === asked));
  const rows = [...attached, ...(late.length > 0 ? await byIds(db, [late]) : [])];
  return attachments.map(asked => ensureThere(rows.find(({ id }) => id === asked.id)));
}

// A conflict writes the row as it is: that is what makes it answer. Of requests with one key the first claims it.
const claimAll = statement<{ readonly keyBookingId: string } & (PaymentRow | { readonly id: null })>(`
  with asked as materialized (
    select * from rows from (jsonb_to_recordset($1::jsonb) as ("userId" uuid, key text, "bookingId" uuid, "createdAt" timestamptz))
      with ordinality as a("userId", key, "bookingId", "createdAt", place)
  ), claimed as (
    insert into idempotency_keys as known (user_id, key, booking_id, created_at)
    select distinct on ("userId", key) "userId", key, "bookingId", "createdAt" from asked order by "userId", key, place
    on conflict (user_id, key) do update set key = excluded.key returning known.*
  )
  select claimed.booking_id as key_booking_id, p.*
  from asked join claimed on claimed.user_id = asked."userId" and claimed.key = asked.key
  left join lateral (select * from payments where booking_id = asked."bookingId" limit 1) p on true order by place`);

export interface Claimed {
  /** The booking that the key was first used with. */
  readonly keyBookingId: string;
  /** The payment there is for the booking now asked for. */
  readonly known: PaymentRow | undefined;
}

/** Remembers which booking each caller's key is for, and looks for the booking's payment. */
export async function claimKeys(db: StatementRunner, keys: readonly Tables['idempotencyKeys'][]): Promise<readonly Claimed[]> {
  const claimed = await claimAll(db, [JSON.stringify(keys)]);
  return claimed.map(({ keyBookingId, ...payment }) => ({ keyBookingId, known: payment.id === null ? undefined : payment }));
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

function ensureThere(payment: PaymentRow | undefined): PaymentRow {
  if (!payment) throw new Error('a payment that was just written is not there');
  return payment;
}
