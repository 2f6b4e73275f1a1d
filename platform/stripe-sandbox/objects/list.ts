import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '../../database/index.ts';
import { badRequest } from '../api/fault.ts';
import { integer, text } from '../api/parameters.ts';
import type { Tables } from '../tables.ts';
import type { Kind, Kinds } from './kinds.ts';

/** Since when and until when, in seconds; a number alone is that very second. */
const Created = z.union([integer, z.strictObject({ gt: integer, gte: integer, lt: integer, lte: integer }).partial()]);

/** What every list takes. */
export const paging = {
  limit: integer.refine(limit => limit >= 1 && limit <= 100, 'Invalid integer: must be between 1 and 100').optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
};
export const pagingInTime = { ...paging, created: Created.optional() };

export interface Page {
  readonly limit?: number | undefined;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
  readonly created?: z.infer<typeof Created> | undefined;
}

export interface Asked {
  readonly kind: Kind;
  readonly account: string | null;
  readonly parent?: string | undefined;
  /** Fields and what is in them. */
  readonly matching?: Readonly<Record<string, unknown>>;
  readonly page: Page;
}

const ranges = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const;

export const rangeOf = (created: Page['created']): readonly (readonly [keyof typeof ranges, number])[] => {
  if (created === undefined) return [];
  const bounds = typeof created === 'number' ? { gte: created, lte: created } : created;
  return (['gt', 'gte', 'lt', 'lte'] as const).flatMap(name => (bounds[name] === undefined ? [] : [[name, bounds[name]] as const]));
};

export interface List<Thing> {
  readonly object: 'list';
  readonly url: string;
  readonly has_more: boolean;
  readonly data: readonly Thing[];
}

/** Newest first; one more is read than shown, to know whether there are more. */
export async function listObjects<Name extends Kind>(
  db: Reader<Tables>,
  url: string,
  asked: Asked & { readonly kind: Name },
): Promise<List<Kinds[Name]>> {
  const { kind, account, parent, matching = {}, page } = asked;
  const said = Object.fromEntries(Object.entries(matching).filter(([, value]) => value !== undefined));
  let query = db
    .selectFrom('objects')
    .select(['object'])
    .where('kind', '=', kind)
    .where('account', 'is not distinct from', account)
    .where(sql<boolean>`not (object ? 'deleted')`);
  if (parent !== undefined) query = query.where('parent', '=', parent);
  if (Object.keys(said).length > 0) query = query.where(sql<boolean>`object @> ${JSON.stringify(said)}::jsonb`);
  for (const [name, at] of rangeOf(page.created)) query = query.where(sql<boolean>`(object->>'created')::bigint ${ranges[name]} ${at}`);
  const { data, has_more } = await turnPage(page, {
    numberOf: async id => (await db.selectFrom('objects').select('number').where('id', '=', id).executeTakeFirst())?.number,
    read: async ({ after, before, limit }) => {
      let rows = query.orderBy('number', before === undefined ? 'desc' : 'asc').limit(limit);
      if (after !== undefined) rows = rows.where('number', '<', after);
      if (before !== undefined) rows = rows.where('number', '>', before);
      return (await rows.execute()).map(({ object }) => object as Kinds[Name]);
    },
  });
  return { object: 'list', url, has_more, data };
}

interface Turning<Thing> {
  readonly numberOf: (id: string) => Promise<number | undefined>;
  readonly read: (bounds: { readonly after?: number; readonly before?: number; readonly limit: number }) => Promise<readonly Thing[]>;
}

/** A page after, or before, the object with an id. */
export async function turnPage<Thing>(
  { limit = 10, starting_after, ending_before }: Page,
  { numberOf, read }: Turning<Thing>,
): Promise<{ readonly data: readonly Thing[]; readonly has_more: boolean }> {
  const numbered = async (id: string, param: string): Promise<number> => {
    const number = await numberOf(id);
    if (number === undefined) throw badRequest(`No such object: '${id}'`, { code: 'resource_missing', param });
    return number;
  };
  const bounds = {
    ...(starting_after !== undefined && { after: await numbered(starting_after, 'starting_after') }),
    ...(ending_before !== undefined && { before: await numbered(ending_before, 'ending_before') }),
  };
  const rows = await read({ ...bounds, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return { data: ending_before === undefined ? shown : shown.toReversed(), has_more: rows.length > shown.length };
}
