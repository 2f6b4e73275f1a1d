import type { CampaignState, CampaignTerms, CouponProblem } from '@event-planner/contracts/coupon';
import { isFor } from '@event-planner/contracts/discounting';
import type { RefusedCoupon } from '../redeeming.ts';
import type { Line } from '../tables.ts';

export interface Counted {
  readonly maxUses: number | null;
  readonly uses: number;
}
export interface CampaignNow extends Counted {
  readonly id: string;
  readonly state: CampaignState;
  readonly terms: CampaignTerms;
}
export interface CodeNow extends Counted {
  readonly id: string;
  readonly campaignId: string;
  readonly code: string;
  readonly codeKey: string;
}
/** A code and what it is of. */
export interface Known {
  readonly code: CodeNow;
  readonly campaign: CampaignNow;
}

export interface Order {
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly now: Date;
  /** How often this person has used the campaign. */
  readonly before: number;
}

/** Whether one may know at this event that there is such a campaign. */
export const isOf = ({ terms }: Pick<CampaignNow, 'terms'>, eventId: string): boolean =>
  terms.eventIds === null || terms.eventIds.includes(eventId);

const refuse = (
  refused: RefusedCoupon['refused'],
  { code: { code } }: Known,
  { message, ...cure }: { readonly message: string } & Omit<CouponProblem, 'code'>,
): RefusedCoupon => ({ refused, message: `${code}: ${message}`, coupons: [{ code, ...cure }] });

export const unknownCodes = (codes: readonly string[]): RefusedCoupon => ({
  refused: 'coupon_unknown',
  message: `${codes.join(', ')}: no code for this event`,
  coupons: codes.map(code => ({ code })),
});

/** What speaks against one coupon by itself, most lasting first. */
export const refuseOne = (known: Known, order: Order): RefusedCoupon | undefined =>
  refuseTime(known, order.now) ?? refuseUses(known, order.before) ?? refuseOrder(known, order);

function refuseTime(known: Known, now: Date): RefusedCoupon | undefined {
  const { state, terms } = known.campaign;
  const { startsAt, endsAt } = terms;
  if (state === 'ended') return refuse('coupon_expired', known, { message: 'is over' });
  if (state === 'paused') return refuse('coupon_expired', known, { message: 'is not in force at the moment' });
  if (startsAt !== null && now < new Date(startsAt))
    return refuse('coupon_expired', known, { message: `is in force from ${startsAt}`, startsAt, endsAt });
  if (endsAt !== null && now >= new Date(endsAt))
    return refuse('coupon_expired', known, { message: `was in force until ${endsAt}`, startsAt, endsAt });
  return undefined;
}

/** Whether it is in force at a moment, however often it was used. */
export const isInForce = ({ state, terms: { startsAt, endsAt } }: Pick<CampaignNow, 'state' | 'terms'>, now: Date): boolean =>
  state === 'active' && (startsAt === null || now >= new Date(startsAt)) && (endsAt === null || now < new Date(endsAt));

const isSpent = ({ maxUses, uses }: Counted): boolean => maxUses !== null && uses >= maxUses;

function refuseUses(known: Known, before: number): RefusedCoupon | undefined {
  if (isSpent(known.code) || isSpent(known.campaign))
    return refuse('coupon_used_up', known, { message: 'has been used as often as it may be; what open carts have of it may come back' });
  const { maxUsesPerPerson: max } = known.campaign.terms;
  if (max === null || before < max) return undefined;
  return refuse('coupon_limit', known, { message: `one person may use it ${max === 1 ? 'once' : `${max} times`}`, max });
}

/** The lines that a campaign is for. */
const linesFor = ({ terms }: CampaignNow, lines: readonly Line[]): readonly Line[] =>
  lines.filter(line =>
    isFor(terms.opensEvents ? { ticketTypeIds: null } : terms, {
      ticketTypeId: line.ticketTypeId,
      kind: line.donation ? 'donation' : 'ticket',
    }),
  );

function refuseOrder(known: Known, { currency, lines }: Order): RefusedCoupon | undefined {
  const { kind, currency: own, ticketTypeIds, minTickets, maxTickets, minMinor, maxMinor } = known.campaign.terms;
  const needs = { ticketTypeIds, minTickets, maxTickets, minMinor, maxMinor };
  const fit = linesFor(known.campaign, lines);
  const tickets = fit.reduce((sum, line) => sum + line.quantity, 0);
  const costMinor = fit.reduce((sum, line) => sum + line.quantity * line.priceMinor, 0);
  const not = (message: string): RefusedCoupon => refuse('coupon_not_for_these', known, { message, ...needs });
  if (own !== null && own !== currency) return not(`is for events in ${own}`);
  if (tickets === 0) return not('is for other tickets than these');
  if (minTickets !== null && tickets < minTickets) return not(`needs ${minTickets} of its tickets, not ${tickets}`);
  if (maxTickets !== null && tickets > maxTickets) return not(`is for ${maxTickets} of its tickets at most, not ${tickets}`);
  if (minMinor !== null && costMinor < minMinor)
    return not(`needs tickets for ${minMinor} in the smallest unit of ${currency}, not ${costMinor}`);
  if (maxMinor !== null && costMinor > maxMinor)
    return not(`is for tickets of at most ${maxMinor} in the smallest unit of ${currency}, not ${costMinor}`);
  return kind !== 'access' && costMinor === 0 ? not('these tickets cost nothing without it') : undefined;
}

/** What only opens something is not used up by an order that nothing of it had to be opened for. */
export const refuseUseless = (known: Known, isNeeded: boolean): RefusedCoupon | undefined =>
  known.campaign.terms.kind === 'access' && !isNeeded
    ? refuse('coupon_not_for_these', known, { message: 'opens nothing that is needed for these tickets' })
    : undefined;

/** Two of one campaign are never used together; nor one that wants to be alone beside another that takes something off. */
export function refuseTogether(known: readonly Known[]): RefusedCoupon | undefined {
  for (const one of known) {
    const others = known.filter(other => other !== one && clash(one.campaign, other.campaign));
    if (others.length === 0) continue;
    const notWith = others.map(other => other.code.code);
    return refuse('coupon_not_combinable', one, { message: `cannot be used with ${notWith.join(', ')}`, notWith });
  }
  return undefined;
}

const clash = (one: CampaignNow, other: CampaignNow): boolean =>
  one.id === other.id || ([one, other].every(({ terms }) => terms.kind !== 'access') && !(one.terms.combinable && other.terms.combinable));
