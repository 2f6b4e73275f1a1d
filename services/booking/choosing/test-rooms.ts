import { layOutGroups, type Seat, type SeatMap } from '@event-planner/contracts/seat-map';
import fc from 'fast-check';

type Row = Extract<SeatMap['areas'][number], { kind: 'seated' }>['rows'][number];

/** A row of so many seats, `at` rows from the stage, in the middle of the house. */
export const row = (at: number, seats: number, changes: Partial<Row> = {}): Row => ({
  label: String.fromCharCode(65 + at),
  category: 'gold',
  from: [-(seats - 1) / 2, at * 1.2],
  to: [(seats - 1) / 2, at * 1.2],
  bend: 0,
  seats,
  firstNumber: 1,
  step: 1,
  marks: [],
  ...changes,
});

export const room = (rows: Row[], changes: Partial<SeatMap> = {}): SeatMap => ({
  format: 1,
  categories: [
    { id: 'gold', name: 'Gold', color: '#ffcc00' },
    { id: 'silver', name: 'Silver', color: '#cccccc' },
  ],
  areas: [{ kind: 'seated', id: 'hall', name: 'Hall', rows }],
  landmarks: [
    {
      name: 'Stage',
      kind: 'stage',
      outline: [
        [-4, -6],
        [4, -6],
        [4, -2],
        [-4, -2],
      ],
    },
  ],
  ...changes,
});

const arbitraryRow = (at: number): fc.Arbitrary<Row> =>
  fc.integer({ min: 1, max: 7 }).chain(seats =>
    fc
      .record({
        category: fc.constantFrom('gold', 'gold', 'silver'),
        aisle: fc.option(fc.nat({ max: seats - 1 }), { nil: undefined }),
        marks: fc.uniqueArray(
          fc.record({
            at: fc.nat({ max: seats - 1 }),
            what: fc.constantFrom<object>(
              { accessible: true },
              { companion: true },
              { restrictedView: true },
              { absent: true },
              { category: 'silver' },
            ),
          }),
          { selector: mark => mark.at, maxLength: 3 },
        ),
      })
      .map(({ category, aisle, marks }) =>
        row(at, seats, {
          category,
          ...(aisle !== undefined && { aisles: [{ after: aisle, width: 1 }] }),
          marks: marks.map(({ at: place, what }) => ({ at: place, ...what })),
        }),
      ),
  );

/** A small room with everything that a row may have, and what of it is taken. */
export const arbitraryRoom: fc.Arbitrary<{ readonly map: SeatMap; readonly taken: Uint8Array }> = fc
  .integer({ min: 1, max: 4 })
  .chain(rows => fc.tuple(...Array.from({ length: rows }, (_, at) => arbitraryRow(at))))
  .chain(rows => {
    const map = room(rows);
    const count = layOutGroups(map).reduce((sum, group) => sum + group.seats.length, 0);
    return fc
      .array(fc.constantFrom(0, 0, 1), { minLength: count, maxLength: count })
      .map(taken => ({ map, taken: Uint8Array.from(taken) }));
  });

/** Which seats have which beside them, said in another way than the floor does: by their places in the row. */
export function neighboursIn(map: SeatMap): { readonly seats: readonly Seat[]; readonly beside: (a: number, b: number) => boolean } {
  const placed = layOutGroups(map).flatMap(({ source, places, seats }, group) => {
    const absent = new Set(source.marks.filter(mark => mark.absent).map(mark => mark.at));
    const aisles = 'aisles' in source ? (source.aisles ?? []) : [];
    const present = places.map((_, at) => at).filter(at => !absent.has(at));
    return present.map((at, index) => ({ group, at, aisles, seat: seats[index] as Seat }));
  });
  return {
    seats: placed.map(one => one.seat),
    beside(a, b) {
      const [one, other] = [placed[Math.min(a, b)], placed[Math.max(a, b)]];
      if (!one || !other || one.group !== other.group || other.at - one.at !== 1) return false;
      return !one.aisles.some(aisle => aisle.after === one.at);
    },
  };
}
