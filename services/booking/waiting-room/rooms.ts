import type { KnownRoom } from './store.ts';

/** Rooms that are not closed, at most a second old. One statement for all of them, so that an event without one costs a look into a map. */
export interface Rooms {
  find(eventId: string): Promise<KnownRoom | undefined>;
  /** Looks at the database next time. */
  forget(): void;
}

const freshMs = 1000;

export function createRooms(listOpen: () => Promise<readonly KnownRoom[]>): Rooms {
  let known: { readonly rooms: Promise<ReadonlyMap<string, KnownRoom>>; readonly at: number } | undefined;
  const load = async (): Promise<ReadonlyMap<string, KnownRoom>> => new Map((await listOpen()).map(room => [room.eventId, room]));
  const rooms = (): Promise<ReadonlyMap<string, KnownRoom>> => {
    if (known && performance.now() - known.at < freshMs) return known.rooms;
    const loading = { rooms: load(), at: performance.now() };
    known = loading;
    // A failure is not remembered: whoever asks next tries again.
    loading.rooms.catch(() => {
      if (known === loading) known = undefined;
    });
    return loading.rooms;
  };
  return {
    find: async eventId => (await rooms()).get(eventId),
    forget: () => void (known = undefined),
  };
}
