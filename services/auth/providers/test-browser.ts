import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIdentitySandbox, type IdentitySandboxOptions, type SandboxPerson } from '@event-planner/platform/identity-sandbox';
import type { TestService, TestServiceOptions } from '@event-planner/platform/testing';
import { startAuth } from '../test-auth.ts';

export interface Listening extends AsyncDisposable {
  readonly url: string;
}

/** A server on a port of its own; what it answers may need to know where it is. */
export async function listen(handlerAt: (url: string) => RequestListener): Promise<Listening> {
  const server: Server = createServer((request, response) => handle(request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const handle = handlerAt(url);
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export const client = { clientId: 'event-planner', clientSecret: 'a secret that only tests know, long enough' };
export const redirectUri = 'http://localhost:8080/login/openid';

export const listenAsProvider = (options: Partial<IdentitySandboxOptions> = {}): Promise<Listening> =>
  listen(url => createIdentitySandbox({ url, ...client, redirectUri, people: [], ...options }));

export const openidSecret = (issuer: string): string => JSON.stringify({ ...client, name: 'Sandbox', issuer });

export interface ProviderWorld extends AsyncDisposable {
  readonly auth: TestService;
  readonly provider: Listening;
}

/** Auth, and a real provider on the loopback that it signs people in with. */
export async function providerWorld(
  options: Partial<IdentitySandboxOptions> = {},
  { secrets, ...service }: TestServiceOptions = {},
): Promise<ProviderWorld> {
  const provider = await listenAsProvider(options);
  const auth = await startAuth({ ...service, secrets: { 'openid-sign-in': openidSecret(provider.url), ...secrets } });
  return {
    auth,
    provider,
    async [Symbol.asyncDispose]() {
      await auth[Symbol.asyncDispose]();
      await provider[Symbol.asyncDispose]();
    },
  };
}

/** Walks through the provider's pages as a browser does, until it sends the browser back to us, and answers with where to. */
export async function walk(page: string, as: SandboxPerson | 'nobody'): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(page);
  for (let steps = 0; steps < 10; steps++) {
    const form = at.pathname.startsWith('/choose/') && formOf(as);
    const response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(pair => pair.join('=')).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`${at.href} answered ${response.status}: ${await response.text()}`);
    at = new URL(next, at);
    if (at.pathname.startsWith('/login/')) return at;
  }
  throw new Error('the provider sends the browser round in circles');
}

const formOf = (as: SandboxPerson | 'nobody'): URLSearchParams =>
  as === 'nobody'
    ? new URLSearchParams({ deny: 'yes' })
    : new URLSearchParams({ email: as.email, name: as.name, ...(as.emailVerified && { verified: 'yes' }) });

type Headers = Readonly<Record<string, string>>;

export const begin = (
  auth: TestService,
  { path = 'openid/sign-ins', body = {}, headers = {} }: { path?: string; body?: object; headers?: Headers } = {},
) => auth.inject({ method: 'POST', url: `/api/auth/providers/${path}`, payload: body, headers });

export type Began = Awaited<ReturnType<typeof begin>>;

/** The cookie that binds what was begun to the browser. */
export const bindingOf = (began: Began): Headers => ({ cookie: String(began.headers['set-cookie']).split(';')[0] ?? '' });

/** Brings what the provider said, as our page does. */
export const bring = (
  auth: TestService,
  callback: URL,
  { headers = {}, provider = 'openid' }: { headers?: Headers; provider?: string } = {},
) => {
  const payload = Object.fromEntries([...callback.searchParams].filter(([name]) => ['state', 'code', 'error', 'iss'].includes(name)));
  return auth.inject({ method: 'POST', url: `/api/auth/providers/${provider}/answers`, payload, headers });
};

/** All of it. */
export async function signIn(auth: TestService, as: SandboxPerson | 'nobody', body: object = {}) {
  const began = await begin(auth, { body });
  return bring(auth, await walk(began.json().url, as), { headers: bindingOf(began) });
}
