import { expect, test } from 'vitest';
import { fitted, inSight, kept, revealing, toPlan, toScreen, zoomed } from './camera.ts';

const box = { left: -50, top: 0, right: 50, bottom: 80 };
const size = { width: 800, height: 600 };
const whole = fitted(box, size);

test('the fitted plan is wholly in sight and in the middle', () => {
  const sight = inSight(whole, size, 0);
  expect(sight.left).toBeLessThan(box.left);
  expect(sight.bottom).toBeGreaterThan(box.bottom);
  expect(toScreen(whole, { x: 0, y: 40 })).toEqual({ x: 400, y: 300 });
});

test('zooming keeps the point under the finger', () => {
  const at = { x: 123, y: 456 };
  const before = toPlan(whole, at);
  const after = toPlan(zoomed(whole, at, { factor: 2.5, farthest: whole.scale }), at);
  expect(after.x).toBeCloseTo(before.x, 9);
  expect(after.y).toBeCloseTo(before.y, 9);
});

test('zooming ends at the closest and the farthest', () => {
  const at = { x: 0, y: 0 };
  expect(zoomed(whole, at, { factor: 1e6, farthest: whole.scale }).scale).toBe(56);
  expect(zoomed(whole, at, { factor: 1e-6, farthest: whole.scale }).scale).toBe(whole.scale);
});

test('the plan cannot be pushed out of sight', () => {
  const lost = kept({ ...whole, x: 99_999, y: -99_999 }, box, size);
  const middle = toPlan(lost, { x: 400, y: 300 });
  expect(middle.x).toBeCloseTo(box.left, 6);
  expect(middle.y).toBeCloseTo(box.bottom, 6);
});

test('revealing moves nothing that is in sight and brings in what is not', () => {
  expect(revealing(whole, { x: 0, y: 40 }, size)).toEqual(whole);
  const near = { scale: 40, x: 0, y: 0 };
  const seen = toScreen(revealing(near, { x: 50, y: 80 }, size), { x: 50, y: 80 });
  expect(seen.x).toBeLessThanOrEqual(800);
  expect(seen.y).toBeLessThanOrEqual(600);
});
