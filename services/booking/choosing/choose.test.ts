import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseSeats, type Party } from './choose.ts';
import { createFloor } from './floor.ts';
import { room, row } from './test-rooms.ts';

/** Which seats are chosen, by name; `taken` names those that are not free. */
function choose(map: ReturnType<typeof room>, party: Partial<Party> & { readonly size: number }, taken: readonly string[] = []): unknown {
  const floor = createFloor(map);
  const bytes = Uint8Array.from(floor.seats, seat => Number(taken.includes(`${seat.row}${seat.number}`)));
  const choice = chooseSeats(floor, { category: 'gold', ...party }, bytes);
  return 'seats' in choice
    ? choice.seats.map(index => `${floor.seats[index]?.row}${floor.seats[index]?.number}`).join(' ')
    : choice.largest;
}
const all = (label: string, numbers: readonly number[]): readonly string[] => numbers.map(number => `${label}${number}`);

test('the middle of the row nearest to the stage is best', () => {
  expect(choose(room([row(0, 9), row(1, 9)]), { size: 3 })).toBe('A4 A5 A6');
  expect(choose(room([row(0, 9), row(1, 9)]), { size: 3 }, all('A', [3, 4, 5, 6, 7]))).toBe('B4 B5 B6');
});

test('rows in any order of the plan are taken by their nearness', () => {
  expect(choose(room([row(2, 5), row(0, 5), row(1, 5)]), { size: 2 }, [])).toMatch(/^A/);
});

test('aisles and pillars part neighbours', () => {
  const map = room([row(0, 6, { aisles: [{ after: 2, width: 1 }] }), row(1, 6, { marks: [{ at: 3, absent: true }] })]);
  expect(choose(map, { size: 4 })).toBe(3);
  expect(choose(map, { size: 3 })).toBe('A1 A2 A3');
});

test('no seat is left alone where it is avoidable, and one is where it is not', () => {
  // Of six in a row, the middle four would leave one on either side.
  expect(choose(room([row(0, 6)]), { size: 4 })).toBe('A1 A2 A3 A4');
  expect(choose(room([row(0, 5)]), { size: 2 })).toBe('A1 A2');
  expect(choose(room([row(0, 5)]), { size: 4 })).toBe('A1 A2 A3 A4');
  // Rather a row farther back than to leave one alone.
  expect(choose(room([row(0, 5), row(1, 4)]), { size: 4 })).toBe('B1 B2 B3 B4');
});

test('somebody who comes alone fills a gap before they make one', () => {
  expect(choose(room([row(0, 8)]), { size: 1 }, all('A', [1, 3, 4, 7, 8]))).toBe('A2');
});

test('accessible places are for who asks for them, with those beside them', () => {
  const map = room([
    row(0, 6, {
      marks: [
        { at: 2, accessible: true },
        { at: 3, companion: true },
      ],
    }),
    row(1, 6),
  ]);
  expect(choose(map, { size: 2 })).toBe('A1 A2');
  expect(choose(map, { size: 4 })).toBe('B1 B2 B3 B4');
  expect(choose(map, { size: 2, accessible: 1 })).toBe('A3 A4');
  expect(choose(map, { size: 3, accessible: 2 })).toBe(0);
});

test('accessible places are for everybody once nothing else of the category is free, and not before', () => {
  const map = room([
    row(0, 4, {
      marks: [
        { at: 0, accessible: true },
        { at: 1, accessible: true },
      ],
    }),
  ]);
  expect(choose(map, { size: 2 }, ['A3'])).toBe(1);
  expect(choose(map, { size: 1 }, ['A3'])).toBe('A4');
  expect(choose(map, { size: 2 }, ['A3', 'A4'])).toBe('A1 A2');
});

test('a restricted view comes last, however near', () => {
  const map = room([row(0, 4, { marks: [0, 1, 2, 3].map(at => ({ at, restrictedView: true })) }), row(7, 2)]);
  expect(choose(map, { size: 2 })).toBe('H1 H2');
  expect(choose(map, { size: 2 }, ['H1'])).toBe('A1 A2');
});

test('an area may be asked for, and other seats than those that were offered', () => {
  const balcony = { kind: 'seated' as const, id: 'balcony', name: 'Balcony', rows: [row(9, 4)] };
  const map = room([row(0, 4)], { areas: [...room([row(0, 4)]).areas, balcony] });
  expect(choose(map, { size: 2, area: 'balcony' })).toMatch(/^J/);
  expect(choose(map, { size: 2, avoid: new Set([0, 1, 2, 3]) })).toMatch(/^J/);
});

test('people at a table sit beside each other all around it', () => {
  const table = {
    label: 'T1',
    category: 'gold',
    shape: 'round' as const,
    at: [0, 4] as [number, number],
    width: 1.6,
    depth: 1.6,
    rotation: 0,
    seats: 6,
    firstNumber: 1,
    marks: [],
  };
  const round = room([], { areas: [{ kind: 'seated', id: 'hall', name: 'Hall', rows: [], tables: [table] }] });
  expect(choose(round, { size: 3 }, all('T1', [2, 3, 4]))).toBe('T15 T16 T11');
  expect(choose(round, { size: 6 })).toBe('T11 T12 T13 T14 T15 T16');
  expect(choose(round, { size: 7 })).toBe(6);
  // Three on either side, counted from the left on both: the ends face each other.
  const long = room([], {
    areas: [{ kind: 'seated', id: 'hall', name: 'Hall', rows: [], tables: [{ ...table, shape: 'rectangular', width: 4 }] }],
  });
  expect(choose(long, { size: 4 }, all('T1', [1, 4]))).toBe('T12 T13 T16 T15');
});

test('in a cinema the best seats are not in front of the screen', () => {
  const map = room(
    Array.from({ length: 9 }, (_, at) => row(at, 7)),
    {
      landmarks: [
        {
          name: 'Screen',
          kind: 'screen',
          outline: [
            [-4, -3],
            [4, -3],
            [4, -2],
            [-4, -2],
          ],
        },
      ],
    },
  );
  expect(choose(map, { size: 1 })).toMatch(/^[EFG]4$/);
});

test('a plan that shows no stage is looked at from its first row', () => {
  expect(choose(room([row(3, 5), row(0, 5)], { landmarks: [] }), { size: 1 })).toBe('D3');
});

test('a party is parted only where it allows it: in as few parts as possible, near each other, and nobody by themselves', () => {
  const map = room([row(0, 3), row(1, 3), row(2, 3)]);
  expect(choose(map, { size: 5 })).toBe(3);
  expect(choose(map, { size: 5, split: true })).toBe('A1 A2 A3 B1 B2');
  expect(choose(map, { size: 4, split: true })).toBe('A1 A2 B1 B2');
  expect(choose(map, { size: 9, split: true })).toBe('A1 A2 A3 B1 B2 B3 C1 C2 C3');
  expect(choose(map, { size: 10, split: true })).toBe(3);
  // The same row across an aisle is nearer than the next row.
  expect(choose(room([row(0, 4, { aisles: [{ after: 1, width: 1 }] }), row(4, 3)]), { size: 4, split: true })).toBe('A1 A2 A3 A4');
});

test('the same house, the same taken seats and the same party give the same seats, also in another process’ floor', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.uniqueArray(fc.nat({ max: 26 })), (size, taken) => {
      const map = room([row(0, 9), row(1, 9), row(2, 9)]);
      const bytes = Uint8Array.from({ length: 27 }, (_, index) => Number(taken.includes(index)));
      const [one, other] = [createFloor(map), createFloor(structuredClone(map))];
      expect(chooseSeats(one, { category: 'gold', size }, bytes)).toEqual(chooseSeats(other, { category: 'gold', size }, bytes));
    }),
  );
});
