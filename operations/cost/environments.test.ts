import { synthesize } from '@event-planner/host-aws/synthesize';
import type { System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { asChart } from './chart.ts';
import { costOf } from './cost.ts';
import { dollars, sumOf } from './money.ts';
import { asText, type Report } from './report.ts';

process.env['CDK_VALIDATION'] = 'false';

const made = new Map<string, Report>();
function reportOf(environment: string): Report {
  const report = made.get(environment) ?? costOf(eventPlanner, environment, synthesize(eventPlanner, environment));
  made.set(environment, report);
  return report;
}

const all: System['environments'] = eventPlanner.environments;
const environments = Object.keys(all);
const estimated = environments.filter(name => all[name]?.estimate);

// Templates take seconds on a busy machine.
const patience = 60_000;

test.each(environments)('everything in %s has a price, and nothing in its report is not a number', { timeout: patience }, name => {
  const report = reportOf(name);
  expect(report.total).toBeGreaterThan(0);
  expect(`${asText(report)}${JSON.stringify(report)}`).not.toMatch(/NaN|undefined|Infinity|null/);
});

test.each(environments)('the parts and the kinds of %s add up to its total', name => {
  const { total, parts, kinds } = reportOf(name);
  expect(sumOf(Object.values(parts))).toBe(total);
  expect(sumOf(Object.values(kinds))).toBe(total);
});

test.each(estimated)('beside the estimate of %s every line of ours is told once, and none of a dollar without a reason', name => {
  const { total, comparison } = reportOf(name);
  expect(sumOf((comparison?.differences ?? []).map(({ ours }) => ours))).toBe(total);
  const unexplained = (comparison?.differences ?? []).filter(({ ours, why }) => ours >= dollars(1) && why === '');
  expect(unexplained.map(({ line }) => line)).toEqual([]);
});

test('what an environment saves by its hours and by spot is what it states', () => {
  expect(reportOf('dev').variants['stopped at night']).toBeLessThan(reportOf('dev').total);
  expect(reportOf('dev').variants['with spot']).toBe(reportOf('dev').total);
  expect(reportOf('prod').variants['with spot']).toBeLessThan(reportOf('prod').total);
  expect(reportOf('prod').variants['stopped at night']).toBe(reportOf('prod').total);
});

test('the chart has a bar for every part of every environment that costs something', () => {
  const reports = environments.map(reportOf);
  const parts = reports.flatMap(report => Object.values(report.parts).filter(amount => amount > 0));
  expect(asChart(reports).match(/<rect x/g)).toHaveLength(parts.length);
});
