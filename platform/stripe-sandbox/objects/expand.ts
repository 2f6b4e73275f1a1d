import { badRequest } from '../api/fault.ts';
import type { FindAny } from './find.ts';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Four levels, as the provider allows. */
const deepest = 4;

/** Puts objects in the place of their ids: `latest_charge.balance_transaction`; in lists `data.source`. */
export async function expand(body: object, paths: readonly string[], find: FindAny): Promise<object> {
  let expanded: unknown = body;
  for (const path of paths) {
    const names = path.split('.');
    if (names.length > deepest) throw badRequest(`You cannot expand more than ${deepest} levels of a property. Property: ${path}`);
    expanded = await expandAt(expanded, names, { path, find });
  }
  return isNode(expanded) ? expanded : body;
}

interface Expanding {
  readonly path: string;
  readonly find: FindAny;
}

async function expandAt(value: unknown, [name, ...rest]: readonly string[], expanding: Expanding): Promise<unknown> {
  if (name === undefined) return value;
  if (Array.isArray(value)) return Promise.all(value.map(item => expandAt(item, [name, ...rest], expanding)));
  if (!isNode(value)) return value;
  if (!(name in value)) throw badRequest(`This property cannot be expanded (${expanding.path}).`, { param: 'expand' });
  const field = value[name];
  const found = typeof field === 'string' ? (await expanding.find(field))?.object : undefined;
  const isNothing = field === null || typeof field === 'object';
  if (found === undefined && !isNothing) throw badRequest(`This property cannot be expanded (${expanding.path}).`, { param: 'expand' });
  return { ...value, [name]: await expandAt(found ?? field, rest, expanding) };
}
