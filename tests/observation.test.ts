import { expect, test } from 'vitest';
import { createBuyer } from './buyer.ts';
import { wholeSystem } from './whole-system.ts';

test('one correlation id and one trace lead from a request through its messages to the mail', async () => {
  await using system = await wholeSystem();
  const buyer = createBuyer(system.url);
  const correlation = `story-${crypto.randomUUID()}`;
  await buyer.ask(
    'POST',
    '/api/auth/register',
    { email: 'newcomer@example.test', name: 'New', password: 'a-long-password' },
    { 'x-correlation-id': correlation },
  );
  await system.drain();
  const { store, metrics } = system.running.observation;
  const [request] = store.spans({ correlationId: correlation, limit: 50 }).filter(span => span.kind === 'server');
  const story = store.spans({ traceId: request?.traceId ?? '', limit: 50 }).map(span => `${span.service}: ${span.name}`);
  expect(story).toEqual(
    expect.arrayContaining(['auth: POST /api/auth/register', expect.stringMatching(/^notification: .*user\.code-issued\.v1/)]),
  );
  expect((await metrics()).map(metric => metric.name)).toContain('http.server.request.duration');
});
