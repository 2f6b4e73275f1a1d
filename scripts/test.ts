import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs every test and ends with one line that says how it went, whatever the reporter prints. Arguments go to vitest: `npm test -- services/booking`. */
const folder = mkdtempSync(join(tmpdir(), 'event-planner-results-'));
const results = join(folder, 'results.json');
const run = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...process.argv.slice(2),
  ],
  // What files import is compiled once for all of them and the next run, not once a process.
  { stdio: 'inherit', env: { NODE_COMPILE_CACHE: join(process.cwd(), 'node_modules/.cache/compiled'), ...process.env } },
);

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
}

try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests }: Results = JSON.parse(readFileSync(results, 'utf8'));
  // A file that could not even be loaded has no failed test, but it has failed.
  const failed = run.status === 0 ? numFailedTests : Math.max(numFailedTests, numFailedTestSuites, 1);
  console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = run.status ?? 1;
