import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');
let folder = '';

/** Files that break one rule each, and what the linter says instead. */
const violations: readonly (readonly [file: string, source: string, sentence: string])[] = [
  ['services/booking/holds/rules.ts', `import { readFile } from 'node:fs/promises';\nexport const x = readFile;`, 'rules.ts is pure'],
  ['services/booking/holds/rules.ts', `import { listHolds } from './store.ts';\nexport const x = listHolds;`, 'rules.ts is pure'],
  ['services/booking/holds/service.ts', `import { sql } from 'kysely';\nexport const x = sql;`, 'SQL lives in store.ts'],
  [
    'services/booking/holds/service.ts',
    `import fastify from 'fastify';\nexport const x = fastify;`,
    'Only routes.ts knows the HTTP framework',
  ],
  [
    'services/booking/holds/service.ts',
    `import { issue } from '../tickets/service.ts';\nexport const x = issue;`,
    'Features do not import each other',
  ],
  [
    'services/booking/holds/service.ts',
    `import { pay } from '../../payment/service.ts';\nexport const x = pay;`,
    'Services never import each other',
  ],
  ['services/booking/app.ts', `import { auth } from '../auth/manifest.ts';\nexport const x = auth;`, 'Services never import each other'],
  [
    'services/booking/app.ts',
    `import { eventPlanner } from '@event-planner/systems/event-planner';\nexport const x = eventPlanner;`,
    'No service knows its host or its system',
  ],
  [
    'services/booking/demo.ts',
    `import { createWorld } from '@event-planner/demo/world';\nexport const x = createWorld;`,
    'Services take the demo world as a type only',
  ],
  [
    'platform/http/server.ts',
    `import { auth } from '@event-planner/services/auth/manifest';\nexport const x = auth;`,
    'Platform knows no service',
  ],
  ['model/service.ts', `import { readFile } from 'node:fs/promises';\nexport const x = readFile;`, 'The model is pure'],
  [
    'contracts/booking.ts',
    `import { newId } from '@event-planner/platform/ids';\nexport const x = newId;`,
    'Contracts depend on the model and zod alone',
  ],
  [
    'web/event-planner/src/app.ts',
    `import { newId } from '@event-planner/platform/ids';\nexport const x = newId;`,
    'The web imports contracts only',
  ],
  [
    'web/event-planner/src/features/session/log-in.ts',
    `import { pay } from '../payment/pay.ts';\nexport const x = pay;`,
    'Features do not import each other',
  ],
  [
    'web/event-planner/src/features/session/api/log-in.ts',
    `import { pay } from '../../payment/pay.ts';\nexport const x = pay;`,
    'Features do not import each other',
  ],
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'event-planner-lint-'));
  await copyFile(join(repository, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  await cp(join(repository, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(violations)('%s may not say %j', async (file, source, sentence) => {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${source}\n`);
  const { stdout } = await lint(file);
  expect(stdout).toContain(sentence);
});

test('what the rules allow passes', async () => {
  const path = join(folder, 'services/booking/tables.ts');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `import type { World } from '@event-planner/demo/world';\nexport type Known = World;\n`);
  expect((await lint('services/booking/tables.ts')).failed).toBe(false);
});

async function lint(file: string): Promise<{ stdout: string; failed: boolean }> {
  const oxlint = join(repository, 'node_modules/oxlint/bin/oxlint');
  return promisify(execFile)(process.execPath, [oxlint, file], { cwd: folder }).then(
    ({ stdout }) => ({ stdout, failed: false }),
    (error: { stdout: string }) => ({ stdout: error.stdout, failed: true }),
  );
}
