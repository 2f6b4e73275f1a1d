import { AccessCode } from '@event-planner/contracts/event';
import { expect, test } from 'vitest';
import { generateCode } from './generate-code.ts';

test('codes have the shape the contract wants, and no two of many are alike', () => {
  const codes = Array.from({ length: 500 }, () => generateCode());
  expect(codes.every(code => AccessCode.shape.code.safeParse(code).success)).toBe(true);
  expect(new Set(codes).size).toBe(500);
  expect(codes.join('')).not.toMatch(/[01OI5S8B]/);
});

test('bytes that would make some signs likelier are not used', () => {
  let calls = 0;
  const code = generateCode(bytes => bytes.fill(calls++ === 0 ? 255 : 0));
  expect(calls).toBe(2);
  expect(code).toBe('AAAAA-AAAAA');
});
