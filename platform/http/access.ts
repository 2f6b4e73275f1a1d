import type { KeyScope } from '@event-planner/contracts/api-keys';
import type { AccessClaims, Role } from '@event-planner/contracts/auth';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { refuse } from '../errors/index.ts';
import { isApiKey } from '../tokens/index.ts';

/** Who may call a route. Every route says it; one that does not is refused at start. */
export type Access = 'anyone' | 'user' | 'service' | Role;

/** Whoever does something: a person, or with `key` a program by an API key, whose id and name are then in the place of a person's. */
export interface Acting extends AccessClaims {
  readonly key?: { readonly organizerId: string; readonly scopes: readonly KeyScope[]; readonly expiresAt: string | null };
}

export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly user: AccessClaims }
  | { readonly kind: 'key'; readonly user: Acting }
  | { readonly kind: 'service'; readonly name: string };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** What an API key needs to be let in. @default no key is */
    scope?: KeyScope;
  }
  interface FastifyRequest {
    caller: Caller;
  }
}

export interface Verifiers {
  /** Throws `token_expired` or `token_invalid`. */
  user(token: string): Promise<AccessClaims>;
  /** The name of the calling service; throws `token_invalid`. */
  service(token: string): Promise<string>;
  /** Whom an API key acts for; throws `token_invalid` or `rate_limited`. */
  key(key: string): Promise<Acting>;
}

const bearer = /^Bearer ([\w.~+/-]{1,8192}=*)$/i;

/** Deny by default: identifies the caller before the body is read, and lets in only whom the route names. */
export function guard(app: FastifyInstance, verify: Verifiers): void {
  app.decorateRequest('caller');
  app.addHook('onRoute', route => ensureAccessIsStated(route));
  app.addHook('onRequest', async request => {
    const { access } = request.routeOptions.config;
    if (access === undefined) return;
    request.caller = await identify(request, verify);
    ensureAllowed(request.caller, access);
  });
}

async function identify(request: FastifyRequest, verify: Verifiers): Promise<Caller> {
  const { authorization } = request.headers;
  if (authorization === undefined) return { kind: 'anonymous' };
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined) throw refuse('token_invalid', 'the Authorization header must be "Bearer <token>"');
  const { access, scope } = request.routeOptions.config;
  if (isApiKey(token)) return { kind: 'key', user: await identifyKey(token, { scope, verify }) };
  return access === 'service' ? { kind: 'service', name: await verify.service(token) } : { kind: 'user', user: await verify.user(token) };
}

/** Where no scope is stated, no key is looked at. */
async function identifyKey(token: string, { scope, verify }: { scope: KeyScope | undefined; verify: Verifiers }): Promise<Acting> {
  if (scope === undefined) throw refuse('key_not_accepted', 'no API key may do this: it takes a person who is signed in');
  const user = await verify.key(token);
  if (user.key?.scopes.includes(scope) !== true) throw refuse('scope_missing', `this needs an API key with the scope ${scope}`, { scope });
  return user;
}

function ensureAllowed(caller: Caller, access: Access): void {
  if (access === 'anyone') return;
  if (caller.kind === 'anonymous') throw refuse('token_missing', 'sign in and send the access token as "Authorization: Bearer <token>"');
  if (access === 'user' || access === 'service') return;
  if (caller.kind !== 'user' || !(caller.user.roles.includes(access) || caller.user.roles.includes('admin')))
    throw refuse('forbidden', `this needs the role ${access}`);
}

function ensureAccessIsStated(route: RouteOptions): void {
  if (route.config?.access === undefined)
    throw new Error(`${String(route.method)} ${route.url} does not state who may call it: add config: { access: … }`);
  if (route.config.scope !== undefined && route.config.access !== 'user')
    throw new Error(`${String(route.method)} ${route.url} is for API keys, but not for users: a key may do what a member of a team may`);
}

/** The signed-in user of a route with access 'user' or a role; on one that states a scope, maybe a program in the place of one. */
export function userOf(request: FastifyRequest): Acting {
  if (request.caller.kind !== 'user' && request.caller.kind !== 'key')
    throw refuse('token_missing', 'sign in and send the access token as "Authorization: Bearer <token>"');
  return request.caller.user;
}

/** The signed-in user where signing in is optional. */
export const findUser = (request: FastifyRequest): AccessClaims | undefined =>
  request.caller.kind === 'user' ? request.caller.user : undefined;
