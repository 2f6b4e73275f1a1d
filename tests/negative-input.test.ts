import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerCases, headersFor, specialCases } from './negative-input/callers.ts';
import { bodyCases, headerCases, methodCases, pathCases, queryCases, type Target } from './negative-input/cases.ts';
import { type Fingerprint, fingerprint, fingerprintOf, writersOf } from './negative-input/fingerprint.ts';
import { breachOf, type Case } from './negative-input/law.ts';
import { fill, listOperations, type Operation } from './negative-input/operations.ts';
import type { Plan } from './negative-input/plan.ts';
import { plans } from './negative-input/plans.ts';
import { type Scene, setScene } from './negative-input/scene.ts';
import { asJson, send } from './negative-input/send.ts';
import { typedFields } from './negative-input/typed-fields.ts';
import { broken, describes, valid } from './negative-input/values.ts';
import * as german from '../web/event-planner/src/lib/i18n/de/inputs.ts';
import * as english from '../web/event-planner/src/lib/i18n/en/inputs.ts';
import * as french from '../web/event-planner/src/lib/i18n/fr/inputs.ts';
import { createBuyer } from './buyer.ts';
import { type WholeSystem, wholeSystem } from './whole-system.ts';

const seed = 20260101;
const runs = 60;

/** Paths that no operation has. */
const lost = [
  '/api',
  '/api/',
  '/api/nothing',
  '/api/%',
  '/api/%00',
  '/api/eventsx',
  '/api/events/%2e%2e/%2e%2e/health',
  '/api/openapi.json/x',
  '/api/docs/nothing',
  '/health/x',
  '/health/%',
  '/mailbox/%E0%A4%A',
  '/mailbox/'.padEnd(400, 'a'),
  'http://elsewhere.test/api/nothing',
  '//elsewhere.test/api/events',
  `/api/${'a/'.repeat(5000)}`,
];
const wrongSockets = ['', 'eventId=', 'eventId=x', 'eventId=%00', `eventId=${crypto.randomUUID()}`, `eventId=${'a'.repeat(5000)}`];

let system: WholeSystem;
let scene: Scene;
let operations: readonly Operation[];
let before: Fingerprint;
const latest = new Map<string, Fingerprint[string]>();
const writers = new Map<string, Fingerprint[string]>();

beforeAll(async () => {
  system = await wholeSystem();
  operations = await listOperations(system.url);
  scene = await setScene(system);
  await system.drain();
  // Whoever may ask for it has the provider compared: what that finds of the scene is booked before, not while it is looked whether anything was. The
  // provider lists what is some minutes old.
  await system.ask(
    'sandbox',
    "update objects set object = jsonb_set(object, '{created}', to_jsonb((object->>'created')::bigint - 900)) where kind = 'balance_transaction'",
    [],
  );
  await system.running.services.get('payment')?.runJob('reconcile');
  await system.drain();
  before = await fingerprint(system);
}, 120_000);
afterAll(() => system[Symbol.asyncDispose]());

test('it is said of every operation how it is abused', () => {
  expect(operations.map(({ id }) => id).toSorted()).toEqual(Object.keys(plans).toSorted());
});

test.each(Object.entries({ english, german, french }))(
  'whatever people type into a request has a label in %s for when it is refused',
  (_, { labels }) => {
    const typed = typedFields(operations);
    expect(typed).toEqual(expect.arrayContaining(['email', 'priceMinor', 'q']));
    expect(typed.filter(name => !Object.hasOwn(labels, name))).toEqual([]);
    expect(Object.keys(labels).filter(name => !typed.includes(name))).toEqual([]);
  },
);

describe.each(Object.entries(plans))('%s', (id, planFor) => {
  test('refuses whatever is wrong, and writes nothing', async () => {
    const plan = planFor(scene);
    const operation = operations.find(one => one.id === id);
    if (!operation) return expect.fail('this operation is gone: take it out of the table');
    const target: Target = { operation, plan, headers: { ...plan.headers, ...(await headersFor(operation, scene)) } };
    const sent = [
      ...(await callerCases(operation, plan, scene)),
      ...(await specialCases(operation, plan, target.headers)),
      ...bodyCases(target),
      ...pathCases(target),
      ...queryCases(target),
      ...headerCases(target),
      ...methodCases(target, methodsOf(operation)),
    ];
    expect(await breaches(sent)).toEqual([]);
    if (operation.body) await generate(target, plan);
    await ensureNothingWritten(operation.service);
  }, 120_000);
});

test.each(lost)('the edge refuses %.60s as any service would', async path => {
  expect(
    await breaches(['GET', 'POST', 'DELETE', 'OPTIONS'].map(method => ({ name: 'a path of nobody', method, path, expects: 'refusal' }))),
  ).toEqual([]);
});

test.each(wrongSockets)('a socket for %j is refused or closed', async query => {
  const socket = new WebSocket(`${system.url.replace(/^http/, 'ws')}/api/bookings/live?${query}`);
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  socket.addEventListener('close', () => resolve());
  await closed;
  expect((await createBuyer(system.url).events('?limit=1')).items).toHaveLength(1);
});

test('nothing was written anywhere, not even later', async () => {
  await system.drain();
  expect(await fingerprint(system)).toEqual(before);
});

/** Since the last time this was asked, so that only the culprit fails. */
async function ensureNothingWritten(service: string): Promise<void> {
  const current = await writersOf(service, system.ask);
  // To compare what is written costs ten times as much.
  if (isDeepStrictEqual(current, writers.get(service))) return;
  writers.set(service, current);
  const [last, print] = [latest.get(service) ?? before[service], await fingerprintOf(service, system.ask)];
  latest.set(service, print);
  expect(print).toEqual(last);
}

const methodsOf = ({ path }: Operation): ReadonlySet<string> =>
  new Set(operations.filter(one => one.path === path).map(({ method }) => method));

/** A few at a time: connections are kept, and a slow answer holds up nobody else. */
async function breaches(cases: readonly Case[]): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [...cases];
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) found.push(...(await breachesOf(one)));
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return found;
}

const breachesOf = async (one: Case): Promise<readonly string[]> => {
  const reply = await send(system.url, one).catch((error: unknown) => String(error));
  const breach =
    typeof reply === 'string' ? `${one.name}: ${one.method} ${one.path.slice(0, 120)}: no answer, but ${reply}` : breachOf(one, reply);
  return breach === undefined ? [] : [breach];
};

/** Bodies made from the operation's own schema, with one thing wrong in each, and whole ones where those lead to nothing. */
async function generate({ operation, headers }: Target, plan: Plan): Promise<void> {
  const { body: schema, method } = operation;
  if (!schema) return;
  const isDescribed = describes(schema);
  const path = fill(operation.path, plan.at ?? {});
  const holds = async (body: unknown, expects: Pick<Case, 'expects'>): Promise<void> => {
    const json = asJson(body);
    expect(
      await breachesOf({
        name: `generated ${JSON.stringify(body).slice(0, 200)}`,
        method,
        path,
        ...json,
        headers: { ...headers, ...json.headers },
        ...expects,
      }),
    ).toEqual([]);
  };
  const unfit = broken(schema).filter(body => !isDescribed(JSON.parse(JSON.stringify(body))));
  await fc.assert(
    fc.asyncProperty(unfit, body => holds(body, { expects: 'refusal' })),
    { seed, numRuns: runs },
  );
  if (plan.shapesAreHarmless)
    await fc.assert(
      fc.asyncProperty(valid(schema), body => holds(body, {})),
      { seed, numRuns: runs },
    );
}
