import { Id } from '@event-planner/contracts/http';
import { Obstacles } from '@event-planner/contracts/privacy';
import { paymentDataTold, paymentPersonErased } from '@event-planner/contracts/privacy-messages';
import type { Routes } from '@event-planner/platform/http';
import { partsOf } from '@event-planner/platform/personal-data';
import type { Subscribers } from '@event-planner/platform/service';
import { z } from 'zod';
import type { PaymentContext } from '../context.ts';
import type { payment } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import { erasePerson, listObstacles, listPersonalData } from './store.ts';

type Heard = Pick<Subscribers<typeof payment, Tables>, 'user.export-requested.v1' | 'user.erasure-due.v1'>;

export const privacySubscribers = ({ publish, webUrl }: Pick<PaymentContext, 'publish' | 'webUrl'>): Heard => ({
  'user.export-requested.v1': async ({ exportId, userId, email }, { tx }) => {
    for (const part of partsOf(exportId, await listPersonalData(tx, { userId, email }, webUrl))) await publish(tx, paymentDataTold, part);
  },
  'user.erasure-due.v1': async ({ erasureId, userId, email }, { tx }) => {
    await erasePerson(tx, { userId, email });
    await publish(tx, paymentPersonErased, { erasureId, userId });
  },
});

export const privacyRoutes =
  ({ db }: Pick<PaymentContext, 'db'>): Routes =>
  async app => {
    const schema = { params: z.object({ userId: Id }), response: { 200: Obstacles } };
    app.get('/payments/obstacles/:userId', { config: { access: 'service' }, schema }, async request => ({
      items: await listObstacles(db.query, request.params.userId),
    }));
  };
