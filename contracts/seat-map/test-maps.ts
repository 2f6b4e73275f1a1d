import fc from 'fast-check';
import type { SeatMap, SeatRow, SeatTable, SeatedArea } from './schema.ts';

/** Factories for tests; what they make has no faults. */
export const aRow = (changes: Partial<SeatRow> = {}): SeatRow => ({
  label: 'A',
  category: 'gold',
  from: [0, 0],
  to: [9, 0],
  bend: 0,
  seats: 10,
  firstNumber: 1,
  step: 1,
  marks: [],
  ...changes,
});

export const aTable = (changes: Partial<SeatTable> = {}): SeatTable => ({
  label: 'T1',
  category: 'gold',
  shape: 'round',
  at: [20, 20],
  width: 1.6,
  depth: 1.6,
  rotation: 0,
  seats: 6,
  firstNumber: 1,
  marks: [],
  ...changes,
});

export const anArea = (changes: Partial<SeatedArea> = {}): SeatedArea => ({
  kind: 'seated',
  id: 'stalls',
  name: 'Stalls',
  rows: [aRow()],
  ...changes,
});

export const square = ([left, top]: [number, number], size: number): [number, number][] => [
  [left, top],
  [left + size, top],
  [left + size, top + size],
  [left, top + size],
];

export const stage: SeatMap['landmarks'][number] = { name: 'Stage', kind: 'stage', outline: square([0, -12], 8) };

export const aMap = (changes: Partial<SeatMap> = {}): SeatMap => ({
  format: 1,
  categories: [{ id: 'gold', name: 'Gold', color: '#ffcc00' }],
  areas: [anArea()],
  landmarks: [stage],
  ...changes,
});

/** Rows behind each other, straight, curved or staggered, and tables behind them, as a house has them: each at its own place. */
const arbitraryArea = (at: number): fc.Arbitrary<SeatedArea> =>
  fc
    .record({
      rows: fc.integer({ min: 1, max: 8 }),
      seats: fc.integer({ min: 1, max: 30 }),
      pitch: fc.double({ min: 1, max: 2, noNaN: true }),
      bend: fc.double({ min: -3, max: 3, noNaN: true }),
      stagger: fc.constantFrom(0, 0.5),
      turns: fc.boolean(),
      step: fc.constantFrom(1, 2),
      tables: fc.array(fc.record({ shape: fc.constantFrom('round', 'rectangular'), seats: fc.integer({ min: 1, max: 8 }) }), {
        maxLength: 4,
      }),
    })
    .map(({ rows, seats, pitch, bend, stagger, turns, step, tables }) => {
      const left = at * 60;
      const bends = Math.abs(bend) * Math.min(1, seats / 30);
      return anArea({
        id: `area${at}`,
        name: `Area ${at}`,
        rows: Array.from({ length: rows }, (_, row) => {
          const [x, y] = [left + (row % 2) * stagger, row * (pitch + 0.2)];
          const ends: [[number, number], [number, number]] = [
            [x, y],
            [x + Math.max(1, seats - 1) * 1.1, y],
          ];
          const [from, to] = turns ? (ends.toReversed() as typeof ends) : ends;
          return aRow({ label: `R${row}`, from, to, bend: turns ? -bends : bends, seats, step });
        }),
        tables: tables.map((table, number) =>
          aTable({ label: `T${number}`, ...table, at: [left + number * 9, 40], width: 4, depth: 2, rotation: 0 }),
        ),
      });
    });

export const arbitraryMap: fc.Arbitrary<SeatMap> = fc
  .integer({ min: 1, max: 4 })
  .chain(areas => fc.tuple(...Array.from({ length: areas }, (_, at) => arbitraryArea(at))))
  .map(areas => aMap({ areas }));
