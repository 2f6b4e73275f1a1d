import type { AuditPage, Change } from '@event-planner/contracts/audit';
import { idOf } from '@event-planner/platform/ids';
import { person, type TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { admin, change, hear, hearOfAuth, mel, nordwind, olivia, testAudit } from '../test-audit.ts';

const ada = person('Ada');
const byAda = (n: number): Change =>
  change(n, {
    by: { kind: 'user', id: ada.sub, name: 'Ada' },
    action: 'session.started',
    of: { kind: 'user', id: ada.sub },
    organizerId: null,
    before: null,
    after: null,
  });

const ask = async (service: TestService, user: typeof ada, query = '') =>
  service.inject({ url: `/api/audit${query}`, headers: await service.asUser(user) });
const list = async (service: TestService, user: typeof ada, query = ''): Promise<AuditPage> => (await ask(service, user, query)).json();

test('an owner sees what happened in their organizer, newest first, page by page', async () => {
  await using service = await testAudit();
  await hear(service, change(1), change(2), change(3));
  await hearOfAuth(service, byAda(4));
  const first = await list(service, olivia, `?organizerId=${nordwind}&limit=2`);
  expect(first.items.map(({ seq }) => seq)).toEqual([3, 2]);
  expect(first.items[0]).toMatchObject({
    service: 'event',
    action: 'event.renamed',
    by: { kind: 'user', id: olivia.sub, name: 'Olivia' },
    from: { network: '203.0.113.7', device: 'Firefox on Linux' },
    before: { title: 'Hamlet 3' },
    after: { title: 'Hamlet 4' },
    isErased: false,
  });
  const rest = await list(service, olivia, `?organizerId=${nordwind}&limit=2&cursor=${first.nextCursor}`);
  expect(rest).toMatchObject({ items: [{ seq: 1 }], nextCursor: null });
});

test('a manager does not see it, nor does a stranger, nor anybody what another did', async () => {
  await using service = await testAudit();
  expect((await ask(service, mel, `?organizerId=${nordwind}`)).json()).toMatchObject({ status: 403, code: 'role_forbids' });
  expect((await ask(service, ada, `?organizerId=${nordwind}`)).json()).toMatchObject({ status: 403, code: 'not_a_member' });
  expect((await ask(service, ada, `?by=${olivia.sub}`)).json()).toMatchObject({ status: 403, code: 'forbidden' });
});

test('everybody sees what they did themselves; who runs the platform sees all', async () => {
  await using service = await testAudit();
  await hear(service, change(1));
  await hearOfAuth(service, byAda(2));
  expect((await list(service, ada)).items.map(({ seq }) => seq)).toEqual([2]);
  expect((await list(service, ada, `?by=${ada.sub}`)).items.map(({ seq }) => seq)).toEqual([2]);
  expect((await list(service, admin)).items.map(({ seq }) => seq)).toEqual([2, 1]);
  expect((await list(service, admin, '?service=auth')).items.map(({ seq }) => seq)).toEqual([2]);
});

test('it is narrowed down by who, what, of what and when', async () => {
  await using service = await testAudit();
  await hear(service, change(1), change(2, { action: 'event.published' }), change(3, { of: { kind: 'event', id: idOf('another') } }));
  await hear(service, change(4, { by: { kind: 'user', id: mel.sub, name: 'Mel' } }));
  const seqs = async (query: string) => (await list(service, olivia, `?organizerId=${nordwind}&${query}`)).items.map(({ seq }) => seq);
  expect(await seqs(`by=${mel.sub}`)).toEqual([4]);
  expect(await seqs('action=event.published')).toEqual([2]);
  expect(await seqs(`of=${idOf('another')}`)).toEqual([3]);
  expect(await seqs(`since=2030-06-01T09:00:02Z&until=2030-06-01T09:00:04Z`)).toEqual([3, 2]);
  expect(await seqs('service=auth')).toEqual([]);
});

test('an owner learns of others’ networks only roughly, who runs the platform exactly', async () => {
  await using service = await testAudit();
  await hear(service, change(1, { by: { kind: 'user', id: mel.sub, name: 'Mel' } }));
  const network = async (user: typeof ada, query: string) => (await list(service, user, query)).items[0]?.from?.network;
  expect(await network(olivia, `?organizerId=${nordwind}`)).toBe('203.0.113.0/24');
  expect(await network(mel, '')).toBe('203.0.113.7');
  expect(await network(admin, '')).toBe('203.0.113.7');
});

test('a file has all of it, and nothing a spreadsheet would run; that it was taken is in the trail itself', async () => {
  await using service = await testAudit();
  await hear(service, change(1, { by: { kind: 'user', id: mel.sub, name: '=cmd|calc' } }), change(2));
  const csv = await ask(service, olivia, `/export?organizerId=${nordwind}&format=csv&bom=no`);
  expect(csv.headers['content-disposition']).toBe('attachment; filename="audit-2030-06-01.csv"');
  const lines = csv.body.trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toContain(`,'=cmd|calc,`);
  const jsonl = await ask(service, olivia, `/export?organizerId=${nordwind}&format=jsonl&until=2030-06-01T09:30:00Z`);
  expect(
    jsonl.body
      .trim()
      .split('\n')
      .map(line => (JSON.parse(line) as { seq: number }).seq),
  ).toEqual([2, 1]);
  expect((await list(service, olivia, `?organizerId=${nordwind}&service=audit`)).items).toMatchObject([
    { action: 'audit.exported', after: { format: 'jsonl' }, by: { name: 'Olivia' } },
    { action: 'audit.exported', after: { format: 'csv' } },
  ]);
  expect((await ask(service, ada, `/export?organizerId=${nordwind}&format=csv`)).statusCode).toBe(403);
});

test('a file of more than one page has every line once', async () => {
  await using service = await testAudit();
  await service.pool.query(`
    insert into entries (seq, id, at, recorded_at, service, action, actor_kind, object_kind, object_id, organizer_id, correlation_id, payload, payload_hash, previous, hash)
    select n, gen_random_uuid(), '2030-06-01', now(), 'event', 'event.renamed', 'anyone', 'event', n::text, '${nordwind}', 'r', '{}', sha256('x'), sha256('x'), sha256('x') from generate_series(2, 2346) n`);
  const { body } = await ask(service, olivia, `/export?organizerId=${nordwind}&format=jsonl`);
  const seqs = body
    .trim()
    .split('\n')
    .map(line => (JSON.parse(line) as { seq: number }).seq);
  expect(new Set(seqs).size).toBe(2345);
  expect(seqs).toHaveLength(2345);
});
