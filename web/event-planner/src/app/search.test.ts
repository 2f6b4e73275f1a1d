import { expect, test } from 'vitest';
import { LogInSearch, VerifySearch } from './search.ts';

test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', 7])(
  'after logging in nobody is sent away to %s',
  redirect => {
    expect(LogInSearch.parse({ redirect }).redirect).toBeUndefined();
  },
);

test('after logging in one goes where one meant to go', () => {
  expect(LogInSearch.parse({ redirect: '/checkout/1?a=b' }).redirect).toBe('/checkout/1?a=b');
  expect(VerifySearch.parse({})).toEqual({ email: '' });
});
