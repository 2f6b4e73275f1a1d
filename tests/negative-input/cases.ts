import type { Case } from './law.ts';
import { fill, type Operation } from './operations.ts';
import type { Plan } from './plan.ts';
import { asJson } from './send.ts';

/** An operation as whom it is for would use it, in a way that leads to nothing. */
export interface Target {
  readonly operation: Operation;
  readonly plan: Plan;
  /** Of whom the operation is for. */
  readonly headers: Readonly<Record<string, string>>;
}

const json = { 'content-type': 'application/json' };
const tooLarge = 2 * 1024 * 1024;

const bodies: readonly (readonly [name: string, body: string | Buffer | readonly string[]])[] = [
  ['nothing', ''],
  ['half an object', '{"a":'],
  ['no JSON', 'not json'],
  ['two values', '{}{}'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a word', '"x"'],
  ['a number', '1'],
  ['a prototype', '{"__proto__":{"admin":true}}'],
  ['a constructor', '{"constructor":{"prototype":{}}}'],
  ['a number beyond numbers', '1e400'],
  ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
  ['UTF-16', Buffer.from('{}', 'utf16le')],
  ['a NUL', '\u0000'],
  ['ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['half a megabyte of one word', JSON.stringify('x'.repeat(500_000))],
  ['two megabytes', 'x'.repeat(tooLarge)],
  ['two megabytes in pieces', Array.from({ length: 32 }, () => 'x'.repeat(tooLarge / 32))],
];
const contentTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/jsonx',
  '*/*',
  ';',
];

/** Everything that can be wrong with a body before anybody looks into it. */
export function bodyCases({ operation, plan, headers }: Target): readonly Case[] {
  const path = fill(operation.path, plan.at ?? {});
  const { method, body: schema } = operation;
  if (method === 'GET') return [];
  const expects = schema || plan.at ? ({ expects: 'refusal' } as const) : {};
  const good = plan.body === undefined ? '{}' : JSON.stringify(plan.body);
  return [
    ...bodies.map(([name, body]) => ({ name: `a body of ${name}`, method, path, headers: { ...headers, ...json }, body, ...expects })),
    ...contentTypes.map(type => ({
      name: `a body of type ${type}`,
      method,
      path,
      headers: { ...headers, 'content-type': type },
      body: good,
      ...expects,
    })),
    { name: 'a body of no type', method, path, headers, body: good, ...expects },
    { name: 'no body', method, path, headers, ...expects },
  ];
}

const wrongSegments = [
  'x',
  '0',
  '-1',
  '1e308',
  '%00',
  '%0d%0a',
  '%F0%9F%8E%AB',
  '%ED%A0%80',
  '%E0%A4%A',
  '%',
  '..',
  '../..',
  '..%2f..%2fauth%2fme',
  '%2e%2e%2f',
  '%252e%252e',
  '.',
  '*',
  "'%20or%201=1--",
  'a'.repeat(201),
  'a'.repeat(5000),
  'a'.repeat(20_000),
  '0198c2a5-0000-7000-8000-00000000000',
  '0198c2a5-0000-7000-8000-0000000000000',
  '0198c2a5-0000-7000-8000-00000000000g',
  '{0198c2a5-0000-7000-8000-000000000000}',
  '0198c2a5000070008000000000000000',
  'toString',
  '__proto__',
  'null',
  'undefined',
  '[object%20Object]',
];

/** Every parameter of the path, replaced by what is none. */
export function pathCases({ operation, plan, headers }: Target): readonly Case[] {
  const { method, parameters } = operation;
  const body = plan.body === undefined ? {} : asJson(plan.body);
  return parameters
    .filter(one => one.in === 'path')
    .flatMap(({ name }) =>
      wrongSegments.map(segment => ({
        name: `${name} is ${segment.slice(0, 40)}`,
        method,
        path: fill(operation.path, { ...plan.at, [name]: segment }),
        ...body,
        headers: { ...headers, ...body.headers },
        expects: 'refusal' as const,
      })),
    );
}

const wrongTexts = [
  '',
  '%00',
  '%ED%A0%80',
  '%',
  '0',
  '-1',
  '1.5',
  '1e308',
  '1e9',
  'Infinity',
  'NaN',
  'null',
  '[]',
  '%7B%7D',
  "'%20or%201=1--",
  '%25',
  '_',
  '%5C',
  'a'.repeat(5000),
  '2030-02-30',
  '9999-12-31',
  '0001-01-01',
  '%F0%9F%8E%AB'.repeat(30),
];

/** Every parameter of the query with what nobody means, once and twice, and one that does not exist. */
export function queryCases({ operation, plan, headers }: Target): readonly Case[] {
  const { method, parameters } = operation;
  if (method !== 'GET') return [];
  const base = fill(operation.path, plan.at ?? {});
  const named = parameters
    .filter(one => one.in === 'query')
    .flatMap(({ name }) => [
      ...wrongTexts.map(text => ({ name: `${name} is ${text.slice(0, 40)}`, query: `${name}=${text}` })),
      { name: `${name} is there twice`, query: `${name}=1&${name}=2` },
      { name: `${name} is a list`, query: `${name}[]=1` },
      { name: `${name} is an object`, query: `${name}[__proto__][x]=1` },
    ]);
  const odd = [
    'unknown=1',
    '__proto__=1',
    '&&&=&',
    '?',
    'a'.repeat(10_000),
    Array.from({ length: 1500 }, (_, at) => `p${at}=1`).join('&'),
  ].map(query => ({ name: `the query ${query.slice(0, 40)}`, query }));
  return [...named, ...odd].map(({ name, query }) => ({ name, method, path: `${base}?${query}`, headers }));
}

const wrongHeaders: Readonly<Record<string, readonly string[]>> = {
  'x-cart': ['x', '1', 'a'.repeat(5000), "' or 1=1 --"],
  'x-admission': ['x', 'a.b', 'a'.repeat(5000), "' or 1=1 --", 'a.b.c;d.e.f'],
  'idempotency-key': ['x', 'a'.repeat(129), 'with space', "' or 1=1 --", '../../../..'],
};

/** Headers that an operation reads, with what they cannot be. */
export function headerCases({ operation, plan, headers }: Target): readonly Case[] {
  const { method, parameters } = operation;
  const body = plan.body === undefined ? {} : asJson(plan.body);
  const read = parameters.filter(one => one.in === 'header');
  const unread = read.find(({ name }) => !wrongHeaders[name]);
  if (unread) throw new Error(`${operation.id} reads the header ${unread.name}: add to wrongHeaders what it cannot be`);
  const path = fill(operation.path, plan.at ?? {});
  const always = {
    'x-correlation-id': '<script>',
    forwarded: 'for=1',
    'x-forwarded-for': '::',
    range: 'bytes=9-1',
    'if-none-match': ',,"',
    'accept-encoding': 'x',
    accept: 'image/gif',
    'content-encoding': 'gzip',
    expect: 'x',
    origin: 'null',
  };
  return [
    ...read.flatMap(({ name }) =>
      (wrongHeaders[name] ?? []).map(value => ({
        name: `${name} is ${value.slice(0, 40)}`,
        method,
        path,
        ...body,
        headers: { ...headers, ...body.headers, [name]: value },
        expects: 'refusal' as const,
      })),
    ),
    ...Object.entries(always).map(([name, value]) => ({
      name: `${name} is ${value}`,
      method,
      path,
      ...body,
      headers: { ...headers, ...body.headers, [name]: value },
    })),
  ];
}

/** Methods that a path does not know. */
export function methodCases({ operation, plan }: Target, known: ReadonlySet<string>): readonly Case[] {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'].filter(method => !known.has(method));
  const path = fill(operation.path, plan.at ?? {});
  return methods.map(method => ({ name: `the method ${method}`, method, path, expects: 'refusal' as const }));
}
