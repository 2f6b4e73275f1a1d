import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const synth = (...names: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../synth.ts'), ...names], { encoding: 'utf8' });

test('a system or an environment that is not there is answered by those that are', () => {
  const system = synth('unheard-of');
  expect(system.stderr.trim()).toMatch(/^there is no system unheard-of; there is .*event-planner/);
  expect(system.status).toBe(1);

  const environment = synth('event-planner', 'unheard-of');
  expect(environment.stderr.trim()).toBe('event-planner has no environment unheard-of; it has dev, staging, prod and startup');
  expect(environment.status).toBe(1);
});
