import { setTimeout as delay } from 'node:timers/promises';
import { refuse } from '@event-planner/platform/errors';
import { newSecretId } from '@event-planner/platform/ids';
import type { Transaction } from '@event-planner/platform/database';
import { type Buyer, ownerOf } from '../buyer.ts';
import type { BookingContext } from '../context.ts';
import { type CouponLook, type Coupons, noCoupons } from '../redeeming.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { sumUp, ticketCountOf } from '../counters.ts';
import { seatsOf } from '../places.ts';
import type { Tables } from '../tables.ts';
import { nothingOwned, type PlacesState, talliesOf } from './books.ts';
import type { Having } from './caps.ts';
import { holdSeconds, maxTries } from './limits.ts';
import { listOwned } from './owned-store.ts';
import { couponsOf, decideBatch } from './rules.ts';
import {
  type CounterRow,
  listTaken,
  lockChoosing,
  lockCounters,
  lockOwners,
  lockOwnersAndCounters,
  see,
  type Seen,
  type Winners,
  writeWinners,
} from './store.ts';
import { type Granted, isGranted, type Refused, type Verdict } from './verdict.ts';
import type { Relation } from '../relations.ts';
import type { TakenSeats } from './taken-seats.ts';
import { isTogether, type Items } from './wanted.ts';

export interface Asked {
  readonly buyer: Buyer;
  readonly items: Items;
  readonly code?: string | undefined;
  readonly coupons?: readonly string[] | undefined;
  readonly relation?: Relation | undefined;
  /** Asked by the team for somebody at its desk: capacity counts, what one person may have does not. */
  readonly atDesk?: boolean | undefined;
}
export type NewHold = Winners['holds'][number];
export type Answer = ({ readonly hold: NewHold } & Pick<Granted, 'redemptions'>) | Refused;

export interface BatchParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly forgetEvent: (eventId: string) => void;
  readonly takenSeats: TakenSeats;
  readonly coupons: Coupons;
}

/** Decides requests of one event in one transaction. What another process spoils is rolled back and decided again. */
export const createBatch =
  ({ context, findEvent, forgetEvent, takenSeats, coupons }: BatchParts) =>
  async (eventId: string, asked: readonly Asked[]): Promise<readonly Answer[]> => {
    const choosing = asked.some(({ items }) => items.some(isTogether));
    for (let tries = 1; tries <= maxTries; tries++) {
      const event = await findEvent(eventId);
      if (!event) throw refuse('not_found', `there is no event ${eventId}`);
      // What we know may be out of date. When it led to nothing, what is true is read while nobody else chooses.
      const known = choosing && (tries === 1 ? await takenSeats.look(eventId) : 'read');
      const outcome = await context.db
        .transaction(tx => decideIn(tx, { event, asked, now: context.now(), known }, coupons))
        .catch(asOutcome);
      if (!(outcome instanceof Again)) {
        takenSeats.learn(eventId, seatsIn(outcome));
        return outcome;
      }
      takenSeats.forget(eventId);
      if (outcome.why === 'stale') forgetEvent(eventId);
      else if (outcome.why === 'overtaken') await delay(Math.random() * 5 * 2 ** tries); // Jitter: whom we lost to may be about to lose to us.
    }
    return asked.map(() => ({ refused: 'taken', message: 'these places are being taken right now: choose others' }));
  };

/** The event is another version; another process took a seat; a block was not found in what we only believe to be taken. */
type Why = 'stale' | 'overtaken' | 'unsure';

/** Thrown to roll back; not an error. */
export class Again extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(why);
    this.why = why;
  }
}
const asOutcome = (error: unknown): Again => {
  if (error instanceof Again) return error;
  throw error;
};

interface Deciding {
  readonly event: SellableEvent;
  readonly asked: readonly Asked[];
  readonly now: Date;
  /** Seats that we believe to be taken, when somebody wants the best of those that are not. */
  readonly known: ReadonlySet<string> | 'read' | false;
}

async function decideIn(tx: Transaction<Tables>, { event, asked, now, known }: Deciding, coupons: Coupons): Promise<readonly Answer[]> {
  const eventId = event.facts.id;
  if (known === 'read') await lockChoosing(tx, eventId);
  const wishes = asked.map(({ buyer, items, code, coupons: typed, relation, atDesk }) => ({
    owner: ownerOf(buyer),
    items,
    code,
    coupons: typed,
    relation,
    atDesk,
  }));
  const couponWishes = wishes.map(wish => couponsOf(event, wish)).filter(wish => wish.coupons.length > 0 || wish.code !== undefined);
  const owners = [...new Set(wishes.map(wish => wish.owner))].toSorted();
  const items = asked.flatMap(one => one.items);
  const needsCounters = items.some(item => event.types.get(item.ticketTypeId)?.counted);
  const couponLook = couponWishes.length > 0 ? { event, wishes: couponWishes, now } : undefined;
  const lock = couponLook ? lockWithCoupons(coupons, couponLook, needsCounters) : needsCounters ? lockOwnersAndCounters : lockOwnersOnly;
  const locked = await lock(tx, owners, eventId);
  const seats = [...new Set(items.flatMap(item => ('seat' in item ? [item.seat] : [])))];
  const seen = await see(tx, { eventId, now, seats, owners, reclaims: needsCounters });
  if (seen.version !== event.facts.version) throw new Again('stale');
  const all = known === 'read' ? await listTaken(tx, eventId, now) : known && [...new Set(known).difference(new Set(seats))];
  const owned = event.capped ? await listOwned(tx, { eventId, owners, now, withHolds: true }) : new Map<string, Having>();
  const couponBooks = couponLook ? await coupons.look(tx, couponLook) : noCoupons;
  const state = stateOf({ ...seen, taken: [...seen.taken, ...(all || [])], owned }, locked, now);
  const verdicts = decideBatch(event, wishes, { ...state, coupons: couponBooks });
  if (known instanceof Set && verdicts.some((verdict, at) => isUnsure(verdict, asked[at] as Asked))) throw new Again('unsure');
  const answers = verdicts.map((verdict, at) => answerOf(verdict, asked[at] as Asked, { event, now }));
  const winners = winnersOf(answers, { event, now });
  if (winners.holds.length > 0 && (await writeWinners(tx, winners)) < winners.claims.length) throw new Again('overtaken');
  if (couponLook)
    await coupons.write(
      tx,
      answers.flatMap(answer => redemptionsOf(answer, event)),
      now,
    );
  return answers;
}

type Lock = (tx: Transaction<Tables>, owners: readonly string[], eventId: string) => Promise<readonly CounterRow[]>;
const lockOwnersOnly: Lock = async (tx, owners) => {
  await lockOwners(tx, owners);
  return [];
};
/** Campaigns come between owners and counters: only who uses coupons makes the trips apart. */
const lockWithCoupons =
  (coupons: Coupons, look: CouponLook, needsCounters: boolean): Lock =>
  async (tx, owners, eventId) => {
    await lockOwners(tx, owners);
    await coupons.lock(tx, look);
    return needsCounters ? lockCounters(tx, eventId) : [];
  };

const redemptionsOf = (answer: Answer, { facts }: SellableEvent) => {
  if (!('hold' in answer)) return [];
  const { id: holdId, owner, expiresAt } = answer.hold;
  return (answer.redemptions ?? []).map(of => ({ ...of, holdId, owner, expiresAt, eventId: facts.id, currency: facts.currency }));
};

export function stateOf(
  seen: Seen & { readonly owned: ReadonlyMap<string, Having> },
  locked: readonly CounterRow[],
  now: Date,
): PlacesState {
  const freed = new Map(seen.freed.map(row => [row.id, row.freed]));
  return {
    now,
    taken: new Set(seen.taken),
    waited: seen.waited ?? [],
    counters: new Map(locked.map(({ id, capacity, given }) => [id, { capacity, given: given - (freed.get(id) ?? 0) }])),
    owners: new Map(seen.owners.map(({ owner, holds, places }) => [owner, { ...nothingOwned, ...seen.owned.get(owner), holds, places }])),
  };
}

/** Whether it may be refused for seats that are free by now. */
const isUnsure = (verdict: Verdict, { items }: Asked): boolean =>
  !isGranted(verdict) && (verdict.refused === 'no_block_together' || verdict.refused === 'sold_out') && items.some(isTogether);

const seatsIn = (answers: readonly Answer[]): readonly string[] =>
  answers.flatMap(answer => ('hold' in answer ? seatsOf(answer.hold.lines) : []));

export function answerOf(verdict: Verdict, { buyer, atDesk }: Asked, { event, now }: Pick<Deciding, 'event' | 'now'>): Answer {
  if (!isGranted(verdict)) return verdict;
  const lines = [...verdict.granted];
  const counted = talliesOf(event, lines);
  const hold = {
    id: newSecretId(),
    owner: ownerOf(buyer),
    userId: buyer.userId,
    cartId: buyer.cartId,
    lines,
    places: ticketCountOf(lines),
    counted: counted.size > 0 ? Object.fromEntries(counted) : null,
    // Coupons have caps of their own.
    capped: (event.capped && !atDesk) || verdict.redemptions !== undefined,
    resaleIds: null,
    sellerIds: null,
    totalMinor: verdict.totalMinor,
    price: verdict.price,
    expiresAt: new Date(now.getTime() + holdSeconds * 1000),
  };
  return { hold, ...(verdict.redemptions && { redemptions: verdict.redemptions }) };
}

export function winnersOf(answers: readonly Answer[], { event, now }: Pick<Deciding, 'event' | 'now'>): Winners {
  const holds = answers.flatMap(answer => ('hold' in answer ? [answer.hold] : []));
  const claims = holds.flatMap(hold =>
    hold.lines.flatMap(({ seat, ticketTypeId }) =>
      seat === null ? [] : [{ seat, holdId: hold.id, category: event.types.get(ticketTypeId)?.category ?? '' }],
    ),
  );
  const counted = sumUp(holds.flatMap(hold => Object.entries(hold.counted ?? {})));
  return { eventId: event.facts.id, now, holds, claims, counted };
}
