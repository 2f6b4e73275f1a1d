import { type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { DisputeRow, FindDisputes } from '../order-disputes.ts';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

// What is decided is not opened again by news that came late; the bank may ask first and take the money then.
const saveStatement = statement<DisputeRow>(`
  insert into disputes (id, booking_id, state, amount_minor, currency, reason, due_at, opened_at, closed_at)
  select id, "bookingId", state, "amountMinor", currency, reason, "dueAt", "openedAt", "closedAt"
  from jsonb_to_record($1::jsonb) as d(id uuid, "bookingId" uuid, state text, "amountMinor" bigint, currency text, reason text, "dueAt" timestamptz,
    "openedAt" timestamptz, "closedAt" timestamptz)
  on conflict (id) do update set state = excluded.state, amount_minor = excluded.amount_minor, reason = excluded.reason,
    due_at = coalesce(excluded.due_at, disputes.due_at), closed_at = excluded.closed_at
    where disputes.closed_at is null and not (disputes.state = 'open' and excluded.state = 'inquiry')
  returning *`);
/** Undefined where it says nothing new. */
export const saveDispute = async (tx: Tx, dispute: DisputeRow): Promise<DisputeRow | undefined> =>
  (await saveStatement(tx, [JSON.stringify(dispute)]))[0];

const findStatement = statement<DisputeRow & { readonly of: string }>(`
  select distinct on (asked.id) asked.id as of, d.* from unnest($1::uuid[]) as asked(id), lateral paid_by(asked.id) as payer(id)
    join disputes d on d.booking_id = payer.id
  order by asked.id, array_position(array['open', 'lost', 'inquiry', 'won', 'withdrawn'], d.state), d.opened_at desc`);
export const findDisputes: FindDisputes = async (db: Reader<Tables>, bookingIds) =>
  bookingIds.length === 0
    ? new Map()
    : new Map((await findStatement(db, [[...new Set(bookingIds)]])).map(({ of, ...dispute }) => [of, dispute]));

const blockStatement = statement<{ id: string }>(`
  with own as materialized (
    select id from tickets where booking_id in (select made_of($1)) and state = 'valid' and (blocked_at is null) = $2
      and ($4::timestamptz is null or blocked_at >= $4) order by id for no key update
  )
  update tickets set blocked_at = case when $2 then $3::timestamptz end, block_changed_at = $3
  from own where tickets.id = own.id returning tickets.id`);

export interface Blocking {
  readonly bookingId: string;
  readonly blocked: boolean;
  readonly at: Date;
  /** Only what was blocked since. */
  readonly since?: Date;
}
/** Of a booking and all that was made of it, tickets that are valid. After every other lock, in the order of their ids. Answers how many it changed. */
export const setBlocked = async (tx: Tx, { bookingId, blocked, at, since }: Blocking): Promise<number> =>
  (await blockStatement(tx, [bookingId, blocked, at, since ?? null])).length;
