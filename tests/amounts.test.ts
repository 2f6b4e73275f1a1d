import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { testDatabase } from '@event-planner/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');

/** What the linter finds, by the line it is in. */
async function lint(folder: string, lines: readonly string[]): Promise<ReadonlySet<number>> {
  const file = join(folder, 'services/payment/sales/rules.ts');
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, `${lines.join('\n')}\n`);
  const { stdout } = spawnSync('node_modules/.bin/oxlint', ['--quiet', '--format=json', '--config', join(folder, '.oxlintrc.json'), file], {
    cwd: repository,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; labels: { span: { line: number } }[] }[] };
  return new Set(diagnostics.filter(({ code }) => code === 'money(whole-amounts)').map(({ labels }) => labels[0]?.span.line ?? 0));
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'event-planner-amounts-'));
  for (const path of ['.oxlintrc.json', 'scripts/lint']) await cp(join(repository, path), join(folder, path), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What makes a fraction of money, or of whose making one has been lost already. */
const fractions = [
  'export const half = (totalMinor: number) => totalMinor / 2;',
  'export const part = (line: { priceMinor: number; quantity: number }) => (line.priceMinor * line.quantity - 1) / 3;',
  'export const rate = (priceMinor: number, basisPoints: number) => priceMinor * (basisPoints / 10_000);',
  'export const tax = (priceMinor: number) => priceMinor * 0.19;',
  'export const rounded = (priceMinor: number, share: number) => Math.round(priceMinor * share);',
  'export const least = (a: number, bMinor: number) => Math.floor(Math.max(a, bMinor ?? 0));',
  'export const text = (amountMinor: number) => amountMinor.toFixed(2);',
  'export const read = (text: string) => parseFloat(text);',
  'export const typed = (text: string) => Math.round(Number(text) * 100);',
  'export const moved = (text: string, digits: number) => +text * 10 ** digits;',
  'export const fee = { amountMinor: 12.5 };',
  'export const feeMinor = 0.5;',
  'export const with_ = (feeMinor = 0.25) => feeMinor;',
  'export function off(sum: { leftMinor: number }) { sum.leftMinor /= 3; }',
  'export function on(sum: { leftMinor: number }) { sum.leftMinor *= 1.5; }',
  'export const shown = (of: { amount: number }) => of.amount / 100;',
];
/** What is exact, or no money. */
const whole = [
  'export const times = (priceMinor: number, quantity: number) => priceMinor * quantity;',
  'export const exact = (priceMinor: number, basisPoints: number) => Number((BigInt(priceMinor) * BigInt(basisPoints)) / 10_000n);',
  'export const left = (amountMinor: number) => Math.max(0, amountMinor - 1) % 3;',
  'export const seconds = (ms: number) => Math.round(ms / 1000) * 0.5;',
  'export const later = (seconds: string) => Number(seconds) * 1000;',
  'export const fromDatabase = (row: { amountMinor: string }) => Number(row.amountMinor);',
];

test('the linter finds whatever makes a fraction of money, and nothing else', async () => {
  expect([...(await lint(folder, [...fractions, ...whole]))].toSorted((a, b) => a - b)).toEqual(fractions.map((_, at) => at + 1));
});

/** Columns that hold fractions, and they are no money. */
const fractionsKept: Readonly<Record<string, readonly string[]>> = {
  booking: ['waiting_rooms.admitted double precision'],
  event: ['venues.latitude double precision', 'venues.longitude double precision'],
};

const columns = `select format('%s.%s %s', table_name, column_name, data_type) as column from information_schema.columns
  where table_schema = 'public' and (data_type in ('real', 'double precision', 'numeric', 'money')
    or (column_name ~ '(^|_)(minor|amount|price|fee)$' and data_type not in ('integer', 'bigint', 'jsonb', 'ARRAY')))
  order by 1`;

test.each(eventPlanner.services.map(({ name }) => name))('%s keeps amounts in whole minor units', async service => {
  const folders = ['platform/messaging', 'platform/idempotency', `services/${service}`].map(path => join(repository, path, 'migrations'));
  await using database = await testDatabase({ migrations: folders });
  const read = async () => (await database.pool.query<{ column: string }>(columns)).rows.map(({ column }) => column);
  expect(await read()).toEqual(fractionsKept[service] ?? []);
  await database.pool.query('create table bad (total_minor numeric(10, 2), rate real, amount text)');
  expect(await read()).toEqual(
    [...(fractionsKept[service] ?? []), 'bad.amount text', 'bad.rate real', 'bad.total_minor numeric'].toSorted(),
  );
});
