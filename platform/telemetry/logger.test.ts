import { expect, test } from 'vitest';
import { withContext } from './context.ts';
import { createLogger } from './logger.ts';
import { redacted } from './redact.ts';

function logTo(lines: Record<string, unknown>[]) {
  return createLogger({ service: 'booking', destination: { write: line => void lines.push(JSON.parse(line) as Record<string, unknown>) } });
}

test('a line is one JSON object with its service, level, time and correlation id', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = logTo(lines);
  await withContext({ correlationId: 'request-1' }, async () => {
    await Promise.resolve();
    log.info({ seats: 2 }, 'held');
  });
  log.child({ job: 'sweep' }).warn({}, 'swept');
  expect(lines).toMatchObject([
    {
      service: 'booking',
      level: 'info',
      message: 'held',
      seats: 2,
      correlationId: 'request-1',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
    },
    { service: 'booking', level: 'warn', message: 'swept', job: 'sweep' },
  ]);
  expect(lines[1]).not.toHaveProperty('correlationId');
});

test('secrets are not logged, however deep and however they are spelled', () => {
  const lines: Record<string, unknown>[] = [];
  const secrets = {
    authorization: 'hunter2',
    Cookie: 'hunter2',
    'set-cookie': 'hunter2',
    password: 'hunter2',
    code: 'hunter2',
    token: 'hunter2',
    accessToken: 'hunter2',
    refresh_token: 'hunter2',
    secret: 'hunter2',
    clientSecret: 'hunter2',
  };
  const log = logTo(lines);
  log.info({ ...secrets, request: { headers: secrets, list: [{ secrets }] } }, 'login');
  log.child(secrets).info({}, 'child');
  expect(JSON.stringify(lines)).not.toContain('hunter2');
  expect(lines[0]).toMatchObject({ request: { headers: { Cookie: redacted } } });
});

test('an error is written with its causes and stack, and without what drivers hang on it', () => {
  const lines: Record<string, unknown>[] = [];
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(ada@example.com) already exists.' });
  logTo(lines).error({ err: new Error('not saved', { cause }) }, 'failed');
  expect(lines[0]).toMatchObject({
    err: {
      type: 'Error',
      message: 'not saved',
      stack: expect.stringContaining('logger.test'),
      cause: { message: 'duplicate key', code: '23505' },
    },
  });
  expect(JSON.stringify(lines)).not.toContain('ada@example.com');
});

test('what points at itself is logged all the same', () => {
  const lines: Record<string, unknown>[] = [];
  const circle: Record<string, unknown> = { name: 'circle' };
  circle['self'] = circle;
  logTo(lines).info({ circle }, 'round');
  expect(lines).toMatchObject([{ message: 'round', circle: { name: 'circle' } }]);
});
