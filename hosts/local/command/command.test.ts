import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { explain } from '../data/data-folder.ts';
import { explainFailure } from './failure.ts';
import { runCommand, temporaryData } from './test-command.ts';
import { oldPostgres } from './test-old-postgres.ts';

/** Runs to the end, which must be one sentence and nothing else, but for what had been done by then. */
async function failing(words: readonly string[], env: NodeJS.ProcessEnv = {}, uid?: number) {
  const command = runCommand(words, { env, ...(uid !== undefined && { uid }) });
  const code = await command.ended;
  expect(command.stdout).toBe('');
  expect(command.stderr).not.toMatch(/^\s+at /m);
  return { code, sentence: command.stderr.replace(/^ {2}\w.* s\n/gm, '').trim() };
}

test('a system of a later version is named as such', async () => {
  expect(await failing(['bookstore'])).toEqual({
    code: 2,
    sentence: 'The bookstore is not part of this version yet: start event-planner instead.',
  });
});

test('a mistyped option or variable is refused before anything happens', async () => {
  expect(await failing(['--frehs'])).toEqual({
    code: 2,
    sentence: '--frehs cannot be used like this: npm start -- [event-planner] [--distributed] [--fresh] [--port N]',
  });
  const { code, sentence } = await failing([], { EVENT_PLANNER_DTA: 'x' });
  expect(code).toBe(2);
  expect(sentence).toContain('EVENT_PLANNER_DTA is not a variable of this program; known: EVENT_PLANNER_DATA');
});

test('a taken port is named, with the way around it', async () => {
  await using data = temporaryData();
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await failing(['--port', String(port)], { EVENT_PLANNER_DATA: data.path })).toEqual({
    code: 1,
    sentence: `Port ${port} is taken by another program: stop it, or choose another one with --port.`,
  });
  other.close();
});

test("a data folder that cannot be written, or is somebody else's, is named", async () => {
  await using data = temporaryData();
  mkdirSync(data.path, { mode: 0o700 });
  chmodSync(data.parent, 0o755);
  chmodSync(data.path, 0o500);
  const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
  const unwritable = await failing([], { EVENT_PLANNER_DATA: data.path }, nobody);
  expect(unwritable).toEqual({
    code: 1,
    sentence: `The data folder ${data.path} cannot be read and written by this user: give it to this user, or set EVENT_PLANNER_DATA to another folder.`,
  });
  chmodSync(data.path, 0o700);
  await using home = temporaryData();
  writeFileSync(`${home.parent}/thesis.tex`, '');
  expect(await failing(['--fresh'], { EVENT_PLANNER_DATA: home.parent })).toEqual({
    code: 1,
    sentence: `The data folder ${home.parent} holds other things, such as thesis.tex: set EVENT_PLANNER_DATA to an empty folder.`,
  });
});

test('a database that is not there, or too old, is named without its password', async () => {
  await using data = temporaryData();
  const env = { EVENT_PLANNER_DATA: data.path, EVENT_PLANNER_LOG: 'silent' };
  const away = await failing(['--port', '18931'], { ...env, DATABASE_URL: 'postgres://ann:hunter2@127.0.0.1:1/postgres' });
  expect(away).toEqual({
    code: 1,
    sentence:
      'DATABASE_URL leads to 127.0.0.1:1, which cannot be used (connect ECONNREFUSED 127.0.0.1:1): start that server, correct the address, or unset DATABASE_URL to use the embedded one.',
  });
  await using old = await oldPostgres(13);
  const tooOld = await failing(['--port', '18931'], { ...env, DATABASE_URL: old.url });
  expect(tooOld).toEqual({
    code: 1,
    sentence:
      'DATABASE_URL leads to PostgreSQL 13, which is too old: use version 18 or later, or unset DATABASE_URL to use the embedded one.',
  });
  expect((await failing(['--fresh'], { ...env, DATABASE_URL: old.url })).sentence).toBe(
    '--fresh does not delete the databases of DATABASE_URL: drop them yourself, and start without --fresh.',
  );
});

test('a full disk is said to be full', () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  expect(explain('/data', full).message).toBe(
    'The disk that holds /data is full: free some space and start again; nothing that was saved is lost.',
  );
  expect(explainFailure(full)).toEqual({
    exitCode: 1,
    text: 'The disk is full: free some space and start again; nothing that was saved is lost.',
  });
});
