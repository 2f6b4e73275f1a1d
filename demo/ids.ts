import { hash } from 'node:crypto';

/** RFC 9562 version 5 over a namespace of our own: the same name has the same id on every day and every machine. */
export function idOf(name: string): string {
  const hex = hash('sha1', `event-planner demo ${name}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** RFC 9562 version 8: in the order of time, as ids of what happens later are. Lists that begin with the newest are sorted by them. */
export function idAt(name: string, moment: string): string {
  const time = Date.parse(moment).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-8${idOf(name).slice(15)}`;
}

/** `Café à la carte!` → `cafe-a-la-carte`. */
export const slugOf = (text: string): string =>
  text
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/['’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
