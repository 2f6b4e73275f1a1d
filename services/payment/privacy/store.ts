import { mostObstacles, type Obstacle } from '@event-planner/contracts/privacy';
import { type Reader, sql, type Transaction } from '@event-planner/platform/database';
import { erasedName } from '@event-planner/contracts/privacy';
import { type Person, type Told } from '@event-planner/platform/personal-data';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

/** Sold or given by the team: to who left an address, not to an account. */
const byTeam = sql`('box_office', 'complimentary')`;

/** `webUrl` is where documents are to be had as PDF. */
export async function listPersonalData(tx: Tx, { userId, email }: Person, webUrl: string): Promise<Told> {
  const rows = async (query: ReturnType<typeof sql<object>>): Promise<readonly object[]> => (await query.execute(tx)).rows;
  const sales = sql`select booking_id from sales where user_id = ${userId} or (origin in ${byTeam} and email = ${email})`;
  return {
    payments: await rows(sql<object>`
      select description, amount_minor, currency, method, state, credit_minor, refunded_minor, email, buyer_name, reference, created_at, due_at
      from payments where user_id = ${userId} order by created_at`),
    sales: await rows(sql<object>`
      select reference as "order", organizer_name, event_title, buyer_name, email, invoice_to, total_minor, currency, paid_with, sold_at
      from sales where booking_id in (${sales}) order by sold_at`),
    documents: await rows(sql<object>`
      select number, kind, issued_on, buyer, event_title, total_minor, currency, content, ${webUrl}::text || '/bookings/' || booking_id as page
      from documents where booking_id in (${sales}) order by issued_at`),
    credit: await rows(sql<object>`select organizer_id, balance_minor, reserved_minor, currency from credits where user_id = ${userId}`),
    creditMovements: await rows(sql<object>`
      select organizer_id, kind, amount_minor, currency, happened_at from credit_movements where user_id = ${userId} order by happened_at`),
    disputes: await rows(sql<object>`
      select d.reason, d.state, d.amount_minor, d.currency, d.evidence from disputes d join payments p on p.id = d.payment_id where p.user_id = ${userId}`),
    bankTransfers: await rows(sql<object>`
      select l.booked_on, l.amount_minor, l.currency, l.counterparty, l.iban, l.purpose
      from bank_shares s join bank_lines l on l.id = s.line_id join payments p on p.id = s.payment_id where p.user_id = ${userId} and s.taken_back_at is null`),
  };
}

/** Where it stands who of a team, or of those who run the platform, said or did something. */
export const whoDid = [
  ...['statement_imports', 'bank_shares', 'bank_credits', 'bank_credits_back', 'takings', 'reconciliations', 'drifts'].map(table => ({
    table,
    id: 'by_id',
    name: 'by_name',
  })),
  ...['fee_schedules', 'payout_schedules', 'payout_exports', 'refund_files'].map(table => ({
    table,
    id: 'created_by',
    name: 'created_by_name',
  })),
  { table: 'payout_account_changes', id: 'changed_by', name: 'changed_by_name' },
  { table: 'payouts', id: 'asked_by', name: 'asked_by_name' },
  { table: 'provider_refunds', id: 'decided_by', name: 'decided_by_name' },
] as const;

/**
 * Who paid is forgotten, but where tax law wants it kept for ten years: in documents, which are never changed, and in what the bank said. What moved stays in the books,
 * under ids that are nobody's any more.
 */
export async function erasePerson(tx: Tx, { userId, email }: Person): Promise<void> {
  await sql`
    update sales set buyer_name = ${erasedName}, email = '', invoice_to = null
    where user_id = ${userId} or (origin in ${byTeam} and email = ${email})`.execute(tx);
  await sql`
    update payments set email = '', buyer_name = case when buyer_name is null then null else ${erasedName}::text end
    where user_id = ${userId} or (email = ${email} and booking_id in (select booking_id from sales where origin in ${byTeam}))`.execute(tx);
  await sql`
    update disputes set evidence = null where payment_id in (select id from payments where user_id = ${userId}) and state not in ('needs_response', 'under_review')`.execute(
    tx,
  );
  for (const { table, id, name } of whoDid)
    await sql`update ${sql.ref(table)} set ${sql.ref(name)} = ${erasedName} where ${sql.ref(id)} = ${userId} and ${sql.ref(name)} is distinct from ${erasedName}`.execute(
      tx,
    );
  await sql`delete from idempotency_keys where user_id = ${userId}`.execute(tx);
}

/** What of somebody's money is not at rest. */
export async function listObstacles(db: Reader<Tables>, userId: string): Promise<Obstacle[]> {
  const credit = await sql<{ organizerId: string; amountMinor: string; currency: string }>`
    select organizer_id, balance_minor as amount_minor, currency from credits where user_id = ${userId} and balance_minor > 0 limit ${mostObstacles}`.execute(
    db,
  );
  const moving = await sql<{
    kind: 'open_refund' | 'open_dispute';
    bookingId: string;
    reference: string | null;
    amountMinor: string;
    currency: string;
  }>`
    select 'open_refund' as kind, p.booking_id, coalesce(p.reference, s.reference) as reference, r.amount_minor, r.currency
    from refunds r join payments p on p.id = r.payment_id left join sales s on s.booking_id = p.booking_id
    where p.user_id = ${userId} and r.state in ('recorded', 'pending')
    union all
    select 'open_dispute', p.booking_id, coalesce(p.reference, s.reference), d.amount_minor, d.currency
    from disputes d join payments p on p.id = d.payment_id left join sales s on s.booking_id = p.booking_id
    where p.user_id = ${userId} and d.state in ('warning_needs_response', 'warning_under_review', 'needs_response', 'under_review')
    limit ${mostObstacles}`.execute(db);
  return [
    ...credit.rows.map(({ organizerId, amountMinor, currency }) => ({
      kind: 'credit' as const,
      organizerId,
      amountMinor: Number(amountMinor),
      currency,
    })),
    ...moving.rows.map(({ reference, amountMinor, ...rest }) => ({
      ...rest,
      reference: reference ?? '',
      amountMinor: Number(amountMinor),
    })),
  ].slice(0, mostObstacles);
}
