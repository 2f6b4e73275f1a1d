import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { wholeSystem } from '../tests/whole-system.ts';
import { journey } from './journey.ts';

test('places are taken, held for nobody else, and given back', async () => {
  await using system = await wholeSystem();
  const count = () => system.ask<{ held: number }>('booking', 'select count(*)::int as held from holds');
  const before = await count();
  expect(await journey(system.url)).toMatch(/ of .+ taken, held, and given back$/);
  expect(await count()).toEqual(before);
}, 60_000);

test('where nothing is on sale it says so, and an answer that breaks its contract fails', async () => {
  let page: object = { items: [], nextCursor: null };
  const server = createServer((_, response) => response.end(JSON.stringify(page))).listen(0);
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await journey(url)).toBe('nothing with counted places is on sale, so none were taken');
    page = { events: [] };
    await expect(journey(url)).rejects.toThrow('items');
  } finally {
    server.close();
  }
});
