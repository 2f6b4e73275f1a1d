import { searchable } from '@event-planner/contracts/searchable';

const longest = 100;

/** A name as a part of an address: `Théâtre d’été` is `theatre-d-ete`. */
export function slugOf(name: string, otherwise: string): string {
  const slug = searchable(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? otherwise : slug;
}

/** The slug itself, or with the first number that nobody has: `hamlet-2`. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    const numbered = `${slug}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
