import { layOut, type Seat, type SeatMap, type StandingArea } from '@event-planner/contracts/seat-map';
import { stringify } from 'csv-stringify/sync';
import { type Column, columns, rounded } from './csv-columns.ts';

type Line = Partial<Record<Column, string | number>>;

/**
 * One line for each seat and each standing area. What a spreadsheet would take for a formula begins with an apostrophe, which `readCsv` takes away again;
 * numbers stay numbers. Landmarks, labels and colours are not in it: a plan is kept whole as JSON.
 */
export function writeCsv(map: SeatMap): string {
  const names = new Map(map.categories.map(category => [category.id, category.name]));
  const seats = Map.groupBy(layOut(map), seat => seat.area);
  const lines = map.areas.flatMap((area): Line[] => {
    if (area.kind === 'standing') return [standingLine(area, names)];
    const shared = { area_name: area.name, entrance: area.entrance ?? '' };
    return (seats.get(area.id) ?? []).map(seat => ({ ...seatLine(seat, names), ...shared }));
  });
  return stringify(lines, { header: true, columns: [...columns], escape_formulas: true, bom: true });
}

const yes = (value: boolean): string => (value ? 'yes' : '');

const seatLine = (seat: Seat, names: ReadonlyMap<string, string>): Line => ({
  kind: seat.atTable ? 'table' : 'row',
  area: seat.area,
  row: seat.row,
  seat: seat.number,
  category: seat.category,
  category_name: names.get(seat.category) ?? '',
  x: rounded(seat.x),
  y: rounded(seat.y),
  accessible: yes(seat.accessible),
  companion: yes(seat.companion),
  restricted_view: yes(seat.restrictedView),
});

function standingLine(area: StandingArea, names: ReadonlyMap<string, string>): Line {
  const [x, y] = area.outline[0] ?? [0, 0];
  return {
    kind: 'standing',
    area: area.id,
    area_name: area.name,
    category: area.category,
    category_name: names.get(area.category) ?? '',
    x: rounded(x),
    y: rounded(y),
    capacity: area.capacity,
    outline: area.outline.map(corner => corner.map(rounded).join(' ')).join('; '),
    entrance: area.entrance ?? '',
  };
}
