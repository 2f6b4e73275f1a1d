import { expect, test } from 'vitest';
import { cacheConforms } from '../../../platform/cache/cache.conformance.ts';
import { createCacheOfHost, createHostCache } from './shared-cache.ts';

const host = createHostCache();
/** Of a process, over a channel that carries text as that between processes does. */
function process() {
  const carry = <Said>(said: Said): Said => JSON.parse(JSON.stringify(said)) as Said;
  const served = host.serve({ answer: said => queueMicrotask(() => cache.told(carry(said))) });
  const cache = createCacheOfHost(question => served.asked(carry(question)));
  return { cache, served };
}

cacheConforms(async () => process().cache);

test('a process that is gone is told nothing more, and what it left stays', async () => {
  const [gone, stays] = [process(), process()];
  const heard: unknown[] = [];
  await gone.cache.subscribe('news', message => heard.push(message));
  await gone.cache.set('left', 1, 60);
  await gone.served.gone();
  await stays.cache.publish('news', 1);
  expect([heard, await stays.cache.get('left')]).toEqual([[], 1]);
});

test('once the host is gone reads miss, and who must not guess is told so, whoever asked before included', async () => {
  const cache = createCacheOfHost(() => undefined);
  const [read, counted] = [cache.get('a'), cache.increment('a', 60)];
  const refused = expect(counted).rejects.toMatchObject({ code: 'unavailable' });
  cache.lost();
  await refused;
  expect([await read, await cache.get('a'), await cache.lock('a', 60)]).toEqual([undefined, undefined, undefined]);
  await expect(cache.increment('a', 60)).rejects.toMatchObject({ code: 'unavailable' });
});
