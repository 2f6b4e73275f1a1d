import { statement, type Transaction } from '@event-planner/platform/database';
import type { NewRedemption } from '../redeeming.ts';
import type { Tables } from '../tables.ts';
import type { CouponState } from './books.ts';

type Tx = Transaction<Tables>;

const lockStatement = statement<{ id: string }>(`
  select id from campaigns where id in (
    select campaign_id from coupon_codes where organizer_id = $1 and code_key = any($2::text[])
    union select campaign_id from redemptions where hold_id = $3
  ) order by id for update`);
/** Whatever is counted in a campaign, and in its codes, changes under its lock. */
export const lockCampaigns = (
  tx: Tx,
  of: { readonly organizerId: string | null; readonly keys: readonly string[]; readonly holdId?: string | undefined },
): Promise<{ id: string }[]> => lockStatement(tx, [of.organizerId, of.keys, of.holdId]);

// What somebody else has in hand, such as a cart that is being renewed at this moment, stays counted. What was booked is kept, for its money may come late.
const lookStatement = statement<Omit<CouponState, 'now'>>(`
  with campaign as materialized (
    select distinct campaign_id as id from coupon_codes where organizer_id = $1 and code_key = any($2::text[])
  ), due as materialized (
    select r.hold_id, r.campaign_id, r.code_id, r.booking_id from campaign c, lateral (
      select * from redemptions where campaign_id = c.id and counted and expires_at <= $4 for update skip locked
    ) r
  ), gone as (
    delete from redemptions r using due d where d.booking_id is null and r.hold_id = d.hold_id and r.campaign_id = d.campaign_id
  ), freed as (
    update redemptions r set counted = false from due d where d.booking_id is not null and r.hold_id = d.hold_id and r.campaign_id = d.campaign_id
  ), of_campaign as (
    update campaigns c set uses = c.uses - n.uses, excess = least(c.excess, greatest(0, c.uses - n.uses - coalesce(c.max_uses, 0)))
    from (select campaign_id, count(*)::int as uses from due group by 1) n where c.id = n.campaign_id returning c.id, c.uses
  ), of_code as (
    update coupon_codes k set uses = k.uses - n.uses, excess = least(k.excess, greatest(0, k.uses - n.uses - coalesce(k.max_uses, 0)))
    from (select code_id, count(*)::int as uses from due group by 1) n where k.id = n.code_id returning k.id, k.uses
  )
  select
    coalesce((select json_agg(json_build_object('id', c.id, 'state', c.state, 'terms', c.terms, 'maxUses', c.max_uses, 'uses', coalesce(n.uses, c.uses)))
      from campaigns c left join of_campaign n on n.id = c.id where c.id in (select id from campaign)), '[]') as campaigns,
    coalesce((select json_agg(json_build_object(
        'id', k.id, 'campaignId', k.campaign_id, 'code', k.code, 'codeKey', k.code_key, 'maxUses', k.max_uses, 'uses', coalesce(n.uses, k.uses)))
      from coupon_codes k left join of_code n on n.id = k.id where k.organizer_id = $1 and k.code_key = any($2::text[])), '[]') as codes,
    coalesce((select json_agg(json_build_object('campaignId', c.id, 'owner', o.owner, 'uses', r.uses))
      from campaign c, unnest($3::text[]) as o(owner), lateral (
        select count(*)::int as uses from redemptions r where r.campaign_id = c.id and r.owner = o.owner and r.counted
          and not exists (select from due d where d.hold_id = r.hold_id and d.campaign_id = r.campaign_id)
      ) r where r.uses > 0), '[]') as persons`);
/** What is left of the campaigns of these codes, which are locked; what has expired of them is free from then on. */
export const look = async (
  tx: Tx,
  of: { readonly organizerId: string | null; readonly keys: readonly string[]; readonly owners: readonly string[]; readonly now: Date },
): Promise<Omit<CouponState, 'now'>> =>
  (await lookStatement(tx, [of.organizerId, of.keys, of.owners, of.now]))[0] ?? { campaigns: [], codes: [], persons: [] };

const insertStatement = statement<unknown>(`
  with new as materialized (
    select * from jsonb_to_recordset($1::jsonb) as r("holdId" uuid, "campaignId" uuid, "codeId" uuid, "eventId" uuid, owner text, "amountMinor" bigint,
      currency text, "byType" jsonb, "expiresAt" timestamptz)
  ), of_campaign as (
    update campaigns c set uses = c.uses + n.uses from (select "campaignId" as id, count(*)::int as uses from new group by 1) n where c.id = n.id
  ), of_code as (
    update coupon_codes k set uses = k.uses + n.uses from (select "codeId" as id, count(*)::int as uses from new group by 1) n where k.id = n.id
  )
  insert into redemptions (hold_id, campaign_id, code_id, event_id, owner, amount_minor, currency, by_type, created_at, expires_at)
  select "holdId", "campaignId", "codeId", "eventId", owner, "amountMinor", currency, "byType", $2, "expiresAt" from new`);
export const insertRedemptions = (tx: Tx, rows: readonly NewRedemption[], now: Date): Promise<unknown> =>
  insertStatement(tx, [JSON.stringify(rows), now]);

const countDown = (gone: string): string => `
  of_campaign as (
    update campaigns c set uses = c.uses - n.uses, excess = least(c.excess, greatest(0, c.uses - n.uses - coalesce(c.max_uses, 0)))
    from (select campaign_id, count(*)::int as uses from ${gone} where counted group by 1) n where c.id = n.campaign_id
  ), of_code as (
    update coupon_codes k set uses = k.uses - n.uses, excess = least(k.excess, greatest(0, k.uses - n.uses - coalesce(k.max_uses, 0)))
    from (select code_id, count(*)::int as uses from ${gone} where counted group by 1) n where k.id = n.code_id
  )`;
const removeStatement = statement<unknown>(`
  with gone as (
    delete from redemptions r using campaigns c where r.hold_id = $1 and c.id = r.campaign_id and c.terms ->> 'kind' <> 'access' returning r.*
  ), ${countDown('gone')}
  select 1 from gone`);
/** Takes the discounts off a hold; it is locked, and their campaigns too. */
export const removeDiscounts = (tx: Tx, holdId: string): Promise<unknown> => removeStatement(tx, [holdId]);

const sweepStatement = statement<{ id: string }>(`
  with campaign as materialized (
    select id from campaigns c where exists (select from redemptions r where r.campaign_id = c.id and r.counted and r.expires_at <= $1)
    order by id limit 1 for update skip locked
  ), due as materialized (
    select r.* from campaign c, lateral (select * from redemptions where campaign_id = c.id and counted and expires_at <= $1 for update skip locked) r
  ), gone as (
    delete from redemptions r using due d where d.booking_id is null and r.hold_id = d.hold_id and r.campaign_id = d.campaign_id
  ), freed as (
    update redemptions r set counted = false from due d where d.booking_id is not null and r.hold_id = d.hold_id and r.campaign_id = d.campaign_id
  ), ${countDown('due')}
  select campaign_id as id from due limit 1`);
/** Takes back what has expired of one campaign; false when there was nothing to do. */
export const sweepOne = async (tx: Tx, now: Date): Promise<boolean> => (await sweepStatement(tx, [now])).length > 0;
