import type { HoldRequest } from '@event-planner/contracts/booking';
import { mostAtOnce, type TicketType } from '@event-planner/contracts/event';
import { withoutOrphans } from '../../lib/order/limits.ts';
import type { Offer } from '../../lib/order/offers.ts';
import { type Choice, itemsOf as orderItemsOf, partsOf, priceSaid } from '../../lib/order/order.ts';

export interface ChosenSeat {
  readonly seatId: string;
  readonly ticketTypeId: string;
}

/** What a buyer has picked and not yet held. */
export interface Selection {
  readonly seats: readonly ChosenSeat[];
  readonly quantities: Readonly<Record<string, number>>;
  /** What the buyer gives for each of a kind, where they choose. */
  readonly amounts: Readonly<Record<string, number>>;
}

export const nothing: Selection = { seats: [], quantities: {}, amounts: {} };

export type Refused =
  | { readonly reason: 'not_sold' }
  | { readonly reason: 'type_limit'; readonly limit: number }
  | { readonly reason: 'order_limit'; readonly limit: number };

export const countOf = (selection: Selection, ticketTypeId: string): number =>
  selection.seats.filter(chosen => chosen.ticketTypeId === ticketTypeId).length + (selection.quantities[ticketTypeId] ?? 0);

export const placesOf = (selection: Selection): number =>
  selection.seats.length + Object.values(selection.quantities).reduce((sum, quantity) => sum + quantity, 0);

export const isChosen = (selection: Selection, seatId: string): boolean => selection.seats.some(chosen => chosen.seatId === seatId);

/** Adds a seat with the first kind of ticket that still has room, or says why not. */
export function withSeat(selection: Selection, seatId: string, offers: readonly TicketType[]): Selection | Refused {
  const [first] = offers;
  if (first === undefined) return { reason: 'not_sold' };
  if (selection.seats.length >= mostAtOnce) return { reason: 'order_limit', limit: mostAtOnce };
  const type = offers.find(offer => countOf(selection, offer.id) < offer.maxPerOrder);
  if (type === undefined) return { reason: 'type_limit', limit: first.maxPerOrder };
  return { ...selection, seats: [...selection.seats, { seatId, ticketTypeId: type.id }] };
}

export const withoutSeats = (selection: Selection, seatIds: readonly string[]): Selection => ({
  ...selection,
  seats: selection.seats.filter(chosen => !seatIds.includes(chosen.seatId)),
});

/** Another kind of ticket for a chosen seat; unchanged where that kind has no room left. */
export function withType(selection: Selection, seatId: string, type: TicketType): Selection {
  if (countOf(selection, type.id) >= type.maxPerOrder) return selection;
  return { ...selection, seats: selection.seats.map(chosen => (chosen.seatId === seatId ? { seatId, ticketTypeId: type.id } : chosen)) };
}

export const withQuantity = (selection: Selection, ticketTypeId: string, quantity: number): Selection => ({
  ...selection,
  quantities: { ...selection.quantities, [ticketTypeId]: quantity },
});

export const withAmount = (selection: Selection, ticketTypeId: string, amountMinor: number): Selection => ({
  ...selection,
  amounts: { ...selection.amounts, [ticketTypeId]: amountMinor },
});

/** The chosen seats that are no longer to be had. */
export const lostSeats = (selection: Selection, isFree: (seatId: string) => boolean): readonly string[] =>
  selection.seats.filter(chosen => !isFree(chosen.seatId)).map(chosen => chosen.seatId);

/** Kinds of which something is chosen, but fewer than one must buy. */
export const tooFew = (selection: Selection, types: readonly TicketType[]): readonly TicketType[] =>
  types.filter(type => countOf(selection, type.id) > 0 && countOf(selection, type.id) < type.minPerOrder);

/** The selection kind by kind. */
export function choicesOf({ seats, quantities, amounts }: Selection): readonly Choice[] {
  const ids = new Set([...seats.map(({ ticketTypeId }) => ticketTypeId), ...Object.keys(quantities)]);
  return [...ids].flatMap(ticketTypeId => {
    const quantity = seats.filter(chosen => chosen.ticketTypeId === ticketTypeId).length + (quantities[ticketTypeId] ?? 0);
    return quantity > 0 ? [{ ticketTypeId, quantity, amountMinor: amounts[ticketTypeId] }] : [];
  });
}

/** The selection as a hold asks for it, with the prices that were shown: of seats the first get the first prices. */
export function itemsOf(selection: Selection, offers: readonly Offer[]): HoldRequest['items'] {
  return withoutOrphans(offers, choicesOf(selection)).flatMap((choice): HoldRequest['items'] => {
    const own = selection.seats.filter(({ ticketTypeId }) => ticketTypeId === choice.ticketTypeId);
    const offer = offers.find(({ type }) => type.id === choice.ticketTypeId);
    if (own.length === 0 || !offer) return orderItemsOf(offers, [choice]);
    const prices = partsOf(offer, choice).flatMap(part => Array<number>(part.quantity).fill(part.priceMinor));
    return own.map(({ seatId, ticketTypeId }, at) => ({ ticketTypeId, seat: seatId, ...priceSaid(offer, prices[at] ?? offer.priceMinor) }));
  });
}
