import { SeatMap } from '@event-planner/contracts/seat-map';
import { z } from 'zod';

/** Work may be kept that cannot be saved yet, such as a plan without any area. */
const Unfinished = SeatMap.extend({ areas: z.array(SeatMap.shape.areas.element) });

/** Unsaved work in this browser, so that closing the page by mistake loses nothing. */
const Draft = z.object({ name: z.string(), basedOn: z.string().nullable(), document: Unfinished, at: z.number() });
export type Draft = z.infer<typeof Draft>;

const [database, store] = ['seat-map-drafts', 'drafts'];

/** A database, not the browser's plain storage: a large plan takes a megabyte, and writing it must not hold up a drag. */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(database, 1);
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(store));
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('the browser keeps no drafts')));
  });
}

async function withStore<Result>(mode: IDBTransactionMode, act: (drafts: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const opened = await open();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = opened.transaction(store, mode);
      const asked = act(transaction.objectStore(store));
      transaction.addEventListener('complete', () => resolve(asked.result));
      transaction.addEventListener('error', () => reject(transaction.error ?? new Error('the draft could not be kept')));
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the draft could not be kept')));
    });
  } finally {
    opened.close();
  }
}

/** The draft kept under this key; a browser that keeps nothing has none. */
export const findDraft = (key: string): Promise<Draft | undefined> =>
  withStore('readonly', drafts => drafts.get(key) as IDBRequest<unknown>).then(
    found => Draft.safeParse(found).data,
    () => undefined,
  );

/** False where the browser keeps nothing. */
export const keepDraft = (key: string, draft: Draft): Promise<boolean> =>
  withStore('readwrite', drafts => drafts.put(draft, key)).then(
    () => true,
    () => false,
  );

export const dropDraft = (key: string): Promise<void> =>
  withStore('readwrite', drafts => drafts.delete(key)).then(
    () => {},
    () => {},
  );
