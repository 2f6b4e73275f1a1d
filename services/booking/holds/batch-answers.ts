import { newSecretId } from '@event-planner/platform/ids';
import { type Buyer, ownerOf } from '../buyer.ts';
import { sumUp, ticketCountOf } from '../counters.ts';
import { seatsOf } from '../places.ts';
import { type CouponBooks, type CouponLook, noCoupons } from '../redeeming.ts';
import type { Relation } from '../relations.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Look, Seen, Winners } from './batch-store.ts';
import { nothingOwned, type PlacesState, talliesOf } from './books.ts';
import type { Having } from './caps.ts';
import { holdUntil } from './limits.ts';
import { couponsOf, decideBatch, type Wish } from './rules.ts';
import type { CounterRow } from './store.ts';
import { type Granted, isGranted, type Refused, type Verdict } from './verdict.ts';
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
export interface Deciding {
  readonly event: SellableEvent;
  readonly asked: readonly Asked[];
  readonly now: Date;
  /** Seats that we believe to be taken, when somebody wants the best of those that are not. */
  readonly known: ReadonlySet<string> | 'read' | false;
}

/** What all of a batch ask for, and by what it is decided. */
export interface Batch extends Deciding {
  readonly wishes: readonly Wish[];
  readonly couponLook: CouponLook | undefined;
  readonly look: Look;
}

export function batchOf(deciding: Deciding): Batch {
  const { event, asked, now } = deciding;
  const wishes = asked.map(({ buyer, coupons, ...of }) => ({ ...of, owner: ownerOf(buyer), coupons }));
  const couponWishes = wishes.map(wish => couponsOf(event, wish)).filter(wish => wish.coupons.length > 0 || wish.code !== undefined);
  const items = asked.flatMap(one => one.items);
  return {
    ...deciding,
    wishes,
    couponLook: couponWishes.length > 0 ? { event, wishes: couponWishes, now } : undefined,
    look: {
      eventId: event.facts.id,
      now,
      seats: [...new Set(items.flatMap(item => ('seat' in item ? [item.seat] : [])))],
      owners: [...new Set(wishes.map(wish => wish.owner))].toSorted(),
      reclaims: items.some(item => event.types.get(item.ticketTypeId)?.counted),
    },
  };
}

export interface Found {
  readonly locked: readonly CounterRow[];
  readonly seen: Seen;
  readonly owned: ReadonlyMap<string, Having>;
  /** Beside those that were asked for by name. */
  readonly taken: readonly string[];
  readonly couponBooks?: CouponBooks;
}

/** Throws what has all of it decided again. */
export function answersOf(
  { event, asked, now, known, wishes, look }: Batch,
  { locked, seen, owned, taken, couponBooks }: Found,
): readonly Answer[] {
  if (seen.version !== event.facts.version) throw new Again('stale');
  // Of those that were asked for by name we know better.
  const believed = known instanceof Set ? known.difference(new Set(look.seats)) : [];
  const state = stateOf({ ...seen, taken: [...seen.taken, ...taken, ...believed], owned }, locked, now);
  const verdicts = decideBatch(event, wishes, { ...state, coupons: couponBooks ?? noCoupons });
  if (known instanceof Set && verdicts.some((verdict, at) => isUnsure(verdict, asked[at] as Asked))) throw new Again('unsure');
  return verdicts.map((verdict, at) => answerOf(verdict, asked[at] as Asked, { event, now }));
}

export const redemptionsOf = (answer: Answer, { facts }: SellableEvent) => {
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

export const seatsIn = (answers: readonly Answer[]): readonly string[] =>
  answers.flatMap(answer => ('hold' in answer ? seatsOf(answer.hold.lines) : []));

export function answerOf(verdict: Verdict, { buyer, atDesk, relation }: Asked, { event, now }: Pick<Deciding, 'event' | 'now'>): Answer {
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
    exchangeOf: relation?.exchangeOf ?? null,
    resaleIds: null,
    sellerIds: null,
    totalMinor: verdict.totalMinor,
    price: verdict.price,
    expiresAt: holdUntil(event.facts, now),
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
