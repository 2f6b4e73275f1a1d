import { randomUUID } from 'node:crypto';
import { createDatabase } from '@event-planner/platform/database';
import { createCatalog } from './inventory/catalog.ts';
import type { Tables } from './tables.ts';
import type { BookingWorld, Items } from './test-world.ts';
import { createWrongCodes } from './coupons/attempts.ts';
import { coupons } from './coupons/desk.ts';
import { createPlaces } from './holds/places.ts';
import { createHolds } from './holds/service.ts';

/** A second process on the same database: its requests are not combined with the first one's. */
export function otherProcess({ service }: BookingWorld) {
  const db = createDatabase<Tables>({ url: service.url, applicationName: 'other process' });
  const catalog = createCatalog(db);
  const holds = createHolds({
    context: { db, now: service.clock.now },
    places: createPlaces(catalog.getWithin, coupons),
    coupons,
    wrongCodes: createWrongCodes({ db, now: service.clock.now }),
    findRelation: async () => undefined,
    findEvent: catalog.find,
    getEventWithin: catalog.getWithin,
    forgetEvent: catalog.forget,
    seatsChanged: () => {},
    ensureAdmitted: async () => {},
  });
  return {
    hold: (eventId: string, items: Items, typed?: string[]) =>
      holds.create({ userId: null, cartId: randomUUID() }, { eventId, items, coupons: typed }).then(
        () => 'granted',
        (error: { code: string }) => error.code,
      ),
    [Symbol.asyncDispose]: () => db.close(),
  };
}
