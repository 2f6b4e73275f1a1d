import { Availability } from '@event-planner/contracts/booking';
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
        schema: { summary: 'Places left, for display', params: z.object({ eventId: Id }), response: { 200: Availability } },
      },
      request => inventory.getAvailability(request.params.eventId),
    );
  };
