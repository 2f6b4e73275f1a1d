import { dependencies } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import type { Case } from './law.ts';
import { fill, type Operation } from './operations.ts';
import type { Plan, Special } from './plan.ts';
import type { Scene } from './scene.ts';
import { asJson } from './send.ts';

const bearer = (token: string): Record<string, string> => (token === '' ? {} : { authorization: `Bearer ${token}` });

/** Whom an operation is for, and what they come with. */
export async function headersFor({ access, service, parameters }: Operation, scene: Scene): Promise<Readonly<Record<string, string>>> {
  switch (access) {
    case 'anyone':
      // A visitor with a cart may also be somebody.
      return parameters.some(({ name }) => name === 'x-cart') ? bearer(await scene.tokenOf('ada@example.test')) : {};
    case 'user':
      return bearer(await scene.tokenOf('ada@example.test'));
    case 'organizer':
      return bearer(await scene.tokenOf('organizer@example.test'));
    case 'admin':
      return bearer(await scene.tokenOf('admin@example.test'));
    case 'service':
      return bearer(await scene.serviceToken(callerOf(service), service));
    default:
      throw new Error(`say who comes to an operation for ${access}`);
  }
}

/** A service that the manifests let call this one. */
function callerOf(service: string): string {
  const edge = dependencies(eventPlanner).find(({ kind, to }) => kind === 'calls' && to === service);
  if (!edge) throw new Error(`no manifest declares a call to ${service}`);
  return edge.from;
}

/** Everybody whom an operation is not for. */
export async function callerCases(operation: Operation, plan: Plan, scene: Scene): Promise<readonly Case[]> {
  const { access, method, service } = operation;
  const body = plan.body === undefined ? {} : asJson(plan.body);
  const attempt = { method, path: fill(operation.path, plan.at ?? {}), ...body };
  const comes = (name: string, authorization: string | undefined, expects: Case['expects']): Case => ({
    ...attempt,
    name,
    headers: { ...plan.headers, ...body.headers, ...(authorization !== undefined && { authorization }) },
    ...(expects && { expects }),
  });
  const forRole = access === 'organizer' || access === 'admin';
  const bad = { ...(await scene.badTokens(forRole ? `${access}@example.test` : 'ada@example.test')) };
  const [expired = ''] = [bad['an expired token']];
  delete bad['an expired token'];
  const noUser = access === 'service';
  return [
    ...(access === 'anyone' ? [] : [comes('no token', undefined, [401, 'token_missing'])]),
    comes('an expired token', `Bearer ${expired}`, [401, noUser ? 'token_invalid' : 'token_expired']),
    ...Object.entries(bad).map(([name, token]) => comes(name, `Bearer ${token}`, [401, 'token_invalid'])),
    ...['', 'x', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic YWRhOnB3', `Bearer ${'a'.repeat(9000)}`].map(value =>
      comes(`authorization: ${value.slice(0, 20)}`, value, [401, 'token_invalid']),
    ),
    noUser
      ? comes('a user', `Bearer ${await scene.tokenOf('admin@example.test')}`, [401, 'token_invalid'])
      : comes('a service', `Bearer ${await scene.serviceToken(callerOf('booking'), service)}`, [401, 'token_invalid']),
    ...(access === 'admin' ? [comes('an organizer', `Bearer ${await scene.tokenOf('organizer@example.test')}`, [403, 'forbidden'])] : []),
    ...(forRole ? [comes('a buyer', `Bearer ${await scene.tokenOf('ada@example.test')}`, [403, 'forbidden'])] : []),
  ];
}

/** What is special about an operation. */
export const specialCases = (operation: Operation, plan: Plan, headers: Readonly<Record<string, string>>): Promise<readonly Case[]> =>
  Promise.all(plan.specials.map(special => toCase(operation, plan, { special, headers })));

async function toCase(
  { method, path }: Operation,
  plan: Plan,
  { special, headers }: { readonly special: Special; readonly headers: Readonly<Record<string, string>> },
): Promise<Case> {
  const { name, token, at, query, raw, expects } = special;
  const { authorization = '' } = headers;
  const said = special.body === undefined ? {} : asJson(special.body);
  const body = raw === undefined ? said : { body: raw, headers: { 'content-type': 'application/json' } };
  const who = token === undefined ? { authorization } : bearer(await token);
  return {
    name,
    method,
    expects,
    path: `${fill(path, { ...plan.at, ...at })}${query === undefined ? '' : `?${query}`}`,
    ...body,
    headers: { ...body.headers, ...(special.headers ?? plan.headers), ...(who['authorization'] === '' ? {} : who) },
  };
}
