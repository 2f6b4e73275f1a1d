import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { sumUp, ticketCountOf, unitsOf } from '../counters.ts';
import { ownerOf } from '../buyer.ts';
import { refuse } from '../errors.ts';
import type { Places, Reservations, Reserved } from '../places.ts';
import type { Coupons } from '../redeeming.ts';
import type { Line, Tables } from '../tables.ts';
import { refusePerson, type Having, without } from './caps.ts';
import { listOwned } from './owned-store.ts';
import type { ReadEvent } from './places.ts';
import { type ReservedHold, reserveHolds } from './reservation-store.ts';

export const createReserveAll =
  (readEvent: ReadEvent, coupons: Coupons): Places['reserveAll'] =>
  async (tx, reservations) => {
    const holds = new Map((await reserveHolds(tx, reservations, 'uncapped')).map(hold => [hold.id, hold]));
    const answers = new Map<string, Reserved>();
    const asked = reservations.wanted.flatMap(({ holdId, buyer, instead = [], exchangeOf }) => {
      const hold = holds.get(holdId);
      return hold?.capped && isOpen(hold, reservations.now) && mayBecome(hold, exchangeOf)
        ? [{ hold, owner: `user:${buyer.userId}`, instead }]
        : [];
    });
    for (const [eventId, of] of Map.groupBy(asked, ({ hold }) => hold.eventId)) {
      const outcome = await admit(tx, of, { readEvent, eventId, now: reservations.now });
      for (const [holdId, refusal] of outcome.refused) answers.set(holdId, { refusal });
      const admitted = reservations.wanted.filter(({ holdId }) => outcome.admitted.has(holdId));
      const uncouponed = await refuseCoupons(tx, { coupons, holds }, { ...reservations, wanted: admitted });
      for (const [holdId, refusal] of uncouponed) answers.set(holdId, { refusal });
      const wanted = admitted.filter(({ holdId }) => !uncouponed.has(holdId));
      for (const hold of await reserveHolds(tx, { ...reservations, wanted }, 'capped')) holds.set(hold.id, hold);
    }
    return reservations.wanted.map(one => answers.get(one.holdId) ?? reservedOr(one, holds.get(one.holdId)));
  };

const isOpen = (hold: ReservedHold, now: Date): boolean => hold.own && hold.bookingId === null && hold.eventIsSold && hold.expiresAt > now;

/** What was held to replace tickets becomes that exchange alone. */
const mayBecome = (hold: ReservedHold, exchangeOf: string | undefined): boolean =>
  hold.exchangeOf === null || hold.exchangeOf === exchangeOf;

interface Admitting {
  readonly readEvent: ReadEvent;
  readonly eventId: string;
  readonly now: Date;
}

/** Whether each may have what they hold beside what they have booked: one who held it before they signed in was somebody else then. */
async function admit(
  tx: Transaction<Tables>,
  asked: readonly { readonly hold: ReservedHold; readonly owner: string; readonly instead: readonly Line[] }[],
  { readEvent, eventId, now }: Admitting,
): Promise<{ readonly admitted: ReadonlySet<string>; readonly refused: ReadonlyMap<string, Error> }> {
  const event = await readEvent(tx, eventId);
  const owners = [...new Set(asked.map(one => one.owner))];
  const having = await listOwned(tx, { eventId, owners, now, withHolds: false });
  const admitted = new Set<string>();
  const refused = new Map<string, Error>();
  for (const { hold, owner, instead } of asked) {
    const has = without(having.get(owner) ?? { units: new Map(), tickets: 0 }, instead);
    const more: Having = { units: unitsOf(hold.lines), tickets: ticketCountOf(hold.lines) };
    const refusal = refusePerson(event, more, has);
    if (refusal) {
      refused.set(hold.id, refuse('limit', refusal.message, { limits: refusal.limits, ticketTypes: refusal.ticketTypes }));
      continue;
    }
    admitted.add(hold.id);
    having.set(owner, { units: sumUp([...has.units, ...more.units]), tickets: has.tickets + more.tickets });
  }
  return { admitted, refused };
}

/** Keeps the coupons of those that have some; answers why others cannot be booked with theirs. */
async function refuseCoupons(
  tx: Transaction<Tables>,
  { coupons, holds }: { readonly coupons: Coupons; readonly holds: ReadonlyMap<string, ReservedHold> },
  { wanted, now, until }: Reservations,
): Promise<ReadonlyMap<string, Error>> {
  const discounted = wanted.flatMap(({ holdId, bookingId, buyer }) => {
    const codes = new Map(holds.get(holdId)?.price?.discounts?.map(({ id, code }) => [id, code]));
    return codes.size > 0 ? [{ holdId, bookingId, codes, owner: ownerOf(buyer) }] : [];
  });
  if (discounted.length === 0) return new Map();
  const refused = await coupons.book(tx, discounted, { now, until });
  return new Map(
    Array.from(refused, ([holdId, why]) => {
      if (why === 'lost') return [holdId, refuse('hold_expired', 'the time to book with this coupon is over: choose again')];
      return [holdId, refuse(why.refused, why.message, { coupons: why.coupons })];
    }),
  );
}

function reservedOr({ holdId, exchangeOf }: Reservations['wanted'][number], hold: ReservedHold | undefined): Reserved {
  if (!hold?.own) return { refusal: refuseCommon('not_found', `there is no hold ${holdId}`) };
  if (hold.bookingId !== null) return { refusal: refuse('hold_booked', 'this hold has become a booking', { bookingId: hold.bookingId }) };
  if (!mayBecome(hold, exchangeOf))
    return {
      refusal: refuse('hold_of_exchange', 'these places are held to replace tickets: exchange those, or give the places back', {
        exchangeOf: hold.exchangeOf,
      }),
    };
  if (!hold.eventIsSold) return { refusal: refuse('sales_closed', 'the event is over, postponed or cancelled: it is not sold') };
  if (!hold.kept) return { refusal: refuse('hold_expired', 'the time to book these places is over: choose again') };
  return { held: hold };
}
