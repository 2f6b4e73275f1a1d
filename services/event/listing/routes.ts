import { EventFilters, EventPage, EventQuery } from '@event-planner/contracts/event';
import type { Routes } from '@event-planner/platform/http';
import type { Listing } from './service.ts';

export const listingRoutes =
  (listing: Listing): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    app.get('/events', { config, schema: { querystring: EventQuery, response: { 200: EventPage } } }, request =>
      listing.listEvents(request.query),
    );
    app.get('/events/filters', { config, schema: { response: { 200: EventFilters } } }, () => listing.getFilters());
  };
