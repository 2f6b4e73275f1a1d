import { admissionsOf } from '@event-planner/contracts/admissions';
import { newId } from '@event-planner/platform/ids';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phasesOf, unitsOf } from '../counters.ts';
import type { Line } from '../tables.ts';
import { goneBetween, standingOf } from './standing.ts';

const eventId = newId();
const types = ['a', 'b', 'c', 'd'].map(name => ({ ticketTypeId: newId(), ticketTypeName: name }));
const type = fc.constantFrom(...types);
const plain = fc.record({ type, quantity: fc.integer({ min: 1, max: 3 }), phase: fc.constantFrom(undefined, 'early') });
const bundle = fc.record({
  type,
  quantity: fc.integer({ min: 1, max: 2 }),
  includes: fc.array(fc.record({ type, quantity: fc.integer({ min: 1, max: 2 }) }), { minLength: 1, maxLength: 2 }),
});
const base = { place: 'Here', priceMinor: 500, seat: null };
const line: fc.Arbitrary<Line> = fc.oneof(
  plain.map(({ type: of, quantity, phase }) => ({ ...base, ...of, quantity, ...(phase && { phase }) })),
  bundle.map(({ type: of, quantity, includes }) => ({
    ...base,
    ...of,
    quantity,
    includes: includes.map(part => ({ ...part.type, place: 'There', quantity: part.quantity })),
  })),
  plain.map(({ type: of, quantity }) => ({ ...base, ...of, quantity, donation: true as const })),
);
const history = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .filter(lines => lines.flatMap(admissionsOf).length > 0)
  .chain(lines =>
    fc.tuple(
      fc.constant(lines),
      fc.shuffledSubarray(
        lines.flatMap(admissionsOf).map((_, at) => at + 1),
        { minLength: 1 },
      ),
    ),
  );

const numbersOf = (lines: readonly Line[]): Record<string, number> =>
  Object.fromEntries([...unitsOf(lines), ...phasesOf(eventId, lines)].filter(([, quantity]) => quantity > 0).toSorted());

test('whatever order tickets end in, what goes and what stands are together what was sold', () => {
  fc.assert(
    fc.property(history, ([lines, order]) => {
      const ended = new Set<number>();
      const gone: Line[] = [];
      for (const ticket of order) {
        const before = new Set(ended);
        ended.add(ticket);
        gone.push(...goneBetween(lines, before, ended));
        expect(numbersOf([...standingOf(lines, ended), ...gone])).toEqual(numbersOf(lines));
      }
    }),
  );
});

test('what stands gives as many tickets as are valid', () => {
  fc.assert(
    fc.property(history, ([lines, order]) => {
      const all = lines.flatMap(admissionsOf).length;
      expect(standingOf(lines, new Set(order)).flatMap(admissionsOf)).toHaveLength(all - order.length);
    }),
  );
});

test('a bundle is one until the last of its tickets ends', () => {
  const [of, includes] = [types[0]!, types[1]!];
  const family: Line = { ...base, ...of, quantity: 1, phase: 'early', includes: [{ ...includes, place: 'There', quantity: 2 }] };
  expect(numbersOf(goneBetween([family], new Set(), new Set([1])))).toEqual({ [includes.ticketTypeId]: 1 });
  expect(numbersOf(goneBetween([family], new Set([1]), new Set([1, 2])))).toEqual(
    numbersOf([{ ...family, includes: [{ ...includes, place: 'There', quantity: 1 }] }]),
  );
});
