import type { HoldRefusal } from '@event-planner/contracts/booking';
import type { Price } from '@event-planner/contracts/pricing';
import type { Transaction } from '@event-planner/platform/database';
import type { z } from 'zod';
import type { Buyer } from './buyer.ts';
import type { SellableEvent } from './sellable-event.ts';
import type { Line, Tables } from './tables.ts';

/** A hold that is about to become a booking. */
export interface HeldPlaces {
  readonly id: string;
  readonly eventId: string;
  readonly lines: readonly Line[];
  readonly totalMinor: number;
  readonly price: Price | null;
  /** Listings that it has, and whose bookings those are of. */
  readonly resaleIds: readonly string[] | null;
  readonly sellerIds: readonly string[] | null;
}

export interface Reservations {
  /** No hold twice. */
  readonly wanted: readonly {
    readonly buyer: Buyer;
    readonly holdId: string;
    readonly bookingId: string;
    readonly instead?: readonly Line[] | undefined;
    /** The booking that it exchanges tickets of. */
    readonly exchangeOf?: string | undefined;
  }[];
  readonly now: Date;
  readonly until: Date;
}
export type Reserved = { readonly held: HeldPlaces & { readonly eventVersion: number } } | { readonly refusal: Error };

export interface Sale {
  readonly eventId: string;
  readonly holdId: string;
  readonly lines: readonly Line[];
  readonly tickets: readonly { readonly id: string; readonly seat: string | null }[];
  readonly now: Date;
}

/** Places by number that are for nobody to buy, such as those the organizer keeps back. */
export interface Keeping {
  readonly id: string;
  readonly event: SellableEvent;
  readonly places: readonly { readonly ticketTypeId: string; readonly quantity: number }[];
  /** Null: until they are released. */
  readonly until: Date | null;
  readonly now: Date;
}

/** What somebody gets who did not hold it. */
export interface Admission {
  readonly event: SellableEvent;
  readonly userId: string;
  readonly lines: readonly Line[];
  readonly now: Date;
}

/** Says whether this person may have these too, and from then on counts them as theirs. */
export type Caps = (userId: string, lines: readonly Line[]) => boolean;

/** Places to be held for people whose turn on the waiting list it is. */
export interface Offering {
  readonly event: SellableEvent;
  /** Everybody who may be asked for. */
  readonly userIds: readonly string[];
  readonly now: Date;
  readonly until: Date;
}
export interface PlaceWish {
  readonly userId: string;
  readonly ticketTypeId: string;
  readonly quantity: number;
  readonly least: number;
}
export type Offer =
  | {
      readonly holdId: string;
      readonly quantity: number;
      readonly lines: readonly Line[];
      /** What another buyer sells, and until when: another moment than that of the offering. */
      readonly resale?: { readonly until: Date };
    }
  | { readonly refused: z.infer<typeof HoldRefusal> };

/**
 * What bookings may do with places; kept by holds. Each needs the caller's transaction, so that places and bookings change together.
 * Who sells or takes back shares the event's lock already: `reserveAll` takes it for what is free, and otherwise it comes with the booking's.
 */
export interface Places {
  /**
   * Keeps the places of holds for bookings until `until`; each has its own answer, in their order. A refusal, with nothing changed, is `not_found`,
   * `sales_closed`, `hold_expired` or `hold_booked`.
   */
  reserveAll(tx: Transaction<Tables>, reservations: Reservations): Promise<readonly Reserved[]>;
  /** Gives the places to tickets for good: those still held, and those that have expired if they are free. False, with nothing changed, when they are gone. */
  sell(tx: Transaction<Tables>, sale: Sale): Promise<boolean>;
  /** The same for many, each with its own answer, in their order; no hold twice. */
  sellAll(tx: Transaction<Tables>, sales: readonly Sale[]): Promise<readonly boolean[]>;
  /** Counts places as held under an id of the caller's. Answers the ticket types that have fewer left, and then keeps none. */
  keep(tx: Transaction<Tables>, keeping: Keeping): Promise<readonly string[]>;
  /** Throws `limit` when a person would have more of an event than one may have. Their owner's lock is taken, before any counter's. */
  admit(tx: Transaction<Tables>, admission: Admission): Promise<void>;
  /** Takes the owner's locks of people, before any counter's. */
  lockPeople(tx: Transaction<Tables>, userIds: readonly string[]): Promise<unknown>;
  /** What each of these people may still have of an event. They are locked. */
  capsOf(tx: Transaction<Tables>, whose: Pick<Offering, 'event' | 'userIds' | 'now'>): Promise<Caps>;
  /** Holds places for people, one wish after the other, each told at once; see holds/offering. The event's lock is shared. */
  offer<Outcome>(tx: Transaction<Tables>, offering: Offering, plan: (ask: (wish: PlaceWish) => Offer) => Outcome): Promise<Outcome>;
  /** Keeps what a booking has until then, longer or shorter. False, with nothing to be relied on, when some of it is not its any more. The booking is locked. */
  keepUntil(
    tx: Transaction<Tables>,
    booked: Pick<HeldPlaces, 'id' | 'eventId' | 'lines' | 'price'>,
    times: { readonly now: Date; readonly until: Date },
  ): Promise<boolean>;
  /** Frees what is not sold. Harmless when the hold has expired or was swept. */
  release(tx: Transaction<Tables>, held: Pick<HeldPlaces, 'id' | 'eventId' | 'lines'>): Promise<void>;
  /** Frees what was sold. */
  takeBack(
    tx: Transaction<Tables>,
    sold: { readonly eventId: string; readonly holdId: string; readonly lines: readonly Line[] },
  ): Promise<void>;
}

export const seatsOf = (lines: readonly Line[]): readonly string[] => lines.flatMap(line => line.seat ?? []);

/** Where these lines let somebody in, as printed on the tickets; nothing for those that let one choose. */
export const placeNamesOf = (lines: readonly Line[]): readonly string[] =>
  lines.flatMap(({ donation, includes, place }) => (donation ? [] : (includes?.map(part => part.place) ?? [place]))).filter(Boolean);
