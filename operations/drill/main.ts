import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { explainFailure } from '@event-planner/host-local/command/failure';
import { crash } from './crash/crash.ts';
import { books } from './invariants/books.ts';
import { invariants } from './invariants/command.ts';
import type { Drill, DrillOptions } from './drill.ts';

/** Every drill by name. */
const drills: Readonly<Record<string, Drill>> = { books, crash, invariants };

const usage = [
  'npm run drill -- NAME [--data FOLDER] [--minutes N] [--json]',
  ...Object.entries(drills).map(([name, { does }]) => `  ${name.padEnd(12)} ${does}`),
].join('\n');

const faults = 1;
const misused = 2;

function read(): { readonly drill: Drill; readonly options: DrillOptions } | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      minutes: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [name = '', ...others] = positionals;
  const drill = Object.hasOwn(drills, name) ? drills[name] : undefined;
  if (!drill || others.length > 0 || values.help) return undefined;
  const data = values.data === undefined ? undefined : resolve(values.data);
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  if (minutes !== undefined && !(minutes > 0 && minutes <= 24 * 60)) return undefined;
  return { drill, options: { json: values.json, data, minutes, tell: text => console.log(text) } };
}

async function main(): Promise<number> {
  const asked = read();
  if (!asked) {
    console.error(usage);
    return misused;
  }
  await using scope = new AsyncDisposableStack();
  let stopping: Promise<never> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => (stopping ??= scope.disposeAsync().finally(() => process.exit(130)) as Promise<never>));
  try {
    return (await asked.drill.run(asked.options, scope)) ? 0 : faults;
  } catch (error) {
    // What a signal takes away from a drill fails it: only the end of the taking away counts.
    await stopping;
    throw error;
  }
}

main().then(
  code => (process.exitCode = code),
  (error: unknown) => {
    const { exitCode, text } = explainFailure(error);
    console.error(text);
    process.exitCode = exitCode;
  },
);
