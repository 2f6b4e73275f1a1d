import type { SynthesizedStack } from '@event-planner/host-aws/synthesize';
import type { System } from '@event-planner/model';
import { billOf, freePart, type Line } from './bill.ts';
import { asDollars, microDollars, type MicroDollars, sumOf } from './money.ts';

export interface Changed {
  readonly system: System;
  readonly environmentName: string;
  readonly before: readonly SynthesizedStack[];
  readonly after: readonly SynthesizedStack[];
}

/** Longer tables are read by nobody; the rest is told as one row. */
const rowsShown = 25;

/** What a change of templates does to a month's bill on demand, as markdown. Both are priced with today's prices and traffic. */
export function costChange({ system, environmentName, ...stacks }: Changed): string {
  const bill = (some: readonly SynthesizedStack[]): readonly Line[] => billOf({ system, environmentName, stacks: some });
  const [before, after] = [bill(stacks.before), bill(stacks.after)];
  const [was, is] = [totalOf(before), totalOf(after)];
  const title = `### Cost of ${system.name} · ${environmentName}: $${asDollars(is)} a month`;
  const rows = rowsOf(before, after);
  if (rows.length === 0) return `${title}, as before\n`;
  const [shown, others] = [rows.slice(0, rowsShown), rows.slice(rowsShown)];
  const rest = sumOf(others.map(({ difference }) => difference));
  return [
    `${title}, ${signed(microDollars(is - was))}`,
    '',
    '| Part | What | Before | After | A month |',
    '|---|---|---:|---:|---:|',
    ...shown.map(
      ({ part, unit, quantities: [from, to], difference }) =>
        `| ${part} | ${unit} | ${count(from)} | ${count(to)} | ${signed(difference)} |`,
    ),
    ...(others.length > 0 ? [`| | ${others.length} more | | | ${signed(rest)} |`] : []),
    `| **together** | | $${asDollars(was)} | $${asDollars(is)} | **${signed(microDollars(is - was))}** |`,
    '',
  ].join('\n');
}

interface Row {
  readonly part: string;
  readonly unit: string;
  readonly quantities: readonly [before: number, after: number];
  readonly difference: MicroDollars;
}

function rowsOf(before: readonly Line[], after: readonly Line[]): readonly Row[] {
  const keyOf = ({ part, region, unit }: Line): string => JSON.stringify([part === freePart ? part : `${part}, ${region}`, unit]);
  const [old, now] = [Map.groupBy(before, keyOf), Map.groupBy(after, keyOf)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map(key => {
      const [part, unit] = JSON.parse(key) as [string, string];
      const [was, is] = [old.get(key) ?? [], now.get(key) ?? []];
      return { part, unit, quantities: [quantityOf(was), quantityOf(is)] as const, difference: microDollars(totalOf(is) - totalOf(was)) };
    })
    .filter(({ difference }) => difference !== 0)
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

const totalOf = (lines: readonly Line[]): MicroDollars => sumOf(lines.map(({ amount }) => amount));
const quantityOf = (lines: readonly Line[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);
const count = (quantity: number): string => quantity.toLocaleString('en', { maximumFractionDigits: 1 });
const signed = (amount: MicroDollars): string => `${amount < 0 ? '−' : '+'}$${asDollars(microDollars(Math.abs(amount)))}`;
