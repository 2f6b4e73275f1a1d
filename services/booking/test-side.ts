import type { EventInventory } from '@event-planner/contracts/event';
import { createDatabase } from '@event-planner/platform/database';
import type { AppError } from '@event-planner/platform/errors';
import { idOf } from '@event-planner/platform/ids';
import { bookedFiles } from './answer-files/claim.ts';
import { createConfirm } from './bookings/confirm.ts';
import { createEventOf } from './bookings/event-facts.ts';
import { createBookings } from './bookings/service.ts';
import type { BookingContext } from './context.ts';
import { createWrongCodes } from './coupons/attempts.ts';
import { coupons } from './coupons/desk.ts';
import { createCatalog } from './inventory/catalog.ts';
import { createRejectPayment } from './refunds/request.ts';
import type { Tables } from './tables.ts';
import { ada, alan, aSeatedEvent, type BookingWorld, grace, type Items, ticketType } from './test-world.ts';
import { createPlaces } from './holds/places.ts';
import { createHolds } from './holds/service.ts';
import { noSuccession } from './succession.ts';

export const kinds = ['gold', 'adult', 'child', 'family', 'shirt', 'free'] as const;
export type Kind = (typeof kinds)[number];

export interface Wish {
  readonly who: number;
  readonly items: readonly { readonly kind: Kind; readonly seat: number; readonly quantity: number; readonly seen: boolean }[];
}
export interface Purchase {
  readonly who: number;
  readonly which: number;
  readonly key: number;
}
/** The same plan for both: a quota that types share, an early price for two, a bundle, an add-on, caps of a person, seats, and what costs nothing. */
export function planOf(name: string): EventInventory {
  const id = (kind: string): string => idOf(`${name} ${kind}`);
  return aSeatedEvent({
    eventId: id('event'),
    maxPerPerson: 9,
    quotas: [{ id: id('hall'), name: 'Hall', capacity: 8, ticketTypeIds: [id('adult'), id('child')] }],
    ticketTypes: [
      ticketType({ id: id('gold'), name: 'gold', category: 'gold', capacity: 3 }),
      ticketType({
        id: id('adult'),
        name: 'adult',
        capacity: 6,
        maxPerPerson: 5,
        phases: [{ name: 'Early', priceMinor: 900, until: null, quantity: 2 }],
      }),
      ticketType({ id: id('child'), name: 'child', capacity: null, priceMinor: 600 }),
      ticketType({
        id: id('family'),
        name: 'family',
        capacity: null,
        bundle: [
          { ticketTypeId: id('adult'), quantity: 2 },
          { ticketTypeId: id('child'), quantity: 1 },
        ],
      }),
      ticketType({ id: id('shirt'), name: 'shirt', capacity: 4, requires: [id('adult')] }),
      ticketType({ id: id('free'), name: 'free', capacity: 5, priceMinor: 0 }),
    ],
  });
}

const people = [ada, grace, alan];

/** A process that has this event for itself; its answers speak of kinds and lines, not of ids. */
export function aSide({ service }: BookingWorld, name: string) {
  const { eventId } = planOf(name);
  const db = createDatabase<Tables>({ url: service.url, applicationName: name });
  const catalog = createCatalog(db);
  const context = { db, now: service.clock.now, publish: async () => {} } as unknown as BookingContext;
  const places = createPlaces(catalog.getWithin, coupons);
  const seatsChanged = (): void => {};
  const holds = createHolds({
    context,
    places,
    coupons,
    wrongCodes: createWrongCodes(context),
    findRelation: async () => undefined,
    findEvent: catalog.find,
    getEventWithin: catalog.getWithin,
    forgetEvent: catalog.forget,
    seatsChanged,
    ensureAdmitted: async () => {},
  });
  const rejectPayment = createRejectPayment(context);
  const parts = {
    context,
    places,
    coupons,
    eventOf: createEventOf(),
    codeOf: () => 'a code',
    seatsChanged,
    files: bookedFiles,
    rejectPayment,
    succession: noSuccession,
  };
  const bookings = createBookings(parts, createConfirm(parts));
  const made: { readonly id: string; readonly who: number }[] = [];
  // Nobody is in both: who has ten holds may have no more of any event.
  const userOf = (who: number) => ({ ...people[who]!, sub: idOf(`${name} person ${who}`) });
  const buyerOf = (who: number) => ({ userId: userOf(who).sub, cartId: null });
  const kindOf = new Map(kinds.map(kind => [idOf(`${name} ${kind}`), kind as string]));
  const plain = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value ?? null).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, found => kindOf.get(found) ?? 'an id')) as unknown;
  const refusal = ({ code, details }: AppError): unknown => ({ refused: code, details: plain(details) });
  const itemOf = ({ kind, seat, quantity, seen }: Wish['items'][number]): Items[number] => ({
    ticketTypeId: idOf(`${name} ${kind}`),
    ...(kind === 'gold' ? { seat: `stalls-A-${seat}` } : { quantity }),
    ...(seen && kind === 'adult' && { seenPriceMinor: 900 }),
  });
  const holdOf = (which: number) => made[which % Math.max(1, made.length)];
  return {
    [Symbol.asyncDispose]: () => db.close(),
    async hold({ who, items }: Wish): Promise<unknown> {
      const hold = holds.create(buyerOf(who), { eventId, items: items.map(itemOf) });
      return hold.then(({ id, lines, totalMinor }) => ({ id, who, granted: plain(lines), totalMinor }), refusal);
    },
    /** What was granted can be booked from the next step on. */
    keep(answers: readonly unknown[]): void {
      for (const answer of answers as { id?: string; who: number }[])
        if (answer.id !== undefined) made.push({ id: answer.id, who: answer.who });
    },
    async book({ who, which, key }: Purchase): Promise<unknown> {
      const hold = holdOf(which);
      if (!hold) return 'nothing to book';
      const user = userOf(who);
      const request = { holdId: hold.id, attendeeName: user.name };
      const booking = bookings.create({ user, buyer: buyerOf(who), key: `${name} key ${key}`, request });
      return booking.then(
        ({ state, lines, totalMinor, tickets }) => ({ state, lines: plain(lines), totalMinor, tickets: tickets.length }),
        refusal,
      );
    },
    async change(does: 'renew' | 'release', which: number): Promise<unknown> {
      const hold = holdOf(which);
      return hold && holds[does](buyerOf(hold.who), hold.id).then(() => does, refusal);
    },
    async books(): Promise<unknown> {
      const counters = await service.pool.query('select kind, capacity, held, sold from counters where event_id = $1 order by 1, 2, 3, 4', [
        eventId,
      ]);
      const claims = await service.pool.query(
        'select seat, expires_at, ticket_id is null as held from seat_claims where event_id = $1 order by 1',
        [eventId],
      );
      return [counters.rows, claims.rows];
    },
  };
}
export type Side = ReturnType<typeof aSide>;
