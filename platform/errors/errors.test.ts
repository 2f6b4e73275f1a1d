import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError, catalogue, refusals, refuse, toProblem } from './index.ts';

const repository = join(import.meta.dirname, '../..');

test('a refusal tells its code, its sentence and its details', () => {
  const problem = toProblem(refuse('rate_limited', 'at most 5 codes in 15 minutes', { retryAfterSeconds: 60 }), 'request-1');
  expect(problem).toEqual({
    type: '/api/docs/errors#rate_limited',
    title: 'Too many requests',
    status: 429,
    code: 'rate_limited',
    detail: 'at most 5 codes in 15 minutes',
    correlationId: 'request-1',
    retryAfterSeconds: 60,
  });
});

test('a bug tells nothing but the correlation id', () => {
  const problem = toProblem(new Error('password=hunter2 in line 7'), 'request-2');
  expect(problem.status).toBe(500);
  expect(JSON.stringify(problem)).not.toContain('hunter2');
  expect(problem.detail).toContain('request-2');
});

test('the framework’s own refusals keep their 4xx', () => {
  expect(toProblem(Object.assign(new Error('Unexpected token'), { statusCode: 400 }), 'r')).toMatchObject({
    status: 400,
    code: 'malformed_body',
  });
  expect(toProblem(Object.assign(new Error('too large'), { statusCode: 413 }), 'r')).toMatchObject({ status: 413, code: 'body_too_large' });
  expect(toProblem(Object.assign(new Error('teapot'), { statusCode: 503 }), 'r').status).toBe(500);
});

test('a refusal keeps its cause to itself', () => {
  const refused = catalogue({ test_only_refusal: { kind: 'conflict', title: 'Test' } })('test_only_refusal', 'no', {
    cause: new Error('inner'),
  });
  expect(refused).toBeInstanceOf(AppError);
  expect(refused.cause).toBeInstanceOf(Error);
  expect(toProblem(refused, 'r')).not.toHaveProperty('cause');
});

/** The list of refusals and the code that refuses are held equal, both ways: by reading every source file. */
test('every listed refusal is used somewhere, and every used one is listed', async () => {
  const sources = filesBelow(repository).map(file => [file, readFileSync(file, 'utf8')] as const);
  const catalogues = sources.filter(([file, text]) => /(errors|common)\.ts$/.test(file) && text.includes('catalogue({'));
  for (const [file] of catalogues) await import(file);
  const used = new Set(
    sources
      .filter(([file]) => !file.endsWith('.test.ts'))
      .flatMap(([, text]) => [...text.matchAll(/refuse\w*\(\s*'([a-z_]+)'/g)].map(match => match[1] as string)),
  );
  const listed = [...refusals().keys()].filter(code => code !== 'test_only_refusal');
  expect(listed.filter(code => !used.has(code) && !quoted(code, sources))).toEqual([]);
  expect([...used].filter(code => !refusals().has(code))).toEqual([]);
});

/** Some codes travel as data first, such as a verdict of a rule, and are refused by variable. */
const quoted = (code: string, sources: readonly (readonly [string, string])[]): boolean =>
  sources.some(([file, text]) => !/errors\.ts$|common\.ts$|\.test\.ts$/.test(file) && text.includes(`'${code}'`));

function filesBelow(folder: string): string[] {
  return ['platform', 'services'].flatMap(top =>
    readdirSync(join(folder, top), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts') && !name.includes('node_modules'))
      .map(name => join(folder, top, name)),
  );
}
