import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { chooseOperator } from './operator.ts';
import { isAlive } from './owner.ts';
import { startPostgres } from './postgres.ts';
import { query, runProgram, testFolder, type Program } from './test-folder.ts';

const crashes: readonly { what: string; kill: (program: Program) => void }[] = [
  { what: 'the parent', kill: ({ child }) => child.kill('SIGKILL') },
  { what: 'the server', kill: ({ serverPid }) => process.kill(serverPid, 'SIGKILL') },
  { what: 'the whole process group', kill: ({ child }) => process.kill(-child.pid!, 'SIGKILL') },
  {
    what: 'the parent and the server at once',
    kill: ({ child, serverPid }) => {
      child.kill('SIGKILL');
      process.kill(serverPid, 'SIGKILL');
    },
  },
  {
    what: 'the parent and its dead-man’s switch, which leaves an orphan to the next start',
    kill: ({ child }) => {
      const switches = spawnSync('pgrep', ['-P', String(child.pid), '-f', 'event-planner-switch'], { encoding: 'utf8' }).stdout;
      child.kill('SIGSTOP'); // Or it would arm another switch.
      for (const pid of switches.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
      child.kill('SIGKILL');
    },
  },
];

test.for(crashes)('after kill -9 of $what the next start has every acknowledged row', async ({ kill }) => {
  await using folder = testFolder();
  const program = await runProgram(folder.path, { detached: true });
  kill(program);
  const postgres = await startPostgres({ directory: folder.path });
  const [row] = await query<{ rows: number }>(postgres.url('postgres'), 'select count(*)::int as rows from acknowledged');
  expect(row?.rows).toBeGreaterThanOrEqual(program.rows());
  expect(isAlive(program.serverPid)).toBe(false);
  await postgres.stop();
});

test('a first start that was killed at any moment does not trouble the next', async () => {
  for (const afterMs of [150, 250, 400, 550]) {
    await using folder = testFolder();
    const program = spawn(process.execPath, [join(import.meta.dirname, 'test-program.ts'), folder.path], { stdio: 'ignore' });
    await delay(afterMs);
    program.kill('SIGKILL');
    const postgres = await startPostgres({ directory: folder.path });
    await postgres.stop();
  }
}, 60_000);

test('of two first starts at once one gets the folder and the other is told', async () => {
  await using folder = testFolder();
  const starts = await Promise.allSettled([runProgram(folder.path), runProgram(folder.path)]);
  const winners = starts.flatMap(start => (start.status === 'fulfilled' ? [start.value] : []));
  const losers = starts.flatMap(start => (start.status === 'rejected' ? [String(start.reason)] : []));
  expect(winners).toHaveLength(1);
  expect(losers[0]).toContain(`Another Event Planner (process ${winners[0]?.child.pid}) is using the data folder`);
  winners[0]?.child.kill('SIGKILL');
  await goneWithin(winners[0]!.serverPid, 3000);
});

test('a lock file whose number now belongs to another program stops neither the start nor that program', async () => {
  await using folder = testFolder();
  await (await startPostgres({ directory: folder.path })).stop();
  const lockFile = join(folder.path, 'cluster/postmaster.pid');
  const other = spawn('sleep', ['60'], { ...chooseOperator([folder.path]), stdio: 'ignore' });
  writeFileSync(lockFile, [other.pid, join(folder.path, 'cluster'), 0, 5432, '', '127.0.0.1', ''].join('\n'));
  const postgres = await startPostgres({ directory: folder.path });
  expect(isAlive(other.pid!)).toBe(true);
  await postgres.stop();
  other.kill();
});

test('a server does not outlive its parent', async () => {
  await using folder = testFolder();
  const program = await runProgram(folder.path);
  program.child.kill('SIGKILL');
  await goneWithin(program.serverPid, 3000);
});

test('a switch that somebody killed is replaced', async () => {
  await using folder = testFolder();
  const program = await runProgram(folder.path);
  const switchOf = () =>
    Number(spawnSync('pgrep', ['-P', String(program.child.pid), '-f', 'event-planner-switch'], { encoding: 'utf8' }).stdout);
  const first = switchOf();
  process.kill(first, 'SIGKILL');
  await goneWithin(first, 1000);
  while (switchOf() === 0) await delay(10);
  program.child.kill('SIGKILL');
  await goneWithin(program.serverPid, 3000);
});

test('a Ctrl-C that ends the program’s process group leaves the draining to the program', async () => {
  await using folder = testFolder();
  const program = await runProgram(folder.path, { detached: true });
  const group = spawnSync('ps', ['-o', 'pgid=', '-p', `${program.serverPid}`], { encoding: 'utf8' }).stdout.trim();
  expect(group).toBe(String(program.serverPid));
  program.child.kill('SIGKILL');
  await goneWithin(program.serverPid, 3000);
});

test('a server that is killed says so', async () => {
  await using folder = testFolder();
  const postgres = await startPostgres({ directory: folder.path });
  process.kill(postgres.pid, 'SIGKILL');
  expect(await postgres.exited).toMatchObject({ expected: false, reason: expect.stringContaining('SIGKILL') });
});

async function goneWithin(pid: number, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) throw new Error(`process ${pid} is still alive after ${milliseconds} ms`);
    await delay(10);
  }
}
