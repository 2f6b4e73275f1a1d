import { expect, test } from 'vitest';
import { priceGroups } from './table.ts';
import { allowances, commitments } from './terms.ts';

const units = priceGroups.flatMap(({ rows }) => Object.keys(rows));

test('every unit stands on one page, with a price above nothing in every region', () => {
  expect(new Set(units).size).toBe(units.length);
  for (const { rows, source } of priceGroups) {
    expect(source).not.toBe('');
    for (const [unit, prices] of Object.entries(rows))
      for (const [region, price] of Object.entries(prices)) expect(price, `${unit} in ${region}`).toBeGreaterThan(0);
  }
});

test('Ireland is never cheaper than Virginia, and never by half dearer', () => {
  for (const { rows } of priceGroups)
    for (const [unit, prices] of Object.entries(rows)) {
      expect(prices['eu-west-1'] / prices['us-east-1'], unit).toBeGreaterThanOrEqual(1);
      expect(prices['eu-west-1'] / prices['us-east-1'], unit).toBeLessThan(1.5);
    }
});

test('what may be agreed for a year has a discount, and every discount is of something', () => {
  const agreed = new Set(priceGroups.flatMap(({ commitment }) => commitment ?? []));
  expect([...agreed].toSorted()).toEqual(Object.keys(commitments).toSorted());
});

test('what is free every month is a unit', () => {
  expect(units).toEqual(expect.arrayContaining(Object.keys(allowances)));
});
