import { createServer } from 'node:http';
import { createLogger } from '@event-planner/platform/telemetry';
import { testDatabase } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { StartError } from '../postgres/start-error.ts';
import { startSandboxThread } from './sandbox-worker.ts';
import { freePort } from './test-system.ts';

async function start(port: number) {
  const database = await testDatabase();
  const lines: string[] = [];
  const options = {
    databaseUrl: database.url,
    publicUrl: `http://localhost:${port}`,
    webhook: { url: `http://127.0.0.1:${port + 1}/`, secret: 'whsec_sandbox' },
    secretKey: 'sk_test_sandbox',
    publishableKey: 'pk_test_sandbox',
    log: createLogger({ service: 'host', destination: { write: line => void lines.push(line) } }),
  };
  const sandbox = await startSandboxThread(options, port).catch(async (error: unknown) => {
    await database[Symbol.asyncDispose]();
    throw error;
  });
  const create = () =>
    fetch(`http://127.0.0.1:${port}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_sandbox' },
      body: new URLSearchParams({ amount: '1250', currency: 'eur' }),
    });
  return {
    sandbox,
    lines,
    create,
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

test('what goes wrong, or right again, is so for the very next request', async () => {
  await using thread = await start(await freePort());
  for (let round = 0; round < 5; round++) {
    thread.sandbox.simulate({ api: { outage: true } });
    expect((await thread.create()).status).toBe(503);
    thread.sandbox.calm();
    expect((await thread.create()).status).toBe(200);
  }
  thread.sandbox.simulate({ webhooks: { lost: true } });
  await thread.sandbox.idle();
});

test('its log is the log of the host', async () => {
  await using thread = await start(await freePort());
  await thread.create();
  await expect.poll(() => thread.lines.join('')).toContain('an event was not accepted');
  thread.sandbox.simulate({ webhooks: { lost: true } });
  await thread.sandbox.idle();
});

test('a port that is taken is said as for any other', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  await expect(start(port)).rejects.toBeInstanceOf(StartError);
  other.close();
});
