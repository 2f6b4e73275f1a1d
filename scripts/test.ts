import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/**
 * Runs every test and ends with one line that says how it went, whatever the reporter prints. Arguments go to vitest: `npm test -- services/booking`.
 * Where everything ran and a few files failed, those run once more with nothing beside them. What passes then is named as flaky, which is
 * something to repair, and not a failure; what fails twice has failed.
 */
const chosen = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'event-planner-results-'));

/** More files than this are no accident of a busy machine. */
const fewFiles = 3;

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
  /** One a file; `name` is its absolute path. */
  readonly testResults: readonly {
    readonly name: string;
    /** When its tests began and ended, in milliseconds since 1970. */
    readonly startTime: number;
    readonly endTime: number;
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}
type Run = Results & { readonly exitCode: number };

function vitest(args: readonly string[]): Run {
  const output = join(folder, 'results.json');
  rmSync(output, { force: true });
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${output}`, ...args],
    // What files import is compiled once for all of them and the next run, not once a process.
    { stdio: 'inherit', env: { NODE_COMPILE_CACHE: join(process.cwd(), 'node_modules/.cache/compiled'), ...process.env } },
  );
  return { ...(JSON.parse(readFileSync(output, 'utf8')) as Results), exitCode: status ?? 1 };
}

const failedFiles = ({ testResults }: Results): string[] =>
  testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative(process.cwd(), name));

/** What a run waits for. */
const slowest = ({ testResults }: Results): string =>
  testResults
    .map(({ name, startTime, endTime }) => ({ file: relative(process.cwd(), name), seconds: (endTime - startTime) / 1000 }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
    .map(({ file, seconds }) => `${seconds.toFixed(0).padStart(5)} s  ${file}`)
    .join('\n');

const failedTests = ({ testResults }: Results): string[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${relative(process.cwd(), name)} > ${fullName}`),
  );

function runAll(): Run {
  const first = vitest(chosen);
  const files = failedFiles(first);
  if (chosen.length > 0 || files.length === 0 || files.length > fewFiles) return first;
  console.log(`\nOnce more, with nothing beside them: ${files.join(', ')}\n`);
  const alone = vitest([...files, '--no-file-parallelism']);
  if (alone.exitCode !== 0) return first;
  for (const test of failedTests(first)) console.log(`flaky, passed alone: ${test}`);
  return { ...first, exitCode: 0, numPassedTests: first.numPassedTests + first.numFailedTests, numFailedTests: 0 };
}

try {
  const results = runAll();
  const { exitCode, numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = results;
  if (chosen.length === 0) console.log(`\nThe longest:\n${slowest(results)}\n`);
  // A file that could not even be loaded has no failed test, but it has failed.
  const failed = exitCode === 0 ? numFailedTests : Math.max(numFailedTests, numFailedTestSuites, 1);
  console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
  process.exitCode = exitCode;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
