import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { acknowledgements, losable, wildcards } from './acknowledgements.ts';
import { findingsOf } from './check-environment.ts';
import { sentenceOf } from './finding.ts';
import { systems } from '@event-planner/systems/all';
import { covers, purposeOf } from './rules/nag.ts';
import { reasonCovers, reasonedStatements } from './rules/permissions.ts';
import { statefulIn } from './rules/stateful.ts';
import { outlineOf, pictureOf } from './snapshot.ts';
import { openSubject, type Subject } from './subject.ts';

process.env['CDK_VALIDATION'] = 'false';

const names = systems.flatMap(system =>
  Object.keys(system.environments).map(environmentName => ({ system, environmentName, name: `${system.name}-${environmentName}` })),
);
const snapshots = join(import.meta.dirname, 'snapshots');

const subjects = new Map<string, Subject>();
const subjectNamed = (name: string): Subject => {
  const subject = subjects.get(name);
  if (!subject) throw new Error(`${name} was not synthesized`);
  return subject;
};
beforeAll(() => {
  for (const { system, environmentName, name } of names) subjects.set(name, openSubject(system, environmentName));
}, 60_000);

/** One environment is drawn in full, the one that shows most; of the others it is enough to know what changed. */
const isDrawn = (subject: Subject): boolean => subject === [...subjects.values()].toSorted((a, b) => b.stacks.length - a.stacks.length)[0];

describe.each(names)('$name', ({ name }) => {
  test('nothing is wrong with it', { timeout: 60_000 }, async () => {
    const findings = await findingsOf(subjectNamed(name));
    expect(findings.map(sentenceOf)).toEqual([]);
  });

  test('its templates are the ones that were reviewed', async () => {
    const subject = subjectNamed(name);
    const standby = new Set(subject.deployments.filter(({ role }) => role === 'standby').map(({ region }) => region));
    for (const stack of subject.stacks) {
      const text = isDrawn(subject) && !standby.has(stack.region) ? pictureOf(stack) : outlineOf(stack);
      await expect(text).toMatchFileSnapshot(join(snapshots, name, `${stack.id}.snap`));
    }
    const files = existsSync(join(snapshots, name)) ? readdirSync(join(snapshots, name)) : [];
    expect(files.filter(file => !subject.stacks.some(({ id }) => file === `${id}.snap`))).toEqual([]);
  });
});

test('no acknowledgement is left over', () => {
  const dead = acknowledgements.filter(
    one => ![...subjects.values()].some(subject => subject.violations.some(violation => covers(one, violation, purposeOf(subject)))),
  );
  expect(dead.map(({ rule, where }) => `${String(rule)} at ${String(where)} covers nothing any more`)).toEqual([]);
});

test('no reason for a wildcard is left over', async () => {
  const statements = (await Promise.all([...subjects.values()].map(reasonedStatements))).flat();
  const dead = wildcards.filter(reason => !statements.some(statement => statement.actions.length > 0 && reasonCovers(reason, statement)));
  expect(dead.map(({ actions }) => `nobody may ${actions.join(', ')} on everything any more`)).toEqual([]);
});

test('nothing is called losable that is not there', () => {
  const held = [...subjects.values()].flatMap(statefulIn);
  expect(losable.filter(({ where }) => !held.some(placed => where.test(placed.where)))).toEqual([]);
});

test('every acknowledgement names its pack and gives a reason', () => {
  for (const { rule, reason } of acknowledgements) {
    expect(typeof rule === 'string' ? rule : rule.source).toMatch(/^\^?AwsSolutions::AwsSolutions-/);
    expect(reason.length).toBeGreaterThan(20);
  }
});
