import { join } from 'node:path';
import type { System } from '@event-planner/model';
import { systems } from '@event-planner/systems/all';
import { checkEnvironment } from './checks/check-environment.ts';
import { sentenceOf } from './checks/finding.ts';

/** npm run synth [-- SYSTEM [ENVIRONMENT]]: templates into cdk.out/<system>-<environment>, and everything that is wrong with them. */

// The same rules run here over all stacks at once, with sentences of ours; the CDK would run them a second time.
process.env['CDK_VALIDATION'] = 'false';
// It would interrupt the progress with a line per folder.
process.env['JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION'] = 'true';

const output = join(import.meta.dirname, '../../cdk.out');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const listed = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('');

interface Wanted {
  readonly system: System;
  readonly environmentName: string;
}

/** What the arguments name, or a sentence that says what there is to name. */
function wantedIn([systemName, environmentName]: readonly string[]): readonly Wanted[] | string {
  const chosen = systems.filter(({ name }) => systemName === undefined || name === systemName);
  if (chosen.length === 0) return `there is no system ${systemName}; there is ${listed(systems.map(({ name }) => name))}`;
  const wanted = chosen.flatMap(system =>
    Object.keys(system.environments)
      .filter(name => environmentName === undefined || name === environmentName)
      .map(name => ({ system, environmentName: name })),
  );
  if (wanted.length > 0) return wanted;
  return `${systemName} has no environment ${environmentName}; it has ${listed(chosen.flatMap(({ environments }) => Object.keys(environments)))}`;
}

/** A fault of the model is one in every environment; it is said once. */
const said = new Set<string>();

async function synthesizeAndCheck({ system, environmentName }: Wanted): Promise<number> {
  const name = `${system.name}-${environmentName}`;
  const began = performance.now();
  const { subject, findings } = await checkEnvironment(system, environmentName, join(output, name));
  const resources = subject.stacks.reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0);
  say(
    `${name}: ${subject.stacks.length} stacks, ${resources} resources, ${((performance.now() - began) / 1000).toFixed(1)} s, ${findings.length === 0 ? 'nothing wrong' : `${findings.length} wrong`}`,
  );
  for (const sentence of new Set(findings.map(sentenceOf)).difference(said)) {
    said.add(sentence);
    say(`  ${sentence}`);
  }
  return findings.length;
}

const wanted = wantedIn(process.argv.slice(2));
if (typeof wanted === 'string') {
  process.stderr.write(`${wanted}\n`);
  process.exitCode = 1;
} else {
  const began = performance.now();
  let wrong = 0;
  for (const one of wanted) wrong += await synthesizeAndCheck(one);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  say(
    `${wanted.length} environments in ${((performance.now() - began) / 1000).toFixed(1)} s and ${memory} MB; the templates are in cdk.out`,
  );
  if (wrong > 0) process.exitCode = 1;
}
