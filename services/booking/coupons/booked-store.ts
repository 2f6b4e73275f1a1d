import type { CampaignTerms } from '@event-planner/contracts/coupon';
import { statement, type Transaction } from '@event-planner/platform/database';
import type { CouponBooking } from '../redeeming.ts';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

const listStatement = statement<{ campaignId: string; codeId: string; code: string; terms: CampaignTerms }>(`
  select r.campaign_id, r.code_id, k.code, c.terms
  from redemptions r join campaigns c on c.id = r.campaign_id join coupon_codes k on k.id = r.code_id where r.hold_id = $1 order by r.campaign_id`);
export const listOfHold = (tx: Tx, holdId: string): ReturnType<typeof listStatement> => listStatement(tx, [holdId]);

// The hold is locked. One that was taken back meanwhile has no row, or one that does not count.
const extendStatement = statement<unknown>(`
  with mine as materialized (select campaign_id from redemptions where hold_id = $1 and counted and expires_at > $2 for update)
  update redemptions r set expires_at = $3 from mine m where r.hold_id = $1 and r.campaign_id = m.campaign_id returning 1`);
/** How many were still there. */
export const extend = async (tx: Tx, holdId: string, { now, until }: { readonly now: Date; readonly until: Date }): Promise<number> =>
  (await extendStatement(tx, [holdId, now, until])).length;

export interface HeldCoupon {
  readonly holdId: string;
  readonly campaignId: string;
  readonly max: number | null;
  /** How often its buyer has used it beside this. */
  readonly before: number;
}
const lookStatement = statement<HeldCoupon>(`
  with wanted as materialized (select * from jsonb_to_recordset($1::jsonb) as w("holdId" uuid, owner text)),
  mine as materialized (
    select w.owner, r.* from wanted w, lateral (
      select hold_id, campaign_id from redemptions where hold_id = w."holdId" and counted and expires_at > $2 for update
    ) r
  )
  select m.hold_id, m.campaign_id, (c.terms ->> 'maxUsesPerPerson')::int as max, (
    select count(*)::int from redemptions o
    where o.campaign_id = m.campaign_id and o.owner = m.owner and o.hold_id <> m.hold_id and o.counted and o.expires_at > $2 and o.booking_id is not null
  ) as before
  from mine m join campaigns c on c.id = m.campaign_id order by m.hold_id, m.campaign_id`);
/** The coupons that these holds still have. Open carts of the same buyer do not count here: whichever is booked first has the use. */
export const lookAtHeld = (tx: Tx, bookings: readonly CouponBooking[], now: Date): Promise<HeldCoupon[]> =>
  lookStatement(tx, [JSON.stringify(bookings.map(({ holdId, owner }) => ({ holdId, owner }))), now]);

const bookStatement = statement<unknown>(`
  update redemptions r set owner = b.owner, booking_id = b."bookingId", expires_at = $2
  from jsonb_to_recordset($1::jsonb) as b("holdId" uuid, "bookingId" uuid, owner text) where r.hold_id = b."holdId"`);
export const setBooked = (tx: Tx, bookings: readonly CouponBooking[], until: Date): Promise<unknown> =>
  bookStatement(tx, [JSON.stringify(bookings.map(({ holdId, bookingId, owner }) => ({ holdId, bookingId, owner }))), until]);

const confirmStatement = statement<{ campaignId: string }>(`
  with mine as materialized (
    select hold_id, campaign_id, counted from redemptions where hold_id = any($1::uuid[]) order by hold_id, campaign_id for update
  ), kept as (
    update redemptions r set confirmed_at = $2, expires_at = 'infinity' from mine m where m.counted and r.hold_id = m.hold_id and r.campaign_id = m.campaign_id
  )
  select distinct campaign_id from mine where not counted order by campaign_id`);
/** Uses what is counted for good; answers of which campaigns something is not. */
export const confirmCounted = (tx: Tx, holdIds: readonly string[], now: Date): Promise<{ campaignId: string }[]> =>
  confirmStatement(tx, [holdIds, now]);

const lockStatement = statement<unknown>('select id from campaigns where id = any($1::uuid[]) order by id for update');
export const lockCampaignsOf = (tx: Tx, ids: readonly string[]): Promise<unknown> => lockStatement(tx, [ids]);

const lockOfHoldsStatement = statement<unknown>(
  'select id from campaigns where id in (select campaign_id from redemptions where hold_id = any($1::uuid[])) order by id for update',
);
export const lockCampaignsOfHolds = (tx: Tx, holdIds: readonly string[]): Promise<unknown> => lockOfHoldsStatement(tx, [holdIds]);

const recountStatement = statement<unknown>(`
  with late as materialized (
    update redemptions set counted = true, confirmed_at = $2, expires_at = 'infinity' where hold_id = any($1::uuid[]) and not counted returning campaign_id, code_id
  ), of_code as (
    update coupon_codes k set uses = k.uses + n.uses, excess = greatest(k.excess, k.uses + n.uses - coalesce(k.max_uses, k.uses + n.uses))
    from (select code_id, count(*)::int as uses from late group by 1) n where k.id = n.code_id
  )
  update campaigns c set uses = c.uses + n.uses, excess = greatest(c.excess, c.uses + n.uses - coalesce(c.max_uses, c.uses + n.uses))
  from (select campaign_id, count(*)::int as uses from late group by 1) n where c.id = n.campaign_id`);
/** Counts again what was taken back before its money came. The campaigns are locked. */
export const confirmLate = (tx: Tx, holdIds: readonly string[], now: Date): Promise<unknown> => recountStatement(tx, [holdIds, now]);

const unconfirmStatement = statement<unknown>(
  `update redemptions set expires_at = '-infinity', confirmed_at = null where hold_id = $1 and counted`,
);
/** What was confirmed a moment ago for places that are gone. */
export const unconfirm = (tx: Tx, holdId: string): Promise<unknown> => unconfirmStatement(tx, [holdId]);

const giveBackStatement = statement<unknown>(`
  update redemptions r set expires_at = '-infinity', given_back_at = $2 from campaigns c
  where r.hold_id = $1 and c.id = r.campaign_id and r.counted and (c.terms ->> 'givesBack')::boolean`);
/** Of a booking that has ended: free at once, counted until somebody takes it back. */
export const giveBack = (tx: Tx, holdId: string, now: Date): Promise<unknown> => giveBackStatement(tx, [holdId, now]);
