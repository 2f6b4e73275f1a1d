import type { Availability } from '@event-planner/contracts/booking';
import type { Access } from '../access.ts';
import { eventIsOnSale, type SellableEvent, type SellableType, typeIsOnSale } from '../sellable-event.ts';
import type { CountedPlaces } from './store.ts';

export interface Taken {
  readonly counted: readonly CountedPlaces[];
  readonly seats: readonly { readonly category: string; readonly taken: number }[];
  readonly now: Date;
}

type TypeLeft = Availability['ticketTypes'][number];
type Limit = Pick<CountedPlaces, 'capacity' | 'taken'>;

/** What is left of everything that this access offers. */
export function describe(event: SellableEvent, access: Access, taken: Taken): Availability {
  const types = [...event.types.values()].filter(type => type.offered && access.offers(type));
  return {
    eventId: event.facts.id,
    salesOpen: eventIsOnSale(event, taken.now) && types.some(type => typeIsOnSale(type, taken.now)),
    ticketTypes: types.map(type => ({ ticketTypeId: type.id, ...leftOf(event, type, taken), ...priceOf(type, taken) })),
  };
}

function leftOf(event: SellableEvent, type: SellableType, taken: Taken): Pick<TypeLeft, 'left' | 'capacity'> {
  const parts = type.bundle.flatMap(part => {
    const of = event.types.get(part.ticketTypeId);
    return of ? limitsOf(event, of, taken).map(({ capacity, taken: has }) => share({ capacity, taken: has }, part.quantity)) : [];
  });
  const limits = [...limitsOf(event, type, taken).map(limit => share(limit, 1)), ...parts];
  // Of a donation there is no end.
  if (limits.length === 0) return { left: type.maxPerOrder, capacity: type.maxPerOrder };
  return {
    left: Math.max(0, Math.min(...limits.map(limit => limit.left))),
    capacity: Math.min(...limits.map(limit => limit.capacity)),
  };
}

const share = ({ capacity, taken }: Limit, quantity: number): Pick<TypeLeft, 'left' | 'capacity'> => ({
  left: Math.floor((capacity - taken) / quantity),
  capacity: Math.floor(capacity / quantity),
});

/** Everything that limits a ticket type by itself. */
const limitsOf = (event: SellableEvent, type: SellableType, { counted, seats }: Taken): readonly Limit[] => [
  ...(type.seated
    ? [
        {
          capacity: event.seats.filter(seat => seat.category === type.category).length,
          taken: seats.find(row => row.category === type.category)?.taken ?? 0,
        },
      ]
    : []),
  ...counted.filter(row => type.counters.includes(row.id)),
  ...poolOf(event, type, counted),
];

/** A standing area is shared by every type of its category. */
function poolOf(event: SellableEvent, { category, bundle, kind }: SellableType, counted: readonly CountedPlaces[]): readonly Limit[] {
  const pool = event.pools.get(category ?? '');
  if (!pool || bundle.length > 0 || kind === 'donation') return [];
  const sharing = counted.filter(row => event.types.get(row.id)?.category === category && event.types.get(row.id)?.bundle.length === 0);
  return [{ capacity: pool.capacity, taken: sharing.reduce((sum, row) => sum + row.taken, 0) }];
}

function priceOf(type: SellableType, { counted, now }: Taken): Pick<TypeLeft, 'priceMinor' | 'phase' | 'phaseLeft' | 'until'> {
  const left = (counter: string): number => {
    const row = counted.find(one => one.id === counter);
    return row ? Math.max(0, row.capacity - row.taken) : 0;
  };
  const phase = type.phases.find(({ until, counter }) => (until === null || now < until) && (counter === null || left(counter) > 0));
  return {
    priceMinor: phase?.priceMinor ?? type.priceMinor,
    phase: phase?.name ?? null,
    phaseLeft: phase?.counter ? left(phase.counter) : null,
    until: phase?.until?.toISOString() ?? null,
  };
}
