import { createHash } from 'node:crypto';
import { EventPage, type EventQuery, type EventSummary } from '@event-planner/contracts/event';
import type { z } from 'zod';
import type { EventContext } from '../context.ts';
import { makeReady, type Ready } from '../ready.ts';
import type { Findable, Remembered } from '../remembered.ts';
import { searchable } from '@event-planner/contracts/searchable';
import { toSummary } from '../summary.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { nearOf } from './near.ts';
import { type FoundRow, placeOf, searchWords } from './rules.ts';
import { countByCategory, countByCity, listFindable, listMatching } from './store.ts';

export interface ListingDependencies {
  readonly context: Pick<EventContext, 'db' | 'now'>;
  readonly remembered: Remembered;
}

export type Listing = ReturnType<typeof createListing>;

export const createListing = ({ context: { db, now }, remembered }: ListingDependencies) => ({
  /** What people typed is not remembered, nor where they are: there are more words and places than there is memory. */
  listEvents: async (query: EventQuery): Promise<Ready> =>
    query.q === undefined && query.near === undefined
      ? // From the primary: a replica that is a second late would be believed for minutes.
        remembered.page(keyOf(query), () => loadPage(db.query, query, now()))
      : makeReady(EventPage, await loadPage(db.read, query, now())),

  /** What search engines are told of; remembered with the lists. */
  listFindable: (): Promise<Findable> =>
    remembered.findable(async () => {
      const rows = await listFindable(db.read, now());
      return { events: rows.map(({ slug }) => slug), organizers: [...new Set(rows.map(({ organizerSlug }) => organizerSlug))] };
    }),

  getFilters: (): Promise<Ready> =>
    remembered.filters(async () => {
      const [categories, cities] = await Promise.all([countByCategory(db.read, now()), countByCity(db.read, now())]);
      return { categories, cities };
    }),
});

const toFound = (row: FoundRow): EventSummary => ({ ...toSummary(row), ...(row.metres !== null && { distanceMetres: row.metres }) });

/** A hash, for a query may hold whatever somebody typed. */
const keyOf = (query: EventQuery): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url');

async function loadPage(read: EventContext['db']['read'], query: EventQuery, now: Date): Promise<z.infer<typeof EventPage>> {
  const { q = '', cursor, sort, limit } = query;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, sort);
  // One more than asked for tells whether there is a next page.
  const wanted = { ...query, near: nearOf(query), words: searchWords(searchable(q)), after, now, limit: limit + 1 };
  const found = await listMatching(read, { ...wanted, fuzzy: false });
  // Nothing has these words, so they may be misspelt. A later page of such a list comes here again, for its cursor changes nothing about that.
  const rows = found.length > 0 || q === '' ? found : await listMatching(read, { ...wanted, fuzzy: true });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(toFound), nextCursor: rows.length > limit && last ? encodeCursor(placeOf(last, sort)) : null };
}
