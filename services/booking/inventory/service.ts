import type { Availability } from '@event-planner/contracts/booking';
import { EventInventory } from '@event-planner/contracts/event';
import type { Transaction } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import type { CodeQuestion } from '@event-planner/contracts/coupon';
import type { Access } from '../access.ts';
import type { AccessWith } from '../access-with.ts';
import type { BookingContext } from '../context.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { describe } from './availability.ts';
import type { Catalog } from './catalog.ts';
import { rowsOf } from './rules.ts';
import { countSeats, findVersion, listCounted, replaceEvent, seeWaiting } from './store.ts';

export interface Inventory {
  /** Brings our copy to at least this version by asking event. True when something was new. */
  refresh(tx: Transaction<Tables>, changed: { readonly eventId: string; readonly version: number }): Promise<boolean>;
  /** Of what is offered to who knows this code. A private event does not exist for who knows none. */
  getAvailability(eventId: string, asked?: CodeQuestion): Promise<Availability>;
  /** Of everything that is offered, hidden or not; for the team. */
  getLeft(eventId: string): Promise<Availability>;
}

/** Takes in a version by `replace`, which answers whether it was new, and settles what follows from its plan. */
export type WhileReplacing = (
  tx: Transaction<Tables>,
  told: Pick<EventInventory, 'eventId' | 'version' | 'seatMap'>,
  replace: () => Promise<boolean>,
) => Promise<boolean>;

export interface InventoryParts {
  readonly context: BookingContext;
  readonly catalog: Catalog;
  readonly whileReplacing: WhileReplacing;
  /** Whether one has to wait for one's turn to buy. */
  readonly hasRoom: (eventId: string) => Promise<boolean>;
  readonly accessWith: AccessWith;
}

export function createInventory({ context, catalog, whileReplacing, hasRoom, accessWith }: InventoryParts): Inventory {
  const { db } = context;
  const look = async (event: SellableEvent, access: Access): Promise<Availability> => {
    const { id } = event.facts;
    const now = context.now();
    const [counted, seats, [waiting], waitingRoom] = await Promise.all([
      listCounted(db.read, [id, now]),
      event.seats.length > 0 ? countSeats(db.read, [id, now]) : [],
      seeWaiting(db.read, [id, now]),
      hasRoom(id),
    ]);
    const { waited = [], isOpen = false } = waiting ?? {};
    return describe(event, access, { counted, seats, waited, waitingListOpen: isOpen, waitingRoom, now });
  };
  return {
    async refresh(tx, { eventId, version }) {
      const known = await findVersion(tx, eventId);
      if (known !== undefined && known >= version) return false;
      // Asked before anything is locked. Its answer may be newer than the message, never older.
      const told = await context.call('event', { path: `/events/${eventId}/inventory`, response: EventInventory });
      return whileReplacing(tx, told, () => replaceEvent(tx, rowsOf(told)));
    },
    async getAvailability(eventId, asked) {
      const event = await catalog.find(eventId);
      const access = event && (await accessWith(event, asked));
      if (!event || !access?.opensEvent) throw refuse('not_found', `there is no event ${eventId}`);
      return look(event, access);
    },
    async getLeft(eventId) {
      const event = await catalog.find(eventId);
      if (!event) throw refuse('not_found', `there is no event ${eventId}`);
      return look(event, { opensEvent: true, offers: () => true });
    },
  };
}
