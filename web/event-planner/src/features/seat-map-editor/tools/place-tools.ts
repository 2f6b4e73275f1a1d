import { drawnCategory } from '../editor/editor.ts';
import { tableAt } from '../plan/draw.ts';
import { type AnyPlace, roundedPlace } from '../plan/geometry.ts';
import { freshLabel } from '../plan/labels.ts';
import { addItems } from '../plan/plan.ts';
import { ensureSection } from '../plan/sections.ts';
import { ofItems } from '../plan/selection.ts';
import { createSnapper } from '../plan/snap.ts';
import { snapOptions } from './move-drag.ts';
import type { Press, Stage, Tool } from './tool.ts';

const nothing: ReadonlySet<number> = new Set();

/** Puts tables where one clicks; a ghost of the next one follows the pointer. */
export function tableTool(stage: Stage): Tool {
  const { editor, view } = stage;
  let ghost: AnyPlace | undefined;
  const snapped = (press: Press): AnyPlace => createSnapper(editor.state.plan, nothing).point(press.at, snapOptions(stage, press)).at;
  const place = (at: AnyPlace): void =>
    void editor.apply('draw', before => {
      const { plan, section } = ensureSection(before, { key: editor.state.settings.section, name: stage.names().section });
      const belongs = { section: section.key, category: drawnCategory(editor.state), label: freshLabel(plan, section.key, '1') };
      const drawn = addItems(plan, [tableAt(at, editor.state.settings.table, belongs)]);
      return { plan: drawn.plan, selection: ofItems(drawn.keys) };
    });
  return {
    cursor: 'crosshair',
    hover: press => {
      ghost = press === undefined ? undefined : snapped(press);
      view.requestOverlay();
    },
    click: press => place(snapped(press)),
    key: key => {
      if (key === 'Enter') place(view.toPlan({ x: view.size.width / 2, y: view.size.height / 2 }));
      return key === 'Enter';
    },
    paint: over => {
      if (ghost === undefined) return;
      const table = tableAt(ghost, editor.state.settings.table, { label: '', section: 0, category: drawnCategory(editor.state) });
      over.brush.globalAlpha = 0.6;
      over.items([{ ...table, key: -1 }]);
      over.brush.globalAlpha = 1;
    },
    leave: () => {
      ghost = undefined;
      view.requestOverlay();
    },
  };
}

/** Puts words where one clicks, and lets them be typed. */
export function labelTool(stage: Stage): Tool {
  const { editor, view } = stage;
  const place = (at: AnyPlace): void => {
    editor.apply('draw', plan => {
      const drawn = addItems(plan, [{ type: 'label', text: stage.names().label, at: roundedPlace(at), size: 1.2, rotation: 0 }]);
      return { plan: drawn.plan, selection: ofItems(drawn.keys) };
    });
    editor.choose('select');
    stage.editName();
  };
  return {
    cursor: 'text',
    click: press => place(createSnapper(editor.state.plan, nothing).point(press.at, snapOptions(stage, press)).at),
    key: key => {
      if (key === 'Enter') place(view.toPlan({ x: view.size.width / 2, y: view.size.height / 2 }));
      return key === 'Enter';
    },
  };
}
