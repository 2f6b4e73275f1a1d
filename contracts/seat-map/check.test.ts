import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultsOf, hasErrors, layOut, type SeatMap, SeatMapFault, type SeatMapFaultCode, seatMapFaultWeights } from '../seat-map.ts';
import { aMap, anArea, arbitraryMap, aRow, aTable, square, stage } from './test-maps.ts';

const gold = { id: 'gold', name: 'Gold', color: '#ffcc00' };
const standing = (id: string, changes: Partial<Extract<SeatMap['areas'][number], { kind: 'standing' }>> = {}) => ({
  kind: 'standing' as const,
  id,
  name: id,
  category: 'gold',
  capacity: 10,
  outline: square([30, 30], 10),
  ...changes,
});
const rows = (...changes: Parameters<typeof aRow>[0][]): SeatMap => aMap({ areas: [anArea({ rows: changes.map(aRow) })] });
const tables = (...changes: Parameters<typeof aTable>[0][]): SeatMap => aMap({ areas: [anArea({ tables: changes.map(aTable) })] });
const bowTie: [number, number][] = [
  [30, 30],
  [40, 40],
  [40, 30],
  [30, 40],
];

/** One map for each fault, and what of it the fault names. */
const faulty: Readonly<Record<SeatMapFaultCode, readonly [map: SeatMap, named: Partial<SeatMapFault>]>> = {
  category_twice: [aMap({ categories: [gold, gold] }), {}],
  category_unknown: [rows({ marks: [{ at: 3, category: 'silver' }] }), { areas: ['stalls'], seats: ['stalls-A-4'], point: [3, 0] }],
  category_unused: [aMap({ categories: [gold, { ...gold, id: 'silver' }] }), {}],
  area_twice: [aMap({ areas: [anArea(), anArea({ rows: [aRow({ label: 'B', from: [0, 5], to: [9, 5] })] })] }), { areas: ['stalls'] }],
  area_empty: [aMap({ areas: [anArea(), anArea({ id: 'box', rows: [] })] }), { areas: ['box'] }],
  label_twice: [tables({ label: 'A', at: [20, 20] }), { rows: ['stalls-A'], areas: ['stalls'] }],
  seat_twice: [rows({}, { from: [0, 3], to: [9, 3], firstNumber: 10 }), { seats: ['stalls-A-10'], point: [0, 3] }],
  number_out_of_range: [rows({ firstNumber: 2, step: -1 }), { rows: ['stalls-A'] }],
  numbers_length: [rows({ numbers: [1, 3, 5] }), { rows: ['stalls-A'] }],
  mark_beyond_row: [rows({ marks: [{ at: 10, restrictedView: true }] }), { rows: ['stalls-A'] }],
  mark_twice: [
    rows({
      marks: [
        { at: 1, restrictedView: true },
        { at: 1, absent: true },
      ],
    }),
    { rows: ['stalls-A'] },
  ],
  aisle_beyond_row: [rows({ aisles: [{ after: 9, width: 1 }] }), { rows: ['stalls-A'] }],
  aisle_twice: [
    rows({
      to: [12, 0],
      aisles: [
        { after: 4, width: 1 },
        { after: 4, width: 1 },
      ],
    }),
    { rows: ['stalls-A'] },
  ],
  row_too_short: [rows({ to: [5, 0] }), { rows: ['stalls-A'] }],
  table_too_small: [tables({ seats: 14 }), { rows: ['stalls-T1'] }],
  seats_overlap: [
    rows({}, { label: 'B', from: [0.4, 0.4], to: [9.4, 0.4] }),
    { rows: ['stalls-A', 'stalls-B'], areas: ['stalls'], point: [0, 0] },
  ],
  tables_overlap: [tables({}, { label: 'T2', at: [21, 20] }), { rows: ['stalls-T1', 'stalls-T2'] }],
  seat_on_table: [tables({ at: [4.5, 0.5], width: 2.5 }), { areas: ['stalls'] }],
  seat_on_landmark: [aMap({ landmarks: [{ ...stage, outline: square([-5, -5], 6.5) }] }), { seats: ['stalls-A-1', 'stalls-A-2'] }],
  standing_overlaps_seats: [aMap({ areas: [anArea(), standing('pit', { outline: square([8.5, -1], 4) })] }), { seats: ['stalls-A-10'] }],
  standing_areas_overlap: [
    aMap({ areas: [standing('pit'), standing('floor', { outline: square([35, 35], 10) })] }),
    { areas: ['pit', 'floor'] },
  ],
  outline_crosses_itself: [aMap({ areas: [anArea(), standing('pit', { outline: bowTie })] }), { areas: ['pit'], point: [35, 35] }],
  outline_empty: [
    aMap({
      areas: [
        standing('pit', {
          outline: [
            [30, 30],
            [31, 31],
            [32, 32],
          ],
        }),
      ],
    }),
    { areas: ['pit'] },
  ],
  too_many_seats: [
    aMap({
      areas: [anArea({ rows: Array.from({ length: 500 }, (_, at) => aRow({ label: `R${at}`, seats: 121 })) })],
    }),
    {},
  ],
  too_many_tables: [
    aMap({
      areas: Array.from({ length: 11 }, (_, area) =>
        anArea({ id: `a${area}`, tables: Array.from({ length: 500 }, (_table, at) => aTable({ label: `T${at}`, seats: 1 })) }),
      ),
    }),
    {},
  ],
  companion_without_accessible: [rows({ marks: [{ at: 0, companion: true }] }), { seats: ['stalls-A-1'] }],
  accessible_without_companion: [
    rows({
      marks: [
        { at: 0, accessible: true },
        { at: 5, companion: true },
      ],
    }),
    { seats: ['stalls-A-1'] },
  ],
  stage_missing: [aMap({ landmarks: [] }), {}],
};

test.each(Object.entries(faulty))('%s is found, once, and says where', (code, [map, named]) => {
  const found = faultsOf(map).filter(fault => fault.code === code);
  expect(found).toMatchObject([{ code, weight: seatMapFaultWeights[code as SeatMapFaultCode], ...named }]);
  expect(SeatMapFault.parse(found[0])).toEqual(found[0]);
});

test('what the factories make has no faults', () => {
  expect(faultsOf(aMap())).toEqual([]);
  expect(faultsOf(tables({}, { label: 'T2', at: [30, 20], shape: 'rectangular', width: 4, depth: 1 }))).toEqual([]);
});

test('whatever rows and tables a house has, standing apart from each other, they do not overlap', () => {
  fc.assert(
    fc.property(arbitraryMap, map => {
      const faults = faultsOf(map);
      expect(faults.filter(fault => fault.weight === 'error')).toEqual([]);
      const ids = layOut(map).map(seat => seat.id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('a row moved onto another is found wherever it stands', () => {
  const moved = fc.tuple(arbitraryMap, fc.double({ min: 0, max: 0.45, noNaN: true }), fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }));
  fc.assert(
    fc.property(moved, ([map, away, angle]) => {
      const [area] = map.areas as [ReturnType<typeof anArea>];
      const [row] = area.rows as [ReturnType<typeof aRow>];
      const by = ([x, y]: [number, number]): [number, number] => [x + away * Math.cos(angle), y + away * Math.sin(angle)];
      const copy = { ...row, label: 'Copy', from: by(row.from), to: by(row.to) };
      const faults = faultsOf({ ...map, areas: [...map.areas, anArea({ id: 'copies', rows: [copy] })] });
      expect(faults.map(fault => fault.code)).toContain('seats_overlap');
    }),
  );
});

test('seats at the tolerance from each other are not taken to overlap', () => {
  expect(faultsOf(rows({}, { label: 'B', from: [0, 0.7], to: [9, 0.7] }))).toEqual([]);
  expect(hasErrors(faultsOf(rows({}, { label: 'B', from: [0, 0.69], to: [9, 0.69] })))).toBe(true);
});

test('a seat that is absent overlaps with nothing and has no number twice', () => {
  const pillar = [{ at: 0, absent: true }];
  expect(faultsOf(rows({ marks: pillar }, { label: 'B', from: [0, 0.3], to: [0, 9], marks: [] }))).toEqual([]);
  expect(faultsOf(rows({ marks: pillar }, { from: [-1, 3], to: [-2, 3], seats: 1 }))).toEqual([]);
});

test('faults are bounded and errors come first, however wrong a map is', () => {
  const pile = aMap({
    landmarks: [],
    areas: Array.from({ length: 100 }, (_, area) =>
      anArea({ id: `a${area}`, rows: Array.from({ length: 60 }, (_row, at) => aRow({ label: `R${at}`, category: 'none' })) }),
    ),
  });
  const before = process.cpuUsage();
  const faults = faultsOf(pile);
  expect(millisecondsSince(before)).toBeLessThan(2000);
  expect(JSON.stringify(faults).length).toBeLessThan(100_000);
  expect(faults.at(-1)?.code).toBe('stage_missing');
});

test('a stadium of 60,000 seats is checked well within a second', () => {
  const stadium = aMap({
    areas: Array.from({ length: 120 }, (_, area) =>
      anArea({
        id: `a${area}`,
        name: `Block ${area}`,
        rows: Array.from({ length: 20 }, (_row, at) => {
          const [x, y] = [(area % 12) * 30, Math.floor(area / 12) * 40 + at * 1.3];
          return aRow({ label: `R${at}`, from: [x, y], to: [x + 24, y], seats: 25, bend: 1 });
        }),
      }),
    ),
  });
  expect(layOut(stadium)).toHaveLength(60_000);
  const before = process.cpuUsage();
  expect(faultsOf(stadium)).toEqual([]);
  expect(millisecondsSince(before)).toBeLessThan(1000);
});

/** Of the processor's, so that a busy machine fails nothing. */
function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
