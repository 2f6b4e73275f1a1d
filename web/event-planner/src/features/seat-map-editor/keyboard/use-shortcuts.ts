import type { KeyboardEvent } from 'react';
import { boxOfItems } from '../plan/places.ts';
import { itemsWith } from '../plan/plan.ts';
import { everything, isEmpty, itemsMeant, noSelection, ofItems } from '../plan/selection.ts';
import {
  copySelected,
  cutSelected,
  duplicateSelected,
  nudge,
  paintSelected,
  paste,
  removeSelected,
  rotateSelected,
  selectSections,
} from '../editor/editing.ts';
import type { Editor } from '../editor/editor.ts';
import type { View } from '../canvas/view.ts';
import type { Tool } from '../tools/tool.ts';
import { type Action, actionOf, type Plain, worksEverywhere } from './shortcuts.ts';
import { walkItems, walkSeats } from './walk.ts';

interface Keys {
  readonly editor: Editor;
  readonly view: () => View | undefined;
  readonly tool: () => Tool | undefined;
  readonly onSave: () => void;
  readonly onHelp: () => void;
  readonly onRename: () => void;
}

const zoomStep = 1.5;

/** What keys do: on the plan all of them, elsewhere in the editor those with Ctrl. */
export function useShortcuts(keys: Keys) {
  const onPlan = (event: KeyboardEvent): void => {
    if (keys.tool()?.key?.(event.key) === true) return event.preventDefault();
    const action = actionOf(event);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    perform(keys, action, event.key);
  };
  const onEditor = (event: KeyboardEvent): void => {
    const action = actionOf(event);
    if (action === undefined || event.defaultPrevented || !worksEverywhere(action, event)) return;
    // In a field these mean the text in it; only saving means the plan everywhere.
    const types =
      event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement;
    if (types && action.do !== 'save') return;
    event.preventDefault();
    perform(keys, action, event.key);
  };
  return { onPlan, onEditor };
}

function perform(keys: Keys, action: Action, key: string): void {
  const { editor } = keys;
  switch (action.do) {
    case 'tool':
      return editor.choose(action.tool);
    case 'nudge':
      return goBy(keys, action);
    case 'rotate':
      return void (editor.state.selection.items.size > 0 && rotateSelected(editor, action.degrees));
    case 'walk':
      editor.select(
        walkItems(editor.state.plan, ofItems(itemsMeant(editor.state.selection)), { by: action.by, extending: action.extends }),
      );
      return revealSelected(keys, false);
    case 'category': {
      const category = editor.state.plan.categories[Number(key) - 1];
      if (category === undefined) return;
      editor.set({ category: category.id });
      if (!isEmpty(editor.state.selection)) paintSelected(editor, category.id);
      return;
    }
    default:
      return plain[action.do](keys);
  }
}

const plain: Readonly<Record<Exclude<Plain, 'category'>, (keys: Keys) => void>> = {
  undo: ({ editor }) => editor.undo(),
  redo: ({ editor }) => editor.redo(),
  copy: ({ editor }) => copySelected(editor),
  cut: ({ editor }) => cutSelected(editor),
  paste: ({ editor }) => paste(editor),
  duplicate: ({ editor }) => duplicateSelected(editor),
  all: ({ editor }) => editor.select(everything(editor.state.plan)),
  section: ({ editor }) => selectSections(editor),
  delete: ({ editor }) => removeSelected(editor),
  escape: ({ editor }) =>
    isEmpty(editor.state.selection) || editor.state.tool !== 'select' ? editor.choose('select') : editor.select(noSelection),
  zoomIn: ({ view }) => view()?.zoom(zoomStep),
  zoomOut: ({ view }) => view()?.zoom(1 / zoomStep),
  fit: ({ view }) => view()?.fit(),
  zoomSelection: keys => revealSelected(keys, true),
  save: ({ onSave }) => onSave(),
  help: ({ onHelp }) => onHelp(),
  rename: ({ onRename }) => onRename(),
  snap: ({ editor }) => editor.set({ snaps: !editor.state.settings.snaps }),
};

/** With single seats arrows go from seat to seat, otherwise they move what is selected; with nothing selected they move the view. */
function goBy({ editor, view }: Keys, { by, step }: Extract<Action, { do: 'nudge' }>): void {
  const { plan, selection, tool, settings } = editor.state;
  if (tool === 'seats') return editor.select(walkSeats(plan, selection, { direction: by, extending: step === 'large' }));
  if (selection.items.size === 0) return view()?.pan({ x: by[0] * -80, y: by[1] * -80 });
  const length = { usual: settings.grid || 0.5, large: 5 * (settings.grid || 0.5), small: 0.05 }[step];
  nudge(editor, [by[0] * length, by[1] * length]);
}

function revealSelected({ editor, view }: Keys, always: boolean): void {
  const { plan, selection } = editor.state;
  const items = itemsWith(plan, itemsMeant(selection));
  const now = view();
  if (items.length === 0 || now === undefined) return;
  const box = boxOfItems(items);
  const [left, top] = now.toScreen([box.left, box.top]);
  const [right, bottom] = now.toScreen([box.right, box.bottom]);
  if (always || left < 0 || top < 0 || right > now.size.width || bottom > now.size.height) now.reveal(box);
}
