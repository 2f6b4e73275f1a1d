import type { Transaction } from '@event-planner/platform/database';
import { freeSlug, slugOf } from '../slugs.ts';
import type { Tables } from '../tables.ts';
import { listSlugsLike, lockSlug } from './store.ts';

/** Addresses below `/events` that are something else. */
const reserved: readonly string[] = ['filters'];

/** The address of an event of this title that no other event has. */
export async function freeSlugFor(tx: Transaction<Tables>, id: string, title: string): Promise<string> {
  const slug = slugOf(title, 'event');
  await lockSlug(tx, slug);
  return freeSlug(slug, new Set([...reserved, ...(await listSlugsLike(tx, { id, slug }))]));
}
