import { placesAtTable, placesInRow, type Place } from './places.ts';
import type { SeatedArea, SeatMap, SeatRow, SeatTable } from './schema.ts';

/** One seat. Its index in the laid-out list is its place in live snapshots; its id never changes while its labels stand. */
export interface Seat {
  readonly id: string;
  readonly area: string;
  readonly areaName: string;
  /** The label of its row, or of its table. */
  readonly row: string;
  readonly atTable: boolean;
  readonly number: number;
  readonly category: string;
  readonly x: number;
  readonly y: number;
  readonly accessible: boolean;
  readonly companion: boolean;
  readonly restrictedView: boolean;
}

/** A row or a table with what stands in it. */
export interface SeatGroup {
  readonly area: SeatedArea;
  readonly kind: 'row' | 'table';
  readonly source: SeatRow | SeatTable;
  /** One for each seat that is counted, whether or not one stands there. */
  readonly places: readonly Place[];
  /** Those that are there. */
  readonly seats: readonly Seat[];
}

type Areas = Pick<SeatMap, 'areas'>;

/** All seats of a map, in the order the map describes them: an area's rows, then its tables. Pure: the same map gives the same list everywhere. */
export const layOut = (map: Areas): readonly Seat[] => layOutGroups(map).flatMap(group => group.seats);

export const layOutGroups = (map: Areas): readonly SeatGroup[] =>
  map.areas.flatMap(area =>
    area.kind === 'seated' ? [...area.rows.map(row => rowOf(area, row)), ...(area.tables ?? []).map(table => tableOf(area, table))] : [],
  );

function rowOf(area: SeatedArea, row: SeatRow): SeatGroup {
  const places = placesInRow(row);
  return { area, kind: 'row', source: row, places, seats: seatsOf(area, row, places) };
}

function tableOf(area: SeatedArea, table: SeatTable): SeatGroup {
  const places = placesAtTable(table);
  return { area, kind: 'table', source: table, places, seats: seatsOf(area, table, places) };
}

/** The number of the seat at this place of a row or table, counted from 0. */
export const numberAt = (source: SeatRow | SeatTable, at: number): number =>
  'step' in source ? (source.numbers?.[at] ?? source.firstNumber + at * source.step) : source.firstNumber + at;

/** How many seats `layOut` makes, without making them. */
export const countSeats = (map: Areas): number =>
  map.areas
    .flatMap(area => (area.kind === 'seated' ? [...area.rows, ...(area.tables ?? [])] : []))
    .reduce(
      (sum, { seats, marks }) => sum + seats - new Set(marks.flatMap(mark => (mark.absent && mark.at < seats ? [mark.at] : []))).size,
      0,
    );

/** Places to stand in all standing areas. */
export const countStanding = (map: Areas): number =>
  map.areas.reduce((sum, area) => sum + (area.kind === 'standing' ? area.capacity : 0), 0);

function seatsOf(area: SeatedArea, source: SeatRow | SeatTable, places: readonly Place[]): readonly Seat[] {
  const marks = new Map(source.marks.map(mark => [mark.at, mark]));
  return places.flatMap(([x, y], at) => {
    const mark = marks.get(at);
    if (mark?.absent) return [];
    const number = numberAt(source, at);
    return {
      id: `${area.id}-${source.label}-${number}`,
      area: area.id,
      areaName: area.name,
      row: source.label,
      atTable: 'shape' in source,
      number,
      category: mark?.category ?? source.category,
      x,
      y,
      accessible: mark?.accessible ?? false,
      companion: mark?.companion ?? false,
      restrictedView: mark?.restrictedView ?? false,
    };
  });
}
