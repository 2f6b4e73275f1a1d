import { canRedo, canUndo, current, type History, jumpedTo, record, redone, startHistory, undone } from '../plan/history.ts';
import type { Item, Plan } from '../plan/plan.ts';
import { noSelection, type Selection, surviving } from '../plan/selection.ts';
import { type Settings, type ToolName, usualSettings } from './settings.ts';
import type { StepName } from './step.ts';

export interface EditorState {
  readonly history: History<StepName>;
  readonly plan: Plan;
  readonly selection: Selection;
  readonly tool: ToolName;
  readonly settings: Settings;
  /** What a form would make of the plan; shown instead of it, not yet done. */
  readonly preview: Plan | undefined;
  readonly clipboard: readonly Item[];
  /** What somebody asked to be shown, such as the seats of a fault. */
  readonly shown: Selection;
  /** The plan as it was last saved, if it ever was. */
  readonly saved: Plan | undefined;
  /** What was done last, to be read out; a new object each time, so that doing the same again is heard again. */
  readonly said: Said | undefined;
}

export interface Said {
  readonly step: StepName;
  readonly how: 'done' | 'undone' | 'redone';
  readonly count: number;
}

export interface Edited {
  readonly plan: Plan;
  readonly selection?: Selection;
}

export interface Editor {
  readonly state: EditorState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Does something that can be undone. False when it changed nothing. Steps of one group, such as a drag, are undone together. */
  readonly apply: (name: StepName, change: (plan: Plan) => Plan | Edited, group?: string) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly jump: (at: number) => void;
  readonly select: (selection: Selection) => void;
  readonly choose: (tool: ToolName) => void;
  readonly set: (change: Partial<Settings>) => void;
  readonly preview: (plan: Plan | undefined) => void;
  readonly copy: (items: readonly Item[]) => void;
  readonly show: (selection: Selection) => void;
  /** This is what is saved now; what was done since stays unsaved. */
  readonly markSaved: (plan: Plan) => void;
}

export function createEditor(plan: Plan, { saved }: { readonly saved: Plan | undefined }): Editor {
  const listeners = new Set<() => void>();
  let state: EditorState = {
    history: startHistory('start', plan),
    plan,
    selection: noSelection,
    tool: 'select',
    settings: usualSettings,
    preview: undefined,
    clipboard: [],
    shown: noSelection,
    saved,
    said: undefined,
  };
  const set = (change: Partial<EditorState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const go = (history: History<StepName>, how: 'undone' | 'redone'): void => {
    if (history === state.history) return;
    const step = current(history);
    const said = current(how === 'undone' ? state.history : history);
    const selection = surviving(step.plan, step.selection);
    set({
      history,
      plan: step.plan,
      selection,
      preview: undefined,
      shown: noSelection,
      said: { step: said.name, how, count: countOf(said.selection) },
    });
  };
  return {
    get state() {
      return state;
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    apply: (name, change, group) => {
      const outcome = change(state.plan);
      const edited = 'items' in outcome ? { plan: outcome } : outcome;
      if (edited.plan === state.plan) return false;
      const selection = surviving(edited.plan, edited.selection ?? state.selection);
      const history = record(state.history, { name, plan: edited.plan, selection, group });
      set({
        history,
        plan: edited.plan,
        selection,
        preview: undefined,
        shown: noSelection,
        said: { step: name, how: 'done', count: countOf(selection) },
      });
      return true;
    },
    undo: () => canUndo(state.history) && go(undone(state.history), 'undone'),
    redo: () => canRedo(state.history) && go(redone(state.history), 'redone'),
    jump: at => go(jumpedTo(state.history, at), at < state.history.at ? 'undone' : 'redone'),
    select: selection => set({ selection, preview: undefined, shown: noSelection, said: undefined }),
    choose: tool => set({ tool, preview: undefined }),
    set: change => set({ settings: { ...state.settings, ...change } }),
    preview: preview => preview !== state.preview && set({ preview }),
    copy: clipboard => set({ clipboard }),
    show: shown => set({ shown }),
    markSaved: stored => set({ saved: stored }),
  };
}

const countOf = ({ items, seats }: Selection): number => items.size + seats.size;

export const isDirty = ({ plan, saved }: EditorState): boolean => plan !== saved;

/** What new seats get: the category chosen, or the first there is. */
export const drawnCategory = ({ plan, settings }: Pick<EditorState, 'plan' | 'settings'>): string =>
  plan.categories.find(({ id }) => id === settings.category)?.id ?? plan.categories[0]?.id ?? 'standard';
