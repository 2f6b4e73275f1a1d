import { codeIssued, type CodePurpose } from '@event-planner/contracts/user-messages';
import { testService, type TestService, type TestServiceOptions } from '@event-planner/platform/testing';
import { authService } from './service.ts';

export const password = 'correct-horse-battery';

/** Nobody signs in with an account elsewhere unless the test says so. */
const noProviders = { 'google-sign-in': 'unset', 'microsoft-sign-in': 'unset', 'github-sign-in': 'unset', 'openid-sign-in': 'unset' };

export const startAuth = (options: TestServiceOptions = {}): Promise<TestService> =>
  testService(authService, { ...options, secrets: { ...noProviders, ...options.secrets } });

export const post = (auth: TestService, path: string, payload: object) =>
  auth.inject({ method: 'POST', url: `/api/auth/${path}`, payload });

/** As a browser does that has these cookies. */
export const postWithCookie = (auth: TestService, path: string, headers: Record<string, string> = {}) =>
  auth.inject({ method: 'POST', url: `/api/auth/${path}`, headers });

/** As somebody who is signed in. */
export const postAs = (auth: TestService, token: string, ...[path, payload]: [path: string, payload?: object]) =>
  auth.inject({ method: 'POST', url: `/api/auth/${path}`, headers: { authorization: `Bearer ${token}` }, ...(payload && { payload }) });

export const getAs = (auth: TestService, token: string, path: string) =>
  auth.inject({ url: `/api/auth/${path}`, headers: { authorization: `Bearer ${token}` } });

/** The code last sent to an address for a purpose. */
export async function codeFor(auth: TestService, purpose: CodePurpose, email: string): Promise<string> {
  const codes = (await auth.published(codeIssued)).filter(issued => issued.email === email && issued.purpose === purpose);
  const code = codes.at(-1)?.code;
  if (code === undefined) throw new Error(`no code to ${purpose} was sent to ${email}`);
  return code;
}

export const lastCode = (auth: TestService, email: string): Promise<string> => codeFor(auth, 'register', email);

/** A person with an account, and the answer that opened their first session. */
export async function signUp(auth: TestService, email = 'ada@example.test') {
  await post(auth, 'register', { email, name: 'Ada', password });
  return post(auth, 'verify', { email, code: await lastCode(auth, email), password });
}

/** The header a browser would send after this answer. */
export const cookieOf = (answer: { readonly headers: Readonly<Record<string, unknown>> }): Record<string, string> => ({
  cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '',
});

/** The work that some requests take, each as the least of five rounds in turn. Of the processor, in µs: a clock on the wall would tell of the machine. */
export async function workOf(...requests: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
  const rounds: number[][] = [];
  for (let round = 0; round < 6; round++) {
    const worked: number[] = [];
    for (const request of requests) {
      const before = process.cpuUsage();
      await request();
      const { user, system } = process.cpuUsage(before);
      worked.push(user + system);
    }
    // The first warms up.
    if (round > 0) rounds.push(worked);
  }
  return requests.map((_, at) => Math.min(...rounds.map(worked => worked[at] ?? Infinity)));
}
