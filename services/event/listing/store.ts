import type { EventQuery } from '@event-planner/contracts/event';
import { type Database, sql } from '@event-planner/platform/database';
import { type SummaryRow, summaryColumns } from '../summary.ts';
import type { Tables } from '../tables.ts';
import type { Place } from './cursor.ts';
import type { SearchWord } from './rules.ts';

type Read = Database<Tables>['read'];

export interface Wanted extends Pick<EventQuery, 'category' | 'city' | 'organizer' | 'from' | 'to' | 'maxPriceMinor' | 'sort' | 'limit'> {
  readonly words: readonly SearchWord[];
  /** Whether long words may also be misspelt. */
  readonly fuzzy: boolean;
  readonly after: Place | undefined;
  readonly now: Date;
}

const sortColumn = { date: 'events.startsAt', price: 'events.priceFromMinor', title: 'events.titleKey' } as const satisfies Record<
  EventQuery['sort'],
  string
>;

/** What anybody may see and still go to. */
const upcoming = (read: Read, now: Date) =>
  read
    .selectFrom('events')
    .innerJoin('venues', 'venues.id', 'events.venueId')
    .innerJoin('organizers', 'organizers.id', 'events.organizerId')
    .where('events.state', '=', 'published')
    .where('events.endsAt', '>', now);

export async function listUpcoming(read: Read, wanted: Wanted): Promise<SummaryRow[]> {
  const { category, city, organizer, from, to, maxPriceMinor, words, fuzzy, after, sort, limit, now } = wanted;
  const column = sortColumn[sort];
  let rows = upcoming(read, now).select(summaryColumns);
  if (category !== undefined) rows = rows.where('events.category', '=', category);
  if (city !== undefined) rows = rows.where('venues.city', '=', city);
  if (organizer !== undefined) rows = rows.where('organizers.slug', '=', organizer);
  if (from !== undefined) rows = rows.where('events.lastDay', '>=', from);
  if (to !== undefined) rows = rows.where('events.firstDay', '<=', to);
  if (maxPriceMinor !== undefined) rows = rows.where('events.priceFromMinor', '<=', maxPriceMinor);
  for (const word of words) rows = rows.where(fuzzy && word.long ? resembles(word) : contains(word));
  if (after !== undefined) rows = rows.where(sql<boolean>`(${sql.ref(column)}, events.id) > (${after.key}, ${after.id})`);
  return rows.orderBy(column).orderBy('events.id').limit(limit).execute();
}

const contains = ({ pattern }: SearchWord) => sql<boolean>`events.search_text like ${pattern}`;
const resembles = ({ word, pattern }: SearchWord) => sql<boolean>`(events.search_text like ${pattern} or ${word} <% events.search_text)`;

/** Slugs of all that is on, soonest first, and of who puts it on. */
export const listFindable = (read: Read, now: Date): Promise<{ slug: string; organizerSlug: string }[]> =>
  upcoming(read, now)
    .select(['events.slug', 'organizers.slug as organizerSlug'])
    .orderBy('events.startsAt')
    .limit(findableAtMost)
    .execute();

/** As many as a sitemap has. */
const findableAtMost = 50_000;

export interface Choice {
  readonly value: string;
  readonly count: number;
}

const countRows = sql<number>`count(*)`;

export const countByCategory = (read: Read, now: Date): Promise<Choice[]> =>
  upcoming(read, now)
    .select(['events.category as value', countRows.as('count')])
    .groupBy('events.category')
    .orderBy('events.category')
    .execute();

export const countByCity = (read: Read, now: Date): Promise<Choice[]> =>
  upcoming(read, now)
    .select(['venues.city as value', countRows.as('count')])
    .groupBy('venues.city')
    .orderBy('venues.city')
    .execute();
