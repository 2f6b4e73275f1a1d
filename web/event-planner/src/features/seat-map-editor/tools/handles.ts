import { type AnyPlace, between, lengthOf, middleOf, minus, normalOf, type Place, plus, times, unit } from '../plan/geometry.ts';
import { boxOfItems } from '../plan/places.ts';
import { isRow, isShape, type Item, type RowItem } from '../plan/plan.ts';
import { fromFrontToBack } from '../plan/row-shape.ts';
import { apexOf } from '../plan/transform.ts';
import type { View, Overlay } from '../canvas/view.ts';

/** What can be pulled at a selection. */
export type Handle =
  | { readonly kind: 'rotate' | 'bend'; readonly at: Place; readonly row?: RowItem }
  | { readonly kind: 'scale'; readonly at: Place; readonly opposite: Place }
  | { readonly kind: 'end'; readonly at: Place; readonly row: RowItem; readonly end: 'from' | 'to' }
  | { readonly kind: 'corner' | 'edge'; readonly at: Place; readonly index: number };

const awayPx = 26;

/** Where the handles of a selection are, in units of the plan. */
export function handlesOf(items: readonly Item[], view: Pick<View, 'px'>): readonly Handle[] {
  const [only] = items;
  if (only === undefined) return [];
  const box = boxOfItems(items);
  const rows = items.filter(isRow);
  const rotate: Handle = { kind: 'rotate', at: [middleOf(box)[0], box.top - view.px(awayPx)] };
  if (items.length === 1 && isRow(only)) return [...endsOf(only, view), bendOf(only, view), rotate];
  if (items.length === 1 && isShape(only)) return [...cornersOf(only.outline, view), rotate];
  const corners = [
    [box.left, box.top],
    [box.right, box.top],
    [box.right, box.bottom],
    [box.left, box.bottom],
  ] as const;
  const scale = corners.map((at, index): Handle => {
    const opposite = corners[(index + 2) % 4] ?? at;
    return { kind: 'scale', at: outwards(at, opposite, view.px(7)), opposite: [opposite[0], opposite[1]] };
  });
  const last = rows.length === items.length ? fromFrontToBack(rows).at(-1) : undefined;
  return [...scale, ...(last === undefined ? [] : [bendOf(last, view)]), rotate];
}

const outwards = (at: AnyPlace, from: AnyPlace, by: number): Place => plus(at, times(unit(minus(at, from)), by));

function endsOf(row: RowItem, view: Pick<View, 'px'>): readonly Handle[] {
  const out = Math.max(0.75, view.px(12));
  const along = row.seats === 1 ? ([1, 0] as Place) : unit(minus(row.to, row.from));
  return [
    { kind: 'end', end: 'from', row, at: plus(row.from, times(along, -out)) },
    { kind: 'end', end: 'to', row, at: plus(row.to, times(along, out)) },
  ];
}

const bendOf = (row: RowItem, view: Pick<View, 'px'>): Handle => ({
  kind: 'bend',
  row,
  at: plus(apexOf(row), times(normalOf(unit(minus(row.to, row.from))), Math.max(0.85, view.px(14)))),
});

function cornersOf(outline: readonly AnyPlace[], view: Pick<View, 'px'>): readonly Handle[] {
  return outline.flatMap((at, index): Handle[] => {
    const next = outline[(index + 1) % outline.length] ?? at;
    const corner: Handle = { kind: 'corner', index, at: [at[0], at[1]] };
    return lengthOf(minus(next, at)) > view.px(44) ? [corner, { kind: 'edge', index, at: between(at, next) }] : [corner];
  });
}

export function handleAt(handles: readonly Handle[], at: AnyPlace, reach: number): Handle | undefined {
  const near = handles.map(handle => ({ handle, distance: lengthOf(minus(handle.at, at)) })).filter(({ distance }) => distance <= reach);
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.handle;
}

export const cursorOf = (handle: Handle): string =>
  ({ rotate: 'grab', bend: 'ns-resize', scale: 'nwse-resize', end: 'ew-resize', corner: 'move', edge: 'copy' })[handle.kind];

/** Each kind has its own shape. */
export function paintHandles({ brush, colors, toScreen }: Overlay, handles: readonly Handle[]): void {
  for (const { kind, at } of handles) {
    const [x, y] = toScreen(at);
    const size = kind === 'edge' ? 3.5 : 5.5;
    brush.beginPath();
    if (kind === 'rotate' || kind === 'edge' || kind === 'end') brush.arc(x, y, size, 0, 2 * Math.PI);
    else if (kind === 'bend')
      for (const [dx, dy] of [
        [0, -7],
        [7, 0],
        [0, 7],
        [-7, 0],
      ] as const)
        brush.lineTo(x + dx, y + dy);
    else brush.rect(x - size, y - size, 2 * size, 2 * size);
    brush.closePath();
    brush.fillStyle = kind === 'edge' ? colors.brand : colors.paper;
    brush.fill();
    brush.lineWidth = 2;
    brush.strokeStyle = colors.brand;
    brush.stroke();
    if (kind !== 'rotate') continue;
    brush.beginPath();
    brush.arc(x, y, 2, 0, 2 * Math.PI);
    brush.fillStyle = colors.brand;
    brush.fill();
  }
}
