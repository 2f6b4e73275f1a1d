import { authAudited, bookingAudited, type Change, eventAudited, paymentAudited } from '@event-planner/contracts/audit';
import { createDatabase } from '@event-planner/platform/database';
import { person, type TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { days } from '@event-planner/model';
import { idOf } from '@event-planner/platform/ids';
import type { Tables } from '../tables.ts';
import { admin, change, hear, mel, nordwind, olivia, testAudit } from '../test-audit.ts';
import { createChain } from './service.ts';
import type { AuditProofs } from '@event-planner/contracts/audit';

const proofs = async (service: TestService): Promise<AuditProofs> =>
  (await service.inject({ url: '/api/audit/proofs', headers: await service.asUser(admin) })).json();
const proveNow = async (service: TestService) => {
  await service.running.runJob('prove');
  return (await proofs(service)).proofs[0];
};
/** The chain by itself, on the same database. */
async function chainOf(service: TestService) {
  const db = createDatabase<Tables>({ url: service.url, applicationName: 'audit' });
  const nowhere = { find: async () => undefined, put: async () => {}, delete: async () => {}, signedUrl: async () => '' };
  const lines: unknown[] = [];
  const log = { error: (line: unknown) => lines.push(line), info: (line: unknown) => lines.push(line) } as never;
  const chain = createChain({ db, now: service.clock.now, log, objects: () => nowhere });
  return { db, chain, lines, [Symbol.asyncDispose]: () => db.close() };
}

test('what is heard twice, under one id or another, is written once', async () => {
  await using service = await testAudit();
  await hear(service, change(1), change(1), change(2));
  await service.deliver(eventAudited, change(3), { messageId: idOf('m') });
  await service.deliver(eventAudited, change(3), { messageId: idOf('m') });
  expect((await proofs(service)).head.seq).toBe(3);
  expect(await proveNow(service)).toMatchObject({ examined: 3, fault: null });
});

test('tasks that add at once make one chain without a fork', async () => {
  await using service = await testAudit();
  await using other = await testAudit({ beside: service });
  await hear(service, change(1));
  {
    await using gate = await service.gate('select from chain for update');
    const all = [2, 3, 4, 5].flatMap(n => [
      service.deliver(eventAudited, change(n)),
      other.deliver(authAudited, change(n + 10)),
      other.deliver(eventAudited, change(n)),
    ]);
    await gate.blocked(4);
    await gate.release();
    for (const settled of await Promise.all(all)) expect(settled).toMatchObject({ outcome: 'done' });
  }
  expect(await proveNow(service)).toMatchObject({ examined: 9, headSeq: 9, fault: null });
});

test('who is forgotten leaves hashes and no names, and the chain holds', async () => {
  await using service = await testAudit();
  const ada = person('Ada');
  await hear(service, change(1), change(2, { by: { kind: 'user', id: ada.sub, name: 'Ada' } }));
  await hear(service, change(3, { of: { kind: 'user', id: ada.sub } }), change(4, { after: { invited: 'ADA@example.test' } }), change(5));
  await using own = await chainOf(service);
  await own.db.transaction(tx => own.chain.erase(tx, { userId: ada.sub, email: ada.email }));
  const { rows } = await service.pool.query('select seq::int, payload is null as erased from entries order by seq');
  expect(rows.map(({ seq, erased }) => [seq, erased])).toEqual([
    [1, false],
    [2, true],
    [3, true],
    [4, true],
    [5, false],
    [6, false],
  ]);
  expect(await proveNow(service)).toMatchObject({ examined: 6, fault: null });
  await own.db.transaction(tx => own.chain.erase(tx, { userId: ada.sub, email: ada.email }));
  expect((await proofs(service)).head.seq).toBe(6);
  // What was not erased for anybody cannot be passed off as erased.
  await service.pool.query('update entries set payload = null, erased_in = 6 where seq = 1');
  expect(await proveNow(service)).toMatchObject({ fault: 'entry 1 lost its payload, and no entry says that it was erased' });
});

test('of an order whose buyer is forgotten what was done stays, and nothing of whom it names; no other service says so', async () => {
  await using service = await testAudit();
  const [order, other] = [idOf('order'), idOf('another order')];
  const of = { kind: 'order', id: order };
  await hear(
    service,
    change(1, { of, action: 'order.changed', before: { name_changed: 'Zoe' }, after: { name_changed: 'Zoë' } }),
    change(2, { of: { kind: 'transfer', id: idOf('transfer') }, after: { orderId: order, to: 'friend@example.test' } }),
    change(3, { of: { ...of, id: other } }),
    change(4, { of, action: 'order.forgotten' }),
  );
  const erased = async () =>
    (await service.pool.query<{ seq: number }>('select seq::int from entries where payload is null order by seq')).rows.map(
      ({ seq }) => seq,
    );
  expect(await erased()).toEqual([]);
  const forgotten = change(5, { of, action: 'order.forgotten', by: { kind: 'service', name: 'booking' } });
  await service.deliver(bookingAudited, forgotten);
  await service.deliver(bookingAudited, forgotten);
  expect(await erased()).toEqual([1, 2]);
  expect(await proveNow(service)).toMatchObject({ examined: 6, headSeq: 6, fault: null });
});

/** As it is once a message that failed too often was sent again from the dead letters, and what came after it was heard before. */
const redriven = async (service: TestService, one: Change) => {
  const messageId = idOf(`message ${one.id}`);
  await service.pool.query('alter table entries rename to entries_away');
  const failed = await service
    .deliver(bookingAudited, one, { messageId })
    .finally(() => service.pool.query('alter table entries_away rename to entries'));
  expect(failed?.outcome).not.toBe('done');
  return () => service.deliver(bookingAudited, one, { messageId });
};
const payloads = async (service: TestService): Promise<readonly (string | null)[]> =>
  (await service.pool.query<{ payload: string | null }>('select payload from entries order by seq')).rows.map(({ payload }) => payload);

test('what is heard of an order only after its buyer is forgotten names nobody either, and the chain holds', async () => {
  await using service = await testAudit();
  const of = { kind: 'order', id: idOf('order') };
  const changed = change(1, { of, action: 'order.changed', before: { name_changed: 'Zoe' }, after: { name_changed: 'Zoë' } });
  const sendAgain = await redriven(service, changed);
  const refunded = change(2, { of: { kind: 'refund', id: idOf('refund') }, after: { orderId: of.id, to: 'Zoe' } });
  await service.deliver(bookingAudited, change(3, { of, action: 'order.forgotten', by: { kind: 'service', name: 'booking' } }));
  expect(await sendAgain()).toMatchObject({ outcome: 'done' });
  await service.deliver(paymentAudited, refunded);
  await service.deliver(bookingAudited, change(4, { of: { ...of, id: idOf('another order') }, after: { name_changed: 'Yves' } }));
  // It says why they are gone, each time.
  const [forgotten, late, why, other, whyOther, goesOn] = await payloads(service);
  expect([late, other]).toEqual([null, null]);
  expect([forgotten, why, whyOther, goesOn].every(payload => payload !== null)).toBe(true);
  expect((await payloads(service)).join()).not.toMatch(/Zo[eë]"/);
  expect(goesOn).toContain('Yves');
  expect(await proveNow(service)).toMatchObject({ examined: 6, headSeq: 6, fault: null });
});

test('what is heard of a person only after they were forgotten says neither who they were nor how to write to them, and the chain holds', async () => {
  await using service = await testAudit();
  await using own = await chainOf(service);
  const ada = person('Ada');
  await own.db.transaction(tx => own.chain.erase(tx, { userId: ada.sub, email: 'Ada.L@example.test' }));
  expect(await payloads(service)).toEqual([]);
  await hear(
    service,
    change(1, { by: { kind: 'user', id: ada.sub, name: 'Ada' } }),
    change(2, { of: { kind: 'user', id: ada.sub }, after: { name_changed: 'Ada L' } }),
    change(3, { after: { invited: 'ADA.L@Example.test' } }),
    change(4, { after: { note: 'Write to ada.l@example.test.' } }),
    change(5, { after: { invited: 'bada.l@example.test' } }),
  );
  const left = await payloads(service);
  expect(left.filter(payload => payload === null)).toHaveLength(4);
  expect(left.join()).not.toMatch(/ada l|ada"|"ada\.l@| ada\.l@/i);
  expect(left.join()).toContain('bada.l@example.test');
  expect(await proveNow(service)).toMatchObject({ examined: 9, fault: null });
  // Nor does what it is known by later.
  const { rows } = await service.pool.query('select f::text as kept from forgotten f');
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`ada|${ada.sub}`, 'i'));
});

test('when nothing can come late any more, what was forgotten is no longer kept in mind', async () => {
  await using service = await testAudit();
  await service.deliver(bookingAudited, change(1, { of: { kind: 'order', id: idOf('order') }, action: 'order.forgotten' }));
  const kept = async () => (await service.pool.query('select from forgotten')).rowCount;
  service.clock.advance(days(59));
  await service.running.runJob('drop-old');
  expect(await kept()).toBe(1);
  service.clock.advance(days(2));
  await service.running.runJob('drop-old');
  expect(await kept()).toBe(0);
});

test('what is old enough is dropped, and the rest still holds, again and again', async () => {
  await using service = await testAudit();
  await hear(service, change(1), change(2));
  service.clock.advance(days(700));
  await hear(service, change(3), change(4));
  service.clock.advance(days(31));
  await service.running.runJob('drop-old');
  expect((await proofs(service)).head).toMatchObject({ seq: 5, droppedThrough: 2 });
  expect(await proveNow(service)).toMatchObject({ examined: 3, fault: null });
  service.clock.advance(days(731));
  await service.running.runJob('drop-old');
  expect((await proofs(service)).head).toMatchObject({ seq: 6, droppedThrough: 5 });
  expect(await proveNow(service)).toMatchObject({ examined: 1, fault: null });
  await service.running.runJob('drop-old');
  expect((await proofs(service)).head.seq).toBe(6);
});

test('a trail that was written anew with its head disagrees with the anchor of the day before, and is not anchored', async () => {
  await using service = await testAudit();
  await hear(service, change(1), change(2));
  expect(await proveNow(service)).toMatchObject({ fault: null });
  await service.pool.query(`alter table entries disable trigger user; alter table chain disable trigger user;
    delete from entries where seq = 2; update chain set (head_seq, head_hash) = (select seq, hash from entries)`);
  service.clock.advance(days(1));
  const fault = expect.stringContaining('the chain was cut off behind entry 1');
  expect(await proveNow(service)).toMatchObject({ fault });
  service.clock.advance(days(1));
  expect(await proveNow(service)).toMatchObject({ fault });
});

test('each proof is one line of the log that says how it ended, for whoever counts them', async () => {
  await using service = await testAudit();
  await using own = await chainOf(service);
  await hear(service, change(1), change(2));
  await own.chain.prove();
  await service.pool.query(`alter table entries disable trigger user; update entries set action = 'event.deleted' where seq = 1`);
  await own.chain.prove();
  expect(own.lines).toEqual([
    expect.objectContaining({ proves: 'audit', holds: true, examined: 2 }),
    expect.objectContaining({ proves: 'audit', holds: false, seq: 1 }),
  ]);
});

test('only who runs the platform sees how the trail was found', async () => {
  await using service = await testAudit();
  for (const user of [olivia, mel])
    expect((await service.inject({ url: '/api/audit/proofs', headers: await service.asUser(user) })).statusCode).toBe(403);
  expect(nordwind).toBeDefined();
});
