import type { HoldRequest } from '@event-planner/contracts/booking';
import type { EventDetail } from '@event-planner/contracts/event';
import { type OrderLine, priceOrder } from '@event-planner/contracts/price-order';
import type { Price } from '@event-planner/contracts/pricing';
import type { Offer } from './offers.ts';

/** So many of a kind, each for what the buyer gives where they choose. */
export interface Choice {
  readonly ticketTypeId: string;
  readonly quantity: number;
  /** Where the price is chosen. */
  readonly amountMinor?: number | undefined;
}

type Items = HoldRequest['items'];

interface Part {
  readonly quantity: number;
  readonly priceMinor: number;
}

/** At which prices so many are bought: what goes beyond a phase's number costs what comes after it. */
export function partsOf({ type, priceMinor, phaseLeft, nextPriceMinor }: Offer, { quantity, amountMinor }: Choice): readonly Part[] {
  if (quantity <= 0) return [];
  if (type.pricing === 'chosen') return [{ quantity, priceMinor: amountMinor ?? suggestedOf({ type, priceMinor }) }];
  const first = Math.min(quantity, phaseLeft ?? quantity);
  return [
    { quantity: first, priceMinor },
    { quantity: quantity - first, priceMinor: nextPriceMinor },
  ].filter(part => part.quantity > 0);
}

/** What the field begins with where the buyer chooses. */
export const suggestedOf = ({ type, priceMinor }: Pick<Offer, 'type' | 'priceMinor'>): number =>
  Math.max(type.suggestedMinor ?? 0, priceMinor);

/** What an order comes to, with its fees and taxes, by the computation that will charge it. Undefined for what cannot be priced. */
export function priceChoices(rules: EventDetail['rules'], offers: readonly Offer[], choices: readonly Choice[]): Price | undefined {
  const lines = choices.flatMap((choice): readonly OrderLine[] => {
    const offer = offers.find(({ type }) => type.id === choice.ticketTypeId);
    if (!offer) return [];
    const { id: ticketTypeId, kind, taxIds } = offer.type;
    return partsOf(offer, choice).map(part => ({ ticketTypeId, kind, taxIds, ...part }));
  });
  try {
    return priceOrder({ rules, lines }).price;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The choices as a hold asks for them, with the prices that were shown. */
export const itemsOf = (offers: readonly Offer[], choices: readonly Choice[]): Items =>
  choices.flatMap((choice): Items => {
    const offer = offers.find(({ type }) => type.id === choice.ticketTypeId);
    if (!offer) return [];
    return partsOf(offer, choice).map(({ quantity, priceMinor }) => ({
      ticketTypeId: offer.type.id,
      quantity,
      ...priceSaid(offer, priceMinor),
    }));
  });

/** A chosen price is the buyer's to say; of a fixed one they say which they saw. */
export const priceSaid = ({ type }: Pick<Offer, 'type'>, priceMinor: number) =>
  type.pricing === 'chosen' ? { priceMinor } : { seenPriceMinor: priceMinor };
