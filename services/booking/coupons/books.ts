import { codeKey } from '@event-planner/contracts/coupon';
import { type Access, eitherOf, opensNothing } from '../access.ts';
import { sumUp } from '../counters.ts';
import type { CouponBooks, CouponWish } from '../redeeming.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { discountOf } from './discount.ts';
import {
  type CampaignNow,
  type CodeNow,
  isOf,
  type Known,
  type Order,
  refuseOne,
  refuseTogether,
  refuseUseless,
  unknownCodes,
} from './rules.ts';

/** What the transaction saw of what it has locked. */
export interface CouponState {
  readonly now: Date;
  readonly codes: readonly CodeNow[];
  readonly campaigns: readonly CampaignNow[];
  /** How often who has used which campaign. */
  readonly persons: readonly { readonly campaignId: string; readonly owner: string; readonly uses: number }[];
}

export const personKey = (campaignId: string, owner: string): string => `${campaignId} ${owner}`;

export function createCouponBooks(event: SellableEvent, { now, ...state }: CouponState): CouponBooks {
  const used = new Map([...state.campaigns, ...state.codes].map(({ id, uses }) => [id, uses]));
  const persons = new Map(sumUp(state.persons.map(row => [personKey(row.campaignId, row.owner), row.uses])));
  const campaigns = new Map(state.campaigns.filter(campaign => isOf(campaign, event.facts.id)).map(campaign => [campaign.id, campaign]));
  const codes = new Map(state.codes.map(code => [code.codeKey, code]));

  const find = (typed: string): Known | undefined => {
    const code = codes.get(codeKey(typed));
    const campaign = code && campaigns.get(code.campaignId);
    if (!campaign) return undefined;
    return { code: { ...code, uses: used.get(code.id) ?? 0 }, campaign: { ...campaign, uses: used.get(campaign.id) ?? 0 } };
  };
  const orderOf = (owner: string, { campaign }: Known, lines: Order['lines']): Order => ({
    currency: event.facts.currency,
    lines,
    now,
    before: persons.get(personKey(campaign.id, owner)) ?? 0,
  });
  /** Of all typed, each once, and what nobody knows. */
  const read = ({
    coupons,
    code,
  }: CouponWish): { readonly known: readonly Known[]; readonly wrong: readonly string[]; readonly silent?: Known } => {
    const known = new Map<string, Known>();
    const wrong: string[] = [];
    for (const typed of coupons) {
      const found = find(typed);
      if (found) known.set(found.code.id, found);
      else wrong.push(typed);
    }
    const silent = code === undefined ? undefined : find(code);
    const opens = silent?.campaign.terms.kind === 'access' && !known.has(silent.code.id);
    return { known: [...known.values()], wrong, ...(opens && silent && { silent }) };
  };

  return {
    // Also of what is refused in the end: that is told then, and more exactly.
    opens(wish) {
      const { known, silent } = read(wish);
      return [...known, ...(silent ? [silent] : [])].map(({ campaign }) => accessOf(campaign)).reduce(eitherOf, opensNothing);
    },
    decide(wish, lines) {
      const { known, wrong, silent } = read(wish);
      if (wrong.length > 0) return unknownCodes(wrong);
      const all = silent && isNeeded(event, silent.campaign, lines) ? [...known, silent] : known;
      for (const one of all) {
        const refused = refuseOne(one, orderOf(wish.owner, one, lines)) ?? refuseUseless(one, isNeeded(event, one.campaign, lines));
        if (refused) return refused;
      }
      return refuseTogether(all) ?? all.map(({ code, campaign }) => ({ codeId: code.id, discount: discountOf(campaign, code.code) }));
    },
    enter(owner, coupons) {
      for (const { codeId, discount } of coupons) {
        for (const id of [codeId, discount.id]) used.set(id, (used.get(id) ?? 0) + 1);
        const key = personKey(discount.id, owner);
        persons.set(key, (persons.get(key) ?? 0) + 1);
      }
    },
  };
}

/** Whether it opens something of what is sold: what was typed without asking for it to be used is used only there. */
const isNeeded = (event: SellableEvent, campaign: CampaignNow, lines: Order['lines']): boolean => {
  const access = accessOf(campaign);
  const opened = lines.flatMap(line => event.types.get(line.ticketTypeId) ?? []).some(type => access.offers(type));
  return opened || (access.opensEvent && event.facts.visibility === 'private');
};

export function accessOf({ terms }: Pick<CampaignNow, 'terms'>): Access {
  if (terms.kind !== 'access') return opensNothing;
  return {
    opensEvent: terms.opensEvents,
    offers: type => type.hidden && (terms.ticketTypeIds === null || terms.ticketTypeIds.includes(type.id)),
  };
}
