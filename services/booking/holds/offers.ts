import { type Access, accessBy, eitherOf } from '../access.ts';
import type { Sums } from '../counters.ts';
import { eventIsOnSale, type SellableEvent, type SellableType, typeIsOnSale } from '../sellable-event.ts';
import type { Refused } from './verdict.ts';
import { idsOf, isTogether, namesOf, type TogetherItem, typesOf, type Wanted } from './wanted.ts';

interface Offering {
  readonly code: string | undefined;
  readonly now: Date;
  readonly opened: Access;
  /** The team sells what is hidden and when nobody else may, until the event is over. */
  readonly atDesk?: boolean;
  readonly fromList?: boolean;
}

/** What the event does not sell, not now, or not to this person. */
export function refuseNotOffered(
  event: SellableEvent,
  wanted: Wanted,
  { code, now, opened, atDesk = false, fromList = false }: Offering,
): Refused | undefined {
  if (atDesk) return refuseUnknown(event, wanted) ?? refuseClosed(event, wanted, { now, atDesk });
  const access = fromList ? openToAll : eitherOf(accessBy(event, code, now), opened);
  return (
    refuseLocked(wanted, access) ??
    refuseUnknown(event, wanted) ??
    refuseHidden(event, wanted, access) ??
    refuseClosed(event, wanted, { now })
  );
}

const openToAll: Access = { opensEvent: true, offers: () => true };

const refuseLocked = ({ quantities }: Wanted, access: Access): Refused | undefined =>
  access.opensEvent
    ? undefined
    : { refused: 'not_offered', message: 'this event is for who has a code', ticketTypes: [...quantities.keys()] };

function refuseHidden(event: SellableEvent, wanted: Wanted, access: Access): Refused | undefined {
  const hidden = typesOf(event, wanted).filter(type => !access.offers(type));
  return hidden.length > 0
    ? { refused: 'not_offered', message: 'these tickets are for who has a code', ticketTypes: idsOf(hidden) }
    : undefined;
}

function refuseUnknown(event: SellableEvent, { items, quantities, seats }: Wanted): Refused | undefined {
  const unknownTypes = [...quantities.keys()].filter(id => !event.types.has(id));
  if (unknownTypes.length > 0)
    return { refused: 'no_such_place', message: 'this event has no such ticket type', ticketTypes: unknownTypes };
  const unknownSeats = items.flatMap(item =>
    'seat' in item && !sellsSeat(event, event.types.get(item.ticketTypeId), item.seat) ? [item.seat] : [],
  );
  if (unknownSeats.length > 0)
    return { refused: 'no_such_place', message: 'the ticket type does not sell such a seat', seats: unknownSeats };
  const withoutSeat = items.flatMap(item =>
    'quantity' in item && !sellsNumber(event.types.get(item.ticketTypeId)) ? [item.ticketTypeId] : [],
  );
  if (withoutSeat.length > 0)
    return { refused: 'no_such_place', message: 'this ticket type sells numbered seats: name them', ticketTypes: withoutSeat };
  const apart = items.filter(isTogether).flatMap(item => (sellsBlock(event, item) ? [] : [item.ticketTypeId]));
  if (apart.length > 0) return { refused: 'no_such_place', message: 'the ticket type sells no seats, or none there', ticketTypes: apart };
  const twice = seats.filter((seat, at) => seats.indexOf(seat) !== at);
  return twice.length > 0 ? { refused: 'no_such_place', message: 'a seat is asked for twice', seats: twice } : undefined;
}

const sellsSeat = (event: SellableEvent, type: SellableType | undefined, seat: string): boolean =>
  type?.seated === true && event.seats[event.seatIndex.get(seat) ?? -1]?.category === type.category;
const sellsBlock = (event: SellableEvent, { ticketTypeId, area }: TogetherItem): boolean => {
  const type = event.types.get(ticketTypeId);
  return type?.seated === true && (area === undefined || event.seats.some(seat => seat.area === area && seat.category === type.category));
};
const sellsNumber = (type: SellableType | undefined): boolean => type?.seated === false && (type.counted || type.kind === 'donation');

function refuseClosed(
  event: SellableEvent,
  wanted: Wanted,
  { now, atDesk = false }: Pick<Offering, 'now' | 'atDesk'>,
): Refused | undefined {
  if (!eventIsOnSale(event, now))
    return { refused: 'sales_closed', message: 'this event is not on sale', ticketTypes: [...wanted.quantities.keys()] };
  const closed = typesOf(event, wanted).filter(type => !(atDesk ? type.offered : typeIsOnSale(type, now)));
  return closed.length > 0
    ? { refused: 'sales_closed', message: `${namesOf(closed)}: not on sale now`, ticketTypes: idsOf(closed) }
    : undefined;
}

/** Add-ons come with one of the others, and not more of them than of those, counting what the order has already. */
export function refuseAlone(event: SellableEvent, wanted: Wanted, having: Sums = new Map()): Refused | undefined {
  const alone = typesOf(event, wanted).filter(({ id, requires }) => {
    const others = requires.reduce((sum, other) => sum + (wanted.units.get(other) ?? 0) + (having.get(other) ?? 0), 0);
    return requires.length > 0 && (wanted.quantities.get(id) ?? 0) + (having.get(id) ?? 0) > others;
  });
  if (alone.length === 0) return undefined;
  const sentences = alone.map(({ name, requires }) => `${name}: with ${requires.map(id => event.types.get(id)?.name ?? '?').join(' or ')}`);
  return {
    refused: 'needs_other',
    message: `${sentences.join('; ')}, and not more of it than of those`,
    ticketTypes: idsOf(alone),
  };
}
