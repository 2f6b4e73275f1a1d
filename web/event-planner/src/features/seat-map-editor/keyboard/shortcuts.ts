import type { ToolName } from '../editor/settings.ts';

/** What keys can do on the plan. */
export type Action =
  | { readonly do: 'tool'; readonly tool: ToolName }
  | { readonly do: 'nudge'; readonly by: readonly [number, number]; readonly step: 'usual' | 'large' | 'small' }
  | { readonly do: 'rotate'; readonly degrees: number }
  | { readonly do: 'walk'; readonly by: 1 | -1; readonly extends: boolean }
  | { readonly do: Plain };

export type Plain =
  | 'undo'
  | 'redo'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'duplicate'
  | 'all'
  | 'section'
  | 'delete'
  | 'escape'
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'zoomSelection'
  | 'save'
  | 'help'
  | 'rename'
  | 'snap'
  | 'category';

/** A key as it is named in the help and in titles: modifiers first. `Ctrl` is Command on a Mac. */
export type Combination = string;

/** In the order of the help dialog; the same table is looked up when a key is pressed, so that the help is never wrong. */
export const shortcuts: Readonly<
  Record<'tools' | 'edit' | 'select' | 'arrange' | 'look', readonly (readonly [keys: readonly Combination[], action: Action])[]>
> = {
  tools: [
    [['v'], { do: 'tool', tool: 'select' }],
    [['s'], { do: 'tool', tool: 'seats' }],
    [['h'], { do: 'tool', tool: 'hand' }],
    [['r'], { do: 'tool', tool: 'row' }],
    [['b'], { do: 'tool', tool: 'block' }],
    [['t'], { do: 'tool', tool: 'table' }],
    [['a'], { do: 'tool', tool: 'standing' }],
    [['l'], { do: 'tool', tool: 'landmark' }],
    [['x'], { do: 'tool', tool: 'label' }],
    [['p'], { do: 'tool', tool: 'paint' }],
  ],
  edit: [
    [['Ctrl+z'], { do: 'undo' }],
    [['Ctrl+Shift+z', 'Ctrl+y'], { do: 'redo' }],
    [['Ctrl+c'], { do: 'copy' }],
    [['Ctrl+x'], { do: 'cut' }],
    [['Ctrl+v'], { do: 'paste' }],
    [['Ctrl+d'], { do: 'duplicate' }],
    [['Delete', 'Backspace'], { do: 'delete' }],
    [['F2'], { do: 'rename' }],
    [['Ctrl+s'], { do: 'save' }],
  ],
  select: [
    [['Ctrl+a'], { do: 'all' }],
    [['Ctrl+Shift+a'], { do: 'section' }],
    [['.'], { do: 'walk', by: 1, extends: false }],
    [[','], { do: 'walk', by: -1, extends: false }],
    [['Shift+.', '>'], { do: 'walk', by: 1, extends: true }],
    [['Escape'], { do: 'escape' }],
  ],
  arrange: [
    [['ArrowLeft'], { do: 'nudge', by: [-1, 0], step: 'usual' }],
    [['ArrowRight'], { do: 'nudge', by: [1, 0], step: 'usual' }],
    [['ArrowUp'], { do: 'nudge', by: [0, -1], step: 'usual' }],
    [['ArrowDown'], { do: 'nudge', by: [0, 1], step: 'usual' }],
    [['Shift+ArrowLeft'], { do: 'nudge', by: [-1, 0], step: 'large' }],
    [['Shift+ArrowRight'], { do: 'nudge', by: [1, 0], step: 'large' }],
    [['Shift+ArrowUp'], { do: 'nudge', by: [0, -1], step: 'large' }],
    [['Shift+ArrowDown'], { do: 'nudge', by: [0, 1], step: 'large' }],
    [['Alt+ArrowLeft'], { do: 'nudge', by: [-1, 0], step: 'small' }],
    [['Alt+ArrowRight'], { do: 'nudge', by: [1, 0], step: 'small' }],
    [['Alt+ArrowUp'], { do: 'nudge', by: [0, -1], step: 'small' }],
    [['Alt+ArrowDown'], { do: 'nudge', by: [0, 1], step: 'small' }],
    [['['], { do: 'rotate', degrees: -5 }],
    [[']'], { do: 'rotate', degrees: 5 }],
    [['{', 'Shift+['], { do: 'rotate', degrees: -45 }],
    [['}', 'Shift+]'], { do: 'rotate', degrees: 45 }],
    [['1', '2', '3', '4', '5', '6', '7', '8', '9'], { do: 'category' }],
  ],
  look: [
    [['+', '='], { do: 'zoomIn' }],
    [['-', '_'], { do: 'zoomOut' }],
    [['0'], { do: 'fit' }],
    [['z'], { do: 'zoomSelection' }],
    [['g'], { do: 'snap' }],
    [['?'], { do: 'help' }],
  ],
};

const byKeys = new Map(
  Object.values(shortcuts).flatMap(group => group.flatMap(([keys, action]) => keys.map(key => [key, action] as const))),
);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** How a pressed key is named in the table. Shift is left out where it only makes another sign, such as `?`. */
export function combinationOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): Combination {
  const isLetter = /^[a-z]$/i.test(key);
  const name = isLetter ? key.toLowerCase() : key;
  const saysShift = shiftKey && (isLetter || key.length > 1);
  return [ctrlKey || metaKey ? 'Ctrl+' : '', altKey ? 'Alt+' : '', saysShift ? 'Shift+' : '', name].join('');
}

export const actionOf = (pressed: Pressed): Action | undefined => byKeys.get(combinationOf(pressed));

/** These also work while a button or a list has the focus; letters only on the plan, where nobody types or dictates. */
export const worksEverywhere = (action: Action, pressed: Pressed): boolean =>
  (pressed.ctrlKey || pressed.metaKey) && action.do !== 'copy' && action.do !== 'cut' && action.do !== 'paste';
