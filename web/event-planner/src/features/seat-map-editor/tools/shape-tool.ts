import { paintGuides } from '../canvas/paint-selection.ts';
import type { Overlay } from '../canvas/view.ts';
import { drawnCategory } from '../editor/editor.ts';
import { landmarkOf, rectangleBetween, standingArea } from '../plan/draw.ts';
import { type AnyPlace, boxAround, lengthOf, minus, type Place } from '../plan/geometry.ts';
import { addItems } from '../plan/plan.ts';
import { freeAreaId } from '../plan/sections.ts';
import { ofItems } from '../plan/selection.ts';
import { createSnapper, type Guide, type Snapper } from '../plan/snap.ts';
import { snapOptions } from './move-drag.ts';
import type { Drag, Press, Stage, Tool } from './tool.ts';

const nothing: ReadonlySet<number> = new Set();
const mostCorners = 64;

/** Draws standing areas and landmarks: a drag makes a rectangle, clicks set corners until the first is clicked again, or Enter. */
export function shapeTool(stage: Stage, kind: 'standing' | 'landmark'): Tool {
  const { editor, view } = stage;
  let corners: readonly Place[] = [];
  let pointer: { readonly at: Place; readonly guides: readonly Guide[] } | undefined;
  let snapper: Snapper | undefined;
  const snapped = (press: Press) => (snapper ??= createSnapper(editor.state.plan, nothing)).point(press.at, snapOptions(stage, press));
  const drop = (): void => {
    [corners, pointer, snapper] = [[], undefined, undefined];
    view.requestOverlay();
  };
  const finish = (outline: readonly AnyPlace[]): void => {
    if (outline.length >= 3) draw(stage, kind, outline);
    drop();
  };
  return {
    cursor: 'crosshair',
    press: press => (corners.length > 0 ? undefined : rectangleDrag(stage, snapped(press).at, { snapped, finish })),
    hover: press => {
      pointer = press === undefined ? undefined : snapped(press);
      view.requestOverlay();
    },
    click: press => {
      const { at } = snapped(press);
      const [first] = corners;
      const closes = first !== undefined && corners.length >= 3 && lengthOf(minus(first, at)) < view.px(press.touch ? 18 : 10);
      if (closes || corners.length >= mostCorners) return finish(corners);
      corners = [...corners, at];
      view.requestOverlay();
    },
    doubleClick: () => finish(corners),
    key: key => {
      if (key === 'Enter' && corners.length === 0) finish(aroundMiddle(stage));
      else if (key === 'Enter') finish(corners);
      else if (key === 'Escape' && corners.length > 0) drop();
      else if (key === 'Backspace' && corners.length > 0) corners = corners.slice(0, -1);
      else return false;
      view.requestOverlay();
      return true;
    },
    paint: over => {
      if (pointer !== undefined) paintGuides(over, pointer.guides, boxAround([pointer.at]));
      if (corners.length > 0) paintPath(over, [...corners, ...(pointer === undefined ? [] : [pointer.at])]);
    },
    leave: drop,
  };
}

function aroundMiddle({ view }: Stage): readonly AnyPlace[] {
  const [x, y] = view.toPlan({ x: view.size.width / 2, y: view.size.height / 2 });
  return rectangleBetween([x - 6, y - 3], [x + 6, y + 3]);
}

interface Rectangle {
  readonly snapped: (press: Press) => { readonly at: Place; readonly guides: readonly Guide[] };
  readonly finish: (outline: readonly AnyPlace[]) => void;
}

function rectangleDrag({ view }: Stage, from: Place, { snapped, finish }: Rectangle): Drag {
  let to = from;
  let guides: readonly Guide[] = [];
  return {
    move: press => {
      ({ at: to, guides } = snapped(press));
      view.requestOverlay();
    },
    end: () => finish(rectangleBetween(from, to)),
    cancel: () => view.requestOverlay(),
    paint: over => {
      paintGuides(over, guides, boxAround([from, to]));
      paintPath(over, [...rectangleBetween(from, to), from]);
    },
  };
}

function paintPath({ brush, colors, toScreen }: Overlay, places: readonly AnyPlace[]): void {
  brush.beginPath();
  for (const place of places) brush.lineTo(...toScreen(place));
  brush.globalAlpha = 0.15;
  brush.fillStyle = colors.brand;
  brush.fill();
  brush.globalAlpha = 1;
  brush.lineWidth = 2;
  brush.strokeStyle = colors.brand;
  brush.stroke();
  const [first] = places;
  if (first === undefined) return;
  brush.beginPath();
  brush.arc(...toScreen(first), 5, 0, 2 * Math.PI);
  brush.fillStyle = colors.paper;
  brush.fill();
  brush.stroke();
}

function draw({ editor, names }: Stage, kind: 'standing' | 'landmark', outline: readonly AnyPlace[]): void {
  editor.apply('draw', plan => {
    const name = names().standing;
    const { landmark } = editor.state.settings;
    const item =
      kind === 'landmark'
        ? landmarkOf(names().landmark(landmark), landmark, outline)
        : standingArea({ id: freeAreaId(plan, name), name, category: drawnCategory(editor.state), outline });
    const drawn = addItems(plan, [item]);
    return { plan: drawn.plan, selection: ofItems(drawn.keys) };
  });
}
