import { isSeated, type Key, type NewItem, type Plan } from './plan.ts';

/** Gives copied rows and tables the labels that come after those of their section: A, B copied beside A to D are E, F. */
export function nextLabels(plan: Plan, copies: readonly NewItem[]): readonly NewItem[] {
  const taken = new Map<string, Set<string>>();
  for (const item of plan.items) if (isSeated(item)) namesIn(taken, item).add(item.label);
  return copies.map(copy => {
    if (copy.type !== 'row' && copy.type !== 'table') return copy;
    const names = namesIn(taken, copy);
    let label = copy.label;
    while (names.has(label)) label = labelAfter(label);
    names.add(label);
    return { ...copy, label };
  });
}

const namesIn = (taken: Map<string, Set<string>>, item: { readonly section: Key }): Set<string> => {
  const known = taken.get(String(item.section)) ?? new Set();
  taken.set(String(item.section), known);
  return known;
};

/** 9 → 10, T09 → T10, A → B, Z → AA, H → J (I reads as 1 and O as 0). */
export function labelAfter(label: string): string {
  const digits = /\d+$/.exec(label)?.[0];
  if (digits !== undefined) return label.slice(0, -digits.length) + String(Number(digits) + 1).padStart(digits.length, '0');
  const letter = label.at(-1) ?? '';
  if (!/[a-z]/i.test(letter)) return `${label}1`;
  const head = label.slice(0, -1);
  if (letter === 'Z' || letter === 'z') {
    const first = letter === 'Z' ? 'A' : 'a';
    return head === '' ? first + first : labelAfter(head) + first;
  }
  const next = String.fromCodePoint((letter.codePointAt(0) ?? 64) + 1);
  return /[io]/i.test(next) ? labelAfter(head + next) : head + next;
}

/** A label for the next row or table of a section. */
export function freshLabel(plan: Plan, section: Key, first: string): string {
  const labels = plan.items.flatMap(item => (isSeated(item) && item.section === section ? [item.label] : []));
  const taken = new Set(labels);
  let label = labels.at(-1) ?? first;
  while (taken.has(label)) label = labelAfter(label);
  return label;
}
