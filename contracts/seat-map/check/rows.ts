import { fault, maxSeatsInFault, type SeatMapFault, type SeatMapFaultCode, someOf } from '../fault.ts';
import { numberAt, type SeatGroup } from '../lay-out.ts';
import { middleOf } from '../outlines.ts';
import type { SeatRow } from '../schema.ts';
import { repeated } from './repeated.ts';
import { leastSeatDistance } from './tolerance.ts';
import { labelOf, rowId } from './words.ts';

/** What does not fit within one row or table. */
export const rowFaults = (groups: readonly SeatGroup[]): readonly SeatMapFault[] =>
  groups.flatMap(group => [...numberFaults(group), ...markFaults(group), ...aisleFaults(group), ...lengthFaults(group)]);

const about = (group: SeatGroup, code: SeatMapFaultCode, what: string): SeatMapFault =>
  fault(code, `${labelOf(group)}: ${what}`, { areas: [group.area.id], rows: [rowId(group)], point: middleOf(group.places) });

function numberFaults(group: SeatGroup): readonly SeatMapFault[] {
  const { source, seats } = group;
  const numbers = 'step' in source ? source.numbers : undefined;
  const outside = seats.filter(({ number }) => number < 0 || number > 9999);
  return [
    ...(numbers && numbers.length !== source.seats
      ? [about(group, 'numbers_length', `there are ${numbers.length} numbers for ${source.seats} seats`)]
      : []),
    ...(outside.length > 0
      ? [
          {
            ...about(group, 'number_out_of_range', `seats are numbered 0 to 9999, not ${someOf(outside.map(seat => String(seat.number)))}`),
            seats: outside.slice(0, maxSeatsInFault).map(seat => seat.id),
          },
        ]
      : []),
  ];
}

function markFaults(group: SeatGroup): readonly SeatMapFault[] {
  const { marks, seats } = group.source;
  const beyond = marks.filter(mark => mark.at >= seats).map(mark => String(mark.at + 1));
  const twice = repeated(marks.map(mark => mark.at)).filter(at => at < seats);
  return [
    ...(beyond.length > 0 ? [about(group, 'mark_beyond_row', `it marks the places ${someOf(beyond)} but has ${seats}`)] : []),
    ...(twice.length > 0
      ? [about(group, 'mark_twice', `the seats ${someOf(twice.map(at => String(numberAt(group.source, at))))} are marked twice`)]
      : []),
  ];
}

function aisleFaults(group: SeatGroup): readonly SeatMapFault[] {
  const { source } = group;
  const aisles = 'step' in source ? (source.aisles ?? []) : [];
  const beyond = aisles.filter(aisle => aisle.after >= source.seats - 1).map(aisle => String(aisle.after + 1));
  const twice = repeated(aisles.map(aisle => aisle.after)).filter(after => after < source.seats - 1);
  return [
    ...(beyond.length > 0 ? [about(group, 'aisle_beyond_row', `there is no seat behind an aisle after place ${someOf(beyond)}`)] : []),
    ...(twice.length > 0
      ? [about(group, 'aisle_twice', `there are two aisles after place ${someOf(twice.map(after => String(after + 1)))}`)]
      : []),
  ];
}

function lengthFaults(group: SeatGroup): readonly SeatMapFault[] {
  if (!isTooTight(group)) return [];
  const { kind, source } = group;
  const needs = `so that seats stand closer than ${leastSeatDistance}`;
  return [
    kind === 'row'
      ? about(group, 'row_too_short', `${source.seats} seats and its aisles do not fit between its ends, ${needs}`)
      : about(group, 'table_too_small', `${source.seats} seats do not fit around it, ${needs}`),
  ];
}

/** Whether neighbours of one row or table stand in each other's place, or the row runs back on itself. */
function isTooTight({ kind, source, seats }: SeatGroup): boolean {
  if ('from' in source && seats.length > 1 && runsBack(source)) return true;
  const isRound = kind === 'table' && seats.length > 2;
  return seats.some((seat, at) => {
    const next = seats[at + 1] ?? (isRound ? seats[0] : undefined);
    return next !== undefined && Math.hypot(next.x - seat.x, next.y - seat.y) < leastSeatDistance;
  });
}

const runsBack = ({ from, to, seats, aisles = [] }: SeatRow): boolean =>
  aisles.reduce((sum, aisle) => (aisle.after < seats - 1 ? sum + aisle.width : sum), 0) >= Math.hypot(to[0] - from[0], to[1] - from[1]);
