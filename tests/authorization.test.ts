import { readFileSync } from 'node:fs';
import { KeyScope } from '@event-planner/contracts/api-keys';
import { MemberRole } from '@event-planner/contracts/member-role';
import { type Act, may } from '@event-planner/contracts/team-policies';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyFor } from './authorization/bodies.ts';
import { type Callers, callersIn } from './authorization/callers.ts';
import { describeAuthorization, documentPath } from './authorization/document.ts';
import { admins, anyone, persons, services } from './authorization/table.ts';
import { team } from './authorization/team.ts';
import { type Things, thingsOf } from './authorization/things.ts';
import { fill, listOperations, type Operation } from './negative-input/operations.ts';
import { type WholeSystem, wholeSystem } from './whole-system.ts';

const listed = [...anyone, ...persons, ...admins, ...services, ...Object.values(team).flat()];

let system: WholeSystem;
let operations: ReadonlyMap<string, Operation>;
let things: Things;
let callers: Callers;

beforeAll(async () => {
  system = await wholeSystem();
  operations = new Map((await listOperations(system.url)).map(operation => [operation.id, operation]));
  things = await thingsOf(system);
  callers = await callersIn(system, things);
}, 120_000);
afterAll(() => system[Symbol.asyncDispose]());

/** Routes that take a file as it is. */
const takesFile = /^POST .*\/transfers\/(preview|imports)$|^PUT .*\/files\/\{kind\}$/;

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
}

/** As somebody who comes with that token, or with none. */
async function ask(operation: Operation, token: string | undefined, values = things.valuesFor(operation)): Promise<Answer> {
  const { method, path, service } = operation;
  const query = things.queryFor(operation);
  // What a bank or a browser sends as it is; a body that is described is JSON.
  const isFile = takesFile.test(operation.id);
  const payload = isFile ? 'Date;Amount' : things.named(bodyFor(operation, things.own));
  const answer = await system.running.services.get(service)?.http.inject({
    method: method as 'GET',
    url: `${fill(path, values)}${query && `?${query}`}`,
    headers: {
      'idempotency-key': crypto.randomUUID(),
      'if-match': '"1"',
      ...(isFile && { 'content-type': operation.path.includes('/disputes/') ? 'application/pdf' : 'application/octet-stream' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(payload !== undefined && { payload: payload as object }),
  });
  if (!answer) throw new Error(`${service} is not running`);
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
  return { status: answer.statusCode, code: isProblem ? answer.json().code : undefined, text: answer.body };
}

/** Refusals of who asks; any other is about what is asked. */
const ofWho = [
  'token_missing',
  'token_invalid',
  'token_expired',
  'forbidden',
  'key_not_accepted',
  'scope_missing',
  'not_a_member',
  'role_forbids',
  'not_your_event',
];

const isIn = ({ status, code }: Answer): boolean => status < 500 && !ofWho.includes(code ?? '');
/** What may be read is read, unless the demo has none of it. */
const isRead = (answer: Answer): boolean => isIn(answer) && answer.status !== 400;
/** Gets as far as the thing itself, whatever then becomes of it. */
const reaches = (answer: Answer): boolean => isIn(answer) && answer.status !== 404;
/** Not there, or not theirs; nothing of it in the answer. */
const isHidden = ({ status, code }: Answer): boolean =>
  (status === 403 && (code === 'not_a_member' || code === 'not_your_event')) || (status === 404 && code !== undefined);

/** What is wrong, as a sentence; undefined when it is as the table has it. */
type Verdict = (answer: Answer) => boolean;
const refusedAs =
  (status: number, ...codes: readonly string[]): Verdict =>
  answer =>
    answer.status === status && codes.includes(answer.code ?? '');

async function breaches(operation: Operation, expected: readonly (readonly [who: string, token: string | undefined, verdict: Verdict])[]) {
  const wrong: string[] = [];
  for (const [who, token, verdict] of expected) {
    const answer = await ask(operation, token);
    if (!verdict(answer)) wrong.push(`${who}: ${operation.id} → ${answer.status} ${answer.code ?? ''} ${answer.text.slice(0, 160)}`);
  }
  return wrong;
}

const found = (id: string): Operation => operations.get(id) ?? expect.fail(`${id} is gone: take it out of the table`);
const noKeys = (): readonly (readonly [string, string, Verdict])[] => [
  ['a key', callers.keys.seeOrders, refusedAs(403, 'key_not_accepted')],
  ['a key of another organizer', callers.strangeKey, refusedAs(403, 'key_not_accepted')],
];
const noServices = async ({ service }: Operation): Promise<readonly (readonly [string, string, Verdict])[]> => [
  ['a service', (await callers.service(service)).declared, refusedAs(401, 'token_invalid')],
];

test('every operation has one row, and every row an operation', () => {
  expect(listed.toSorted()).toEqual([...operations.keys()].toSorted());
});

test('the documentation says what the table says', () => {
  expect(readFileSync(documentPath, 'utf8')).toBe(describeAuthorization());
});

test('what is written of a route is what the route says of itself', () => {
  const said = (ids: readonly string[]) => new Set(ids.map(id => found(id).access));
  expect([said(anyone), said(persons), said(admins), said(services), said(Object.values(team).flat())]).toEqual(
    ['anyone', 'user', 'admin', 'service', 'user'].map(access => new Set([access])),
  );
  const scoped = Object.entries(team)
    .flatMap(([act, ids]) => ids.map(id => [id, act, found(id).scope] as const))
    .filter(([, , scope]) => scope);
  expect(scoped.filter(([, act, scope]) => act !== scope)).toEqual([]);
  expect(persons.filter(id => found(id).scope)).toEqual([]);
});

describe('anyone', () => {
  test.each(anyone)('%s', async id => {
    const operation = found(id);
    const expected = [['anonymous', callers.anonymous, isIn], ...noKeys(), ...(await noServices(operation))] as const;
    expect(await breaches(operation, expected)).toEqual([]);
  });
});

describe('persons', () => {
  test.each(persons)('%s', async id => {
    const operation = found(id);
    const owned: Verdict = operation.path.includes('{') ? answer => isIn(answer) && answer.status >= 400 : isIn;
    const expected = [
      ['anonymous', callers.anonymous, refusedAs(401, 'token_missing')],
      ['attendee', callers.attendee, owned],
      ['a manager of another organizer', callers.stranger, owned],
      ...noKeys(),
      ...(await noServices(operation)),
    ] as const;
    expect(await breaches(operation, expected)).toEqual([]);
  });
});

describe('admins', () => {
  test.each(admins)('%s', async id => {
    const operation = found(id);
    const { attendee, stranger, admin, anonymous, members } = callers;
    const forbidden = refusedAs(403, 'forbidden');
    const expected = [
      ['anonymous', anonymous, refusedAs(401, 'token_missing')],
      ['attendee', attendee, forbidden],
      ['a manager of another organizer', stranger, forbidden],
      ['an owner', members.owner, forbidden],
      ['admin', admin, isIn],
      ...noKeys(),
      ...(await noServices(operation)),
    ] as const;
    expect(await breaches(operation, expected)).toEqual([]);
  });
});

describe('services', () => {
  test.each(services)('%s', async id => {
    const operation = found(id);
    const { declared, undeclared } = await callers.service(operation.service);
    const invalid = refusedAs(401, 'token_invalid');
    const expected = [
      ['anonymous', callers.anonymous, refusedAs(401, 'token_missing')],
      ['attendee', callers.attendee, invalid],
      ['an owner', callers.members.owner, invalid],
      ['admin', callers.admin, invalid],
      ['a service', declared, isIn],
      ['a service that does not declare it', undeclared, refusedAs(403, 'forbidden')],
      ...noKeys(),
    ] as const;
    expect(await breaches(operation, expected)).toEqual([]);
  });
});

describe.each(Object.entries(team) as [Act, readonly string[]][])('who may %s', (act, ids) => {
  test.each(ids)('%s', async id => {
    const operation = found(id);
    const reads = operation.method === 'GET';
    // Whoever may change something would: of those only who may not are asked here, all of them; the others at the end.
    const roles = MemberRole.options.filter(role => reads || !may(role, act));
    const scopes = KeyScope.options.filter(scope => reads || operation.scope !== scope);
    const expected = [
      ['anonymous', callers.anonymous, refusedAs(401, 'token_missing')],
      ['attendee', callers.attendee, isHidden],
      ['a manager of another organizer', callers.stranger, isHidden],
      ...roles.map(role => [role, callers.members[role], may(role, act) ? isRead : refusedAs(403, 'role_forbids')] as const),
      ...(reads ? [['admin', callers.admin, isRead] as const] : []),
      ...scopes.map(scope => {
        const verdict =
          operation.scope === undefined
            ? refusedAs(403, 'key_not_accepted')
            : scope === operation.scope
              ? isRead
              : refusedAs(403, 'scope_missing');
        return [`a key that may ${scope}`, callers.keys[scope], verdict] as const;
      }),
      ['a key of another organizer', callers.strangeKey, operation.scope === undefined ? refusedAs(403, 'key_not_accepted') : isHidden],
      ...(await noServices(operation)),
    ] as const;
    expect(await breaches(operation, expected)).toEqual([]);
    const crossed = things.crossed(operation);
    const answer = crossed && (await ask(operation, callers.members.owner, crossed));
    expect(answer && !isHidden(answer) ? `${id} of another organizer → ${answer.status} ${answer.text}` : undefined).toBeUndefined();
  });
});

// What takes something away, or ends it, comes last.
const isLast = (id: string): number => Number(/^DELETE |\/(close|cancel|cancellation)$/.test(id));
/** Nobody has such a thing here: a hold of a desk is that desk's alone, and no money was taken or assigned. */
const ofNothing: readonly string[] = [
  'POST /api/payments/organizers/{organizerId}/transfers/lines/{lineId}/release',
  'POST /api/payments/organizers/{organizerId}/transfers/lines/{lineId}/credit-back',
  'POST /api/bookings/events/{eventId}/box-office/sales',
  'DELETE /api/bookings/events/{eventId}/box-office/holds/{holdId}',
  'POST /api/payments/organizers/{organizerId}/bookings/{bookingId}/taken/correction',
];
const changing = (Object.entries(team) as [Act, readonly string[]][])
  .flatMap(([act, ids]) => ids.filter(id => !id.startsWith('GET ')).map(id => [id, act] as const))
  .toSorted(([one], [other]) => isLast(one) - isLast(other));

describe('whoever may change something does', () => {
  test.each(changing)('%s', async (id, act) => {
    const operation = found(id);
    const roles = MemberRole.options.filter(role => may(role, act)).map(role => [role, callers.members[role]] as const);
    const keys = KeyScope.options
      .filter(scope => scope === operation.scope)
      .map(scope => [`a key that may ${scope}`, callers.keys[scope]] as const);
    const [first, ...others] = [...roles, ['admin', callers.admin] as const, ...keys].map(
      ([who, token], nth) => [who, token, nth === 0 && !ofNothing.includes(id) ? reaches : isIn] as const,
    );
    expect(await breaches(operation, [...(first ? [first] : []), ...others])).toEqual([]);
  });
});

describe('whose something is may do it', () => {
  const ofOrder = persons.filter(id => /\{(bookingId|paymentId|ticketId|transferId|resaleId|entryId)\}/.test(id));
  test.each(ofOrder.toSorted((one, other) => isLast(one) - isLast(other)))('%s', async id => {
    expect(await breaches(found(id), [['buyer', callers.buyer, reaches]])).toEqual([]);
  });
});
