import { z } from 'zod';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { missing } from '../api/fault.ts';
import type { Decision } from '../api/decision.ts';
import { integer, text } from '../api/parameters.ts';

const Listing = z.strictObject({ limit: integer.optional(), type: text.optional(), starting_after: text.optional() });

async function listEvents({ db, parameters: { limit = 10, type, starting_after } }: Call<z.infer<typeof Listing>>): Promise<Decision> {
  let query = db
    .selectFrom('events')
    .select('payload')
    .orderBy('number', 'desc')
    .limit(Math.min(limit, 100) + 1);
  if (type !== undefined) query = query.where('type', '=', type);
  if (starting_after !== undefined)
    query = query.where('number', '<', eb => eb.selectFrom('events').select('number').where('id', '=', starting_after));
  const rows = await query.execute();
  const data = rows.slice(0, Math.min(limit, 100)).map(row => JSON.parse(row.payload) as object);
  return ok({ object: 'list', url: '/v1/events', has_more: rows.length > data.length, data });
}

async function getEvent({ db, id }: Call<object>): Promise<Decision> {
  const row = await db.selectFrom('events').select('payload').where('id', '=', id).executeTakeFirst();
  if (!row) throw missing('event', id, 'id');
  return ok(JSON.parse(row.payload) as object);
}

export const eventEndpoints = [
  endpoint({ method: 'GET', path: '/v1/events', browser: false, parameters: Listing, answer: listEvents }),
  endpoint({ method: 'GET', path: '/v1/events/:id', browser: false, parameters: z.strictObject({}), answer: getEvent }),
];
