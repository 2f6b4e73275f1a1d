import type { AccessClaims, Role } from '@event-planner/contracts/auth';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { refuse } from '../errors/index.ts';

/** Who may call a route. Every route says it; one that does not is refused at start. */
export type Access = 'anyone' | 'user' | 'service' | Role;

export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly user: AccessClaims }
  | { readonly kind: 'service'; readonly name: string };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
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
}

const bearer = /^Bearer ([\w.~+/-]{1,8192}=*)$/i;

/** Deny by default: identifies the caller before the body is read, and lets in only whom the route names. */
export function guard(app: FastifyInstance, verify: Verifiers): void {
  app.decorateRequest('caller');
  app.addHook('onRoute', route => ensureAccessIsStated(route));
  app.addHook('onRequest', async request => {
    const { access } = request.routeOptions.config;
    if (access === undefined) return;
    request.caller = await identify(request, access === 'service' ? verifyService(verify) : verifyUser(verify));
    ensureAllowed(request.caller, access);
  });
}

const verifyUser =
  (verify: Verifiers) =>
  async (token: string): Promise<Caller> => ({ kind: 'user', user: await verify.user(token) });
const verifyService =
  (verify: Verifiers) =>
  async (token: string): Promise<Caller> => ({ kind: 'service', name: await verify.service(token) });

async function identify(request: FastifyRequest, verify: (token: string) => Promise<Caller>): Promise<Caller> {
  const { authorization } = request.headers;
  if (authorization === undefined) return { kind: 'anonymous' };
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined) throw refuse('token_invalid', 'the Authorization header must be "Bearer <token>"');
  return verify(token);
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
}

/** The signed-in user of a route with access 'user' or a role. */
export function userOf(request: FastifyRequest): AccessClaims {
  if (request.caller.kind !== 'user') throw refuse('token_missing', 'sign in and send the access token as "Authorization: Bearer <token>"');
  return request.caller.user;
}

/** The signed-in user where signing in is optional. */
export const findUser = (request: FastifyRequest): AccessClaims | undefined =>
  request.caller.kind === 'user' ? request.caller.user : undefined;
