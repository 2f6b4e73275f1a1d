import type { System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { synthesize } from '../synthesize.ts';
import { library } from '../test-system.ts';
import { variable } from './names.ts';
import { readSettings } from './settings.ts';

const Container = z.object({
  Environment: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  Secrets: z.array(z.object({ Name: z.string() })).default([]),
});
const Task = z.object({ ContainerDefinitions: z.array(Container) });
type Variables = Readonly<Record<string, string>>;

beforeAll(() => void (process.env['CDK_VALIDATION'] = 'false'));

/** A text of a template, with something in the place of what only CloudFormation knows. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': join } = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]).optional() }).parse(value);
  return join ? join[1].map(textOf).join(join[0]) : 'later';
}

/** Queues are told by reference, of which nothing can be seen in a template. */
const urls = (told: Variables): Variables =>
  Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, /^(QUEUE|DEAD_LETTERS)_/.test(name) ? `https://sqs.test/${name}` : value]),
  );

const toldIn = (system: System, environment: string): readonly Variables[] =>
  synthesize(system, environment)
    .flatMap(({ template }) => Object.values(template.Resources))
    .filter(({ Type }) => Type === 'AWS::ECS::TaskDefinition')
    .flatMap(({ Properties }) => Task.parse(Properties).ContainerDefinitions)
    .map(({ Environment, Secrets }) => ({
      ...urls(Object.fromEntries(Environment.map(({ Name, Value }) => [Name, textOf(Value)]))),
      ...Object.fromEntries(Secrets.map(({ Name }) => [Name, 'a secret of thirty-two characters or more'])),
    }))
    .filter(told => 'SERVICES' in told);

const systems: readonly System[] = [eventPlanner, library];

test.each(systems.flatMap(system => Object.keys(system.environments).map(environment => [system.name, environment, system] as const)))(
  'every task of %s in %s is told all that its program asks for, and nothing that it does not know',
  (_name, environment, system) => {
    const servicesOf = (told: Variables) => system.services.filter(({ name }) => told['SERVICES']?.split(',').includes(name));
    const tasks = toldIn(system, environment);
    expect(new Set(tasks.flatMap(servicesOf).map(({ name }) => name))).toEqual(new Set(system.services.map(({ name }) => name)));
    for (const told of tasks) expect(readSettings(system, servicesOf(told), told)).toMatchObject({ ENVIRONMENT: environment });
    const [first = {}] = tasks;
    const [service] = servicesOf(first);
    const { [variable('DATABASE_PASSWORD', service?.name ?? '')]: _, ...less } = first;
    expect(() => readSettings(system, servicesOf(first), less)).toThrow('DATABASE_PASSWORD');
  },
);
