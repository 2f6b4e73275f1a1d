import { parseArgs } from 'node:util';
import { routes, type System } from '@event-planner/model';
import { apiHeaders, originsOf, pageHeaders } from '@event-planner/platform/security-headers';
import { getSystem } from '@event-planner/systems/all';

export interface Place {
  readonly system: System;
  /** Where people reach the pages and, below the prefix, the API. */
  readonly web: string;
  /** Where programs reach the API. @default `web` */
  readonly api?: string;
}

/** Something that must be true of a running system, and asks only what anyone may ask. Throws what is wrong. */
export type Check = (place: Required<Place>) => Promise<void>;

export const checks: Readonly<Record<string, Check>> = {
  /** Whoever stands before the services lives. */
  async health({ system, api }) {
    expectThat((await ask(`${api}${system.edge.health.path}`, 200)).body).contains('"ok"');
  },

  /** Behind every route somebody answers, if only to refuse: without a healthy task it would be a 502 or a 503. */
  async routes({ system, web }) {
    await Promise.all(routes(system).map(({ prefix }) => ask(`${web}${prefix}`, below500)));
  },

  /** Somebody without a login gets a list, though a new system has nothing to put on it. */
  async listing({ system, web }) {
    const answers = await Promise.all(routes(system).map(({ prefix }) => ask(`${web}${prefix}?limit=1`, below500)));
    if (!answers.some(({ status, body }) => status === 200 && body.startsWith('{"items":[')))
      throw new Error(
        `none of ${routes(system)
          .map(({ prefix }) => prefix)
          .join(', ')} gives a list`,
      );
  },

  /** What is not there is refused in the one form that clients read. */
  async refusal({ system, web }) {
    const { headers } = await ask(`${web}${system.apiPrefix}/nothing-is-here`, 404);
    expectThat(headers.get('content-type')).contains('application/problem+json');
  },

  async headers({ system, web }) {
    const { headers } = await ask(`${web}${routes(system)[0]?.prefix}`, below500);
    // A service may narrow the policy of its own answers.
    compareHeaders(headers, apiHeaders(originsIn(system, web)), ['content-security-policy']);
  },

  async pages({ system, web }) {
    for (const path of system.edge.webApps.flatMap(app => [app.path, `${app.path.replace(/\/$/, '')}/no/such/page`])) {
      const { headers, body } = await ask(`${web}${path}`, 200);
      expectThat(headers.get('content-type')).contains('text/html');
      expectThat(body).contains('<script');
      compareHeaders(headers, pageHeaders(originsIn(system, web)), []);
    }
  },

  async docs({ system, web }) {
    expectThat((await ask(`${web}${system.apiPrefix}/openapi.json`, 200)).body).contains('"openapi"');
    expectThat((await ask(`${web}${system.apiPrefix}/docs`, 200)).body).contains(`${system.title} API`);
  },

  /** Who comes without encryption is sent where there is some. */
  async encryption({ web }) {
    if (!web.startsWith('https:')) return;
    const { headers } = await ask(web.replace('https:', 'http:'), status => status === 301 || status === 308);
    expectThat(headers.get('location')).contains('https://');
  },
};

/** Runs checks and gives what is wrong, by name; nothing when all is well. */
export async function smoke(place: Place, without: readonly string[] = []): Promise<ReadonlyMap<string, string>> {
  const unknown = without.filter(name => !(name in checks));
  if (unknown.length > 0) throw new Error(`there is no check ${unknown.join(', ')}; there is ${Object.keys(checks).join(', ')}`);
  const outcomes = await Promise.all(
    Object.entries(checks)
      .filter(([name]) => !without.includes(name))
      .map(([name, check]) =>
        check({ api: place.web, ...place }).then(
          () => [],
          (error: unknown) => [[name, error instanceof Error ? error.message : String(error)] as const],
        ),
      ),
  );
  return new Map(outcomes.flat());
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const below500 = (status: number): boolean => status < 500;

async function ask(url: string, expected: number | ((status: number) => boolean)): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(15_000) }).catch((cause: unknown) => {
    throw new Error(`${url} cannot be reached`, { cause });
  });
  const body = await response.text();
  const { status, headers } = response;
  if (typeof expected === 'number' ? status !== expected : !expected(status))
    throw new Error(`${url} answered ${status}: ${body.slice(0, 200)}`);
  return { status, headers, body };
}

const expectThat = (text: string | null) => ({
  contains(part: string): void {
    if (!text?.includes(part)) throw new Error(`expected ${part} in ${text?.slice(0, 200) ?? 'nothing'}`);
  },
});

const originsIn = (system: System, web: string) => ({
  web,
  provider: originsOf(system.services.flatMap(({ reaches = [] }) => reaches)),
});

/** The same list that the edges send from. */
function compareHeaders(sent: Headers, expected: readonly (readonly [string, string])[], narrowed: readonly string[]): void {
  const wrong = expected.filter(([name, value]) => {
    const given = sent.get(name);
    return given === null || (!narrowed.includes(name) && withoutOrigins(given) !== withoutOrigins(value));
  });
  if (wrong.length > 0) throw new Error(wrong.map(([name, value]) => `${name} is ${sent.get(name) ?? 'missing'}, not ${value}`).join('; '));
}

/** Whom a policy trusts by name differs from place to place: where a sandbox stands for the payment provider, it has the sandbox's. */
const withoutOrigins = (policy: string): string => policy.replaceAll(/\s*"?https?:\/\/[^\s;")]+"?/g, '');

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { api: { type: 'string' }, without: { type: 'string', multiple: true, default: [] } },
  });
  const [name, web] = positionals;
  if (name === undefined || web === undefined) throw new Error('node scripts/smoke.ts <system> <url> [--api <url>] [--without <check>]…');
  const system = getSystem(name);
  const wrong = await smoke({ system, web, ...(values.api !== undefined && { api: values.api }) }, values.without);
  const asked = Object.keys(checks).filter(check => !values.without.includes(check));
  for (const check of asked) console.log(wrong.has(check) ? `✗ ${check}: ${wrong.get(check)}` : `✓ ${check}`);
  if (wrong.size > 0) process.exitCode = 1;
}
