import { Id } from '@event-planner/contracts/http';
import { OwnVenue, VenueForm } from '@event-planner/contracts/venue';
import { editedVersion, etagOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { withoutControls } from '../texts.ts';
import type { Venues } from './service.ts';

const planEvents = { access: 'user', scope: 'planEvents' } as const;
const seeEvents = { access: 'user', scope: 'seeEvents' } as const;
const params = z.object({ id: Id });

const clean = (form: VenueForm): VenueForm => ({ ...form, accessibility: withoutControls(form.accessibility) });

export const venueRoutes =
  (venues: Venues): Routes =>
  async app => {
    const create = { params, body: VenueForm, response: { 201: OwnVenue } };
    app.post('/organizers/:id/venues', { config: planEvents, schema: create }, async (request, reply) => {
      const venue = await venues.create(request.params.id, clean(request.body), userOf(request));
      return reply.code(201).header('etag', etagOf(venue.version)).send(venue);
    });

    const list = { params, response: { 200: z.object({ items: z.array(OwnVenue) }) } };
    app.get('/organizers/:id/venues', { config: seeEvents, schema: list }, async request => ({
      items: await venues.listFor(request.params.id, userOf(request)),
    }));

    app.get('/venues/:id', { config: seeEvents, schema: { params, response: { 200: OwnVenue } } }, async (request, reply) => {
      const venue = await venues.get(request.params.id, userOf(request));
      reply.header('etag', etagOf(venue.version)).header('cache-control', 'no-store');
      return venue;
    });

    app.put(
      '/venues/:id',
      { config: planEvents, schema: { params, body: VenueForm, response: { 200: OwnVenue } } },
      async (request, reply) => {
        const version = editedVersion(request.headers['if-match']);
        const venue = await venues.replace({ id: request.params.id, form: clean(request.body), by: userOf(request), version });
        reply.header('etag', etagOf(venue.version));
        return venue;
      },
    );
  };
