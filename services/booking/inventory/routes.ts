import { Availability, HoldRequest } from '@event-planner/contracts/booking';
import { Id } from '@event-planner/contracts/http';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Inventory } from './service.ts';

export const inventoryRoutes =
  (inventory: Inventory): Routes =>
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
      request => inventory.getAvailability(request.params.eventId, request.query.code),
    );
  };
