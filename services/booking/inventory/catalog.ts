import type { Database, Kysely, Transaction } from '@event-planner/platform/database';
import { createSellableEvent, type SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { findEvent, findVersion } from './store.ts';

/** Events in memory, with their seats laid out. What is decided by one is decided only after its version was seen in the transaction. */
export interface Catalog {
  /** At most two seconds old; undefined when we have not heard of it. */
  find(eventId: string): Promise<SellableEvent | undefined>;
  /**
   * The same through a transaction's own connection, of the version it sees: waiting for a second connection could starve the pool.
   * Throws when we have not heard of the event.
   */
  getWithin(tx: Transaction<Tables>, eventId: string): Promise<SellableEvent>;
  /** Looks at the database next time. */
  forget(eventId: string): void;
}

interface Entry {
  readonly event: Promise<SellableEvent | undefined>;
  /** The same once it is there. */
  known: SellableEvent | undefined;
  readonly checkedAt: number;
}

const freshMs = 2000;
/** An arena of 12,000 seats takes about 3 MB laid out. */
const maxEvents = 100;

export function createCatalog(db: Database<Tables>): Catalog {
  const entries = new Map<string, Entry>();

  const load = async (eventId: string, from: Kysely<Tables> = db.query): Promise<SellableEvent | undefined> => {
    const stored = await findEvent(from, eventId);
    return stored && createSellableEvent(stored.event, stored.types);
  };
  const note = (eventId: string, event: SellableEvent): void => {
    const entry = entries.get(eventId);
    if (entry) entry.known = event;
  };
  const refresh = async (eventId: string, known: SellableEvent | undefined): Promise<SellableEvent | undefined> =>
    known !== undefined && (await findVersion(db.query, eventId)) === known.facts.version ? known : load(eventId);
  const remember = (eventId: string, event: Entry['event']): Entry['event'] => {
    entries.delete(eventId); // Moves it to the end: the map's order is the order of use.
    entries.set(eventId, { event, known: undefined, checkedAt: Date.now() });
    if (entries.size > maxEvents) entries.delete(entries.keys().next().value as string);
    // A failure or an unknown event is not remembered.
    const drop = (): void => void (entries.get(eventId)?.event === event && entries.delete(eventId));
    event.then(found => (found ? note(eventId, found) : drop()), drop);
    return event;
  };

  return {
    find(eventId) {
      const entry = entries.get(eventId);
      if (entry && Date.now() - entry.checkedAt < freshMs) return entry.event;
      return remember(eventId, entry ? entry.event.then(known => refresh(eventId, known)) : load(eventId));
    },
    async getWithin(tx, eventId) {
      const known = entries.get(eventId)?.known;
      if (known && known.facts.version === (await findVersion(tx, eventId))) return known;
      const loaded = await load(eventId, tx);
      if (!loaded) throw new Error(`there is no event ${eventId}`);
      return loaded;
    },
    forget: eventId => void entries.delete(eventId),
  };
}
