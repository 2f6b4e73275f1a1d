import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { unauthorized } from './fault.ts';
import type { Form } from './form.ts';

/** 'merchant' holds the secret key and may do everything; 'browser' holds the publishable one. */
export type Caller = 'merchant' | 'browser';

export interface Keys {
  readonly secretKey: string;
  readonly publishableKey: string;
}

/** Who is calling, by the key in the Authorization header (Bearer, or Basic with the key as user) or, from browsers, in the parameters. */
export function identify(request: FastifyRequest, form: Form, { secretKey, publishableKey }: Keys): Caller {
  const key = fromHeader(request.headers.authorization) ?? (typeof form['key'] === 'string' ? form['key'] : undefined);
  if (key === undefined)
    throw unauthorized('You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.');
  if (same(key, secretKey)) return 'merchant';
  if (same(key, publishableKey)) return 'browser';
  throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(8)}`);
}

function fromHeader(header: string | undefined): string | undefined {
  const [scheme, value] = header?.split(' ') ?? [];
  if (value === undefined) return undefined;
  if (scheme?.toLowerCase() === 'bearer') return value;
  return scheme?.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString().split(':')[0] : undefined;
}

const same = (given: string, expected: string): boolean =>
  given.length === expected.length &&
  Buffer.byteLength(given) === Buffer.byteLength(expected) &&
  timingSafeEqual(Buffer.from(given), Buffer.from(expected));
