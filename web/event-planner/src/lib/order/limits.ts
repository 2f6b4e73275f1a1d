import type { EventDetail } from '@event-planner/contracts/event';
import { stepsOf } from '../ticket-sale.ts';
import type { Offer } from './offers.ts';
import type { Choice } from './order.ts';

type Quantities = ReadonlyMap<string, number>;

export const quantitiesOf = (choices: readonly Choice[]): Quantities =>
  new Map(
    [...Map.groupBy(choices, ({ ticketTypeId }) => ticketTypeId)].map(([id, own]) => [
      id,
      own.reduce((sum, { quantity }) => sum + quantity, 0),
    ]),
  );

/** How many of it there may be beside what else is chosen: an add-on as many as of what it is added to. */
export function mostOf({ type, left, forHad }: Offer, quantities: Quantities): number {
  const bases = type.requires.reduce((sum, id) => sum + (quantities.get(id) ?? 0), forHad);
  return Math.min(
    type.maxPerOrder,
    left ?? Number.POSITIVE_INFINITY,
    type.maxPerPerson ?? Number.POSITIVE_INFINITY,
    type.requires.length > 0 ? bases : Number.POSITIVE_INFINITY,
  );
}

/** The quantities one step below and above. */
export const stepsTo = (offer: Offer, quantities: Quantities) =>
  stepsOf(offer.type, quantities.get(offer.type.id) ?? 0, mostOf(offer, quantities));

/** Add-ons that lost what they are added to are taken out with it. */
export function withoutOrphans(offers: readonly Offer[], choices: readonly Choice[]): readonly Choice[] {
  const quantities = quantitiesOf(choices);
  return choices.flatMap(choice => {
    const offer = offers.find(({ type }) => type.id === choice.ticketTypeId);
    if (!offer || offer.type.requires.length === 0) return [choice];
    const quantity = Math.min(choice.quantity, mostOf(offer, quantities));
    return quantity > 0 ? [{ ...choice, quantity }] : [];
  });
}

/** Tickets of the event that are chosen beyond what one person may have of it; a bundle is as many as it holds. */
export function tooManyForOne(event: Pick<EventDetail, 'maxPerPerson'>, offers: readonly Offer[], choices: readonly Choice[]): boolean {
  if (event.maxPerPerson === null) return false;
  return ticketsIn(offers, choices) > event.maxPerPerson;
}

/** How many tickets come of it: of a bundle all that it holds, of a donation none. */
export const ticketsIn = (offers: readonly Offer[], choices: readonly Choice[]): number =>
  choices.reduce((sum, { ticketTypeId, quantity }) => {
    const type = offers.find(offer => offer.type.id === ticketTypeId)?.type;
    if (!type || type.kind === 'donation') return sum;
    const each = type.bundle.length === 0 ? 1 : type.bundle.reduce((inside, one) => inside + one.quantity, 0);
    return sum + quantity * each;
  }, 0);
