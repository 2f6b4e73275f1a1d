import { EventAccess, Organizer } from '@event-planner/contracts/event';
import { Id } from '@event-planner/contracts/http';
import { OrganizerForm, OrganizerOwners, OwnOrganizer } from '@event-planner/contracts/organizer';
import { editedVersion, etagOf, namesTag, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { Reference } from '../reference.ts';
import { withoutControls } from '../texts.ts';
import type { Organizers } from './service.ts';

const user = { access: 'user' } as const;
const params = z.object({ id: Id });

const clean = (form: OrganizerForm): OrganizerForm => ({ ...form, about: withoutControls(form.about) });

export const organizerRoutes =
  (organizers: Organizers): Routes =>
  async app => {
    app.post('/organizers', { config: user, schema: { body: OrganizerForm, response: { 201: OwnOrganizer } } }, async (request, reply) => {
      const organizer = await organizers.found(clean(request.body), userOf(request));
      return reply.code(201).header('etag', etagOf(organizer.version)).send(organizer);
    });

    const mine = { response: { 200: z.object({ items: z.array(OwnOrganizer) }) } };
    app.get('/organizers/mine', { config: user, schema: mine }, async request => ({ items: await organizers.listMine(userOf(request)) }));

    const one = { params: z.object({ organizer: Reference }), response: { 200: Organizer, 304: z.null() } };
    app.get('/organizers/:organizer', { config: { access: 'anyone' }, schema: one }, async (request, reply) => {
      const { organizer, version } = await organizers.getPublic(request.params.organizer);
      const etag = etagOf(version);
      reply.header('etag', etag).header('cache-control', 'no-cache');
      return namesTag(request.headers['if-none-match'], etag) ? reply.code(304).send(null) : organizer;
    });

    app.get('/organizers/:id/own', { config: user, schema: { params, response: { 200: OwnOrganizer } } }, async (request, reply) => {
      const organizer = await organizers.getOwn(request.params.id, userOf(request));
      reply.header('etag', etagOf(organizer.version)).header('cache-control', 'no-store');
      return organizer;
    });

    const edit = { params, body: OrganizerForm, response: { 200: OwnOrganizer } };
    app.put('/organizers/:id', { config: user, schema: edit }, async (request, reply) => {
      const version = editedVersion(request.headers['if-match']);
      const organizer = await organizers.replace({ id: request.params.id, form: clean(request.body), by: userOf(request), version });
      reply.header('etag', etagOf(organizer.version));
      return organizer;
    });

    const access = { params: z.object({ id: Id, userId: Id }), response: { 200: EventAccess } };
    app.get('/organizers/:id/access/:userId', { config: { access: 'service' }, schema: access }, request =>
      organizers.getAccess(request.params.id, request.params.userId),
    );

    const owners = { params, response: { 200: OrganizerOwners } };
    app.get('/organizers/:id/owners', { config: { access: 'service' }, schema: owners }, request =>
      organizers.getOwners(request.params.id),
    );
  };
