import type { Hold } from '@event-planner/contracts/booking';
import { Campaign, type CampaignTerms } from '@event-planner/contracts/coupon';
import type { EventInventory } from '@event-planner/contracts/event';
import { person } from '@event-planner/platform/testing';
import type { BookingWorld, HoldAnswer, Items } from '../test-world.ts';

export const boss = person('Boss');

export type TermsChanges = Partial<CampaignTerms> & Pick<CampaignTerms, 'kind'>;

/** Terms as a form would send them; ten percent, ten euros off the order, unless they say otherwise. */
export const termsOf = ({ kind, ...changes }: TermsChanges): object => ({
  name: `A campaign of ${kind}`,
  kind,
  ...(kind === 'percent' && { basisPoints: 10_00 }),
  ...(kind === 'amount' && { amountMinor: 1000, currency: 'EUR' }),
  ...changes,
});

/** What an organizer and buyers do with coupons, through the front door. */
export function couponWorld(world: BookingWorld) {
  const { service } = world;
  const as = (headers: Record<string, string>) => async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
    const answer = await service.inject({ method, url: `/api/bookings${path}`, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
  };
  const asBoss = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
    as(await service.asUser(boss))(method, path, payload);
  return {
    as,
    asBoss,
    /** A campaign of the event's organizer. */
    async campaign(event: EventInventory, changes: TermsChanges, code?: string): Promise<Campaign> {
      world.join(event, boss, 'manager');
      const { status, body } = await asBoss('POST', '/campaigns', {
        organizerId: event.organizerId,
        terms: termsOf(changes),
        ...(code && { code }),
      });
      if (status !== 201) throw new Error(`no campaign: ${JSON.stringify(body)}`);
      return Campaign.parse(body);
    },
    get: async (id: string): Promise<Campaign> => Campaign.parse((await asBoss('GET', `/campaigns/${id}`)).body),
    async holdWith(
      headers: Record<string, string>,
      event: EventInventory,
      { items, coupons }: { readonly items: Items; readonly coupons: readonly string[] },
    ): Promise<HoldAnswer> {
      return as(headers)('POST', '/holds', { eventId: event.eventId, items, coupons });
    },
    async setCoupons(headers: Record<string, string>, { id }: Pick<Hold, 'id'>, coupons: readonly string[]): Promise<HoldAnswer> {
      return as(headers)('PUT', `/holds/${id}/coupons`, { coupons });
    },
    /** What the database says, of all campaigns: that it counts what it has, and nothing beyond its limits but what it says. */
    async countsAreTrue(): Promise<boolean> {
      const { rows } = await service.pool.query<{ true: boolean }>(`
        select coalesce(bool_and(uses = counted and (max_uses is null or uses <= max_uses + excess) and (excess = 0 or uses > max_uses)), true) as true from (
          select uses, max_uses, excess, (select count(*) from redemptions r where r.campaign_id = c.id and counted) as counted from campaigns c
          union all select uses, max_uses, excess, (select count(*) from redemptions r where r.code_id = k.id and counted) from coupon_codes k
        ) as each_one`);
      return rows[0]?.true ?? false;
    },
  };
}
