import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { queues } from '@event-planner/model';
import { systems } from '@event-planner/systems/all';
import { expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { openCli } from './runbooks/aws-cli.ts';
import { commandsIn } from './runbooks/shell.ts';
import { variablesFor } from './variables.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}docs/runbooks/`;
const articles = readdirSync(folder).filter(name => name.endsWith('.md'));
const read = (article: string): string => readFileSync(`${folder}${article}`, 'utf8');

const scripts = (text: string): readonly string[] =>
  [...text.matchAll(/^( *)```sh\n(.*?)^ *```$/gms)].map(([, indent = '', body = '']) =>
    body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
const commands = (article: string) => scripts(read(article)).flatMap(commandsIn);
const headings = (article: string): readonly string[] => [...read(article).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

const cli = openCli();

test.each(articles)('every aws command in %s is one the AWS CLI knows, with the parameters it needs', article => {
  const faults = commands(article)
    .filter(([program]) => program === 'aws')
    .flatMap(([, ...words]) => cli.faultsOf(words));
  expect(faults).toEqual([]);
});

test('the check of commands bites', () => {
  const faults = (line: string) => commandsIn(line).flatMap(([program, ...words]) => (program === 'aws' ? cli.faultsOf(words) : []));
  expect(faults('aws rds promote-replica --db-instance-identifier a')).toEqual([
    'aws rds knows no promote-replica --db-instance-identifier',
  ]);
  expect(faults('X=$(aws rds promote-read-replica --db-instance a)')).toEqual([
    'aws rds promote-read-replica has no --db-instance',
    'aws rds promote-read-replica needs --db-instance-identifier',
  ]);
  expect(faults('for a in b; do aws sqs purge-queue --queue-url; done')).toEqual(['aws sqs purge-queue --queue-url needs a value']);
  expect(faults('aws rdss wait')).toEqual(['there is no service rdss']);
  expect(faults('aws ecs wait services-unstable --cluster a')).not.toEqual([]);
  expect(faults('aws rds wait db-instance-available --db-instance-identifier a --region b')).toEqual([]);
});

test.each(articles)('every npm script and every program of ours that %s names is there', article => {
  for (const [program, first = '', second = ''] of commands(article)) {
    if (program === 'npm') expect(packageJson.scripts).toHaveProperty(first === 'run' ? second : first);
    if (program === 'node' && !first.startsWith('-')) expect(existsSync(`${root}${first}`), first).toBe(true);
    if (program === 'npx') expect(existsSync(`${root}node_modules/.bin/${first}`), first).toBe(true);
  }
});

/** Given by whoever reads, as the index or the text beside them says. */
const explained = (article: string): ReadonlySet<string> =>
  new Set([read('README.md'), read(article)].flatMap(text => [...text.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name)));

test.each(articles)('every name %s uses comes from the model, from a command above, or is explained', article => {
  const given = new Set(
    systems
      .flatMap(system => Object.keys(system.environments).flatMap(name => variablesFor(system, name)))
      .map(line => /^export (\w+)=/.exec(line)?.[1]),
  );
  const script = scripts(read(article)).join('\n');
  const set = new Set([...script.matchAll(/(?:^|\s)([A-Z_]+)=|\bfor (\w+) in\b/g)].flatMap(([, a, b]) => [a, b]));
  const used = [...script.matchAll(/\$\{?([A-Za-z_]+)/g)].map(([, name = '']) => name);
  const told = explained(article);
  expect([...new Set(used)].filter(name => !given.has(name) && !set.has(name) && !told.has(name))).toEqual([]);
});

test('every alarm of every system has an article', () => {
  const named = systems.flatMap(system => [
    ...system.alarms,
    ...system.services.flatMap(({ alarms = [] }) => alarms),
    ...Object.values(system.environments).flatMap(({ alarms = [] }) => alarms),
  ]);
  expect([...new Set(named.map(({ runbook }) => `${runbook}.md`))].filter(article => !articles.includes(article))).toEqual([]);
  expect(named.length).toBeGreaterThan(0);
});

test('every queue of every system has a heading that says what its dead letters mean, and no heading is left over', () => {
  const wanted = systems.flatMap(system => queues(system).map(({ name }) => name)).toSorted();
  const all = headings('dead-letters.md');
  expect(all.slice(all.indexOf('The queues') + 1).toSorted()).toEqual(wanted);
});

test('the index names every article, and every link leads to a heading', () => {
  expect(articles.filter(article => article !== 'README.md' && !read('README.md').includes(`(${article})`))).toEqual([]);
  for (const article of articles)
    for (const [, target = '', hash] of read(article).matchAll(/\]\(([\w-]*\.md)?(?:#([\w-]+))?\)/g)) {
      const leadsTo = target === '' ? article : target;
      expect(articles).toContain(leadsTo);
      if (hash !== undefined) expect(headings(leadsTo).map(anchor)).toContain(hash);
    }
});

test('articles begin by asking the model for the names', () => {
  const line = 'eval "$(node hosts/aws/recovery/variables.ts event-planner prod)"';
  expect(articles.filter(article => !scripts(read(article))[0]?.startsWith(line))).toEqual([]);
});
