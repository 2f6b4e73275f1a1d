import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deploymentsOf, nameIn } from '@event-planner/host-aws/deployment';
import { openStack } from '@event-planner/host-aws/stack';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { App, aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';
import { afterAll, expect, test } from 'vitest';

process.env['CDK_VALIDATION'] = 'false';

const folder = mkdtempSync(join(tmpdir(), 'cost-'));
afterAll(() => rmSync(folder, { recursive: true }));

function assemblyWith(secrets: number): string {
  const outdir = join(folder, String(secrets));
  const app = new App({ outdir });
  const [deployment] = deploymentsOf(eventPlanner, 'dev');
  if (!deployment) throw new Error('dev has no region');
  const stack = openStack(app, deployment, { name: 'data', description: 'secrets' });
  const created = Array.from(
    { length: secrets },
    (_, at) => new secretsmanager.Secret(stack, `secret-${at}`, { secretName: nameIn(deployment, `secret-${at}`) }),
  );
  expect(created).toHaveLength(secrets);
  app.synth();
  return outdir;
}

test('two assemblies on disk are compared by the environment their stacks are named after', () => {
  const script = fileURLToPath(new URL('compare.ts', import.meta.url));
  const text = execFileSync(process.execPath, [script, assemblyWith(1), assemblyWith(3)], { encoding: 'utf8' });
  expect(text).toContain('### Cost of event-planner · dev: $1.20 a month, +$0.80');
  expect(text).toContain('| data, eu-west-1 | secret | 1 | 3 | +$0.80 |');
});
