import { codeKey } from '@event-planner/contracts/coupon';
import { refuse } from '@event-planner/platform/errors';
import { accessBy, eitherOf, opensNothing } from '../access.ts';
import type { BookingContext } from '../context.ts';
import type { WorthOf, WrongCodes } from '../redeeming.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { accessOf } from './books.ts';
import { findCampaign, findCode } from './campaign-store.ts';
import { isInForce, isOf } from './rules.ts';

export interface CodeWorthParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly wrongCodes: WrongCodes;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
}

/**
 * What a code would do at an event, its own codes and those of campaigns alike, for who looks before they choose. What does nothing costs an attempt, and who has
 * had too many is told nothing of good ones either. How often a code may still be used is not told: whose own cart has its last use looks again.
 */
export const createWorthOf =
  ({ context: { db, now }, wrongCodes, findEvent }: CodeWorthParts): WorthOf =>
  async (eventId, { code, from }) => {
    const event = await findEvent(eventId);
    if (!event) throw refuse('not_found', `there is no event ${eventId}`);
    return wrongCodes.limit([`from:${from}`], 1, async () => {
      const campaign = await findInForce(event, code);
      const access = eitherOf(accessBy(event, code, now()), campaign ? accessOf(campaign) : opensNothing);
      const answer = {
        opensEvent: event.facts.visibility === 'private' && access.opensEvent,
        ticketTypeIds: [...event.types.values()].filter(type => type.hidden && type.offered && access.offers(type)).map(({ id }) => id),
        discounts: campaign !== undefined && campaign.terms.kind !== 'access',
      };
      const isWrong = !answer.opensEvent && !answer.discounts && answer.ticketTypeIds.length === 0;
      return { answer, wrong: isWrong ? 1 : 0 };
    });

    async function findInForce({ facts }: SellableEvent, typed: string) {
      const key = codeKey(typed);
      const found = key === '' || facts.organizerId === null ? undefined : await findCode(db.query, facts.organizerId, key);
      const of = found && (await findCampaign(db.query, found.campaignId));
      return of && isOf(of, facts.id) && isInForce(of, now()) ? of : undefined;
    }
  };
