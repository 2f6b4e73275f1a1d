import type { PayoutState } from '@event-planner/contracts/payouts';
import { type Kysely, statement, type Transaction } from '@event-planner/platform/database';
import type { Place } from '@event-planner/platform/paging';
import type { PayoutAccountRow, PayoutRow } from '../payout-tables.ts';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
type Db = Kysely<Tables> | Tx;

export interface OwedOfEvent {
  readonly currency: string;
  readonly eventId: string | null;
  readonly owedMinor: number;
  readonly title: string | null;
  readonly endsAt: Date | null;
}

const owed = statement<OwedOfEvent>(`
  with owed as (
    select e.currency, e.event_id, -sum(p.amount_minor)::bigint as owed_minor
    from ledger_postings p join ledger_entries e on e.id = p.entry_id
    where p.organizer_id = $1 and ($2::text is null or e.currency = $2) group by 1, 2
  )
  select owed.*, coalesce(event_ends.title, sold.event_title) as title, coalesce(event_ends.ends_at, sold.ends_at) as ends_at
  from owed
  left join event_ends using (event_id)
  left join lateral (
    select event_title, ends_at from sales where event_ends.event_id is null and sales.event_id = owed.event_id order by ends_at desc limit 1
  ) sold on true
  order by owed.currency, owed.event_id`);
export const listOwed = (db: Db, organizerId: string, currency: string | null): Promise<OwedOfEvent[]> => owed(db, [organizerId, currency]);

/** Whoever pays out holds this: payouts of an account are made one after the other. */
export const lockAccount = (tx: Tx, organizerId: string, currency: string): Promise<PayoutAccountRow | undefined> =>
  tx
    .selectFrom('payoutAccounts')
    .selectAll()
    .where('organizerId', '=', organizerId)
    .where('currency', '=', currency)
    .forUpdate()
    .executeTakeFirst();

export const setScheduled = (tx: Tx, { organizerId, currency }: PayoutAccountRow, scheduledAt: Date): Promise<unknown> =>
  tx.updateTable('payoutAccounts').set({ scheduledAt }).where('organizerId', '=', organizerId).where('currency', '=', currency).execute();

export const listAccountsAfter = (db: Db, after: { organizerId: string; currency: string } | undefined, limit: number) =>
  db
    .selectFrom('payoutAccounts')
    .selectAll()
    .$if(after !== undefined, query =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('organizerId', 'currency'), '>', tuple(after?.organizerId ?? '', after?.currency ?? '')),
      ),
    )
    .orderBy('organizerId')
    .orderBy('currency')
    .limit(limit)
    .execute();

export const findLast = (tx: Tx, organizerId: string, currency: string): Promise<PayoutRow | undefined> =>
  tx
    .selectFrom('payouts')
    .selectAll()
    .where('organizerId', '=', organizerId)
    .where('currency', '=', currency)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

export type NewPayout = Omit<PayoutRow, 'attempts'>;
export const insertPayout = (tx: Tx, payout: NewPayout): Promise<unknown> => tx.insertInto('payouts').values(payout).execute();

const claim = statement(`
  insert into payout_entries (payout_id, organizer_id, entry_id)
  select $1, $2, e.id from ledger_entries e
  where e.currency = $3 and exists (select 1 from ledger_postings p where p.entry_id = e.id and p.organizer_id = $2)
    and not exists (select 1 from payout_entries c where c.organizer_id = $2 and c.entry_id = e.id)`);
const closing = statement<{ closingMinor: number }>(`
  update payouts set closing_minor = opening_minor - coalesce((select sum(p.amount_minor) from payout_entries c join ledger_postings p on p.entry_id = c.entry_id
    where c.payout_id = $1 and p.organizer_id = $2), 0) where id = $1 returning closing_minor`);
/** Puts on the payout's statement what is on none yet. */
export async function claimEntries(tx: Tx, { id, organizerId, currency }: NewPayout): Promise<void> {
  await claim(tx, [id, organizerId, currency]);
  await closing(tx, [id, organizerId]);
}

export const findPayout = (db: Db, id: string): Promise<PayoutRow | undefined> =>
  db.selectFrom('payouts').selectAll().where('id', '=', id).executeTakeFirst();
export const lockPayout = (tx: Tx, id: string): Promise<PayoutRow | undefined> =>
  tx.selectFrom('payouts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

type Change = Partial<
  Pick<PayoutRow, 'state' | 'transferId' | 'providerPayoutId' | 'failure' | 'sendAt' | 'settledAt' | 'attempts' | 'exportId'>
>;
export const updatePayout = (
  db: Db,
  { id, state }: Pick<PayoutRow, 'id' | 'state'>,
  change: Change & Pick<PayoutRow, 'updatedAt'>,
): Promise<unknown> =>
  // Whoever was overtaken by another step changes nothing.
  db.updateTable('payouts').set(change).where('id', '=', id).where('state', '=', state).execute();

const due = statement<{ id: string }>(`
  update payouts set send_at = $2 where id in (select id from payouts where send_at <= $1 order by send_at limit $3 for update skip locked) returning id`);
/** Taken by whoever asks; asked for again at `again` unless something comes of it. */
export const claimDue = async (db: Db, { now, again, limit }: { readonly now: Date; readonly again: Date; readonly limit: number }) =>
  (await due(db, [now, again, limit])).map(({ id }) => id);

const sums = statement<{ currency: string; onTheWayMinor: number; paidOutMinor: number }>(`
  select currency, coalesce(sum(amount_minor) filter (where state not in ('paid', 'failed')), 0)::bigint as on_the_way_minor,
    coalesce(sum(amount_minor) filter (where state = 'paid'), 0)::bigint as paid_out_minor
  from payouts where organizer_id = $1 group by 1`);
export const sumPayouts = (db: Db, organizerId: string) => sums(db, [organizerId]);

export interface PayoutFilter {
  readonly organizerId?: string | undefined;
  readonly state?: PayoutState | undefined;
  readonly kind?: PayoutRow['kind'] | undefined;
}

/** The newest first. */
export function listPayouts(
  db: Db,
  { organizerId, state, kind }: PayoutFilter,
  { after, limit }: { readonly after: Place | undefined; readonly limit: number },
): Promise<PayoutRow[]> {
  let query = db.selectFrom('payouts').selectAll().orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
  if (organizerId !== undefined) query = query.where('organizerId', '=', organizerId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('createdAt', 'id'), '<', tuple(after.at, after.id)));
  return query.execute();
}
