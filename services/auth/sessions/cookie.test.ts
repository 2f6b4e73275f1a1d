import { expect, test } from 'vitest';
import { createRefreshCookie, findRefreshToken } from './cookie.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['refresh=', undefined],
  ['refresh=abc', 'abc'],
  ['theme=dark; refresh=a-b_c; other=1', 'a-b_c'],
  ['xrefresh=no', undefined],
  ['refresh=of-a-neighbour; refresh=ours', undefined],
])('the cookie header %j holds the token %j', (header, token) => {
  expect(findRefreshToken(header)).toBe(token);
});

test('behind https the cookie travels by https only', () => {
  expect(createRefreshCookie('https://www.example.test').set('abc', { remembered: true })).toContain('; Secure');
  expect(createRefreshCookie('http://localhost:8080').set('abc', { remembered: true })).not.toContain('Secure');
});

test('one that is not remembered goes with the window', () => {
  const cookie = createRefreshCookie('http://localhost:8080');
  expect(cookie.set('abc', { remembered: true })).toContain('; Max-Age=604800');
  expect(cookie.set('abc', { remembered: false })).not.toContain('Max-Age');
});
