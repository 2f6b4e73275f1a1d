import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { eventPlanner } from '../systems/event-planner.ts';
import { wholeSystem } from '../tests/whole-system.ts';
import { checks, smoke } from './smoke.ts';

test('a running system passes every check', async () => {
  await using system = await wholeSystem();
  // It was started without its pages.
  expect(await smoke({ system: eventPlanner, web: system.url }, ['pages'])).toEqual(new Map());
}, 60_000);

test('a server that answers 200 to everything passes none', async () => {
  const server = createServer((_, response) => response.end('hello')).listen(0);
  try {
    const { port } = server.address() as AddressInfo;
    const wrong = await smoke({ system: eventPlanner, web: `http://127.0.0.1:${port}` }, ['routes', 'encryption']);
    expect([...wrong.keys()].toSorted()).toEqual(['docs', 'headers', 'health', 'listing', 'pages', 'refusal']);
  } finally {
    server.close();
  }
});

test('where nobody listens every check says so, and a check that does not exist is refused', async () => {
  const nowhere = { system: eventPlanner, web: 'http://127.0.0.1:1' };
  expect([...(await smoke(nowhere, ['encryption'])).values()].every(sentence => sentence.includes('cannot be reached'))).toBe(true);
  await expect(smoke(nowhere, ['helath'])).rejects.toThrow(`there is no check helath; there is ${Object.keys(checks).join(', ')}`);
});
