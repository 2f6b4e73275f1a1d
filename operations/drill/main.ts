import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { explainFailure } from '@event-planner/host-local/command/failure';
import { audit } from './audit/audit.ts';
import { crash } from './crash/crash.ts';
import { books } from './invariants/books.ts';
import { invariants } from './invariants/command.ts';
import type { Drill, DrillOptions } from './drill.ts';

/** Every drill by name. */
const drills: Readonly<Record<string, Drill>> = { audit, books, crash, invariants };

const usage = [
  'npm run drill -- NAME [--data FOLDER] [--minutes N] [--anchor NUMBER:HASH]… [--json]',
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
      anchor: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean' },
    },
  });
  const [name = '', ...others] = positionals;
  const drill = Object.hasOwn(drills, name) ? drills[name] : undefined;
  if (!drill || others.length > 0 || values.help) return undefined;
  const data = values.data === undefined ? undefined : resolve(values.data);
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  if (minutes !== undefined && !(minutes > 0 && minutes <= 24 * 60)) return undefined;
  const anchors = values.anchor.flatMap(text => readAnchor(text) ?? []);
  if (anchors.length < values.anchor.length) return undefined;
  return { drill, options: { json: values.json, data, minutes, anchors, tell: text => console.log(text) } };
}

function readAnchor(text: string): DrillOptions['anchors'][number] | undefined {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  return seq !== undefined && hash !== undefined ? { seq: Number(seq), hash: hash.toLowerCase() } : undefined;
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
