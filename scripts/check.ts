import { spawn } from 'node:child_process';
import { styleText } from 'node:util';

/** What must hold before anything lands. All at once, for it is short work for two cores. */
const gates: Readonly<Record<string, readonly string[]>> = {
  types: ['tsc', '--noEmit', '-p', 'tsconfig.json'],
  'types of the AWS host': ['tsc', '--noEmit', '-p', 'hosts/aws/tsconfig.json'],
  'types of the web': ['tsc', '--noEmit', '-p', 'web/event-planner/tsconfig.json'],
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
