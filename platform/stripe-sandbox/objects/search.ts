import { sql } from 'kysely';
import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, ok } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { integer, text } from '../api/parameters.ts';
import type { Kind } from './kinds.ts';

export const Search = z.strictObject({ query: text, limit: integer.optional(), page: text.optional() });

/** One condition of a query: `status:"succeeded"`, `metadata["order"]:"6"`, `amount>1000`, `-currency:"eur"`. */
const clause = /\s*(-?)(\w+)(?:\[(["'])(.*?)\3\])?\s*(:|~|>=|<=|>|<)\s*(?:"([^"]*)"|'([^']*)'|(\d+|null))\s*(?:(AND|OR)\b)?/gy;

const comparisons = { '>': sql`>`, '>=': sql`>=`, '<': sql`<`, '<=': sql`<=` } as const;
const isComparison = (sign: string): sign is keyof typeof comparisons => sign in comparisons;

interface Parsed {
  readonly condition: ReturnType<typeof sql<boolean>>;
  readonly joint: string | undefined;
}

function parse(query: string): readonly Parsed[] {
  const matches = Array.from(query.matchAll(clause));
  const length = matches.reduce((sum, [all]) => sum + all.length, 0);
  if (matches.length === 0 || length < query.trimEnd().length)
    throw badRequest('We were unable to parse your search query. Try using the format `metadata["key"]:"value"`.', { param: 'query' });
  if (new Set(matches.slice(0, -1).map(match => match[9])).size > 1)
    throw badRequest('Combining AND and OR in one query is not supported.', { param: 'query' });
  return matches.map(([, not, field = '', , key, sign = ':', double, single, bare, joint]) => {
    const value = double ?? single ?? bare ?? '';
    const path = key === undefined ? [field] : [field, key];
    const told = sql<string | null>`object #>> ${path}::text[]`;
    const condition = conditionOf(told, sign, bare === 'null' ? null : value);
    return { condition: not === '-' ? sql<boolean>`not coalesce(${condition}, false)` : condition, joint };
  });
}

function conditionOf(told: ReturnType<typeof sql<string | null>>, sign: string, value: string | null) {
  if (value === null) return sql<boolean>`${told} is null`;
  if (isComparison(sign)) return sql<boolean>`(${told})::numeric ${comparisons[sign]} ${value}::numeric`;
  if (sign === '~') return sql<boolean>`position(lower(${value}) in lower(${told})) > 0`;
  return sql<boolean>`lower(${told}) = lower(${value})`;
}

/** What the provider's search finds, which is eventually up to date there and always here. */
export async function search(call: Call<z.infer<typeof Search>>, kind: Kind, url: string): Promise<Decision> {
  const { query, limit = 10, page = '0' } = call.parameters;
  const parsed = parse(query);
  const conditions = parsed.map(({ condition }) => condition);
  const joined = sql.join(conditions, parsed[0]?.joint === 'OR' ? sql` or ` : sql` and `);
  const rows = await call.db
    .selectFrom('objects')
    .select('object')
    .where('kind', '=', kind)
    .where('account', 'is not distinct from', call.account)
    .where(sql<boolean>`(${joined})`)
    .orderBy('number', 'desc')
    .offset(Number(page) || 0)
    .limit(Math.min(limit, 100) + 1)
    .execute();
  const data = rows.slice(0, Math.min(limit, 100)).map(({ object }) => object);
  const has_more = rows.length > data.length;
  return ok({ object: 'search_result', url, has_more, next_page: has_more ? String((Number(page) || 0) + data.length) : null, data });
}
