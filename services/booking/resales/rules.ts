import type { ResaleState } from '@event-planner/contracts/resale';
import { keptOfResale, type SelfService } from '@event-planner/contracts/self-service';
import type { SellableEvent } from '../sellable-event.ts';
import { maxPassed, savesFor } from '../waiting.ts';
import type { WaitedListings } from './store.ts';

export type Occurrence = 'hold' | 'sell' | 'withdraw';

/** What may become of a listing. A hold that has it keeps it from others and from being taken back, as long as it is in force. */
export const lifecycle: Readonly<Record<ResaleState, Partial<Record<Occurrence, ResaleState>>>> = {
  listed: { hold: 'held', sell: 'sold', withdraw: 'withdrawn' },
  held: { sell: 'sold' },
  sold: {},
  withdrawn: {},
  expired: {},
  void: {},
};
export const next = (state: ResaleState, occurrence: Occurrence): ResaleState | undefined => lifecycle[state][occurrence];

export interface ListingSeen {
  readonly state: 'listed' | 'sold' | 'withdrawn';
  readonly expiresAt: Date;
  /** Whether its ticket is still valid, of the order that offered it, and offered by it. */
  readonly intact: boolean;
  readonly isHeld: boolean;
}

/** Who holds it before it expires may still buy it. */
export function stateAt({ state, expiresAt, intact, isHeld }: ListingSeen, now: Date): ResaleState {
  if (state !== 'listed') return state;
  if (!intact) return 'void';
  if (isHeld) return 'held';
  return expiresAt <= now ? 'expired' : 'listed';
}

/** Ticket types of which what is for sale again is for who waits, and for nobody else: there is enough for one of them, or it gathers for who was passed over. */
export function keptListings(event: SellableEvent, waited: readonly WaitedListings[], now: Date): ReadonlySet<string> {
  const gathers = ({ ticketTypeId, listed, passed }: WaitedListings): boolean => {
    const type = event.types.get(ticketTypeId);
    return listed > 0 && passed >= maxPassed && type !== undefined && savesFor(event, type, now);
  };
  return new Set(waited.filter(one => one.listed >= one.least || gathers(one)).map(one => one.ticketTypeId));
}

type Terms = NonNullable<SelfService['resale']>;

/** What the seller gets: the price less what the organizer keeps, and never more than was paid. */
export const payoutOf = ({ priceMinor, paidMinor }: { readonly priceMinor: number; readonly paidMinor: number }, terms: Terms): number =>
  Math.min(paidMinor, priceMinor - keptOfResale(priceMinor, terms));
