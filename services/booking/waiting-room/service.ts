import type { Admission, Draw, Visit, WaitingRoomNow } from '@event-planner/contracts/waiting-room';
import { createCombiner } from '@event-planner/platform/combining';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { type Buyer, ownersOf } from '../buyer.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { createJoining, noRoom } from './joining.ts';
import { describeNow } from './present.ts';
import type { Rooms } from './rooms.ts';
import { admittedUpTo, endOfAdmission, preQueueOpensAt, type Standing, visitStateOf } from './rules.ts';
import { addressName, visitorName } from './seed.ts';
import { findRoom, type KnownRoom } from './store.ts';
import type { Tend } from './tend.ts';
import type { AdmissionTokens } from './tokens.ts';
import { findVisitors, letIn, listDraw, type VisitorRow } from './visitor-store.ts';

export interface WaitingRoomParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly rooms: Rooms;
  readonly tend: Tend;
  readonly tokens: AdmissionTokens;
}

/** A visitor of an event's waiting room. */
export interface Visiting {
  readonly eventId: string;
  readonly buyer: Buyer;
}

export type WaitingRoom = ReturnType<typeof createWaitingRoom>;

/** What visitors do. */
export const createWaitingRoom = ({ context, rooms, tend, tokens }: WaitingRoomParts) => {
  const { db, now } = context;
  const join = createJoining({ db, now });
  // Looks and admissions that arrive together are one statement as well.
  const look = createCombiner<string, VisitorRow | undefined>({
    decide: async (eventId, names) => inOrder(names, await findVisitors(db.query, eventId, names)),
    maxBatch: 500,
    maxWaiting: 60_000,
  });
  const enter = createCombiner<{ readonly name: string; readonly standing: Standing }, VisitorRow | undefined>({
    async decide(eventId, asked) {
      const names = asked.map(one => one.name);
      const standing = asked[asked.length - 1]?.standing ?? { admittedUpTo: 0, missedUpTo: 0 };
      return inOrder(names, await letIn(db.query, eventId, { visitors: names, now: now(), ...standing }));
    },
    maxBatch: 500,
    maxWaiting: 60_000,
  });

  const getRoom = async (eventId: string): Promise<KnownRoom> => {
    const known = await rooms.find(eventId);
    const room = known && (await tend.see(known));
    if (!room) throw noRoom(eventId);
    return room;
  };
  const standingOf = (room: KnownRoom): Standing => ({ admittedUpTo: admittedUpTo(room, now()), missedUpTo: room.missedUpTo });
  const findVisit = async ({ eventId, buyer }: Visiting): Promise<VisitorRow | undefined> => {
    const rows = await Promise.all(namesOf(eventId, buyer).map(name => look(eventId, name)));
    return rows.find(row => row !== undefined);
  };
  const describe = (room: KnownRoom, row: VisitorRow): Visit => ({
    eventId: room.eventId,
    visitor: row.visitor,
    number: row.number,
    state: visitStateOf(room, row, { standing: standingOf(room), now: now() }),
    joinedAt: row.joinedAt.toISOString(),
  });

  return {
    /** The same for everybody; of a room that is closed too. */
    async getNow(eventId: string): Promise<WaitingRoomNow> {
      const known = await rooms.find(eventId);
      const room = known ? await tend.see(known) : await findRoom(db.query, eventId, now());
      if (!room) throw noRoom(eventId);
      return describeNow(room, now());
    },

    async join(visiting: Visiting, { address, again }: { readonly address: string; readonly again: boolean }): Promise<Visit> {
      const { eventId, buyer } = visiting;
      const room = await getRoom(eventId);
      if (now() < preQueueOpensAt(room)) {
        const opensAt = preQueueOpensAt(room).toISOString();
        throw refuse('queue_not_open', `one can begin to wait at ${opensAt}`, { opensAt });
      }
      const row = await join(eventId, {
        names: namesOf(eventId, buyer),
        address: room.maxPerAddress === null ? null : addressName(eventId, address),
        again,
        standing: standingOf(room),
      });
      return describe(room, row);
    },

    async getVisit(visiting: Visiting): Promise<Visit> {
      const room = await getRoom(visiting.eventId);
      const row = await findVisit(visiting);
      if (!row) throw refuseCommon('not_found', 'you do not wait here: join first');
      return describe(room, row);
    },

    /** The same answer however often it is asked for, until it is over. */
    async comeIn(visiting: Visiting): Promise<Admission> {
      const { eventId } = visiting;
      const room = await getRoom(eventId);
      const row = await findVisit(visiting);
      if (!row) throw refuseCommon('not_found', 'you do not wait here: join first');
      const state = visitStateOf(room, row, { standing: standingOf(room), now: now() });
      if (state !== 'called' && state !== 'inside') throw notYours(state, row);
      const came = await enter(eventId, { name: row.visitor, standing: standingOf(room) });
      if (!came?.cameAt || came.number === null) throw notYours('waiting', row);
      const until = endOfAdmission(room, came.cameAt);
      if (until <= now()) throw notYours('over', row);
      return {
        eventId,
        number: came.number,
        until: until.toISOString(),
        token: await tokens.sign({ eventId, visitor: row.visitor, until }),
      };
    },

    async getDraw(eventId: string, page: { readonly after: number; readonly limit: number }): Promise<Draw> {
      const room = await findRoom(db.query, eventId, now());
      if (!room || room.drawnAt === null) throw refuseCommon('not_found', 'nothing was drawn here yet');
      const items = await listDraw(db.query, eventId, page);
      const nextAfter = items.length === page.limit ? (items.at(-1)?.rank ?? null) : null;
      return { seedHash: room.seedHash, seed: room.seed, drawnAt: room.drawnAt.toISOString(), items, nextAfter };
    },
  };
};

/** By which they may be known: as a user first, so that one person is one visitor on all of their devices. */
function namesOf(eventId: string, buyer: Buyer): readonly [string, ...string[]] {
  const [first = '', ...others] = ownersOf(buyer).map(owner => visitorName(eventId, owner));
  return [first, ...others];
}

const inOrder = (names: readonly string[], rows: readonly VisitorRow[]): readonly (VisitorRow | undefined)[] => {
  const byName = new Map(rows.map(row => [row.visitor, row]));
  return names.map(name => byName.get(name));
};

const sentences = {
  waiting: 'it is not your turn yet',
  missed: 'you did not come when it was your turn: wait anew',
  over: 'your time inside is over: wait anew',
} as const;
const notYours = (state: keyof typeof sentences, { number }: VisitorRow): Error =>
  refuse('not_admitted', sentences[state], { state, number });
