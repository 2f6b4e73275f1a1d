import { transformItems } from '../plan/arrange.ts';
import { curveRows } from '../plan/curve.ts';
import { dot, lengthOf, middleOf, minus, normalOf, type Place, plus, roundedPlace, times, unit } from '../plan/geometry.ts';
import { boxOfItems } from '../plan/places.ts';
import { isRow, isShape, itemsWith, mapItems, type Plan, replaceItems, type RowItem } from '../plan/plan.ts';
import { turnedRound } from '../plan/row-cut.ts';
import { pitchOf, resized } from '../plan/row-shape.ts';
import { createSnapper } from '../plan/snap.ts';
import { scaledFrom, transformed, turnedAround } from '../plan/transform.ts';
import type { Handle } from './handles.ts';
import { reshapeDrag, snapOptions } from './move-drag.ts';
import type { Drag, Press, Stage } from './tool.ts';

/** What pulling at a handle does. */
export function handleDrag(stage: Stage, handle: Handle, start: Press): Drag {
  switch (handle.kind) {
    case 'rotate':
      return rotateDrag(stage, start);
    case 'bend':
      return bendDrag(stage, handle.row, start);
    case 'scale':
      return scaleDrag(stage, handle.opposite, start);
    case 'end':
      return endDrag(stage, handle.row, handle.end);
    case 'corner':
    case 'edge':
      return cornerDrag(stage, handle);
  }
}

const angleOf = ([x, y]: Place): number => (Math.atan2(y, x) * 180) / Math.PI;
const rotationStep = 5;

function rotateDrag(stage: Stage, start: Press): Drag {
  const { plan, selection } = stage.editor.state;
  const middle = middleOf(boxOfItems(itemsWith(plan, selection.items)));
  const before = angleOf(minus(start.at, middle));
  const turn = (press: Press): number => {
    const degrees = angleOf(minus(press.at, middle)) - before;
    const wound = ((degrees + 540) % 360) - 180;
    return press.alt ? Math.round(wound * 10) / 10 : Math.round(wound / rotationStep) * rotationStep;
  };
  return reshapeDrag(stage, {
    step: 'rotate',
    change: (now, press) => transformItems(now, selection.items, turnedAround(middle, turn(press))),
    note: (_items, press) => `${turn(press)}°`,
  });
}

function bendDrag(stage: Stage, row: RowItem | undefined, start: Press): Drag {
  const { items } = stage.editor.state.selection;
  const leader = row ?? itemsWith(stage.editor.state.plan, items).find(isRow);
  const sideways: Place = leader === undefined ? [0, 1] : normalOf(unit(minus(leader.to, leader.from)));
  const bend = (press: Press): number => {
    const free = (leader?.bend ?? 0) + dot(minus(press.at, start.at), sideways);
    return Math.abs(free) < 0.25 && !press.alt ? 0 : Math.round(free * 20) / 20;
  };
  return reshapeDrag(stage, {
    step: 'curve',
    change: (plan, press) => (leader === undefined ? plan : curveRows(plan, items, { leader: leader.key, bend: bend(press) })),
    note: (_items, press) => String(bend(press)),
  });
}

function scaleDrag(stage: Stage, opposite: Place, start: Press): Drag {
  const { items } = stage.editor.state.selection;
  const span = lengthOf(minus(start.at, opposite)) || 1;
  const factor = (press: Press): number =>
    Math.max(0.05, Math.round((dot(minus(press.at, opposite), minus(start.at, opposite)) / span ** 2) * 100) / 100);
  return reshapeDrag(stage, {
    step: 'scale',
    change: (plan, press) => transformItems(plan, items, scaledFrom(opposite, factor(press), factor(press))),
    note: (_items, press) => `${Math.round(factor(press) * 100)} %`,
  });
}

/** The end of a row follows the pointer, and as many seats as fit follow the end; with Shift the number stays and the distance changes. */
function endDrag(stage: Stage, row: RowItem, end: 'from' | 'to'): Drag {
  const snapper = createSnapper(stage.editor.state.plan, new Set([row.key]));
  return reshapeDrag(stage, {
    step: 'resize',
    change: (plan, press) => {
      const { at } = snapper.point(press.at, snapOptions(stage, press));
      return replaceItems(plan, [pulled(row, { end, to: at, keepsCount: press.shift })]);
    },
    note: items => String(items.reduce((sum, item) => sum + ('seats' in item ? item.seats : 0), 0)),
  });
}

function pulled(
  row: RowItem,
  { end, to, keepsCount }: { readonly end: 'from' | 'to'; readonly to: Place; readonly keepsCount: boolean },
): RowItem {
  if (end === 'from') return turnedRound(pulled(turnedRound(row), { end: 'to', to, keepsCount }));
  const [before, after] = [minus(row.to, row.from), minus(to, row.from)];
  if (lengthOf(after) < 0.2) return row;
  const turnedRow = row.seats === 1 ? row : transformedTo(row, angleOf(after) - angleOf(before));
  if (keepsCount) return { ...turnedRow, to: roundedPlace(to) };
  const pitch = row.seats < 2 ? 1 : pitchOf(row);
  const gaps = lengthOf(before) - pitch * (row.seats - 1);
  const seats = Math.max(1, Math.round((lengthOf(after) - gaps) / pitch) + 1);
  const sized = row.seats === 1 ? { ...row, to: roundedPlace(plus(row.from, times(unit(after), pitch))), seats: 2 } : turnedRow;
  return resized(sized, seats) as RowItem;
}
const transformedTo = (row: RowItem, degrees: number): RowItem => transformed(row, turnedAround(row.from, degrees)) as RowItem;

function cornerDrag(stage: Stage, { kind, index }: { readonly kind: 'corner' | 'edge'; readonly index: number }): Drag {
  const { items } = stage.editor.state.selection;
  const snapper = createSnapper(stage.editor.state.plan, items);
  return reshapeDrag(stage, {
    step: 'reshape',
    change: (plan: Plan, press) =>
      mapItems(plan, items, item => {
        if (!isShape(item)) return item;
        const at = roundedPlace(snapper.point(press.at, snapOptions(stage, press)).at);
        const outline = kind === 'corner' ? item.outline.with(index, at) : item.outline.toSpliced(index + 1, 0, at);
        return { ...item, outline };
      }),
  });
}
