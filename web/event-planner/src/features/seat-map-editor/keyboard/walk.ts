import { dot, grown, holds, minus, unit } from '../plan/geometry.ts';
import { boxOfItem, itemOfSeat, placeOfSeat, seatKey, type SeatKey, seatsOf } from '../plan/places.ts';
import { isSeated, type Item, type Plan } from '../plan/plan.ts';
import { ofItems, ofSeats, type Selection } from '../plan/selection.ts';

/** The item after or before the last one selected, in the order of the outline. */
export function walkItems(
  plan: Plan,
  { items }: Selection,
  { by, extending }: { readonly by: 1 | -1; readonly extending: boolean },
): Selection {
  if (plan.items.length === 0) return ofItems([]);
  const at = plan.items.findLastIndex(item => items.has(item.key));
  const next = at < 0 ? (by > 0 ? 0 : plan.items.length - 1) : (at + by + plan.items.length) % plan.items.length;
  const key = plan.items[next]?.key ?? 0;
  return ofItems(extending ? [...items, key] : [key]);
}

/** The seat one comes to by going in a direction: the nearest that lies that way. */
export function walkSeats(
  plan: Plan,
  { seats }: Selection,
  { direction, extending }: { readonly direction: readonly [number, number]; readonly extending: boolean },
): Selection {
  const last = [...seats].at(-1);
  const next = last === undefined ? firstSeat(plan) : neighbour(plan, last, direction);
  if (next === undefined) return { items: new Set(), seats };
  return ofSeats(extending ? [...seats, next] : [next]);
}

function firstSeat(plan: Plan): SeatKey | undefined {
  const item = plan.items.find(isSeated);
  return item === undefined ? undefined : seatKey(item.key, 0);
}

const reaches = [3, 10, 60] as const;

function neighbour(plan: Plan, from: SeatKey, direction: readonly [number, number]): SeatKey | undefined {
  const item = plan.items.find(known => known.key === itemOfSeat(from));
  const origin = item !== undefined && isSeated(item) ? seatsOf(item)[placeOfSeat(from)] : undefined;
  if (origin === undefined) return undefined;
  for (const reach of reaches) {
    const near = plan.items.filter(other => isSeated(other) && holds(grown(boxOfItem(other), reach), [origin.x, origin.y]));
    const found = nearestTowards(near, [origin.x, origin.y], { direction, reach });
    if (found !== undefined) return found;
  }
  return undefined;
}

function nearestTowards(
  items: readonly Item[],
  origin: readonly [number, number],
  { direction, reach }: { readonly direction: readonly [number, number]; readonly reach: number },
): SeatKey | undefined {
  let best: { readonly seat: SeatKey; readonly cost: number } | undefined;
  for (const item of items) {
    if (!isSeated(item)) continue;
    for (const seat of seatsOf(item)) {
      const by = minus([seat.x, seat.y], origin);
      const distance = Math.hypot(...by);
      const straight = distance === 0 ? 0 : dot(unit(by), direction);
      const cost = distance * (1 + 3 * (1 - straight));
      if (straight > 0.45 && distance <= reach && cost < (best?.cost ?? Infinity)) best = { seat: seatKey(item.key, seat.at), cost };
    }
  }
  return best?.seat;
}
