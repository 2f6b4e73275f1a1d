import { paintGuides, paintNote } from '../canvas/paint-selection.ts';
import { drawnCategory } from '../editor/editor.ts';
import { rowAlong } from '../plan/draw.ts';
import { type AnyPlace, boxAround, lengthOf, minus, type Place, plus, times } from '../plan/geometry.ts';
import { freshLabel } from '../plan/labels.ts';
import { addItems, type Plan, type RowItem } from '../plan/plan.ts';
import type { NewRow } from '../plan/row-shape.ts';
import { ensureSection } from '../plan/sections.ts';
import { ofItems } from '../plan/selection.ts';
import { createSnapper, type Guide } from '../plan/snap.ts';
import { snapOptions } from './move-drag.ts';
import type { Drag, Press, Stage, Tool } from './tool.ts';

const nothing: ReadonlySet<number> = new Set();
const angleStep = 15;

/** Draws rows: press where the first seat is, let go where the last one is. */
export function rowTool(stage: Stage): Tool {
  const { editor, view } = stage;
  return {
    cursor: 'crosshair',
    press: press => rowDrag(stage, press),
    click: press => {
      const { pitch, rowSeats = 10 } = editor.state.settings;
      const { at } = createSnapper(editor.state.plan, nothing).point(press.at, snapOptions(stage, press));
      drawRow(stage, at, plus(at, [pitch * (rowSeats - 1), 0]));
    },
    key: key => {
      if (key !== 'Enter') return false;
      const { pitch, rowSeats = 10 } = editor.state.settings;
      const middle = view.toPlan({ x: view.size.width / 2, y: view.size.height / 2 });
      const half: Place = [(pitch * (rowSeats - 1)) / 2, 0];
      drawRow(stage, minus(middle, half), plus(middle, half));
      return true;
    },
  };
}

function rowDrag(stage: Stage, start: Press): Drag {
  const snapper = createSnapper(stage.editor.state.plan, nothing);
  const from = snapper.point(start.at, snapOptions(stage, start)).at;
  let to: Place = from;
  let guides: readonly Guide[] = [];
  return {
    move: press => {
      const snapped = snapper.point(press.at, snapOptions(stage, press));
      to = press.shift ? atRoundAngle(from, press.at) : snapped.at;
      guides = press.shift ? [] : snapped.guides;
      stage.view.requestOverlay();
    },
    end: () => drawRow(stage, from, to),
    cancel: () => stage.view.requestOverlay(),
    paint: over => {
      const row = newRow(stage, { plan: stage.editor.state.plan, section: 0 }, [from, to]);
      over.items([{ ...row, key: -1 } satisfies RowItem]);
      paintGuides(over, guides, boxAround([from, to]));
      paintNote(over, String(row.seats), over.toScreen(to));
    },
  };
}

function atRoundAngle(from: AnyPlace, to: AnyPlace): Place {
  const [dx, dy] = minus(to, from);
  const angle = (Math.round((Math.atan2(dy, dx) * 180) / Math.PI / angleStep) * angleStep * Math.PI) / 180;
  return plus(from, times([Math.cos(angle), Math.sin(angle)], lengthOf([dx, dy])));
}

function newRow(
  { editor }: Stage,
  { plan, section }: { readonly plan: Plan; readonly section: number },
  [from, to]: readonly [AnyPlace, AnyPlace],
): NewRow {
  const { settings } = editor.state;
  return rowAlong({
    from,
    to,
    pitch: settings.pitch,
    seats: settings.rowSeats,
    label: freshLabel(plan, section, 'A'),
    section,
    category: drawnCategory(editor.state),
  });
}

function drawRow(stage: Stage, from: AnyPlace, to: AnyPlace): void {
  const { editor, names } = stage;
  editor.apply('draw', before => {
    const { plan, section } = ensureSection(before, { key: editor.state.settings.section, name: names().section });
    const drawn = addItems(plan, [newRow(stage, { plan, section: section.key }, [from, to])]);
    return { plan: drawn.plan, selection: ofItems(drawn.keys) };
  });
}
