import type { SeatMapFault } from '@event-planner/contracts/seat-map';
import { numberOf, seatKey, type SeatKey } from '../plan/places.ts';
import { isSeated, type Item, type Key, type Plan, type SeatedItem } from '../plan/plan.ts';
import { ofItems, ofSeats, type Selection } from '../plan/selection.ts';

/** The seats, rows or areas a fault is about, as the editor knows them: the finest that are named. */
export function placesOfFault(plan: Plan, fault: SeatMapFault): Selection {
  const seats = seatsNamed(plan, new Set(fault.seats));
  if (seats.length > 0) return ofSeats(seats);
  const rows = new Set(fault.rows);
  const ids = new Map(plan.sections.map(({ key, id }) => [key, id]));
  const named = plan.items.filter(item => isSeated(item) && rows.has(`${ids.get(item.section)}-${item.label}`));
  if (named.length > 0) return ofItems(named.map(item => item.key));
  const areas = new Set(fault.areas);
  return ofItems(plan.items.filter(item => areas.has(areaOf(item, ids) ?? '')).map(item => item.key));
}

const areaOf = (item: Item, ids: ReadonlyMap<Key, string>): string | undefined =>
  item.type === 'standing' ? item.id : isSeated(item) ? ids.get(item.section) : undefined;

function seatsNamed(plan: Plan, ids: ReadonlySet<string>): readonly SeatKey[] {
  if (ids.size === 0) return [];
  const sections = new Map(plan.sections.map(({ key, id }) => [key, id]));
  const idOf = (item: SeatedItem, at: number): string => `${sections.get(item.section)}-${item.label}-${numberOf(item, at)}`;
  return plan.items
    .filter(isSeated)
    .flatMap(item =>
      Array.from({ length: item.seats }, (_, at) => at).flatMap(at => (ids.has(idOf(item, at)) ? [seatKey(item.key, at)] : [])),
    );
}

/** The thing a path into the document leads to, such as `areas/0/rows/3/label`. */
export function placesOfPath(plan: Plan, path: string): Selection {
  const [list, first, inside, second] = path.split('/');
  const [at, index] = [Number(first ?? NaN), Number(second ?? NaN)];
  if (Number.isNaN(at)) return ofItems([]);
  if (list === 'landmarks' || list === 'labels') {
    const item = plan.items.filter(({ type }) => type === (list === 'labels' ? 'label' : 'landmark'))[at];
    return ofItems(item === undefined ? [] : [item.key]);
  }
  if (list !== 'areas') return ofItems([]);
  const areas = [
    ...plan.sections.map(({ key }) => key),
    ...plan.items.flatMap(item => (item.type === 'standing' ? [item.key] : [])),
  ].toSorted((a, b) => a - b);
  const area = areas[at];
  const own = plan.items.filter(item => isSeated(item) && item.section === area);
  if (Number.isNaN(index)) return ofItems([...own.map(item => item.key), ...(area === undefined ? [] : [area])]);
  const item = own.filter(({ type }) => type === (inside === 'tables' ? 'table' : 'row'))[index];
  return ofItems(item === undefined ? [] : [item.key]);
}
