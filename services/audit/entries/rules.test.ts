import { expect, test } from 'vitest';
import { roughly } from './rules.ts';

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:7:1:2:3:4:5', '2001:db8:7::/48'],
  ['2001:db8::5', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
])('%s is told as %s', (network, told) => {
  expect(roughly(network)).toBe(told);
});
