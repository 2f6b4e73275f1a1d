import type { CacheEntry } from '@event-planner/model';
import type { z } from 'zod';
import type { Cache, CacheEntryHandle } from './types.ts';

export interface CacheEntryOptions<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly now: () => Date;
}

interface Kept {
  readonly value: unknown;
  readonly freshUntilMs: number;
}

/**
 * One of a manifest's cache entries. Values are fresh for `ttl`; for `staleFor` longer the old one is answered while one caller loads the new.
 * However many ask at once in a process, one loads. A kept value that its schema no longer accepts (an older version wrote it) is a miss.
 */
export function createCacheEntry<Schema extends z.ZodType>(
  cache: Cache,
  { key, ttl, staleFor }: CacheEntry,
  { schema, now }: CacheEntryOptions<Schema>,
): CacheEntryHandle<z.infer<Schema>> {
  const loading = new Map<string, Promise<z.infer<Schema>>>();
  const keyOf = (id: string): string => key.replace('{id}', () => id);

  const load = (id: string, loader: () => Promise<z.infer<Schema>>): Promise<z.infer<Schema>> => {
    const underWay = loading.get(id);
    if (underWay) return underWay;
    const loaded: Promise<z.infer<Schema>> = loader().then(async value => {
      // Dropped while it was being loaded: what was read may be old already, so it is answered but not kept.
      if (loading.get(id) === settled)
        await cache.set(keyOf(id), { value, freshUntilMs: now().getTime() + ttl * 1000 } satisfies Kept, ttl + (staleFor ?? 0));
      return value;
    });
    const settled = loaded.finally(() => {
      if (loading.get(id) === settled) loading.delete(id);
    });
    loading.set(id, settled);
    return settled;
  };

  return {
    async get(id, loader) {
      const kept = (await cache.get(keyOf(id))) as Kept | undefined;
      const parsed = kept === undefined ? undefined : schema.safeParse(kept.value);
      if (!kept || !parsed?.success) return load(id, loader);
      // A failed refresh keeps the old value; the next caller tries again.
      if (kept.freshUntilMs <= now().getTime()) load(id, loader).catch(() => undefined);
      return parsed.data;
    },
    async drop(id) {
      loading.delete(id);
      await cache.delete(keyOf(id));
    },
  };
}
