import {
  acknowledged,
  discarded,
  type Draft,
  edited,
  heard,
  nextChange,
  openDraft,
  overtaken,
  type Plan,
  refused,
  resolved,
  type SectionClash,
  started,
  unreachable,
} from './draft.ts';
import { keep, type Keeper, restore } from './local-copy.ts';

const pauseMs = 700;
const longestPauseMs = 4_000;
const longestRetryMs = 30_000;

export interface Saving<Sections> {
  readonly send: (change: Partial<Sections>, basedOn: number) => Promise<Plan<Sections>>;
  /** What a failure means: who overtook us, that nobody answered, or that it is no use. */
  readonly meaningOf: (error: unknown) => { readonly current: Plan<Sections> } | 'unreachable' | 'refused';
  readonly isValid: (name: keyof Sections & string, value: unknown) => boolean;
  /** Where edits are kept until they are acknowledged. */
  readonly keeper: Keeper;
  readonly onSaved?: (plan: Plan<Sections>) => void;
  /** False where everybody sees at once what is saved: then edits wait, kept, until they are saved on purpose. */
  readonly automatic?: () => boolean;
}

export interface Saver<Sections> {
  readonly draft: () => Draft<Sections>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly edit: <Name extends keyof Sections>(name: Name, value: Sections[Name]) => void;
  readonly resolve: (theirs: readonly SectionClash<Sections>[]) => void;
  readonly hear: (plan: Plan<Sections>) => void;
  /** Sends now what waits. */
  readonly flush: () => void;
  /** The same, unless edits wait to be saved on purpose. */
  readonly flushIfAutomatic: () => void;
  /** Throws away what was not sent. */
  readonly discard: () => void;
  readonly stop: () => void;
}

/** Saves as one writes: a moment after the last key, again and again while nobody answers, and nothing is forgotten until it is acknowledged. */
export function createSaver<Sections extends object>(plan: Plan<Sections>, saving: Saving<Sections>): Saver<Sections> {
  const { send, meaningOf, isValid, keeper, onSaved, automatic = () => true } = saving;
  let draft = openDraft(plan, restore(keeper, plan));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince: number | undefined;
  const listeners = new Set<() => void>();

  const become = (next: Draft<Sections>): void => {
    if (next === draft) return;
    keep(keeper, draft.edits, next.edits);
    draft = next;
    for (const tell of listeners) tell();
  };
  const wait = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  };
  const waitForMore = (): void => {
    if (!automatic()) return;
    waitingSince ??= Date.now();
    wait(Math.max(0, Math.min(pauseMs, waitingSince + longestPauseMs - Date.now())));
  };

  const flush = (): void => {
    clearTimeout(timer);
    const next = nextChange(draft, isValid);
    if (next === undefined) return;
    waitingSince = undefined;
    become(started(draft, next.change));
    void send(next.change, next.basedOn).then(
      saved => {
        become(acknowledged(draft, saved));
        onSaved?.(saved);
        if (nextChange(draft, isValid) !== undefined) waitForMore();
      },
      (error: unknown) => fail(error),
    );
  };
  const fail = (error: unknown): void => {
    const meaning = meaningOf(error);
    if (meaning === 'refused') return become(refused(draft, error));
    if (meaning === 'unreachable') {
      become(unreachable(draft));
      const attempts = draft.trouble?.kind === 'unreachable' ? draft.trouble.attempts : 1;
      return wait(Math.min(longestRetryMs, 1000 * 2 ** (attempts - 1)));
    }
    become(overtaken(draft, meaning.current));
    if (draft.trouble === undefined) flush();
  };

  const flushIfAutomatic = (): void => {
    if (automatic()) flush();
  };

  if (Object.keys(draft.edits).length > 0) waitForMore();
  return {
    draft: () => draft,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit: (name, value) => {
      become(edited(draft, name, value));
      if (draft.trouble === undefined) waitForMore();
    },
    resolve: theirs => {
      become(resolved(draft, theirs));
      flush();
    },
    hear: newer => become(heard(draft, newer)),
    flush,
    flushIfAutomatic,
    discard: () => become(discarded(draft)),
    stop: () => {
      flushIfAutomatic();
      clearTimeout(timer);
    },
  };
}
