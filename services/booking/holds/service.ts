import type { Hold, HoldRequest } from '@event-planner/contracts/booking';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { type Buyer, ownersOf, owns } from '../buyer.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { type Places, seatsOf } from '../places.ts';
import { shownPrice } from '../price.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { type Answer, type Asked, createBatch } from './batch.ts';
import { createCombiner } from '@event-planner/platform/combining';
import { holdSeconds, maxBatch, maxWaiting } from './limits.ts';
import { deleteExpiredSeats, extendSeats } from './seat-store.ts';
import {
  deleteExpiredHolds,
  findHold,
  type HoldRow,
  listEventsWithExpired,
  listOpenHolds,
  lockCounters,
  lockCountersOfHold,
  lockHold,
  reclaim,
  updateHold,
} from './store.ts';
import { createTakenSeats } from './taken-seats.ts';

export interface Holds {
  create(buyer: Buyer, request: HoldRequest): Promise<Hold>;
  get(buyer: Buyer, id: string): Promise<Hold>;
  /** All that are open, of whichever events, the first to expire first. */
  list(buyer: Buyer): Promise<readonly Hold[]>;
  renew(buyer: Buyer, id: string): Promise<Hold>;
  release(buyer: Buyer, id: string): Promise<void>;
  /** Removes what has expired. Nothing depends on it but the size of the tables. */
  sweep(): Promise<void>;
}

export interface HoldsParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly places: Places;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly forgetEvent: (eventId: string) => void;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

export function createHolds(parts: HoldsParts): Holds {
  const { context, findEvent, places, seatsChanged } = parts;
  const { db, now } = context;
  const takenSeats = createTakenSeats({ db, now });
  const claim = createCombiner<Asked, Answer>({ decide: createBatch({ ...parts, takenSeats }), maxBatch, maxWaiting });

  const describe = async (hold: HoldDetails, eventId: string): Promise<Hold> => {
    const { id, lines, totalMinor, expiresAt, renewed } = hold;
    const price = shownPrice(hold);
    const { currency = '', questions = [] } = (await findEvent(eventId))?.facts ?? {};
    const until = expiresAt.toISOString();
    return { id, eventId, lines: [...lines], price, totalMinor, currency, questions, expiresAt: until, renewable: !renewed };
  };

  return {
    async create(buyer, { eventId, items, code }) {
      // An event nobody has heard of must not enter a batch.
      if (!(await findEvent(eventId))) throw refuseCommon('not_found', `there is no event ${eventId}`);
      const answer = await claim(eventId, { buyer, items, code });
      if (!('hold' in answer)) {
        const { refused, message, ...details } = answer;
        throw refuse(refused, message, details);
      }
      seatsChanged(eventId, seatsOf(answer.hold.lines));
      return describe({ ...answer.hold, renewed: false }, eventId);
    },
    async get(buyer, id) {
      const hold = ensureOpen(ensureOwn(buyer, id, await findHold(db.query, id)), now());
      return describe(hold, hold.eventId);
    },
    async list(buyer) {
      const open = await listOpenHolds(db.query, ownersOf(buyer), now());
      return Promise.all(open.map(hold => describe(hold, hold.eventId)));
    },
    async renew(buyer, id) {
      const renewed = await db.transaction(async tx => {
        const hold = ensureOpen(ensureOwn(buyer, id, await lockHold(tx, id)), now());
        if (hold.renewed) throw refuse('hold_renewed', 'a hold is renewed once');
        const until = new Date(now().getTime() + holdSeconds * 1000);
        const isMine = await extendSeats(tx, { eventId: hold.eventId, holdId: id, seats: seatsOf(hold.lines) }, { now: now(), until });
        if (!isMine) throw refuse('hold_expired', 'the time to book these places is over: choose again');
        await updateHold(tx, id, { expiresAt: until, renewed: true });
        return { ...hold, expiresAt: until, renewed: true };
      });
      seatsChanged(renewed.eventId, seatsOf(renewed.lines));
      return describe(renewed, renewed.eventId);
    },
    async release(buyer, id) {
      const hold = ensureOwn(buyer, id, await findHold(db.query, id));
      await db.transaction(async tx => {
        await lockCountersOfHold(tx, hold.eventId, id);
        const current = await lockHold(tx, id);
        if (current) await places.release(tx, ensureUnbooked(current));
      });
      takenSeats.forget(hold.eventId);
      seatsChanged(hold.eventId, seatsOf(hold.lines));
    },
    async sweep() {
      for (const eventId of await listEventsWithExpired(db.query, now())) {
        await db.transaction(async tx => {
          await lockCounters(tx, eventId);
          await reclaim(tx, eventId, now());
          await deleteExpiredHolds(tx, eventId, now());
          await deleteExpiredSeats(tx, eventId, now());
        });
      }
    },
  };
}

type HoldDetails = Pick<HoldRow, 'id' | 'totalMinor' | 'price' | 'expiresAt' | 'renewed'> & { readonly lines: HoldRow['lines'] };

function ensureOwn(buyer: Buyer, id: string, hold: HoldRow | undefined): HoldRow {
  if (!hold || !owns(buyer, hold)) throw refuseCommon('not_found', `there is no hold ${id}`);
  return hold;
}

function ensureUnbooked(hold: HoldRow): HoldRow {
  if (hold.bookingId !== null) throw refuse('hold_booked', 'this hold has become a booking', { bookingId: hold.bookingId });
  return hold;
}

function ensureOpen(hold: HoldRow, now: Date): HoldRow {
  ensureUnbooked(hold);
  if (hold.expiresAt <= now) throw refuse('hold_expired', 'the time to book these places is over: choose again');
  return hold;
}
