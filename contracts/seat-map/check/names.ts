import { fault, maxSeatsInFault, type SeatMapFault, someOf } from '../fault.ts';
import type { Seat, SeatGroup } from '../lay-out.ts';
import { middleOf } from '../outlines.ts';
import type { SeatArea, SeatMap } from '../schema.ts';
import { repeated } from './repeated.ts';
import { labelOf, rowId } from './words.ts';

/** Names that are used twice, or that nobody has described. */
export const nameFaults = (map: SeatMap, groups: readonly SeatGroup[]): readonly SeatMapFault[] => [
  ...categoryFaults(map, groups),
  ...areaFaults(map, groups),
  ...labelFaults(groups),
  ...seatFaults(groups.flatMap(group => group.seats)),
];

function categoryFaults(map: SeatMap, groups: readonly SeatGroup[]): readonly SeatMapFault[] {
  const described = map.categories.map(category => category.id);
  const known = new Set(described);
  const seats = groups.flatMap(group => group.seats);
  const used = Map.groupBy(seats, seat => seat.category);
  const standing = map.areas.flatMap(area => (area.kind === 'standing' ? [area] : []));
  const stood = Map.groupBy(standing, area => area.category);
  // A row whose marks replace its category everywhere sells nothing of it, but must not name one that is not there either.
  const named = groups.flatMap(({ source }) => [source.category, ...source.marks.flatMap(mark => mark.category ?? [])]);
  const unknown = new Set([...named, ...stood.keys()].filter(id => !known.has(id)));
  return [
    ...repeated(described).map(id => fault('category_twice', `two categories have the id ${id}`)),
    ...[...unknown].map(id => {
      const [of, areas] = [used.get(id) ?? [], stood.get(id) ?? []];
      return fault('category_unknown', `the category ${id} is used but not described`, {
        areas: [...new Set([...of.map(seat => seat.area), ...areas.map(area => area.id)])],
        seats: of.slice(0, maxSeatsInFault).map(seat => seat.id),
        point: of[0] ? [of[0].x, of[0].y] : areas[0] ? middleOf(areas[0].outline) : null,
      });
    }),
    ...described
      .filter(id => !used.has(id) && !stood.has(id))
      .map(id => fault('category_unused', `no seat and no standing area is of the category ${id}`)),
  ];
}

function areaFaults(map: SeatMap, groups: readonly SeatGroup[]): readonly SeatMapFault[] {
  const seated = new Set(groups.filter(group => group.seats.length > 0).map(group => group.area));
  return [
    ...repeated(map.areas.map(area => area.id)).map(id =>
      fault('area_twice', `two areas have the id ${id}`, { areas: [id], point: placeOf(map.areas.findLast(area => area.id === id)) }),
    ),
    ...map.areas
      .filter(area => area.kind === 'seated' && !seated.has(area))
      .map(area => fault('area_empty', `${area.name} has no seats`, { areas: [area.id] })),
  ];
}

const placeOf = (area: SeatArea | undefined): [number, number] | null => {
  if (area?.kind === 'standing') return middleOf(area.outline);
  return area?.rows[0]?.from ?? area?.tables?.[0]?.at ?? null;
};

/** Two blocks may share a row, left and right of an aisle; a table shares its label with nothing. */
function labelFaults(groups: readonly SeatGroup[]): readonly SeatMapFault[] {
  return [...Map.groupBy(groups, rowId)].flatMap(([id, same]) => {
    const table = same.findLast(group => group.kind === 'table');
    if (same.length === 1 || !table) return [];
    const message = `${labelOf(table)} has the label of another row or table of ${table.area.name}`;
    return fault('label_twice', message, { areas: [table.area.id], rows: [id], point: middleOf(table.places) });
  });
}

function seatFaults(seats: readonly Seat[]): readonly SeatMapFault[] {
  const twice = [...Map.groupBy(seats, seat => seat.id).values()].flatMap(same => (same.length > 1 ? (same[1] as Seat) : []));
  return [...Map.groupBy(twice, seat => `${seat.area}-${seat.row}`)].map(([row, same]) => {
    const [first] = same as [Seat];
    const ids = same.map(seat => seat.id);
    return fault('seat_twice', `${first.areaName}, ${first.row}: ${someOf(same.map(seat => `number ${seat.number}`))} is there twice`, {
      areas: [first.area],
      rows: [row],
      seats: ids.slice(0, maxSeatsInFault),
      point: [first.x, first.y],
    });
  });
}
