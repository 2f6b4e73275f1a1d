import type { Scene } from './scene.ts';

/** The seats that look different in another scene, or 'all' when the difference is not one of seats. */
export function changedBetween(before: Scene | undefined, after: Scene): readonly number[] | 'all' {
  if (before === undefined || before.colors !== after.colors || before.sold !== after.sold) return 'all';
  const changed = [...before.selected.symmetricDifference(after.selected)];
  if (before.focused !== after.focused) changed.push(...[before.focused, after.focused].filter(index => index !== undefined));
  const [old, now] = [before.live?.codes, after.live?.codes];
  if (old === now) return changed;
  if (old === undefined || now === undefined || old.length !== now.length) return 'all';
  for (let index = 0; index < now.length; index++) if (old[index] !== now[index]) changed.push(index);
  return changed;
}
