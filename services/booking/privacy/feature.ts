import { Id } from '@event-planner/contracts/http';
import { Obstacles } from '@event-planner/contracts/privacy';
import { bookingDataTold, bookingPersonErased } from '@event-planner/contracts/privacy-messages';
import type { Routes } from '@event-planner/platform/http';
import { partsOf } from '@event-planner/platform/personal-data';
import type { Subscribers } from '@event-planner/platform/service';
import { z } from 'zod';
import type { BookingContext } from '../context.ts';
import type { booking } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import { erasePerson } from './erasure-store.ts';
import { listObstacles } from './obstacles-store.ts';
import { listPersonalData } from './told-store.ts';

type Heard = Pick<Subscribers<typeof booking, Tables>, 'user.export-requested.v1' | 'user.erasure-due.v1'>;

export const privacySubscribers = ({ publish, webUrl }: Pick<BookingContext, 'publish' | 'webUrl'>): Heard => ({
  'user.export-requested.v1': async ({ exportId, userId, email }, { tx }) => {
    for (const part of partsOf(exportId, await listPersonalData(tx, { userId, email }, webUrl))) await publish(tx, bookingDataTold, part);
  },
  'user.erasure-due.v1': async ({ erasureId, userId, email }, { tx }) => {
    await erasePerson(tx, { userId, email });
    await publish(tx, bookingPersonErased, { erasureId, userId });
  },
});

export const privacyRoutes =
  ({ db, now }: Pick<BookingContext, 'db' | 'now'>): Routes =>
  async app => {
    const schema = { params: z.object({ userId: Id }), response: { 200: Obstacles } };
    app.get('/bookings/obstacles/:userId', { config: { access: 'service' }, schema }, async request => ({
      items: await listObstacles(db.query, request.params.userId, now()),
    }));
  };
