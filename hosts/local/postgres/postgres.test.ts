import { chmodSync, chownSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isRoot } from './operator.ts';
import { startPostgres } from './postgres.ts';
import { query, runProgram, testFolder } from './test-folder.ts';

test('a second start finds the rows, on the same port', async () => {
  await using folder = testFolder();
  const first = await startPostgres({ directory: folder.path });
  await first.ensureDatabase('booking');
  await first.ensureDatabase('booking');
  await query(first.url('booking'), 'create table seats as select 7 as id');
  await first.stop();
  const second = await startPostgres({ directory: folder.path });
  expect(await query(second.url('booking'), 'select id from seats')).toEqual([{ id: 7 }]);
  expect(second.port).toBe(first.port);
  await second.stop();
  expect(await second.exited).toMatchObject({ expected: true });
});

test('what was answered survives a power cut', async () => {
  await using folder = testFolder();
  const postgres = await startPostgres({ directory: folder.path });
  const settings = await query(
    postgres.url('postgres'),
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums')`,
  );
  expect(settings).toHaveLength(4);
  expect(settings.every(({ setting }) => setting === 'on')).toBe(true);
  await postgres.stop();
});

test('a client without the password is refused, and the password is in a file that only its owner reads', async () => {
  await using folder = testFolder();
  const postgres = await startPostgres({ directory: folder.path });
  const guess = new URL(postgres.url('postgres'));
  guess.password = 'guess';
  await expect(query(guess.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  const file = `${folder.path}/cluster/password`;
  expect(readFileSync(file, 'utf8').trim()).toBe(new URL(postgres.url('x')).password);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await postgres.stop();
});

test.runIf(isRoot)('root hands the server to nobody', async () => {
  await using folder = testFolder();
  const postgres = await startPostgres({ directory: folder.path });
  expect(statSync(`/proc/${postgres.pid}`).uid).toBe(65534);
  await postgres.stop();
});

test.runIf(isRoot)('an ordinary user starts the server as himself, and root then continues as that user', async () => {
  await using folder = testFolder();
  chownSync(folder.parent, 1, 1);
  const program = await runProgram(folder.path, { uid: 1, gid: 1 });
  expect(statSync(`/proc/${program.serverPid}`).uid).toBe(1);
  program.child.kill('SIGKILL');
  const postgres = await startPostgres({ directory: folder.path });
  expect(statSync(`/proc/${postgres.pid}`).uid).toBe(1);
  await postgres.stop();
});

test.runIf(isRoot)('in a home that only its owner can enter, root runs the server as that owner', async () => {
  await using folder = testFolder();
  chownSync(folder.parent, 1, 1);
  chmodSync(folder.parent, 0o700);
  const postgres = await startPostgres({ directory: folder.path });
  expect(statSync(`/proc/${postgres.pid}`).uid).toBe(1);
  await postgres.stop();
});

test.runIf(isRoot)('in a home that only root can enter, the folder holds a link to a cluster under /var/lib', async () => {
  await using folder = testFolder();
  chmodSync(folder.parent, 0o700);
  for (const start of ['first', 'second']) {
    const postgres = await startPostgres({ directory: folder.path });
    await query(postgres.url('postgres'), `create table ${start} ()`);
    await postgres.stop();
  }
  expect(lstatSync(`${folder.path}/cluster`).isSymbolicLink()).toBe(true);
  expect(realpathSync(`${folder.path}/cluster`)).toMatch(/^\/var\/lib\/event-planner\/cluster-/);
});
