import type { CampaignState } from '@event-planner/contracts/coupon';
import { type Kysely, type Reader, type Selectable, statement, type Transaction } from '@event-planner/platform/database';
import type { CampaignsTable, CouponCodesTable } from '../coupon-tables.ts';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
type Read = Reader<Tables>;
export type CampaignRow = Selectable<CampaignsTable>;
export type CodeRow = Selectable<CouponCodesTable>;

export const insertCampaign = (tx: Tx, row: Omit<CampaignRow, 'state' | 'version' | 'uses' | 'excess'>): Promise<unknown> =>
  tx
    .insertInto('campaigns')
    .values({ ...row, terms: JSON.stringify(row.terms) })
    .execute();

export const findCampaign = (db: Kysely<Tables> | Read, id: string): Promise<CampaignRow | undefined> =>
  db.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirst();

export const lockCampaign = (tx: Tx, id: string): Promise<CampaignRow | undefined> =>
  tx.selectFrom('campaigns').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const listCampaigns = (
  read: Read,
  { organizerId, cursor, limit }: { readonly organizerId: string; readonly cursor: string | undefined; readonly limit: number },
): Promise<CampaignRow[]> =>
  read
    .selectFrom('campaigns')
    .selectAll()
    .where('organizerId', '=', organizerId)
    .$if(cursor !== undefined, query => query.where('id', '<', cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

const changeStatement = statement<unknown>(`
  with of_code as (
    update coupon_codes set max_uses = $4, excess = greatest(0, uses - coalesce($4, uses)) where campaign_id = $1 and max_uses is distinct from $4
  )
  update campaigns set version = version + 1, terms = $2, max_uses = $3, excess = greatest(0, uses - coalesce($3, uses)) where id = $1`);
/** A limit below what is used takes nothing from anybody, and gives nothing more. The campaign is locked. */
export const changeTerms = (tx: Tx, { id, terms }: Pick<CampaignRow, 'id' | 'terms'>): Promise<unknown> =>
  changeStatement(tx, [id, JSON.stringify(terms), terms.maxUses, terms.maxUsesPerCode]);

export const setCampaignState = (tx: Tx, id: string, state: CampaignState): Promise<unknown> =>
  tx
    .updateTable('campaigns')
    .set(of => ({ state, version: of('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

const insertCodesStatement = statement<unknown>(`
  insert into coupon_codes (id, campaign_id, organizer_id, code, code_key, max_uses, created_at)
  select n.id, $1, $2, n.code, n.code_key, $6, n.created_at
  from unnest($3::uuid[], $4::text[], $5::text[], $7::timestamptz[]) as n(id, code, code_key, created_at)
  on conflict (organizer_id, code_key) do nothing returning 1`);
export interface NewCode {
  readonly id: string;
  readonly code: string;
  readonly codeKey: string;
  readonly createdAt: Date;
}
/** Answers how many were new to the organizer. The campaign is locked. */
export const insertCodes = async (tx: Tx, campaign: CampaignRow, codes: readonly NewCode[]): Promise<number> =>
  (
    await insertCodesStatement(tx, [
      campaign.id,
      campaign.organizerId,
      codes.map(one => one.id),
      codes.map(one => one.code),
      codes.map(one => one.codeKey),
      campaign.terms.maxUsesPerCode,
      codes.map(one => one.createdAt),
    ])
  ).length;

export const countCodes = async (tx: Tx, campaignId: string): Promise<number> =>
  (
    await tx
      .selectFrom('couponCodes')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('campaignId', '=', campaignId)
      .executeTakeFirstOrThrow()
  ).count;

export interface Summary {
  readonly campaignId: string;
  readonly codes: number;
  readonly code: string | null;
  readonly open: number;
}
const summaryStatement = statement<Summary>(`
  select c.id as campaign_id,
    (select count(*)::int from coupon_codes k where k.campaign_id = c.id) as codes,
    (select code from coupon_codes k where k.campaign_id = c.id order by id limit 1) as code,
    (select count(*)::int from redemptions r where r.campaign_id = c.id and r.counted and r.confirmed_at is null and r.expires_at > $2) as open
  from unnest($1::uuid[]) as c(id)`);
export const listSummaries = (read: Read, ids: readonly string[], now: Date): Promise<Summary[]> => summaryStatement(read, [ids, now]);

const codesStatement = statement<Omit<CodeRow, 'codeKey' | 'excess' | 'organizerId'>>(`
  select k.id, k.campaign_id, k.code, k.max_uses, k.created_at,
    (select count(*)::int from redemptions r where r.code_id = k.id and r.counted and r.expires_at > $4) as uses
  from coupon_codes k where k.campaign_id = $1 and ($2::uuid is null or k.id > $2) order by k.id limit $3`);
/** In the order in which they were made, from after `cursor`. */
export const listCodes = (
  read: Read,
  of: { readonly campaignId: string; readonly cursor: string | null; readonly limit: number; readonly now: Date },
): ReturnType<typeof codesStatement> => codesStatement(read, [of.campaignId, of.cursor, of.limit, of.now]);

export interface FateRow {
  readonly state: 'cart' | 'pending' | 'used' | 'given_back';
  readonly at: Date;
  readonly eventId: string;
  readonly eventTitle: string;
  readonly reference: string | null;
  readonly amountMinor: number;
  readonly currency: string;
}
const fateStatement = statement<FateRow>(`
  select case when r.given_back_at is not null then 'given_back' when r.confirmed_at is not null then 'used'
      when r.booking_id is not null then 'pending' else 'cart' end as state,
    coalesce(r.given_back_at, r.confirmed_at, r.created_at) as at, r.event_id, e.title as event_title, b.reference, r.amount_minor, r.currency
  from redemptions r join events e on e.id = r.event_id left join bookings b on b.id = r.booking_id
  where r.code_id = $1 and (r.confirmed_at is not null or (r.counted and r.expires_at > $2)) order by r.created_at desc limit 20`);
export const listFate = (read: Read, codeId: string, now: Date): Promise<FateRow[]> => fateStatement(read, [codeId, now]);

export const findCode = (read: Read, organizerId: string, codeKey: string): Promise<CodeRow | undefined> =>
  read.selectFrom('couponCodes').selectAll().where('organizerId', '=', organizerId).where('codeKey', '=', codeKey).executeTakeFirst();

const usesStatement = statement<{ uses: number }>(
  'select count(*)::int as uses from redemptions where code_id = $1 and counted and expires_at > $2',
);
export const countUses = async (read: Read, codeId: string, now: Date): Promise<number> =>
  (await usesStatement(read, [codeId, now]))[0]?.uses ?? 0;
