import { Id } from '@event-planner/contracts/http';
import { PayoutSchedule, PayoutScheduleForm, PayoutSchedules, type PayoutTerms } from '@event-planner/contracts/payout-terms';
import { FeeSchedule, FeeScheduleForm, FeeSchedules, type FeeTerms, OrganizerFees } from '@event-planner/contracts/platform-fees';
import { type Routes, userOf } from '@event-planner/platform/http';
import { ensureAllowed } from '@event-planner/platform/team';
import { z } from 'zod';
import type { PaymentContext } from '../context.ts';
import type { ScheduleRow } from '../schedule-tables.ts';
import type { ScheduleKeeping } from './service.ts';

const admin = { access: 'admin' } as const;
const params = z.object({ id: Id });

export interface BothSchedules {
  readonly fees: ScheduleKeeping<FeeTerms>;
  readonly payouts: ScheduleKeeping<PayoutTerms>;
}

export const scheduleRoutes =
  (context: PaymentContext, { fees, payouts }: BothSchedules): Routes =>
  async app => {
    const listFees = { summary: 'All fee schedules, the newest first', response: { 200: FeeSchedules } };
    app.get('/payments/platform/fee-schedules', { config: admin, schema: listFees }, async () => ({
      items: (await fees.list()).map(present),
    }));

    const addFees = { summary: 'What the platform takes from a day on', params, body: FeeScheduleForm, response: { 200: FeeSchedule } };
    app.put('/payments/platform/fee-schedules/:id', { config: admin, schema: addFees }, async request =>
      present(await fees.add({ ...request.body, id: request.params.id, by: userOf(request) })),
    );

    const listPayouts = { summary: 'All payout schedules, the newest first', response: { 200: PayoutSchedules } };
    app.get('/payments/platform/payout-schedules', { config: admin, schema: listPayouts }, async () => ({
      items: (await payouts.list()).map(present),
    }));

    const addPayouts = {
      summary: 'How the platform pays out from a day on',
      params,
      body: PayoutScheduleForm,
      response: { 200: PayoutSchedule },
    };
    app.put('/payments/platform/payout-schedules/:id', { config: admin, schema: addPayouts }, async request =>
      present(await payouts.add({ ...request.body, id: request.params.id, by: userOf(request) })),
    );

    const own = {
      summary: 'What the platform takes of an organizer’s sales',
      params: z.object({ organizerId: Id }),
      response: { 200: OrganizerFees },
    };
    app.get('/payments/organizers/:organizerId/fees', { config: { access: 'user' }, schema: own }, async request => {
      const { organizerId } = request.params;
      await ensureAllowed(context, { organizerId, by: userOf(request) }, 'seeMoney');
      const { now, announced } = await fees.outlook(organizerId);
      return { now, announced: announced.map(one => ({ ...one, validFrom: one.validFrom.toISOString() })) };
    });
  };

const present = <Terms>({ createdByName, createdBy: _, ...row }: ScheduleRow<Terms>) => ({
  ...row,
  validFrom: row.validFrom.toISOString(),
  createdAt: row.createdAt.toISOString(),
  createdBy: createdByName,
});
