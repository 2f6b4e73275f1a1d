import type { CampaignKind, CampaignTerms } from '@event-planner/contracts/coupon';

const usual: Readonly<Record<CampaignKind, Partial<CampaignTerms>>> = {
  percent: { basisPoints: 10_00 },
  amount: { amountMinor: 500 },
  free: { discountedTickets: 1 },
  access: {},
};

/** A campaign as one begins it. */
export const newTerms = (kind: CampaignKind, currency: string): CampaignTerms => ofKind({ ...blank, currency }, kind, currency);

const blank: CampaignTerms = {
  name: '',
  kind: 'access',
  basisPoints: null,
  amountMinor: null,
  per: 'order',
  currency: null,
  discountedTickets: null,
  eventIds: null,
  ticketTypeIds: null,
  opensEvents: false,
  startsAt: null,
  endsAt: null,
  minTickets: null,
  maxTickets: null,
  minMinor: null,
  maxMinor: null,
  combinable: false,
  maxUses: null,
  maxUsesPerPerson: null,
  maxUsesPerCode: null,
  givesBack: true,
};

/** The same for another kind of gift: what the other kind had of its own goes. */
export const ofKind = (terms: CampaignTerms, kind: CampaignKind, currency: string): CampaignTerms => ({
  ...terms,
  kind,
  basisPoints: null,
  amountMinor: null,
  discountedTickets: null,
  opensEvents: false,
  ...usual[kind],
  currency,
});

/** As it is sent: a currency only where an amount needs one. */
export function finished(terms: CampaignTerms): CampaignTerms {
  const needsCurrency = [terms.amountMinor, terms.minMinor, terms.maxMinor].some(amount => amount !== null);
  return { ...terms, name: terms.name.trim(), currency: needsCurrency ? terms.currency : null };
}
