import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { synthesize } from '@event-planner/host-aws/synthesize';
import type { System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { afterAll, expect, test } from 'vitest';

process.env['CDK_VALIDATION'] = 'false';

const folder = mkdtempSync(join(tmpdir(), 'cost-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** On disk, with so many secrets more. */
function assemblyWith(more: number): string {
  const names = Array.from({ length: more }, (_, at) => `key-${at}`);
  const outdir = join(folder, String(more));
  const [auth, ...others] = eventPlanner.services;
  const system: System = {
    ...eventPlanner,
    services: [{ ...auth, secrets: [...auth.secrets, ...names] }, ...others],
    secrets: { ...eventPlanner.secrets, ...Object.fromEntries(names.map(name => [name, 'random' as const])) },
  };
  synthesize(system, 'dev', outdir);
  return outdir;
}

test('two assemblies on disk are compared by the environment their stacks are named after', () => {
  const script = fileURLToPath(new URL('compare.ts', import.meta.url));
  const text = execFileSync(process.execPath, [script, assemblyWith(0), assemblyWith(2)], { encoding: 'utf8' });
  expect(text).toMatch(/^### Cost of event-planner · dev: \$[\d.,]+ a month, \+\$0\.8\d$/m); // And what governance looks at more often.
  expect(text).toMatch(/^\| data, eu-west-1 \| secret \| \d+ \| \d+ \| \+\$0\.80 \|$/m);
}, 60_000);
