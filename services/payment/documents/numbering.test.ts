import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { owner, theatre } from '../test-money.ts';
import { billing, type TestDocuments, testDocuments, type Written } from './test-documents.ts';

const writer = fileURLToPath(new URL('../test-process.ts', import.meta.url));

async function startWriter({ service }: TestDocuments, name: string): Promise<ChildProcess> {
  const child = fork(writer, [service.url, service.clock.now().toISOString(), name], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  });
  await once(child, 'message');
  return child;
}

/** Sells so many without anybody writing about them. */
async function sellAll(world: TestDocuments, many: number): Promise<void> {
  await world.ask(owner, `PUT /payments/organizers/${theatre}/billing`, { version: 1, form: billing({ issue: 'on_request' }) });
  for (let at = 0; at < many; at++) await world.sell();
  // What the service itself would write has been looked at: nothing is due yet.
  await world.service.running.idle();
  await world.service.pool.query(`update sales set document = 'ready'`);
}

function ensureGapless(written: readonly Written[], many: number): void {
  expect(written.map(({ number }) => number)).toEqual(
    Array.from({ length: many }, (_, at) => `RE-2030-${String(at + 1).padStart(5, '0')}`),
  );
  expect(new Set(written.map(({ bookingId }) => bookingId)).size).toBe(many);
}

test(
  'processes that write at once give out every number once, and one that is killed while it writes leaves no gap',
  { timeout: 90_000 },
  async () => {
    await using world = await testDocuments();
    await sellAll(world, 60);
    // Whoever has the organizer's lock waits here, with its numbers in hand; the others wait for the organizer.
    await using gate = await world.service.gate('select 1 from sales for update');
    const names = ['first', 'second', 'third'];
    const writers = await Promise.all(names.map(name => startWriter(world, name)));
    await gate.blocked(3);
    const { rows } = await world.service.pool.query<{ name: string }>(
      `select application_name as name from pg_stat_activity where application_name = any($1) and wait_event_type = 'Lock' and query like '%update sales%'`,
      [names],
    );
    expect(rows).toHaveLength(1);
    const ended = writers.map(child => once(child, 'exit'));
    const holder = names.indexOf(rows[0]?.name ?? '');
    writers[holder]?.kill('SIGKILL');
    await ended[holder];
    await gate.release();
    await Promise.all(ended);
    ensureGapless(await world.written(), 60);
  },
);

test('a writer that dies with its numbers given out and not committed gives them back', { timeout: 60_000 }, async () => {
  await using world = await testDocuments();
  await sellAll(world, 3);
  await using gate = await world.service.gate('select 1 from sales for update');
  const child = await startWriter(world, 'writer');
  await gate.blocked(1);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  await gate.release();
  expect((await world.written()).length).toBe(0);
  ensureGapless(await world.write(), 3);
});

test('what has a number has a document, whatever is tried past the service', async () => {
  await using world = await testDocuments();
  await world.sell();
  const [first] = await world.write();
  const { pool } = world.service;
  await expect(pool.query('update documents set buyer = $1', ['Somebody else'])).rejects.toThrow('never changed');
  await expect(pool.query('delete from documents')).rejects.toThrow('never changed');
  const again = `insert into documents (id, organizer_id, kind, year, sequence, number, cause, issued_at, issued_on, booking_id, event_id, event_title, user_id, reference, buyer,
      currency, net_minor, tax_minor, total_minor, content)
    select gen_random_uuid(), organizer_id, kind, year, sequence, number || 'x', 'again', issued_at, issued_on, booking_id, event_id, event_title, user_id, reference, buyer,
      currency, net_minor, tax_minor, total_minor, content from documents where id = $1`;
  await expect(pool.query(again, [first?.id])).rejects.toThrow('numbered_once');
});

test('another format counts from the next number on, and a prefix stays with its kind', async () => {
  await using world = await testDocuments();
  const save = (version: number, numbers: object) =>
    world.ask(owner, `PUT /payments/organizers/${theatre}/billing`, {
      version,
      form: billing({ numbers: { ...billing().numbers, ...numbers } }),
    });
  await world.sell();
  await world.write();
  expect(await save(1, { invoice: { prefix: 'INV/', yearly: true, digits: 2 } })).toMatchObject({ status: 200 });
  await world.sell();
  expect((await world.write()).map(({ number }) => number)).toEqual(['RE-2030-00001', 'INV/2030-02']);
  const taken = await save(2, {
    receipt: { prefix: 'RE-', yearly: false, digits: 1 },
    invoice: { prefix: 'INV/', yearly: true, digits: 2 },
  });
  expect(taken).toMatchObject({ status: 409, body: { code: 'prefix_taken' } });
  expect(await save(1, {})).toMatchObject({ status: 409, body: { code: 'billing_changed' } });
});
