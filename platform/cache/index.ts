export { createCacheEntry } from './entry.ts';
export { createMemoryCache, type MemoryCacheOptions } from './memory.ts';
export type * from './types.ts';
