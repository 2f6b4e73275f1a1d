import type { CodeQuestion } from '@event-planner/contracts/coupon';
import { type Access, accessBy } from './access.ts';
import type { WorthOf } from './redeeming.ts';
import type { SellableEvent } from './sellable-event.ts';

/** What is there for who knows this code, of whichever kind; wrong ones cost attempts. */
export type AccessWith = (event: SellableEvent, asked: CodeQuestion | undefined) => Promise<Access>;

export const createAccessWith =
  (worthOf: WorthOf, now: () => Date): AccessWith =>
  async (event, asked) => {
    const toAll = accessBy(event, undefined, now());
    if (asked === undefined) return toAll;
    const { opensEvent, ticketTypeIds } = await worthOf(event.facts.id, asked);
    return { opensEvent: toAll.opensEvent || opensEvent, offers: type => toAll.offers(type) || ticketTypeIds.includes(type.id) };
  };
