import { Billing, BillingChange, BillingForm } from '@event-planner/contracts/documents';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Billings } from './service.ts';

const user = { access: 'user' } as const;
const params = z.object({ organizerId: Id });

export const billingRoutes =
  (billing: Billings): Routes =>
  async app => {
    app.get(
      '/payments/organizers/:organizerId/billing',
      {
        config: user,
        schema: { summary: 'What an organizer’s documents say of it, for members of its team', params, response: { 200: Billing } },
      },
      request => billing.get({ organizerId: request.params.organizerId, by: userOf(request) }),
    );
    app.put(
      '/payments/organizers/:organizerId/billing',
      { config: user, schema: { summary: 'Change it; from the next number on', params, body: BillingChange, response: { 200: Billing } } },
      request => billing.save({ organizerId: request.params.organizerId, by: userOf(request) }, request.body.version, request.body.form),
    );
    app.post(
      '/payments/organizers/:organizerId/billing/preview',
      { config: user, schema: { summary: 'An invoice as it would look, as PDF', params, body: BillingForm } },
      async (request, reply) =>
        reply
          .header('cache-control', 'no-store')
          .type('application/pdf')
          .send(await billing.preview({ organizerId: request.params.organizerId, by: userOf(request) }, request.body)),
    );
  };
