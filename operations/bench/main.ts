import { parseArgs } from 'node:util';
import { boot } from './boot.ts';
import { holds } from './holds.ts';
import { purchase } from './purchase.ts';
import { asLine, type Report } from './result.ts';

/** Every benchmark by name. Each starts what it needs, is bounded in time, and ends what it started. */
const benchmarks: Readonly<Record<string, (report: Report) => Promise<void>>> = { boot, holds, purchase };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const unknown = positionals.filter(name => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}: choose from ${Object.keys(benchmarks).join(', ')}, or name none to run all.`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(benchmarks);
for (const name of chosen) await benchmarks[name]?.(result => console.log(values.json ? JSON.stringify(result) : asLine(result)));
