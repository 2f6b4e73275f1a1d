import { createCombiner } from '../../combining/index.ts';
import { type Database, statement } from '../../database/index.ts';
import { missing } from '../api/fault.ts';
import { gatherMs } from '../gather.ts';
import type { Tables } from '../tables.ts';
import type { Kind, Kinds } from './kinds.ts';
import type { Stored } from './row.ts';

export type FindAny = (id: string) => Promise<Stored | undefined>;

const byIds = statement<Stored & { readonly id: string }>(
  'select id, version, object, account, parent, notes, due_at from objects where id = any($1::text[])',
);

/** Finds objects by id, those asked for together in one statement. */
export function createFinder(db: Database<Tables>): FindAny {
  const findTogether = createCombiner<string, Stored | undefined>({
    decide: async (_key, ids) => {
      const found = new Map((await byIds(db.query, [ids])).map(({ id, ...stored }) => [id, stored]));
      return ids.map(id => found.get(id));
    },
    maxBatch: 256,
    maxWaiting: Number.POSITIVE_INFINITY,
    gatherMs,
  });
  return id => findTogether('', id);
}

const isKind = <Name extends Kind>(stored: Stored | undefined, kind: Name): stored is Stored<Kinds[Name]> => stored?.object.object === kind;

/** Whose objects are asked for: those of a connected account, or the platform's own. */
interface Asking {
  readonly find: FindAny;
  readonly account: string | null;
}

export async function findObject<Name extends Kind>(
  { find, account }: Asking,
  kind: Name,
  id: string,
): Promise<Stored<Kinds[Name]> | undefined> {
  const found = await find(id);
  return isKind(found, kind) && found.account === account ? found : undefined;
}

/** What people call a kind in an error. */
const namesInErrors: Readonly<Partial<Record<Kind, string>>> = {
  payment_method: 'PaymentMethod',
  balance_transaction: 'balance transaction',
  transfer_reversal: 'transfer reversal',
};

/** An id, and which parameter it came in. @default id */
export type Named = string | { readonly id: string; readonly param: string };

export async function getObject<Name extends Kind>(asking: Asking, kind: Name, named: Named): Promise<Stored<Kinds[Name]>> {
  const { id, param } = typeof named === 'string' ? { id: named, param: 'id' } : named;
  const found = await findObject(asking, kind, id);
  if (!found) throw missing(namesInErrors[kind] ?? kind, id, param);
  return found;
}

/** What must be there because another object names it. */
export async function getNamed<Name extends Kind>(find: FindAny, kind: Name, id: string): Promise<Stored<Kinds[Name]>> {
  const found = await find(id);
  if (!isKind(found, kind)) throw new Error(`the ${kind} ${id} is named and not there`);
  return found;
}
