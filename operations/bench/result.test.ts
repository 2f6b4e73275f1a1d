import { expect, test } from 'vitest';
import { asLine, compared } from './result.ts';

test('a result is compared with its baseline', () => {
  expect(compared({ name: 'holds', value: 300, unit: '/s', baseline: 900 })).toMatchObject({ ratio: 0.333 });
});

test('a line for people names value, comparison and details', () => {
  const result = compared({ name: 'holds', value: 4200, unit: '/s', baseline: 2100, against: 'the same SQL', p50Ms: 12.5 });
  expect(asLine(result).replaceAll(/ +/g, ' ')).toBe('holds 4,200 /s 2 of the same SQL (2,100) p50Ms 12.5');
});

test('a line without a baseline compares nothing', () => {
  expect(asLine({ name: 'memory', value: 300, unit: 'MB' }).replaceAll(/ +/g, ' ')).toBe('memory 300 MB');
});
