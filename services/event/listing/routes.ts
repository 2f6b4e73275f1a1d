import { EventFilters, EventPage, EventQuery } from '@event-planner/contracts/event';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import { sendReady } from '../ready.ts';
import type { Listing } from './service.ts';

export const listingRoutes =
  (listing: Listing): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    const list = { querystring: EventQuery, response: { 200: EventPage, 304: z.null() } };
    app.get('/events', { config, schema: list }, async (request, reply) =>
      sendReady(request, reply, await listing.listEvents(request.query)),
    );

    app.get('/events/filters', { config, schema: { response: { 200: EventFilters, 304: z.null() } } }, async (request, reply) =>
      sendReady(request, reply, await listing.getFilters()),
    );
  };
