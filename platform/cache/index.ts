export { createCacheEntry } from './entry.ts';
export { createMemoryCache, type MemoryCacheOptions } from './memory.ts';
export { createRedisCache, type RedisCacheOptions } from './redis.ts';
export type * from './types.ts';
