import { paintBand } from '../canvas/paint-selection.ts';
import { boxAround } from '../plan/geometry.ts';
import { hitAt, itemsIn, seatsIn } from '../plan/hit.ts';
import { isShape, itemsWith, replaceItems } from '../plan/plan.ts';
import { added, isEmpty, noSelection, ofItems, ofSeats, type Selection, toggled, wholeSections } from '../plan/selection.ts';
import { handleDrag } from './handle-drag.ts';
import { handleAt, handlesOf } from './handles.ts';
import { moveDrag } from './move-drag.ts';
import type { Drag, Press, Stage, Tool } from './tool.ts';

const reachPx = { mouse: 5, touch: 14 } as const;

/** Selects whole things, or with `seats` single seats; what is selected can be moved, turned, bent and pulled. */
export function selectTool(stage: Stage, meant: 'items' | 'seats'): Tool {
  const { editor, view } = stage;
  const reach = (press: Press): number => view.px(press.touch ? reachPx.touch : reachPx.mouse);
  const under = (press: Press): Selection => {
    const hit = hitAt(editor.state.plan, press.at, reach(press));
    if (hit === undefined) return noSelection;
    return meant === 'seats' && hit.seat !== undefined ? ofSeats([hit.seat]) : ofItems([hit.item.key]);
  };
  const handles = () =>
    editor.state.selection.items.size > 0 ? handlesOf(itemsWith(editor.state.plan, editor.state.selection.items), view) : [];
  return {
    cursor: 'default',
    press: press => {
      const handle = handleAt(handles(), press.at, view.px(press.touch ? 18 : 9));
      if (handle !== undefined) return handleDrag(stage, handle, press);
      const found = under(press);
      const { selection } = editor.state;
      const isSelected = found.items.size > 0 && found.items.isSubsetOf(selection.items);
      if (isSelected && !press.shift) return moveDrag(stage, press);
      // A finger that is not on something selected moves the plan: there is no other way to look around with one.
      if (press.touch) return undefined;
      if (found.items.size > 0 && !press.shift && !press.alt && meant === 'items') {
        editor.select(found);
        return moveDrag(stage, press);
      }
      return bandDrag(stage, { start: press, meant });
    },
    click: press => {
      if (handleAt(handles(), press.at, view.px(9)) !== undefined) return;
      const found = under(press);
      const { plan, selection } = editor.state;
      if (press.alt && !isEmpty(found)) editor.select(wholeSections(plan, found));
      else if (press.shift) editor.select(toggled(selection, found));
      else editor.select(found);
    },
    doubleClick: press => {
      const hit = hitAt(editor.state.plan, press.at, reach(press));
      const corner = handleAt(handles(), press.at, view.px(9));
      if (corner?.kind === 'corner') return void removeCorner(stage, corner.index);
      if (hit?.seat === undefined) return hit === undefined ? undefined : stage.editName();
      editor.choose('seats');
      editor.select(ofSeats([hit.seat]));
    },
  };
}

const removeCorner = ({ editor }: Stage, index: number): boolean =>
  editor.apply('reshape', plan => {
    const [item] = itemsWith(plan, editor.state.selection.items);
    return item === undefined || !isShape(item) || item.outline.length <= 3
      ? plan
      : replaceItems(plan, [{ ...item, outline: item.outline.toSpliced(index, 1) }]);
  });

/** A rubber band; what it holds is selected while it is drawn, added to what was with Shift. */
function bandDrag({ editor, view }: Stage, { start, meant }: { readonly start: Press; readonly meant: 'items' | 'seats' }): Drag {
  const before = start.shift ? editor.state.selection : noSelection;
  const original = editor.state.selection;
  let box = boxAround([start.at]);
  return {
    move: press => {
      box = boxAround([start.at, press.at]);
      const found = meant === 'seats' ? seatsIn(editor.state.plan, box) : itemsIn(editor.state.plan, box);
      editor.select(start.shift ? added(before, found) : found);
      view.requestOverlay();
    },
    end: () => view.requestOverlay(),
    cancel: () => editor.select(original),
    paint: over => paintBand(over, box),
  };
}
