import type { Hold, HoldRequest } from '@event-planner/contracts/booking';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { type Buyer, ownersOf } from '../buyer.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { type Places, seatsOf } from '../places.ts';
import type { Coupons, WrongCodes } from '../redeeming.ts';
import { shownPrice } from '../price.ts';
import type { FindRelation } from '../relations.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import type { Answer, Asked } from './batch-answers.ts';
import { createBatch } from './batch.ts';
import { createCombiner } from '@event-planner/platform/combining';
import { holdUntil, maxBatch, maxWaiting } from './limits.ts';
import { alreadyBooked, ensureOpen, ensureOwn, ensureUnbooked } from './ensure.ts';
import { createRecoupon } from './recoupon.ts';
import { deleteExpiredSeats, extendSeats } from './seat-store.ts';
import type { Refused } from './verdict.ts';
import {
  deleteExpiredHolds,
  findBookedAs,
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

/** How a request came. */
export interface Coming {
  /** The network address, for whom wrong codes count too. */
  readonly from?: string | undefined;
  /** Where people have to wait for their turn, what proves that it is theirs: see waiting-room/door. */
  readonly admission?: string | undefined;
}

export interface Holds {
  create(buyer: Buyer, request: HoldRequest, by?: Coming): Promise<Hold>;
  /** By the team for somebody at its desk: what one person may have does not count, what there is does. */
  createAtDesk(buyer: Buyer, request: Pick<HoldRequest, 'eventId' | 'items'>): Promise<Hold>;
  /** Other coupons instead of those it has, all or none of them. */
  setCoupons(buyer: Buyer, asked: { readonly id: string; readonly coupons: readonly string[]; readonly from?: string }): Promise<Hold>;
  get(buyer: Buyer, id: string): Promise<Hold>;
  /** All that are open, of whichever events, the first to expire first. */
  list(buyer: Buyer): Promise<readonly Hold[]>;
  renew(buyer: Buyer, id: string): Promise<Hold>;
  /** With an event only if it is of that one. */
  release(buyer: Buyer, id: string, eventId?: string): Promise<void>;
  /** Removes what has expired. Nothing depends on it but the size of the tables. */
  sweep(): Promise<void>;
}

export interface HoldsParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly places: Places;
  readonly coupons: Coupons;
  readonly wrongCodes: WrongCodes;
  readonly findRelation: FindRelation;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly getEventWithin: (tx: Transaction<Tables>, eventId: string) => Promise<SellableEvent>;
  readonly forgetEvent: (eventId: string) => void;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
  /** Throws `not_admitted` for who has to wait for their turn. It asks nobody. */
  readonly ensureAdmitted: (wanted: {
    readonly eventId: string;
    readonly buyer: Buyer;
    readonly admission: string | undefined;
  }) => Promise<void>;
}

export function createHolds(parts: HoldsParts): Holds {
  const { context, findEvent, places, seatsChanged, coupons } = parts;
  const { db, now } = context;
  const recoupon = createRecoupon(parts);
  const limited = createLimited(parts.wrongCodes);
  const takenSeats = createTakenSeats({ db, now });
  const claim = createCombiner<Asked, Answer>({ decide: createBatch({ ...parts, takenSeats }), maxBatch, maxWaiting });

  const describe = async (hold: HoldDetails, eventId: string): Promise<Hold> => {
    const { id, lines, totalMinor, expiresAt, renewed } = hold;
    const price = shownPrice(hold);
    const { currency = '', questions = [], endsAt = expiresAt } = (await findEvent(eventId))?.facts ?? {};
    const renewable = !renewed && expiresAt < endsAt;
    const until = expiresAt.toISOString();
    const own = { id, eventId, lines: [...lines], price, totalMinor, currency, questions, expiresAt: until, renewable };
    return { ...own, ...((hold.resaleIds ?? null) !== null && { isResale: true }) };
  };

  return {
    async create(buyer, { eventId, items, code, coupons: typed, ...related }, { from, admission } = {}) {
      // An event nobody has heard of must not enter a batch.
      if (!(await findEvent(eventId))) throw refuseCommon('not_found', `there is no event ${eventId}`);
      await parts.ensureAdmitted({ eventId, buyer, admission });
      const relation = await parts.findRelation(buyer, related);
      const answer = await limited({ buyer, typed, code, from }, () => claim(eventId, { buyer, items, code, coupons: typed, relation }));
      if ('refused' in answer) throw asRefusal(answer);
      seatsChanged(eventId, seatsOf(answer.hold.lines));
      return describe({ ...answer.hold, renewed: false }, eventId);
    },
    async createAtDesk(buyer, { eventId, items }) {
      if (!(await findEvent(eventId))) throw refuseCommon('not_found', `there is no event ${eventId}`);
      const answer = await claim(eventId, { buyer, items, atDesk: true });
      if ('refused' in answer) throw asRefusal(answer);
      seatsChanged(eventId, seatsOf(answer.hold.lines));
      return describe({ ...answer.hold, renewed: false }, eventId);
    },
    async setCoupons(buyer, { id, coupons: typed, from }) {
      const answer = await limited({ buyer, typed, from }, () => recoupon(buyer, id, typed));
      if ('refused' in answer) throw asRefusal(answer);
      return describe(answer, answer.eventId);
    },
    async get(buyer, id) {
      const found = await findHold(db.query, id);
      const bookingId = found ? undefined : await findBookedAs(db.query, { id, userId: buyer.userId });
      if (bookingId !== undefined) throw alreadyBooked(bookingId);
      const hold = ensureOpen(ensureOwn(buyer, id, found), now());
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
        const event = await parts.getEventWithin(tx, hold.eventId);
        const until = holdUntil(event.facts, now());
        // What is sold again is still claimed by its seller's ticket: the hold itself is what keeps it.
        const seats = hold.resaleIds === null ? seatsOf(hold.lines) : [];
        const isMine = await extendSeats(tx, { eventId: hold.eventId, holdId: id, seats }, { now: now(), until });
        const kept = await coupons.extend(tx, { holdId: id, count: hold.price?.discounts?.length ?? 0 }, { now: now(), until });
        if (!isMine || !kept) throw refuse('hold_expired', 'the time to book these places is over: choose again');
        await updateHold(tx, id, { expiresAt: until, renewed: true });
        return { ...hold, expiresAt: until, renewed: true };
      });
      seatsChanged(renewed.eventId, seatsOf(renewed.lines));
      return describe(renewed, renewed.eventId);
    },
    async release(buyer, id, eventId) {
      const found = await findHold(db.query, id);
      const hold = ensureOwn(buyer, id, eventId === undefined || found?.eventId === eventId ? found : undefined);
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

type HoldDetails = Pick<HoldRow, 'id' | 'totalMinor' | 'price' | 'expiresAt' | 'renewed'> &
  Partial<Pick<HoldRow, 'resaleIds'>> & { readonly lines: HoldRow['lines'] };

const asRefusal = ({ refused, message, ...details }: Refused): Error => refuse(refused, message, details);

interface Typed {
  readonly buyer: Buyer;
  readonly typed: readonly string[] | undefined;
  /** One that opens what is hidden. */
  readonly code?: string | undefined;
  readonly from: string | undefined;
}

/** Wrong codes are few, whoever tries them. */
const createLimited =
  (wrongCodes: WrongCodes) =>
  async <Result extends object>(
    { buyer, typed = [], code, from }: Typed,
    use: () => Promise<Result | Refused>,
  ): Promise<Result | Refused> => {
    const codes = typed.length + (code === undefined ? 0 : 1);
    if (codes === 0) return use();
    const who = [...ownersOf(buyer), ...(from === undefined ? [] : [`from:${from}`])];
    return wrongCodes.limit(who, codes, async () => {
      const answer = await use();
      return { answer, wrong: 'refused' in answer ? wrongIn(answer, code) : 0 };
    });
  };

const wrongIn = ({ refused, coupons }: Refused, code: string | undefined): number => {
  if (refused === 'coupon_unknown') return coupons?.length ?? 1;
  return refused === 'not_offered' && code !== undefined ? 1 : 0;
};
