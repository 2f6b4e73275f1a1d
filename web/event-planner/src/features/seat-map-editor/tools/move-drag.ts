import { paintGuides, paintNote, paintSelected } from '../canvas/paint-selection.ts';
import type { Box } from '../../../lib/seat-plan/seat-grid.ts';
import { moveItems } from '../plan/arrange.ts';
import { type AnyPlace, minus, type Place } from '../plan/geometry.ts';
import { boxOfItems } from '../plan/places.ts';
import { itemsWith, type Item, type Plan } from '../plan/plan.ts';
import { createSnapper, type Guide } from '../plan/snap.ts';
import type { StepName } from '../editor/step.ts';
import type { Edited } from '../editor/editor.ts';
import type { Drag, Press, Stage } from './tool.ts';

const snapPx = 8;
const none: ReadonlySet<number> = new Set();

/** How a movement snaps now: not at all with Alt held. */
export const snapOptions = ({ editor, view }: Stage, press: Press) => {
  const { snaps, grid } = editor.state.settings;
  return snaps && !press.alt ? { reach: view.px(snapPx), grid } : { reach: 0, grid: 0 };
};

/** What is selected follows the pointer: painted alone over a plan that stands still, so that it is smooth with thousands of seats. */
export function moveDrag(stage: Stage, start: Press): Drag {
  const { editor, view } = stage;
  const keys = editor.state.selection.items;
  const moving = itemsWith(editor.state.plan, keys);
  const snapper = createSnapper(editor.state.plan, keys);
  const around = boxOfItems(moving);
  let by: Place = [0, 0];
  let guides: readonly Guide[] = [];
  const stop = (): void => view.hide(none);
  return {
    move: press => {
      view.hide(keys);
      const free = alongAxis(minus(press.at, start.at), press.shift);
      const snapped = snapper.move(free, snapOptions(stage, press));
      by = press.shift ? alongAxis(snapped.by, true) : snapped.by;
      ({ guides } = snapped);
      view.requestOverlay();
    },
    end: () => {
      stop();
      editor.apply('move', plan => moveItems(plan, keys, by));
    },
    cancel: stop,
    paint: over => {
      const { scale, x, y } = over.camera;
      const camera = { scale, x: x + by[0] * scale, y: y + by[1] * scale };
      over.items(moving, camera);
      paintSelected({ ...over, camera, toScreen: ([px, py]) => [px * scale + camera.x, py * scale + camera.y] }, moving);
      paintGuides(over, guides, movedBox(around, by));
    },
  };
}

const movedBox = ({ left, top, right, bottom }: Box, [x, y]: AnyPlace): Box => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
});

const alongAxis = ([x, y]: AnyPlace, only: boolean): Place => (!only ? [x, y] : Math.abs(x) > Math.abs(y) ? [x, 0] : [0, y]);

interface Reshape {
  readonly step: StepName;
  /** What the plan becomes with the pointer there; undefined when it cannot be. */
  readonly change: (plan: Plan, press: Press) => Plan | Edited;
  readonly note?: (items: readonly Item[], press: Press) => string;
}

/** Pulls something about what is selected; shown as it would become. */
export function reshapeDrag({ editor, view }: Stage, { step, change, note }: Reshape): Drag {
  const { plan, selection } = editor.state;
  const keys = selection.items;
  let last: { readonly press: Press; readonly items: readonly Item[] } | undefined;
  const stop = (): void => view.hide(none);
  const changedBy = (press: Press): Plan => {
    const outcome = change(plan, press);
    return 'items' in outcome ? outcome : outcome.plan;
  };
  return {
    move: press => {
      view.hide(keys);
      last = { press, items: itemsWith(changedBy(press), keys) };
      view.requestOverlay();
    },
    end: press => {
      stop();
      editor.apply(step, () => change(plan, press));
    },
    cancel: stop,
    paint: over => {
      if (last === undefined) return;
      over.items(last.items);
      paintSelected(over, last.items);
      if (note !== undefined) paintNote(over, note(last.items, last.press), [last.press.screen.x, last.press.screen.y]);
    },
  };
}
