import { z } from 'zod';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { missing } from '../api/fault.ts';
import type { Decision } from '../api/decision.ts';
import { flag, list, text } from '../api/parameters.ts';
import { pagingInTime, rangeOf, turnPage } from '../objects/list.ts';

const Listing = z.strictObject({
  delivery_success: flag.optional(),
  type: text.optional(),
  types: list.optional(),
  ...pagingInTime,
});

const path = '/v1/events';
const signs = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** `payment_intent.*` is all of the intent's. */
const patternOf = (type: string): string => type.replaceAll(/[\\%_]/g, '\\$&').replaceAll('*', '%');

async function listEvents({ db, parameters }: Call<z.infer<typeof Listing>>): Promise<Decision> {
  const { delivery_success, type, types, ...page } = parameters;
  let query = db.selectFrom('events').select('payload');
  if (type !== undefined) query = query.where('type', 'like', patternOf(type));
  if (types !== undefined) query = query.where('type', 'in', types);
  if (delivery_success !== undefined) query = query.where('deliveredAt', delivery_success ? 'is not' : 'is', null);
  for (const [name, at] of rangeOf(page.created)) {
    // An event's second is the last whole one before it.
    const isUpper = name === 'lte' || name === 'gt';
    query = query.where('createdAt', isUpper ? (name === 'lte' ? '<' : '>=') : signs[name], new Date((isUpper ? at + 1 : at) * 1000));
  }
  const { data, has_more } = await turnPage(page, {
    numberOf: async id => (await db.selectFrom('events').select('number').where('id', '=', id).executeTakeFirst())?.number,
    read: async ({ after, before, limit }) => {
      let rows = query.orderBy('number', before === undefined ? 'desc' : 'asc').limit(limit);
      if (after !== undefined) rows = rows.where('number', '<', after);
      if (before !== undefined) rows = rows.where('number', '>', before);
      return (await rows.execute()).map(row => JSON.parse(row.payload) as object);
    },
  });
  return ok({ object: 'list', url: path, has_more, data });
}

async function getEvent({ db, id }: Call<object>): Promise<Decision> {
  const row = await db.selectFrom('events').select('payload').where('id', '=', id).executeTakeFirst();
  if (!row) throw missing('event', id, 'id');
  return ok(JSON.parse(row.payload) as object);
}

export const eventEndpoints = [
  endpoint({ method: 'GET', path, parameters: Listing, answer: listEvents }),
  endpoint({ method: 'GET', path: `${path}/:id`, parameters: z.strictObject({}), answer: getEvent }),
];
