import type { RefObject } from 'react';
import type { View } from '../canvas/view.ts';
import { useEditor } from '../editor/use-editor.ts';
import { boxAround, unionOf } from '../plan/geometry.ts';
import { boxOfItem, itemOfSeat, placeOfSeat, seatsOf } from '../plan/places.ts';
import { isSeated, type Plan } from '../plan/plan.ts';
import type { Selection } from '../plan/selection.ts';

/** Goes to where something is on the plan, near enough to see it. */
export function useReveal(view: RefObject<View | undefined>) {
  const editor = useEditor();
  return (selection: Selection, point: readonly [number, number] | null): void => {
    const boxes = boxesOf(editor.state.plan, selection);
    if (boxes.length > 0) view.current?.reveal(unionOf(boxes));
    else if (point !== null) view.current?.reveal(boxAround([point]));
  };
}

const boxesOf = (plan: Plan, { items, seats }: Selection) => {
  const places = Map.groupBy(seats, itemOfSeat);
  return plan.items.flatMap(item => {
    const own = places.get(item.key);
    if (own !== undefined && isSeated(item))
      return boxAround(own.flatMap(key => seatsOf(item)[placeOfSeat(key)] ?? []).map(({ x, y }) => [x, y] as const));
    return items.has(item.key) ? [boxOfItem(item)] : [];
  });
};
