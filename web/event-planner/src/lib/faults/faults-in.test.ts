import { SeatMap } from '@event-planner/contracts/seat-map';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { toSeatMap } from '../../features/seat-map-editor/plan/convert.ts';
import { threeRows } from '../../features/seat-map-editor/plan/test-plan.ts';
import { faultKind } from './fault-words.ts';
import { faultsIn } from './faults-in.ts';

const told = (schema: z.ZodType, value: unknown) => faultsIn(schema, value).map(({ message: _, ...fault }) => fault);
const Form = z.object({ name: z.string().trim().min(1).max(200), email: z.email(), size: z.int().max(9).nullable() });

test('too long is not missing, and nothing typed is', () => {
  expect(told(Form, { name: 'a'.repeat(201), email: 'a@b.test', size: 1 })).toEqual([
    { path: 'name', code: 'too_big', expected: 'string', maximum: 200 },
  ]);
  expect(told(Form, { name: '  ', email: '' }).map(({ path, code }) => [path, code])).toEqual([
    ['name', 'missing'],
    ['email', 'missing'],
    ['size', 'missing'],
  ]);
  expect(told(Form, { name: 'a', email: 'a', size: 10 })).toMatchObject([
    { expected: 'email' },
    { path: 'size', code: 'too_big', maximum: 9 },
  ]);
});

test('of a choice it is told what is wrong with what people type; of kinds, that there is none such', () => {
  expect(told(z.object({ to: z.union([z.email(), z.null()]) }), { to: 'a' })).toMatchObject([{ path: 'to', expected: 'email' }]);
  const Kinds = z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]);
  expect(told(z.array(Kinds), [{ kind: 'c' }])).toMatchObject([{ path: '0/kind', code: 'invalid_value' }]);
});

const wrong = [undefined, null, '', 'two words', 'x'.repeat(300), -1e9, 1e9, 1.5, NaN, {}, []];

test('whatever is wrong in the file of a seat map, there are words of its own for it', () => {
  const map = { ...toSeatMap(threeRows().plan), labels: [{ text: 'A', at: [0, 0], size: 2 }] };
  const breaks = placesIn(map).flatMap(place => wrong.map(value => replaced(map, place, value)));
  const faults = breaks.flatMap(value => faultsIn(SeatMap, value));
  expect(new Set(faults.map(({ code }) => code)).size).toBeGreaterThan(5);
  expect(new Set(faults.map(({ expected }) => expected))).toContain('short_name');
  // What is of another type altogether has no form, which is said; nothing else may end there.
  const unsaid = faults.filter(fault => faultKind(fault) === 'form' && fault.code !== 'invalid_type');
  expect(unsaid).toEqual([]);
});

const placesIn = (value: unknown): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[key], ...placesIn(inner).map(rest => [key, ...rest])])
    : [];

function replaced(map: object, place: readonly string[], value: unknown): unknown {
  const copy = structuredClone(map);
  const holder = place.slice(0, -1).reduce((inner: unknown, key) => (inner as Record<string, unknown>)[key], copy);
  Object.assign(holder as object, { [place.at(-1) ?? '']: value });
  return copy;
}
