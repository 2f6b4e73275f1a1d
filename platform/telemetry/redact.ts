/** Fields whose values no log shows, at any depth, whatever their case or separators: `clientSecret`, `client_secret`, `Set-Cookie`. */
const secretNames = new Set([
  'authorization',
  'cookie',
  'setcookie',
  'password',
  'passwordhash',
  'code',
  'token',
  'accesstoken',
  'refreshtoken',
  'idtoken',
  'secret',
  'clientsecret',
  'apikey',
]);

export const redacted = '[redacted]';

/** Deeper than this is not logged: nobody reads it, and a cycle ends there. */
const maxDepth = 6;

/** A copy without secrets. Errors and dates stay what they are: they have their own way of being written. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value;
  if (depth === maxDepth) return '[deep]';
  if (Array.isArray(value)) return value.map(item => redact(item, depth + 1));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, isSecret(name) ? redacted : redact(item, depth + 1)]));
}

const isSecret = (name: string): boolean => secretNames.has(name.replaceAll(/[-_]/g, '').toLowerCase());
