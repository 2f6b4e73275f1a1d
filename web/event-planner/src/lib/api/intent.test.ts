import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import { onceIntended } from './intent.ts';

beforeEach(() => {
  const stored = new Map<string, string>();
  const sessionStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  };
  vi.stubGlobal('window', { sessionStorage });
});
afterEach(() => vi.unstubAllGlobals());

const problem = { type: '', title: '', code: 'taken', detail: '', correlationId: '' };
const keysOf = async (
  outcomes: readonly (Error | 'done')[],
  intentOf: (attempt: number) => readonly unknown[] = () => ['hold'],
): Promise<string[]> => {
  const keys: string[] = [];
  for (const [attempt, outcome] of outcomes.entries())
    await onceIntended(intentOf(attempt), key => {
      keys.push(key);
      return outcome === 'done' ? Promise.resolve() : Promise.reject(outcome);
    }).catch(() => undefined);
  return keys;
};

test.each([
  ['nobody answered', new ApiError(0, undefined)],
  ['the server broke', new ApiError(503, { ...problem, status: 503 })],
  ['the answer could not be read', new SyntaxError('unexpected end')],
])('the key is kept when it is unknown whether it was done: %s', async (_name, failure) => {
  const [first, second] = await keysOf([failure, 'done']);
  expect(second).toBe(first);
});

test('after a refusal and after success the same wish is a new intent', async () => {
  const keys = await keysOf([new ApiError(409, { ...problem, status: 409 }), 'done', 'done']);
  expect(new Set(keys).size).toBe(3);
});

test('different wishes never share a key', async () => {
  const keys = await keysOf([new ApiError(0, undefined), new ApiError(0, undefined)], attempt => ['booking', { attempt }]);
  expect(new Set(keys).size).toBe(2);
});
