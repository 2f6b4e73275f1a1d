import { expect, test } from 'vitest';
import { createRefreshCookie, findRefreshToken } from './cookie.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['refresh=', undefined],
  ['refresh=abc', 'abc'],
  ['theme=dark; refresh=a-b_c; other=1', 'a-b_c'],
  ['xrefresh=no', undefined],
])('the cookie header %j holds the token %j', (header, token) => {
  expect(findRefreshToken(header)).toBe(token);
});

test('behind https the cookie travels by https only', () => {
  expect(createRefreshCookie('https://www.example.test').set('abc')).toContain('; Secure');
  expect(createRefreshCookie('http://localhost:8080').set('abc')).not.toContain('Secure');
});
