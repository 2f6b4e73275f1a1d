import { SeatWithdrawal, SeatWithdrawalAnswer } from '@event-planner/contracts/block';
import { Id } from '@event-planner/contracts/http';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Withdrawals } from './service.ts';

/** All seats of the largest plan, by their longest names. */
const bodyLimit = 60_000 * 64;

export const withdrawalRoutes =
  (withdrawals: Withdrawals): Routes =>
  async app => {
    app.post(
      '/bookings/events/:eventId/withdrawals',
      {
        config: { access: 'service' },
        bodyLimit,
        schema: {
          summary: 'Take seats out of sale that a new plan lacks, all or none',
          params: z.object({ eventId: Id }),
          body: SeatWithdrawal,
          response: { 200: SeatWithdrawalAnswer },
        },
      },
      request => withdrawals.withdraw(request.params.eventId, request.body),
    );

    app.post(
      '/bookings/events/:eventId/withdrawals/:withdrawalId/undo',
      {
        config: { access: 'service' },
        schema: {
          summary: 'Put seats back on sale, for the plan that lacks them was refused',
          params: z.object({ eventId: Id, withdrawalId: Id }),
          response: { 200: z.object({ seats: z.int() }) },
        },
      },
      async request => ({ seats: await withdrawals.undo(request.params.eventId, request.params.withdrawalId) }),
    );
  };
