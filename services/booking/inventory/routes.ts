import { Availability, HoldRequest } from '@event-planner/contracts/booking';
import { CodeQuestion, CodeWorth } from '@event-planner/contracts/coupon';
import { Id } from '@event-planner/contracts/http';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import type { WorthOf } from '../redeeming.ts';
import type { Inventory } from './service.ts';

export const inventoryRoutes =
  (inventory: Inventory, worthOf: WorthOf): Routes =>
  async app => {
    app.get(
      '/bookings/availability/:eventId',
      {
        config: { access: 'anyone' },
        schema: {
          summary: 'Places left and what they cost now, for display',
          params: z.object({ eventId: Id }),
          querystring: z.strictObject({ code: HoldRequest.shape.code }),
          response: { 200: Availability },
        },
      },
      ({ params: { eventId }, query: { code }, ip }) =>
        inventory.getAvailability(eventId, code === undefined ? undefined : { code, from: ip }),
    );

    app.post(
      '/bookings/events/:eventId/code',
      {
        config: { access: 'service' },
        schema: {
          summary: 'What a code does at an event',
          params: z.object({ eventId: Id }),
          body: CodeQuestion,
          response: { 200: CodeWorth },
        },
      },
      request => worthOf(request.params.eventId, request.body),
    );
  };
