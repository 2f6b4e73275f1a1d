import { loadDoor } from '../../lib/i18n/door.ts';

/** The page of those at the doors, with the sentences it speaks in. */
export async function open() {
  const [page] = await Promise.all([import('./door-page.tsx'), loadDoor()]);
  return page.route;
}
