import { paintGuides, paintNote } from '../canvas/paint-selection.ts';
import { drawnCategory } from '../editor/editor.ts';
import { blockBetween, type BlockForm, blockRows } from '../plan/draw.ts';
import { type AnyPlace, boxAround, minus, type Place } from '../plan/geometry.ts';
import { nextLabels } from '../plan/labels.ts';
import { addItems } from '../plan/plan.ts';
import { ensureSection } from '../plan/sections.ts';
import { ofItems } from '../plan/selection.ts';
import { createSnapper, type Guide } from '../plan/snap.ts';
import { snapOptions } from './move-drag.ts';
import type { Drag, Press, Stage, Tool } from './tool.ts';

const nothing: ReadonlySet<number> = new Set();

/** Draws blocks of rows: a rectangle to fill, or a click for one as large as the form says. */
export function blockTool(stage: Stage): Tool {
  const { editor, view } = stage;
  return {
    cursor: 'crosshair',
    press: press => blockDrag(stage, press),
    click: press => {
      const { at } = createSnapper(editor.state.plan, nothing).point(press.at, snapOptions(stage, press));
      drawBlock(stage, editor.state.settings.block, at);
    },
    key: key => {
      if (key !== 'Enter') return false;
      const { block } = editor.state.settings;
      const middle = view.toPlan({ x: view.size.width / 2, y: view.size.height / 2 });
      drawBlock(stage, block, minus(middle, [((block.seats - 1) * block.pitch) / 2, ((block.rows - 1) * block.rowDistance) / 2]));
      return true;
    },
  };
}

function blockDrag(stage: Stage, start: Press): Drag {
  const { editor, view } = stage;
  const snapper = createSnapper(editor.state.plan, nothing);
  const corner = snapper.point(start.at, snapOptions(stage, start)).at;
  let to: Place = corner;
  let guides: readonly Guide[] = [];
  const fitting = () => {
    const { block } = editor.state.settings;
    const { from, seats, rows } = blockBetween(corner, to, block);
    return { from, form: { ...block, seats, rows } };
  };
  return {
    move: press => {
      ({ at: to, guides } = snapper.point(press.at, snapOptions(stage, press)));
      view.requestOverlay();
    },
    end: () => {
      const { form, from } = fitting();
      drawBlock(stage, form, from);
    },
    cancel: () => view.requestOverlay(),
    paint: over => {
      const { form, from } = fitting();
      const rows = blockRows(form, { section: 0, category: drawnCategory(editor.state), from, direction: [1, 0] });
      over.items(rows.map((row, at) => ({ ...row, key: -1 - at })));
      paintGuides(over, guides, boxAround([corner, to]));
      paintNote(over, `${form.rows} × ${form.seats} = ${form.rows * form.seats}`, over.toScreen(to));
    },
  };
}

function drawBlock({ editor, names }: Stage, form: BlockForm, from: AnyPlace): void {
  editor.apply('draw', before => {
    const { plan, section } = ensureSection(before, { key: editor.state.settings.section, name: names().section });
    const rows = blockRows(form, { section: section.key, category: drawnCategory(editor.state), from, direction: [1, 0] });
    const drawn = addItems(plan, nextLabels(plan, rows));
    return { plan: drawn.plan, selection: ofItems(drawn.keys) };
  });
}
