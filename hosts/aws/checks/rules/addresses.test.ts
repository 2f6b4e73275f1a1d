import { expect, test } from 'vitest';
import { isRange } from './addresses.ts';

test.each(['0.0.0.0/0', '10.20.0.0/16', '10.20.30.40/32', '10.20.4.0/22'])('%s is a range of addresses', text => {
  expect(isRange(text)).toBe(true);
});

test.each(['10.20.0.0/99', '10.20.0.1/24', '10.20.0/16', '10.20.0.256/32', '10.20.0.0', '::/0', ''])('%s is none', text => {
  expect(isRange(text)).toBe(false);
});
