import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';

/** Each checker works out by itself the types that it needs: four take twice the processor time and memory of one, which five gates on two cores do not have. */
const checkers = String(Math.max(1, Math.floor(availableParallelism() / 4)));

/** What was found is kept, so that the next time only what changed is looked at, and what depends on it. */
const types = (folder: string): readonly string[] => {
  const kept = join('node_modules/.cache/types', folder, 'tsbuildinfo');
  return ['tsc', '--noEmit', '-p', join(folder, 'tsconfig.json'), '--incremental', '--tsBuildInfoFile', kept, '--checkers', checkers];
};

/** What must hold before anything lands. All at once, for it is short work for two cores. */
const gates: Readonly<Record<string, readonly string[]>> = {
  types: types('.'),
  'types of the AWS host': types('hosts/aws'),
  'types of the web': types('web/event-planner'),
  'lint and boundaries': ['oxlint', '--type-aware', '--quiet'],
  format: ['oxfmt', '--check'],
};

const run = (command: readonly string[]): Promise<{ ok: boolean; output: string }> =>
  new Promise(resolve => {
    const [program = '', ...rest] = command;
    const child = spawn(program, rest, { shell: false });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', error => resolve({ ok: false, output: error.message }));
    child.on('close', code => resolve({ ok: code === 0, output: Buffer.concat(output).toString() }));
  });

const outcomes = await Promise.all(
  Object.entries(gates).map(async ([name, command]) => {
    const start = performance.now();
    const { ok, output } = await run(command);
    const took = `${((performance.now() - start) / 1000).toFixed(1)} s`;
    console.log(`${ok ? styleText('green', '✓') : styleText('red', '✗')} ${name} (${took})${ok ? '' : `\n${output}`}`);
    return ok;
  }),
);

if (outcomes.includes(false)) {
  console.log('Much of this mends itself: npm run fix');
  process.exitCode = 1;
}
