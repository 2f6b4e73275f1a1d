import type { CampaignTerms } from '@event-planner/contracts/coupon';
import type { Discount } from '@event-planner/contracts/discounting';

/** A campaign's terms as the price computation takes them. */
export const discountOf = (campaign: { readonly id: string; readonly terms: CampaignTerms }, code: string): Discount => {
  const { name, kind, basisPoints, amountMinor, per, discountedTickets, ticketTypeIds } = campaign.terms;
  return {
    id: campaign.id,
    code,
    name,
    kind,
    basisPoints: basisPoints ?? 0,
    amountMinor: amountMinor ?? 0,
    per,
    discountedTickets,
    ticketTypeIds,
  };
};
