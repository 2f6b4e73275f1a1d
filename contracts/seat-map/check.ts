import { accessFaults } from './check/access.ts';
import { nameFaults } from './check/names.ts';
import { outlineFaults } from './check/outlines.ts';
import { overlapFaults } from './check/overlaps.ts';
import { rowFaults } from './check/rows.ts';
import { fault, maxFaultsOfOneCode, type SeatMapFault } from './fault.ts';
import { countSeats, layOutGroups } from './lay-out.ts';
import { maxSeats, maxTables, type SeatMap } from './schema.ts';

/** What is wrong with a map beyond its shape, errors first. Near linear in its seats, and of bounded length whatever the map. */
export function faultsOf(map: SeatMap): readonly SeatMapFault[] {
  const [tooLarge] = sizeFaults(map);
  if (tooLarge) return [tooLarge];
  const groups = layOutGroups(map);
  const found = [
    ...nameFaults(map, groups),
    ...rowFaults(groups),
    ...outlineFaults(map),
    ...overlapFaults(map, groups),
    ...accessFaults(groups),
  ];
  const bounded = [...Map.groupBy(found, one => one.code).values()].flatMap(same => same.slice(0, maxFaultsOfOneCode));
  return bounded.toSorted((a, b) => Number(a.weight === 'advice') - Number(b.weight === 'advice'));
}

/** Looked at before anything is laid out: fifty million seats, which the shape allows, would not fit into memory. */
function sizeFaults(map: SeatMap): readonly SeatMapFault[] {
  const seats = countSeats(map);
  const tables = map.areas.reduce((sum, area) => sum + (area.kind === 'seated' ? (area.tables?.length ?? 0) : 0), 0);
  return [
    ...(seats > maxSeats ? [fault('too_many_seats', `the plan has ${seats} seats: at most ${maxSeats} are possible`)] : []),
    ...(tables > maxTables ? [fault('too_many_tables', `the plan has ${tables} tables: at most ${maxTables} are possible`)] : []),
  ];
}

/** Whether a map may be saved and sold by. */
export const hasErrors = (faults: readonly SeatMapFault[]): boolean => faults.some(one => one.weight === 'error');
