import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { synthesize } from '@event-planner/host-aws/synthesize';
import { asChart } from './chart.ts';
import { costOf } from './cost.ts';
import { asText, type Report } from './report.ts';
import { getSystem, systems } from '@event-planner/systems/all';

const usage = 'npm run cost [-- SYSTEM [ENVIRONMENT]] [--json] [--chart FILE.svg]';

// The templates are checked where they are tested: here they are only read.
process.env['CDK_VALIDATION'] = 'false';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, chart: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) console.log(usage);
  else tell(reportsOf(positionals), values);
} catch (error) {
  for (let problem: unknown = error; problem instanceof Error; problem = problem.cause) console.error(problem.message);
  process.exitCode = 1;
}

function reportsOf([systemName, environmentName]: readonly string[]): readonly Report[] {
  const chosen = systemName === undefined ? systems : [getSystem(systemName)];
  return chosen.flatMap(system =>
    (environmentName === undefined ? Object.keys(system.environments) : [environmentName]).map(name =>
      costOf(system, name, synthesize(system, name)),
    ),
  );
}

function tell(reports: readonly Report[], { json, chart }: { readonly json: boolean; readonly chart?: string | undefined }): void {
  if (chart !== undefined) writeFileSync(chart, asChart(reports));
  console.log(json ? JSON.stringify({ reports }) : reports.map(asText).join('\n'));
}
