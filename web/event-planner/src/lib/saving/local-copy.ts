import type { Edit, Edits, Plan } from './draft.ts';

/** A place for texts by name, such as the browser's storage under a prefix of its own. */
export interface Keeper {
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string | undefined) => void;
}

/** Writes what changed, section by section, and takes away what was acknowledged. */
export function keep<Sections>(keeper: Keeper, before: Edits<Sections>, after: Edits<Sections>): void {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Sections & string>;
  for (const name of names) {
    if (before[name] === after[name]) continue;
    keeper.write(name, after[name] === undefined ? undefined : JSON.stringify(after[name]));
  }
}

/** What an earlier visit left unsaved. What does not have the section's shape any more is dropped. */
export function restore<Sections extends object>(keeper: Keeper, { sections }: Plan<Sections>): Edits<Sections> {
  return Object.fromEntries(
    Object.entries(sections).flatMap(([name, section]) => {
      const edit = parse(keeper.read(name));
      return edit !== undefined && alike(edit.value, section) && alike(edit.base, section) ? [[name, edit]] : [];
    }),
  ) as Edits<Sections>;
}

function parse(text: string | undefined): Edit<unknown> | undefined {
  try {
    const edit: unknown = JSON.parse(text ?? 'null');
    return typeof edit === 'object' && edit !== null && 'value' in edit && 'base' in edit && 'basedOn' in edit
      ? (edit as Edit<unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const alike = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) === Array.isArray(other) &&
  typeof one === 'object' &&
  one !== null &&
  typeof other === 'object' &&
  other !== null &&
  (Array.isArray(other) || sameNames(one, other));

/** Records by language have names of their own; everything else has the same fields always. */
const sameNames = (one: object, other: object): boolean =>
  Object.values(other).every(value => typeof value === 'object') || Object.keys(other).every(name => name in one);
