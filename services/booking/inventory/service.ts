import type { Availability } from '@event-planner/contracts/booking';
import { EventInventory } from '@event-planner/contracts/event';
import type { Transaction } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import type { BookingContext } from '../context.ts';
import { eventIsOnSale, type SellableEvent, typeIsOnSale } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import type { Catalog } from './catalog.ts';
import { rowsOf } from './rules.ts';
import { type CountedPlaces, countSeats, findVersion, listCounted, replaceEvent } from './store.ts';

export interface Inventory {
  /** Brings our copy to at least this version by asking event. True when something was new. */
  refresh(tx: Transaction<Tables>, changed: { readonly eventId: string; readonly version: number }): Promise<boolean>;
  getAvailability(eventId: string): Promise<Availability>;
}

export function createInventory(context: BookingContext, catalog: Catalog): Inventory {
  const { db } = context;
  return {
    async refresh(tx, { eventId, version }) {
      const known = await findVersion(tx, eventId);
      if (known !== undefined && known >= version) return false;
      // Asked before anything is locked. Its answer may be newer than the message, never older.
      const told = await context.call('event', { path: `/events/${eventId}/inventory`, response: EventInventory });
      return replaceEvent(tx, rowsOf(told));
    },
    async getAvailability(eventId) {
      const event = await catalog.find(eventId);
      if (!event) throw refuse('not_found', `there is no event ${eventId}`);
      const now = context.now();
      const [counted, seats] = await Promise.all([
        listCounted(db.read, [eventId, now]),
        event.seats.length > 0 ? countSeats(db.read, [eventId, now]) : [],
      ]);
      return describe(event, { counted, seats, now });
    },
  };
}

interface Taken {
  readonly counted: readonly CountedPlaces[];
  readonly seats: readonly { readonly category: string; readonly taken: number }[];
  readonly now: Date;
}

function describe(event: SellableEvent, { counted, seats, now }: Taken): Availability {
  const takenSeats = new Map(seats.map(row => [row.category, row.taken]));
  const types = [...event.types.values()].filter(type => type.offered);
  const ticketTypes = types.map(type => {
    const limits = [
      ...(type.seated
        ? [
            {
              capacity: event.seats.filter(seat => seat.category === type.category).length,
              taken: takenSeats.get(type.category ?? '') ?? 0,
            },
          ]
        : []),
      ...counted.filter(row => row.id === type.id),
      ...poolOf(event, type.category, counted),
    ];
    const left = Math.min(...limits.map(limit => limit.capacity - limit.taken));
    return {
      ticketTypeId: type.id,
      left: Math.max(0, left),
      capacity: Math.min(...limits.map(limit => limit.capacity)),
      priceMinor: type.priceMinor,
      phase: null,
      phaseLeft: null,
      until: null,
    };
  });
  return { eventId: event.facts.id, salesOpen: eventIsOnSale(event, now) && types.some(type => typeIsOnSale(type, now)), ticketTypes };
}

/** A standing area is shared by every type of its category. */
function poolOf(
  event: SellableEvent,
  category: string | null,
  counted: readonly CountedPlaces[],
): readonly { capacity: number; taken: number }[] {
  const pool = event.pools.get(category ?? '');
  if (!pool) return [];
  const sharing = counted.filter(row => event.types.get(row.id)?.category === category);
  return [{ capacity: pool.capacity, taken: sharing.reduce((sum, row) => sum + row.taken, 0) }];
}
