import type { Cart, CartBookingRequest, CartHold } from '@event-planner/contracts/cart';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { Buyer } from '../buyer.ts';
import type { SellableEvent } from '../sellable-event.ts';

export interface Carts {
  /** All that somebody has in hand. */
  get(buyer: Buyer): Promise<Cart>;
  /** Each of these holds becomes a booking of its own, or none does. The same key answers the same bookings. */
  book(wanted: CartBooking): Promise<readonly Booking[]>;
}

export interface CartBooking {
  readonly user: AccessClaims;
  readonly buyer: Buyer;
  readonly key: string;
  readonly request: CartBookingRequest;
}

export interface CartsParts {
  readonly now: () => Date;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly listHolds: (buyer: Buyer) => Promise<readonly Hold[]>;
  readonly listUnpaid: (userId: string) => Promise<readonly Booking[]>;
  readonly bookTogether: (
    wanted: readonly (Omit<CartBooking, 'request'> & { readonly request: BookingOf })[],
  ) => Promise<readonly Booking[]>;
}
type BookingOf = CartBookingRequest['holds'][number] & Pick<CartBookingRequest, 'attendeeName' | 'invoiceTo'>;

export function createCarts({ now, findEvent, listHolds, listUnpaid, bookTogether }: CartsParts): Carts {
  const withEvent = async (hold: Hold): Promise<readonly CartHold[]> => {
    const facts = (await findEvent(hold.eventId))?.facts;
    if (!facts) return [];
    const { slug, title, startsAt, timeZone, venueName, organizerId } = facts;
    return [{ ...hold, event: { slug, title, startsAt: startsAt.toISOString(), timeZone, venueName, organizerId } }];
  };
  return {
    async get(buyer) {
      const [holds, unpaid] = await Promise.all([listHolds(buyer), buyer.userId === null ? [] : listUnpaid(buyer.userId)]);
      return { now: now().toISOString(), holds: (await Promise.all(holds.map(withEvent))).flat(), unpaid: [...unpaid] };
    },
    book({ user, buyer, key, request: { attendeeName, invoiceTo, holds } }) {
      // A key of each booking's own, which says of how many it is one: the same key with other holds is another request, and found out.
      const keyOf = (at: number): string => `${key}.${at + 1}of${holds.length}`;
      return bookTogether(
        holds.map((hold, at) => ({ user, buyer, key: keyOf(at), request: { ...hold, attendeeName, ...(invoiceTo && { invoiceTo }) } })),
      );
    },
  };
}
