import {
  Door,
  DoorEvents,
  DoorPlan,
  DoorSearchQuery,
  FoundTickets,
  ScanBatch,
  ScanList,
  ScanListQuery,
  ScanVerdicts,
  WatchedCounts,
} from '@event-planner/contracts/check-in';
import { DoorList, DoorListQuery } from '@event-planner/contracts/door-list';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ListDoor } from './door-list.ts';
import type { Doors, OfEvent } from './doors.ts';
import type { Records } from './records.ts';
import type { TakeScans } from './scans.ts';

export interface CheckIn {
  readonly doors: Doors;
  readonly takeScans: TakeScans;
  readonly listDoor: ListDoor;
  readonly records: Records;
  readonly getCounts: (of: OfEvent) => Promise<z.infer<typeof WatchedCounts>>;
}

const config = { access: 'user' } as const;
const checkIn = { access: 'user', scope: 'checkIn' } as const;
const seeCheckIn = { access: 'user', scope: 'seeCheckIn' } as const;
const params = z.object({ eventId: Id });
const privately = { 'cache-control': 'private, no-store' };

const of = (request: FastifyRequest<{ Params: z.infer<typeof params> }>): OfEvent => ({
  eventId: request.params.eventId.toLowerCase(),
  by: userOf(request),
});

/** What those at the doors use: they see nothing else of the orders. */
export const doorRoutes =
  ({ doors, takeScans, listDoor, records }: Omit<CheckIn, 'getCounts'>): Routes =>
  async app => {
    const events = {
      summary: 'Events of an organizer at whose doors one may stand',
      querystring: z.strictObject({ organizerId: Id }),
      response: { 200: DoorEvents },
    };
    app.get('/bookings/doors', { config: checkIn, schema: events }, async (request, reply) => {
      reply.headers(privately);
      return doors.list(request.query.organizerId, userOf(request));
    });

    const scans = {
      summary: 'Scan tickets: one, or what a device had to decide by itself',
      params,
      body: ScanBatch,
      response: { 200: ScanVerdicts },
    };
    app.post('/bookings/events/:eventId/scans', { config: checkIn, schema: scans }, async request =>
      takeScans({ ...of(request), batch: request.body }),
    );

    const list = {
      summary: 'What a device at the door keeps to work without a network: everything first, what changed later',
      params,
      querystring: DoorListQuery,
      response: { 200: DoorList, 304: z.null() },
    };
    app.get('/bookings/events/:eventId/door-list', { config: { ...checkIn, compressed: true }, schema: list }, async (request, reply) => {
      const { list: page, etag } = await listDoor(of(request), request.query);
      reply.headers({ 'cache-control': 'private, no-cache', etag: `"${etag}"` });
      return request.headers['if-none-match'] === `"${etag}"` ? reply.code(304).send(null) : page;
    });

    const search = { summary: 'Find somebody without their code', params, querystring: DoorSearchQuery, response: { 200: FoundTickets } };
    app.get('/bookings/events/:eventId/door-search', { config: checkIn, schema: search }, async (request, reply) => {
      reply.headers(privately);
      return { items: [...(await records.search(of(request), request.query.q))] };
    });
  };

/** What those see who look after the doors. */
export const monitorRoutes =
  ({ doors, records, getCounts }: Pick<CheckIn, 'doors' | 'records' | 'getCounts'>): Routes =>
  async app => {
    const door = { summary: 'An event as its doors need it', params, response: { 200: Door } };
    app.get('/bookings/events/:eventId/door', { config: seeCheckIn, schema: door }, async (request, reply) => {
      reply.headers(privately);
      return doors.get(of(request));
    });

    const plan = { summary: 'Write whom each gate admits and when', params, body: DoorPlan, response: { 200: Door } };
    app.put('/bookings/events/:eventId/door', { config, schema: plan }, request => doors.replace(of(request), request.body));

    const counts = {
      summary: 'How many are expected, came in and are inside, and a pass to watch it live',
      params,
      response: { 200: WatchedCounts },
    };
    app.get('/bookings/events/:eventId/check-in', { config: seeCheckIn, schema: counts }, async (request, reply) => {
      reply.headers(privately);
      return getCounts(of(request));
    });

    const list = {
      summary: 'What was scanned, or what of it contradicts itself',
      params,
      querystring: ScanListQuery,
      response: { 200: ScanList },
    };
    app.get('/bookings/events/:eventId/scans', { config: checkIn, schema: list }, async (request, reply) => {
      reply.headers(privately);
      return records.list(of(request), request.query);
    });
  };
