import { readFileSync } from 'node:fs';
import { KeyScope } from '@event-planner/contracts/api-keys';
import { MemberRole } from '@event-planner/contracts/member-role';
import { type Act, may } from '@event-planner/contracts/team-policies';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyFor } from './authorization/bodies.ts';
import { type Callers, callersIn } from './authorization/callers.ts';
import { describeAuthorization, documentPath } from './authorization/document.ts';
import { isPersonal } from './authorization/personal.ts';
import { admins, anyone, forBuyers, persons, services } from './authorization/table.ts';
import { team } from './authorization/team.ts';
import { canBeCrossed, nothing, type Things, thingsOf, type Whose } from './authorization/things.ts';
import { signingIn } from './authorization/tokens.ts';
import {
  type Answer,
  doesNothing,
  isHidden,
  isIn,
  isNotFound,
  isRead,
  reaches,
  refusedAs,
  refusedInAnyCase,
  type Verdict,
} from './authorization/verdicts.ts';
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
  const signIn = await signingIn(system);
  things = await thingsOf(system, signIn);
  callers = await callersIn(system, things, signIn);
}, 120_000);
afterAll(() => system[Symbol.asyncDispose]());

/** Routes that take a file as it is. */
const takesFile = /^POST .*\/transfers\/(preview|imports)$|^PUT .*\/files\/\{kind\}$/;

/** Whose the things are that the path and the query name, and those that the body does. */
interface Asked {
  readonly path?: Whose;
  readonly body?: Whose;
}

/** As somebody who comes with that token, or with none. */
async function ask(operation: Operation, token: string | undefined, { path: whose, body }: Asked = {}): Promise<Answer> {
  const { method, path, service } = operation;
  const query = things.queryFor(operation, whose);
  // What a bank or a browser sends as it is; a body that is described is JSON.
  const isFile = takesFile.test(operation.id);
  const organizerId = whose === 'other' ? things.other : things.own;
  const payload = isFile ? 'Date;Amount' : things.named(bodyFor(operation, organizerId), body);
  const answer = await system.running.services.get(service)?.http.inject({
    method: method as 'GET',
    url: `${fill(path, things.valuesFor(operation, whose))}${query && `?${query}`}`,
    headers: {
      'idempotency-key': crypto.randomUUID(),
      'if-match': '"1"',
      'x-cart': crypto.randomUUID(),
      ...(isFile && { 'content-type': operation.path.includes('/disputes/') ? 'application/pdf' : 'application/octet-stream' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(payload !== undefined && { payload: payload as object }),
  });
  if (!answer) throw new Error(`${service} is not running`);
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
  return { status: answer.statusCode, code: isProblem ? answer.json().code : undefined, text: answer.body };
}

type Expected = readonly [who: string, token: string | undefined, verdict: Verdict];

async function breaches(operation: Operation, expected: readonly Expected[], asked?: Asked) {
  const wrong: string[] = [];
  for (const [who, token, verdict] of expected) {
    const answer = await ask(operation, token, asked);
    if (!verdict(answer)) wrong.push(`${who}: ${operation.id} → ${answer.status} ${answer.code ?? ''} ${answer.text.slice(0, 160)}`);
  }
  return wrong;
}

const found = (id: string): Operation => operations.get(id) ?? expect.fail(`${id} is gone: take it out of the table`);
const noKeys = (): readonly (readonly [string, string, Verdict])[] => [
  ['a key', callers.keys.seeOrders, refusedAs(403, 'key_not_accepted')],
  ['a key of another organizer', callers.strangeKey, refusedAs(403, 'key_not_accepted')],
];
/** Whether the path or the body names what one person has, or one desk. */
const namesPersonal = (operation: Operation): boolean =>
  isPersonal(operation.path) || JSON.stringify(bodyFor(operation, things.own) ?? null).includes(`"holdId":"${nothing}"`);
/** Those of the team, and who runs the platform. */
const everyRole = (verdict: (role: MemberRole | 'admin') => Verdict): readonly Expected[] => [
  ...MemberRole.options.map(role => [role, callers.members[role], verdict(role)] as const),
  ['admin', callers.admin, verdict('admin')],
];
const isForBuyers = (id: string, role: MemberRole | 'admin'): boolean => {
  const act = forBuyers[id];
  return act !== undefined && (role === 'admin' || may(role, act));
};
const noServices = async ({ service }: Operation): Promise<readonly (readonly [string, string, Verdict])[]> => [
  ['a service', (await callers.service(service)).declared, refusedAs(401, 'token_invalid')],
];

test('every operation has one row, and every row an operation', () => {
  expect(listed.toSorted()).toEqual([...operations.keys()].toSorted());
});

test('the documentation says what the table says', () => {
  expect(readFileSync(documentPath, 'utf8')).toBe(describeAuthorization());
});

test('whatever a path names of somebody’s is really there', () => {
  const ofTeam = Object.values(team).flat();
  const named = (ids: readonly string[], whose: Whose) =>
    ids.filter(id => Object.values(things.valuesFor(found(id), whose)).includes(nothing));
  expect([named([...ofTeam, ...persons.filter(isPersonal), ...anyone.filter(isPersonal)], 'own'), named(ofTeam, 'other')]).toEqual([
    [],
    [],
  ]);
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
    const isTheirs = namesPersonal(operation);
    const expected = [
      ['anonymous', callers.anonymous, isTheirs ? isNotFound : isIn],
      ...(isTheirs ? [['attendee', callers.attendee, isNotFound] as const, ...everyRole(() => isNotFound)] : []),
      ...noKeys(),
      ...(await noServices(operation)),
    ] as const;
    expect(await breaches(operation, expected)).toEqual([]);
  });
});

describe('persons', () => {
  test.each(persons)('%s', async id => {
    const operation = found(id);
    const isTheirs = namesPersonal(operation);
    const others: Verdict = isTheirs ? isNotFound : isIn;
    const expected = [
      ['anonymous', callers.anonymous, refusedAs(401, 'token_missing')],
      ['attendee', callers.attendee, others],
      ['a manager of another organizer', callers.stranger, others],
      // Nor is it theirs of whose organizer it was bought, or who runs the platform.
      ...(isTheirs ? everyRole(role => (isForBuyers(id, role) ? isIn : isNotFound)) : []),
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
  const isRealWithdrawal = /\{withdrawalId\}/;
  test.each(services)('%s', async id => {
    const operation = found(id);
    const { declared, undeclared } = await callers.service(operation.service);
    if (isRealWithdrawal.test(id))
      expect(await breaches(operation, [['a service', declared, isNotFound]], { path: 'crossed' })).toEqual([]);
    const invalid = refusedAs(401, 'token_invalid');
    const expected = [
      ['anonymous', callers.anonymous, refusedAs(401, 'token_missing')],
      ['attendee', callers.attendee, invalid],
      ['an owner', callers.members.owner, invalid],
      ['admin', callers.admin, invalid],
      ['a service', declared, isRealWithdrawal.test(id) ? reaches : isIn],
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
  });

  test.each(ids)('nothing of another organizer: %s', async id => {
    const operation = found(id);
    const notTheirs = (verdict: Verdict): readonly Expected[] => [
      ...everyRole(role => (role === 'admin' || may(role, act) ? verdict : refusedInAnyCase)),
      ...KeyScope.options
        .filter(scope => scope === operation.scope)
        .map(scope => [`a key that may ${scope}`, callers.keys[scope], verdict] as const),
    ];
    // An admin is of every organizer's team.
    const ofTeam = notTheirs(isHidden).filter(([who]) => who !== 'admin');
    expect(await breaches(operation, ofTeam, { path: 'other' })).toEqual([]);
    if (canBeCrossed(operation.path)) expect(await breaches(operation, notTheirs(isHidden), { path: 'crossed' })).toEqual([]);
    const named = (['own', 'other'] as const).map(whose => JSON.stringify(things.named(bodyFor(operation, things.own), whose)));
    if (named[0] !== named[1]) expect(await breaches(operation, notTheirs(doesNothing), { body: 'other' })).toEqual([]);
  });
});

// What takes something away, or ends it, comes last.
const isLast = (id: string): number => Number(/^DELETE |\/(close|cancel|cancellation)$/.test(id));
/** Nobody has such a thing here: no money was taken or assigned. */
const ofNothing: readonly string[] = [
  'POST /api/payments/organizers/{organizerId}/transfers/lines/{lineId}/release',
  'POST /api/payments/organizers/{organizerId}/transfers/lines/{lineId}/credit-back',
  'POST /api/payments/organizers/{organizerId}/transfers/returns',
  'POST /api/payments/organizers/{organizerId}/transfers/returns/file',
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

/** The document is another buyer's; and who has accepted an invitation cannot decline it. */
const notTheBuyers: readonly string[] = ['GET /api/payments/documents/{documentId}/file', 'POST /api/organizers/invitations/{id}/decline'];

describe('whose something is may do it', () => {
  const personal = persons.filter(id => isPersonal(id) && !notTheBuyers.includes(id));
  test.each(personal.toSorted((one, other) => isLast(one) - isLast(other)))('%s', async id => {
    const operation = found(id);
    if (canBeCrossed(operation.path))
      expect(await breaches(operation, [['buyer', callers.buyer, isNotFound]], { path: 'crossed' })).toEqual([]);
    expect(await breaches(operation, [['buyer', callers.buyer, reaches]])).toEqual([]);
  });
});
