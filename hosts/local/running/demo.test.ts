import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginningOf } from './demo.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a first start that was cut off goes on with the day on which it began', async () => {
  const file = join(folder, 'demo-began');
  const first = await beginningOf(file);
  expect(Math.abs(Date.now() - first.getTime())).toBeLessThan(60_000);
  await writeFile(file, '2026-01-02T03:04:05.000Z');
  expect((await beginningOf(file)).toISOString()).toBe('2026-01-02T03:04:05.000Z');
});

test('what was cut off while it was written begins anew', async () => {
  const file = join(folder, 'demo-began');
  await writeFile(file, '');
  expect(Math.abs(Date.now() - (await beginningOf(file)).getTime())).toBeLessThan(60_000);
  expect(await beginningOf(file)).toEqual(await beginningOf(file));
});
