import { Id } from '@event-planner/contracts/http';
import { faultsOf } from '@event-planner/contracts/seat-map';
import { SeatMapCheck, SeatMapChecked, SeatMapForm, SeatMapImported, StoredSeatMap } from '@event-planner/contracts/venue';
import { etagOf, namesTag, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { refuse } from '../errors.ts';
import { documentOf } from './csv-document.ts';
import { writeCsv } from './csv-export.ts';
import { readCsv } from './csv-import.ts';
import type { Versions } from './versions.ts';

const config = { access: 'user' } as const;
const planEvents = { access: 'user', scope: 'planEvents' } as const;
const seeEvents = { access: 'user', scope: 'seeEvents' } as const;
/** A plan of 60,000 seats that all are marked has five million characters. */
const bodyLimit = 8 * 1024 * 1024;
const ofVenue = z.object({ id: Id });
const ofPlan = z.object({ id: Id, seatMapId: Id });

/** What organizers do with the plans of their venues. */
export const seatMapVersionRoutes =
  (versions: Versions): Routes =>
  async app => {
    app.removeContentTypeParser('text/plain');
    app.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit }, (_request, text, done) => done(null, text));

    const save = { summary: 'Save the next version of a plan', params: ofVenue, body: SeatMapForm, response: { 201: StoredSeatMap } };
    app.post('/venues/:id/seat-maps', { config: planEvents, bodyLimit, schema: save }, async (request, reply) => {
      const plan = await versions.save({ venueId: request.params.id, by: userOf(request), form: request.body });
      return reply.code(201).send(plan);
    });

    const get = { params: ofPlan, response: { 200: StoredSeatMap, 304: z.null() } };
    app.get('/venues/:id/seat-maps/:seatMapId', { config: seeEvents, schema: get }, async (request, reply) => {
      const { id: venueId, seatMapId: id } = request.params;
      const { plan, hash } = await versions.get({ venueId, id, by: userOf(request) });
      reply.header('etag', etagOf(hash)).header('cache-control', 'private, no-cache');
      return namesTag(request.headers['if-none-match'], etagOf(hash)) ? reply.code(304).send(null) : plan;
    });

    const csv = { summary: 'A plan as a table of its seats', params: ofPlan, response: { 200: z.string() } };
    app.get('/venues/:id/seat-maps/:seatMapId/csv', { config, schema: csv }, async (request, reply) => {
      const { id: venueId, seatMapId: id } = request.params;
      const { plan } = await versions.get({ venueId, id, by: userOf(request) });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="seats-${id}-version-${plan.version}.csv"`)
        .header('cache-control', 'private, no-cache')
        .serializer((text: string) => text)
        .send(writeCsv(plan.document));
    });

    const check = { summary: 'What is wrong with a plan', body: SeatMapCheck, response: { 200: SeatMapChecked } };
    app.post('/venues/seat-maps/check', { config, bodyLimit, schema: check }, request => ({
      faults: [...faultsOf(request.body.document)],
    }));

    const read = {
      summary: 'A plan from a table of its seats',
      consumes: ['text/csv'],
      body: z.string(),
      response: { 200: SeatMapImported },
    };
    app.post('/venues/seat-maps/csv', { config, bodyLimit, schema: read }, request => imported(request.body));
  };

function imported(text: string): SeatMapImported {
  const read = readCsv(text);
  if ('faults' in read) {
    const [first] = read.faults;
    const where = `line ${first?.line}${first?.column ? `, ${first.column}` : ''}`;
    throw refuse('csv_invalid', `${where}: expected ${first?.expected}`, { lines: read.faults });
  }
  const document = documentOf(read.lines);
  return { document, faults: [...faultsOf(document)] };
}
