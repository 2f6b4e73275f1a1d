import { createDatabase } from '@event-planner/platform/database';
import { clock, testDatabase } from '@event-planner/platform/testing';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Tables } from '../tables.ts';
import { change } from '../test-audit.ts';
import { append } from './append.ts';
import { hashOf, hashOfEntry } from './link.ts';
import { type Anchor, prove, type StoredEntry, type Trail } from './prove.ts';
import { withTrail } from './store.ts';

const { now } = clock('2030-06-01T10:00:00Z');

/** Eight entries, and the statements of somebody who may do anything to the database. */
async function eight() {
  await using scope = new AsyncDisposableStack();
  const { url, pool } = scope.use(await testDatabase({ migrations: [fileURLToPath(new URL('../migrations/', import.meta.url))] }));
  const db = scope.adopt(createDatabase<Tables>({ url, applicationName: 'audit' }), opened => opened.close());
  const heard = [1, 2, 3, 4, 5, 6, 7, 8].map(n => ({ service: 'event', change: change(n) }) as const);
  await db.transaction(tx => append(tx, heard, now()));
  const owned = scope.move();
  return {
    proveWith: (anchors?: readonly Anchor[]) => withTrail(db, trail => prove(trail, anchors)),
    look: <Result>(look: (trail: Trail) => Promise<Result>) => withTrail(db, look),
    pool,
    async tamper(...statements: readonly string[]) {
      await pool.query('alter table entries disable trigger user; alter table chain disable trigger user');
      for (const statement of statements) await pool.query(statement);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

test('a chain that nobody touched holds, with its anchors', async () => {
  await using trail = await eight();
  const { head } = await trail.proveWith();
  expect(await trail.proveWith([head])).toEqual({ examined: 8, head: { seq: 8, hash: head.hash }, anchored: 1, fault: null });
});

const swap = (a: number, b: number) => [
  `update entries set seq = -1 where seq = ${a}`,
  `update entries set seq = ${a} where seq = ${b}`,
  `update entries set seq = ${b} where seq = -1`,
];
const forged = (seq: number) =>
  `insert into entries select ${seq}, gen_random_uuid(), at, recorded_at, service, 'event.forged', actor_kind, actor_id, object_kind, object_id, organizer_id, correlation_id, payload, payload_hash, previous, hash from entries where seq = 5`;

test.each<[string, readonly string[], number, string]>([
  ['its action changed', [`update entries set action = 'event.published' where seq = 5`], 5, 'was changed'],
  ['somebody else as its actor', [`update entries set actor_id = gen_random_uuid() where seq = 5`], 5, 'was changed'],
  ['its time moved by a microsecond', [`update entries set at = at + interval '1 microsecond' where seq = 5`], 5, 'was changed'],
  ['its organizer taken away', ['update entries set organizer_id = null where seq = 5'], 5, 'was changed'],
  ['its payload changed', [`update entries set payload = replace(payload, 'Hamlet', 'Othello') where seq = 5`], 5, 'payload changed'],
  ['its payload changed with its hash', [`update entries set payload = 'x', payload_hash = sha256('x') where seq = 5`], 5, 'was changed'],
  ['its payload taken away', ['update entries set payload = null, erased_in = 7 where seq = 5'], 5, 'no entry says that it was erased'],
  ['it deleted', ['delete from entries where seq = 5'], 5, 'is missing'],
  ['it and more deleted', ['delete from entries where seq in (5, 6, 7)'], 5, 'all through 7'],
  [
    'it deleted, and the others moved up',
    ['delete from entries where seq = 5', 'update entries set seq = seq - 1 where seq > 5'],
    5,
    'was changed',
  ],
  ['the first deleted', ['delete from entries where seq = 1'], 1, 'is missing'],
  ['it and the next swapped', swap(5, 6), 5, 'was changed'],
  ['an entry put in behind the end', [forged(9)], 9, 'put in'],
  ['an entry put in before the beginning', [forged(0)], 0, 'put in'],
  ['the tail cut off', ['delete from entries where seq > 4'], 5, 'all through 8'],
  [
    'the tail cut off and the head’s number set back',
    ['delete from entries where seq > 4', 'update chain set head_seq = 4'],
    4,
    'the head says another hash',
  ],
  [
    'the beginning cut off and the base moved',
    ['update chain set base_seq = 3, base_hash = (select hash from entries where seq = 3)', 'delete from entries where seq <= 3'],
    4,
    'nothing was dropped',
  ],
])('of entry 5, %s: it is found', async (_, statements, seq, what) => {
  await using trail = await eight();
  await trail.tamper(...statements);
  const { fault } = await trail.proveWith();
  expect(fault).toEqual({ seq, what: expect.stringContaining(what) });
});

/** As somebody would who knows how hashes are made: from this entry on, all through another. */
async function rewrite({ look, tamper }: Awaited<ReturnType<typeof eight>>, from: number, through: number): Promise<Anchor> {
  const entries = await look(async trail => {
    const all: StoredEntry[] = [];
    for await (const page of trail.pages()) all.push(...page);
    return all;
  });
  let previous: Anchor = entries[from - 2] as Anchor;
  for (const entry of entries.slice(from - 1, through)) {
    const payload = entry.seq === from ? '{}' : String(entry.payload);
    const forgery = { ...entry, previous: previous.hash, payloadHash: hashOf(payload) };
    const hash = hashOfEntry(forgery);
    await tamper(
      `update entries set payload = '${payload}', payload_hash = '\\x${forgery.payloadHash}', previous = '\\x${previous.hash}', hash = '\\x${hash}' where seq = ${entry.seq}`,
    );
    previous = { seq: entry.seq, hash };
  }
  return previous;
}

test('an entry that was written anew with its hash does not fit the next', async () => {
  await using trail = await eight();
  await rewrite(trail, 5, 5);
  expect((await trail.proveWith()).fault).toEqual({ seq: 6, what: expect.stringContaining('does not follow entry 5') });
});

test('all that was written anew through the end does not fit the head', async () => {
  await using trail = await eight();
  await rewrite(trail, 5, 8);
  expect((await trail.proveWith()).fault).toEqual({ seq: 8, what: expect.stringContaining('the head says another hash') });
});

test('what was written anew with the head only an anchor from outside shows, and it does', async () => {
  await using trail = await eight();
  const { head } = await trail.proveWith();
  const last = await rewrite(trail, 5, 8);
  await trail.tamper(`update chain set head_hash = '\\x${last.hash}'`);
  expect((await trail.proveWith()).fault).toBeNull();
  expect((await trail.proveWith([head])).fault).toEqual({ seq: 8, what: expect.stringContaining(`its anchor says ${head.hash}`) });
});

test('a tail that was cut off with the head only an anchor from outside shows, and it does', async () => {
  await using trail = await eight();
  const { head } = await trail.proveWith();
  await trail.tamper(
    'delete from entries where seq > 4',
    'update chain set (head_seq, head_hash) = (select seq, hash from entries where seq = 4)',
  );
  expect((await trail.proveWith()).fault).toBeNull();
  expect((await trail.proveWith([head])).fault).toEqual({ seq: 8, what: expect.stringContaining('the chain was cut off behind entry 4') });
});

test.each([
  `update entries set action = 'event.published' where seq = 5`,
  'update entries set payload = null, erased_in = 8, organizer_id = null where seq = 5',
  'update entries set payload = null, erased_in = 5 where seq = 5',
  `update entries set payload = '{}' where seq = 5`,
  'delete from entries where seq = 1',
  'truncate entries',
  'update chain set head_seq = 4',
  'delete from chain',
])('PostgreSQL refuses %j', async statement => {
  await using trail = await eight();
  await expect(trail.pool.query(statement)).rejects.toMatchObject({ constraint: 'append_only' });
});
