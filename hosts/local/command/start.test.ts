import { eventually } from '@event-planner/platform/testing';
import { afterAll, expect, test } from 'vitest';
import { dropDatabases, freePort } from '../running/test-system.ts';
import { type Command, runCommand, temporaryData } from './test-command.ts';

const databaseUrl = process.env['TEST_DATABASE_URL'];

afterAll(() => dropDatabases('event_planner'));

async function announced(command: Command): Promise<void> {
  await eventually(
    () => {
      if (command.child.exitCode !== null) throw new Error(command.stderr);
      expect(command.stdout).toContain('Demo accounts');
    },
    { withinSeconds: 60 },
  );
}

test('a start prints where to go and as whom, an interrupt ends it cleanly, and the next start finds everything there', async () => {
  await using data = temporaryData();
  const port = await freePort();
  const start = (...words: string[]) =>
    runCommand(['--port', String(port), ...words], { env: { EVENT_PLANNER_DATA: data.path, DATABASE_URL: databaseUrl } });

  const first = start();
  await announced(first);
  expect(first.stdout.split('\n').filter(line => line !== '' && !/^ {2}\S/.test(line))).toEqual([
    'Demo accounts, password correct-horse-battery',
  ]);
  expect(first.stdout).toContain(`http://localhost:${port}\n`);
  expect(first.stderr).toMatch(/^( {2}[\w ]+ +\d+\.\d s\n)+$/);
  expect(first.stderr).toContain('demo');
  const page = await fetch(`http://localhost:${port}/events`);
  expect(await page.text()).toContain('<div id="root">');
  expect(await (await fetch(`http://localhost:${port}/api/events?limit=1`)).json()).toMatchObject({
    items: [{ title: expect.any(String) as string }],
  });
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);

  const second = start('--distributed');
  await announced(second);
  expect(second.stderr).not.toContain('demo');
  expect(second.stdout).toBe(first.stdout);
  expect((await fetch(`http://localhost:${port + 1}/health`)).status).toBe(200);

  // What is killed takes its processes along, and leaves nothing in the way of the next start.
  second.child.kill('SIGKILL');
  expect(await second.ended).toBe('SIGKILL');
  await eventually(() => expect(fetch(`http://localhost:${port + 1}/health`)).rejects.toThrow());
  const third = start();
  await announced(third);
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
}, 120_000);
