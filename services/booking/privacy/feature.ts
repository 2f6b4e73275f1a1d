import { bookingDataTold, bookingPersonErased } from '@event-planner/contracts/privacy-messages';
import type { Routes } from '@event-planner/platform/http';
import { holderSubscribers, obstacleRoutes } from '@event-planner/platform/personal-data';
import type { BookingContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { erasePerson } from './erasure-store.ts';
import { listObstacles } from './obstacles-store.ts';
import { listPersonalData } from './told-store.ts';

export const privacySubscribers = ({ publish, audit, webUrl }: Pick<BookingContext, 'publish' | 'audit' | 'webUrl'>) =>
  holderSubscribers<Tables>({
    list: (tx, person) => listPersonalData(tx, person, webUrl),
    // The trail, too, forgets what it says of these orders once it hears it.
    async erase(tx, person) {
      for (const { id, organizerId } of await erasePerson(tx, person))
        await audit(tx, { by: { kind: 'service', name: 'booking' }, action: 'order.forgotten', of: { kind: 'order', id }, organizerId });
    },
    tell: (tx, part) => publish(tx, bookingDataTold, part),
    sayErased: (tx, done) => publish(tx, bookingPersonErased, done),
  });

export const privacyRoutes = ({ db, now }: Pick<BookingContext, 'db' | 'now'>): Routes =>
  obstacleRoutes('/bookings/obstacles', userId => listObstacles(db.query, userId, now()));
