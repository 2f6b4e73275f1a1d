import { faultsOf, layOut, SeatMap } from '@event-planner/contracts/seat-map';
import { houses } from '@event-planner/demo/seat-maps/houses';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf } from './csv-document.ts';
import { writeCsv } from './csv-export.ts';
import { readCsv } from './csv-import.ts';

const imported = (text: string): SeatMap => {
  const read = readCsv(text);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults.slice(0, 3)));
  return documentOf(read.lines);
};
const faults = (text: string) => {
  const read = readCsv(text);
  return 'faults' in read ? read.faults : [];
};

const seatsById = (map: SeatMap) => new Map(layOut(map).map(seat => [seat.id, seat]));
const rowsIn = (map: SeatMap): number => map.areas.reduce((sum, area) => sum + (area.kind === 'seated' ? area.rows.length : 0), 0);

/** Every seat is there with all that is said of it, where it was. */
function expectSameSeats(after: SeatMap, before: SeatMap): void {
  const [now, then] = [seatsById(after), seatsById(before)];
  expect([...now.keys()].toSorted()).toEqual([...then.keys()].toSorted());
  for (const [id, { x, y, ...seat }] of then) {
    const { x: nowX = NaN, y: nowY = NaN, ...same } = now.get(id) ?? {};
    expect(same).toEqual(seat);
    expect(Math.hypot(nowX - x, nowY - y)).toBeLessThan(0.01);
  }
}

describe.each(Object.entries(houses))('the plan of the %s', (_, build) => {
  const map = build();
  const back = imported(writeCsv(map));

  test('comes back from its table with every seat where it was, and its standing areas', () => {
    expectSameSeats(back, map);
    const standing = ({ areas }: SeatMap) => areas.filter(area => area.kind === 'standing');
    expect(standing(back)).toEqual(standing(map));
    expect(SeatMap.parse(back)).toEqual(back);
    expect(faultsOf(back).filter(fault => fault.weight === 'error')).toEqual([]);
  });

  test('is as compact as it was, or nearly so', () => {
    expect(rowsIn(back)).toBeLessThanOrEqual(rowsIn(map) * 1.1 + 2);
  });

  test('and goes the same way again', () => {
    expectSameSeats(imported(writeCsv(back)), map);
  });
});

const house = (rows: object[], tables: object[] = []) =>
  SeatMap.parse({
    format: 1,
    categories: [{ id: 'gold', name: 'Gold', color: '#ffcc00' }],
    areas: [{ kind: 'seated', id: 'hall', name: 'Hall', rows, tables }],
  });
const seated = { label: 'A', category: 'gold', from: [0, 0], to: [12, 0], seats: 11 };

test('aisles, odd and free numbers, absent seats and bends come back as one row each', () => {
  const map = house([
    { ...seated, aisles: [{ after: 4, width: 2 }] },
    { ...seated, label: 'B', from: [0, 3], to: [12, 3], bend: 1.5, firstNumber: 21, step: -2 },
    { ...seated, label: 'C', from: [0, 6], to: [12, 6], numbers: [11, 9, 7, 5, 3, 1, 2, 4, 6, 8, 10], marks: [{ at: 2, absent: true }] },
    { ...seated, label: 'D', from: [0, 9], to: [0, 9.5], seats: 1 },
  ]);
  const back = imported(writeCsv(map));
  expectSameSeats(back, map);
  expect(rowsIn(back)).toBe(4);
});

test('round and rectangular tables come back as tables', () => {
  const at = (x: number) => ({ at: [x, 20], width: 2, depth: 1, category: 'gold' });
  const map = house(
    [seated],
    [
      { ...at(0), label: 'T1', shape: 'round', seats: 7, rotation: 33 },
      { ...at(10), label: 'T2', shape: 'rectangular', width: 6, seats: 9, rotation: -20 },
      { ...at(20), label: 'T3', shape: 'rectangular', seats: 2, rotation: 45 },
      { ...at(30), label: 'T4', shape: 'round', seats: 1 },
    ],
  );
  const back = imported(writeCsv(map));
  expectSameSeats(back, map);
  expect(back.areas[0]?.kind === 'seated' && back.areas[0].tables?.map(table => table.label)).toEqual(['T1', 'T2', 'T3', 'T4']);
});

test('seats that stand on no line are all kept, in more rows of the same name', () => {
  const places = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: 60,
    selector: ([x, y]) => `${x} ${y}`,
  });
  fc.assert(
    fc.property(places, seats => {
      const text = ['area,row,seat,x,y', ...seats.map(([x, y], at) => `Hall,A,${at + 1},${x},${y}`)].join('\n');
      const map = imported(text);
      const found = seatsById(map);
      expect(found.size).toBe(seats.length);
      for (const [at, [x, y]] of seats.entries()) {
        const seat = found.get(`Hall-A-${at + 1}`);
        expect([seat?.x, seat?.y].map(value => Math.round((value ?? NaN) * 100) / 100 + 0)).toEqual([x, y]);
      }
    }),
  );
});

test('a table from a spreadsheet: semicolons, decimal commas, a byte order mark, words for names, capital headers', () => {
  const map = imported(
    '\uFEFFArea;Row;Seat;Category;X;Y;Accessible\r\nMain Floor;A;1;Front rows;0,5;-2;x\r\nMain Floor;A;2;Front rows;1,5;-2;\r\n',
  );
  expect(map.areas).toMatchObject([{ id: 'Main_Floor', name: 'Main Floor' }]);
  expect(map.categories).toMatchObject([{ id: 'Front_rows', name: 'Front rows' }]);
  expect(layOut(map).map(({ id, x, y, accessible }) => [id, x, y, accessible])).toEqual([
    ['Main_Floor-A-1', 0.5, -2, true],
    ['Main_Floor-A-2', 1.5, -2, false],
  ]);
});

test('a standing area without an outline is drawn around its place', () => {
  const map = imported('area,kind,capacity,x,y\nPit,standing,200,10,10');
  expect(map.areas).toMatchObject([
    {
      kind: 'standing',
      capacity: 200,
      outline: [
        [5, 5],
        [15, 5],
        [15, 15],
        [5, 15],
      ],
    },
  ]);
});

test('what a spreadsheet would run as a formula is written as text, and read back as it was', () => {
  const evil = '=HYPERLINK("http://example.org";"Stalls")';
  const map = { ...house([{ ...seated, from: [-5, -5] }]), categories: [{ id: 'gold', name: '+cmd', color: '#ffcc00' }] };
  map.areas[0]!.name = evil;
  const text = writeCsv(map);
  expect(text).toContain(`"'=HYPERLINK(""http`);
  expect(text).toContain(`'+cmd`);
  expect(text).toContain(',-5,-5,');
  expect(imported(text)).toMatchObject({ areas: [{ name: evil }], categories: [{ name: '+cmd' }] });
});

const header = 'area,row,seat,category,x,y,accessible';
test.each<[what: string, text: string, fault: object]>([
  ['no columns of ours', 'name,age\nAda,36', { line: 1, column: 'area', expected: expect.stringContaining('a column with this name') }],
  ['nothing at all', '', { line: 1, column: 'area' }],
  ['a header alone', header, { line: 2, column: null, expected: 'a line for each seat' }],
  [
    'a place that is no number',
    `${header}\nHall,A,1,gold,here,0,`,
    { line: 2, column: 'x', value: 'here', expected: expect.stringContaining('such as 12.5') },
  ],
  ['a place off every map', `${header}\nHall,A,1,gold,10001,0,`, { line: 2, column: 'x', value: '10001' }],
  ['a place beyond numbers', `${header}\nHall,A,1,gold,1e309,0,`, { line: 2, column: 'x', value: '1e309' }],
  [
    'half a seat',
    `${header}\n\nHall,A,1.5,gold,0,0,`,
    { line: 3, column: 'seat', value: '1.5', expected: 'a whole number from 0 to 9999' },
  ],
  ['a row without a label', `${header}\nHall,,1,gold,0,0,`, { line: 2, column: 'row', value: '' }],
  ['a row with a hyphen', `${header}\nHall,A-B,1,gold,0,0,`, { line: 2, column: 'row', value: 'A-B' }],
  ['an area of signs', `${header}\n!!!,A,1,gold,0,0,`, { line: 2, column: 'area', value: '!!!' }],
  ['maybe', `${header}\nHall,A,1,gold,0,0,maybe`, { line: 2, column: 'accessible', value: 'maybe', expected: 'yes or no' }],
  [
    'a seat twice',
    `${header}\nHall,A,1,gold,0,0,\nHall,A,1,gold,5,0,`,
    { line: 3, column: 'seat', code: 'seat_twice', expected: 'a seat that is not on line 2 already', first: 2 },
  ],
  ['too many cells', `${header}\nHall,A,1,gold,0,0,,,,`, { line: 2, column: null, expected: expect.stringContaining('cells') }],
  ['an open quotation mark', `${header}\n"Hall,A,1,gold,0,0,`, { column: null, expected: expect.stringContaining('quotation mark') }],
  [
    'a line of a megabyte',
    `${header}\n${'x'.repeat(1_000_000)},A,1,gold,0,0,`,
    { line: 2, column: null, expected: expect.stringContaining('characters') },
  ],
  ['a crowd of minus one', 'area,kind,capacity,x,y\nPit,standing,-1,0,0', { line: 2, column: 'capacity', value: '-1' }],
  ['an outline of two corners', 'area,kind,capacity,x,y,outline\nPit,standing,9,0,0,0 0; 1 1', { line: 2, column: 'outline' }],
  ['a kind we do not know', 'area,kind,row,seat,x,y\nHall,sofa,A,1,0,0', { line: 2, column: 'kind', value: 'sofa' }],
])('%s is refused with its line, its column and what was expected', (_, text, fault) => {
  expect(faults(text)[0]).toMatchObject(fault);
});

test('all that is wrong is said at once, up to a hundred', () => {
  expect(faults(`${header}\nHall,A,x,gold,y,0,\nHall,A,2,gold,1,z,`).map(fault => [fault.line, fault.column])).toEqual([
    [2, 'x'],
    [2, 'seat'],
    [3, 'y'],
  ]);
  expect(faults([header, ...Array.from({ length: 5000 }, () => 'Hall,A,x,gold,0,0,')].join('\n'))).toHaveLength(100);
});

test('more lines than the largest plan has are refused', () => {
  const text = [
    header,
    ...Array.from({ length: 60_300 }, (_, at) => `Hall,${Math.floor(at / 500)},${at % 500},gold,${at % 500},${Math.floor(at / 500)},`),
  ];
  expect(faults(text.join('\n'))).toEqual([
    { line: 60_202, column: null, value: '', code: 'too_many_lines', expected: 'at most 60200 lines', maximum: 60_200 },
  ]);
});

test('60,000 seats are read in a moment', () => {
  const text = [
    header,
    ...Array.from({ length: 60_000 }, (_, at) => `Hall,${Math.floor(at / 500)},${at % 500},gold,${at % 500},${Math.floor(at / 500) * 2},`),
  ];
  const before = process.cpuUsage();
  expect(rowsIn(imported(text.join('\n')))).toBe(120);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
});
