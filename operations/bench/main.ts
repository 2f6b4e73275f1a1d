import { parseArgs } from 'node:util';
import { boot } from './boot.ts';
import { holds } from './holds.ts';
import { purchase } from './purchase.ts';
import { asLine, type Benchmark } from './result.ts';

/** Every benchmark by name. Each starts what it needs, is bounded in time, and ends what it started. */
const benchmarks: Readonly<Record<string, Benchmark>> = { boot, holds, purchase };

const interrupted = 130;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const unknown = positionals.filter(name => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}: choose from ${Object.keys(benchmarks).join(', ')}, or name none to run all.`);
  process.exit(2);
}

let scope = new AsyncDisposableStack();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void scope.disposeAsync().finally(() => process.exit(interrupted)));
}
const chosen = positionals.length > 0 ? positionals : Object.keys(benchmarks);
for (const name of chosen) {
  scope = new AsyncDisposableStack();
  try {
    await benchmarks[name]?.(result => console.log(values.json ? JSON.stringify(result) : asLine(result)), scope);
  } finally {
    await scope.disposeAsync();
  }
}
