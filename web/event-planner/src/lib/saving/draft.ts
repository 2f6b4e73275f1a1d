import { type Clash, merge, same, withTheirs } from '../merging/merge.ts';

/** Something written in sections, as the server has it. */
export interface Plan<Sections> {
  readonly version: number;
  readonly sections: Sections;
}

/** A section as it is being written, and from what: the version it was taken from decides whether somebody overtook us. */
export interface Edit<Section> {
  readonly value: Section;
  readonly base: Section;
  readonly basedOn: number;
}
export type Edits<Sections> = { readonly [Name in keyof Sections]?: Edit<Sections[Name]> };

export type Trouble<Sections> =
  | { readonly kind: 'unreachable'; readonly attempts: number }
  | { readonly kind: 'overtaken'; readonly current: Plan<Sections> }
  | { readonly kind: 'refused'; readonly error: unknown };

export interface Draft<Sections> {
  readonly saved: Plan<Sections>;
  /** What the server has not acknowledged yet. */
  readonly edits: Edits<Sections>;
  readonly sending: Partial<Sections> | undefined;
  /** What was acknowledged, as it was typed: the server trims and cleans, and must not do so under somebody's hands. */
  readonly asTyped: Partial<Sections>;
  readonly trouble: Trouble<Sections> | undefined;
}

export interface SectionClash<Sections> {
  readonly section: keyof Sections & string;
  readonly clash: Clash;
}

export const openDraft = <Sections>(saved: Plan<Sections>, edits: Edits<Sections> = {}): Draft<Sections> => ({
  saved,
  edits,
  sending: undefined,
  asTyped: {},
  trouble: undefined,
});

const namesOf = <Sections>(edits: Edits<Sections> | Partial<Sections>): readonly (keyof Sections & string)[] =>
  Object.keys(edits) as (keyof Sections & string)[];

/** Every section as it is to be shown. */
export const shownOf = <Sections>({ saved, edits, asTyped }: Draft<Sections>): Sections => ({
  ...saved.sections,
  ...asTyped,
  ...Object.fromEntries(namesOf(edits).map(name => [name, edits[name]?.value])),
});

export function edited<Sections, Name extends keyof Sections>(draft: Draft<Sections>, name: Name, value: Sections[Name]): Draft<Sections> {
  const before = draft.edits[name];
  const edit = before
    ? { ...before, value }
    : { value, base: draft.asTyped[name] ?? draft.saved.sections[name], basedOn: draft.saved.version };
  // Whatever was refused may be right now.
  const trouble = draft.trouble?.kind === 'refused' ? undefined : draft.trouble;
  return { ...draft, edits: { ...draft.edits, [name]: edit }, trouble };
}

/** What to send next, and the version it was written from: the oldest, so that nobody's change since is overwritten. */
export function nextChange<Sections>(
  { edits, sending, trouble }: Draft<Sections>,
  isValid: (name: keyof Sections & string, value: unknown) => boolean,
): { readonly change: Partial<Sections>; readonly basedOn: number } | undefined {
  if (sending !== undefined || trouble?.kind === 'overtaken' || trouble?.kind === 'refused') return undefined;
  const ready = namesOf(edits).flatMap(name => {
    const edit = edits[name];
    return edit !== undefined && isValid(name, edit.value) ? [[name, edit] as const] : [];
  });
  if (ready.length === 0) return undefined;
  return {
    change: Object.fromEntries(ready.map(([name, { value }]) => [name, value])) as Partial<Sections>,
    basedOn: Math.min(...ready.map(([, { basedOn }]) => basedOn)),
  };
}

export const started = <Sections>(draft: Draft<Sections>, change: Partial<Sections>): Draft<Sections> => ({ ...draft, sending: change });

/** What was written on while it was under way stays an edit, now of what has been saved. */
export function acknowledged<Sections>(draft: Draft<Sections>, saved: Plan<Sections>): Draft<Sections> {
  const sent: Partial<Sections> = draft.sending ?? {};
  const edits = Object.fromEntries(
    namesOf(draft.edits).flatMap(name => {
      const edit = draft.edits[name];
      if (!(name in sent) || edit === undefined) return [[name, edit]];
      return edit.value === sent[name] ? [] : [[name, { ...edit, base: sent[name], basedOn: saved.version }]];
    }),
  ) as Edits<Sections>;
  return { saved, edits, sending: undefined, asTyped: { ...draft.asTyped, ...sent }, trouble: undefined };
}

export const unreachable = <Sections>(draft: Draft<Sections>): Draft<Sections> => ({
  ...draft,
  sending: undefined,
  trouble: { kind: 'unreachable', attempts: draft.trouble?.kind === 'unreachable' ? draft.trouble.attempts + 1 : 1 },
});

export const refused = <Sections>(draft: Draft<Sections>, error: unknown): Draft<Sections> => ({
  ...draft,
  sending: undefined,
  trouble: { kind: 'refused', error },
});

/** Somebody changed a section since ours was taken. Where both fit together they are put together; where not, the writer chooses. */
export function overtaken<Sections>(draft: Draft<Sections>, current: Plan<Sections>): Draft<Sections> {
  const waiting: Draft<Sections> = { ...draft, sending: undefined, trouble: { kind: 'overtaken', current } };
  return clashesOf(waiting).length === 0 ? resolved(waiting, []) : waiting;
}

export function clashesOf<Sections>({ edits, trouble }: Draft<Sections>): readonly SectionClash<Sections>[] {
  if (trouble?.kind !== 'overtaken') return [];
  return namesOf(edits).flatMap(section => {
    const edit = edits[section];
    if (edit === undefined) return [];
    return merge(edit.base, edit.value, trouble.current.sections[section]).clashes.map(clash => ({ section, clash }));
  });
}

/** Everything put together, theirs where that was chosen, to be sent as a change of what they saved. */
export function resolved<Sections>(draft: Draft<Sections>, theirs: readonly SectionClash<Sections>[]): Draft<Sections> {
  if (draft.trouble?.kind !== 'overtaken') return draft;
  const { current } = draft.trouble;
  const edits = Object.fromEntries(
    namesOf(draft.edits).flatMap(name => {
      const edit = draft.edits[name];
      if (edit === undefined) return [];
      const base = current.sections[name];
      const chosen = theirs.filter(({ section }) => section === name).map(({ clash }) => clash);
      const value = withTheirs(merge(edit.base, edit.value, base).whole, chosen);
      return same(value, base) ? [] : [[name, { value, base, basedOn: current.version }]];
    }),
  ) as Edits<Sections>;
  return { saved: current, edits, sending: undefined, asTyped: {}, trouble: undefined };
}

/** The server told of a newer version: sections that are not being written show it; the others keep what they were taken from. */
export function heard<Sections>(draft: Draft<Sections>, saved: Plan<Sections>): Draft<Sections> {
  if (saved.version <= draft.saved.version) return draft;
  return { ...draft, saved, asTyped: {} };
}

/** Back to what is saved; what is on its way cannot be called back. */
export const discarded = <Sections>(draft: Draft<Sections>): Draft<Sections> =>
  draft.sending === undefined ? { ...draft, edits: {}, asTyped: {}, trouble: undefined } : draft;

export type SavingState = 'saved' | 'saving' | 'incomplete' | 'unreachable' | 'overtaken' | 'refused';

export function stateOf<Sections>(
  draft: Draft<Sections>,
  isValid: (name: keyof Sections & string, value: unknown) => boolean,
): SavingState {
  if (draft.trouble !== undefined) return draft.trouble.kind;
  const names = namesOf(draft.edits);
  if (names.length === 0) return 'saved';
  return draft.sending === undefined && names.every(name => !isValid(name, draft.edits[name]?.value)) ? 'incomplete' : 'saving';
}
