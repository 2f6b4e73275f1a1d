import type { EventQuery } from '@event-planner/contracts/event';
import { type Database, type NotNull, sql } from '@event-planner/platform/database';
import { summaryColumns } from '../summary.ts';
import type { Tables } from '../tables.ts';
import type { Place } from './cursor.ts';
import type { Near, Spot } from './near.ts';
import type { FoundRow, SearchWord } from './rules.ts';

type Read = Database<Tables>['read'];

export interface Wanted extends Pick<
  EventQuery,
  'category' | 'city' | 'organizer' | 'mode' | 'when' | 'from' | 'to' | 'maxPriceMinor' | 'sort' | 'limit'
> {
  readonly words: readonly SearchWord[];
  /** Whether long words may also be misspelt. */
  readonly fuzzy: boolean;
  readonly near: Near | undefined;
  readonly after: Place | undefined;
  readonly now: Date;
}

/** By the haversine formula on a sphere of the earth's mean radius: off by half a percent at most. Whole, so that a cursor names it exactly. */
const metresFrom = ({ latitude, longitude }: Spot) => sql<number>`round(2 * 6371008.8 * asin(least(1, sqrt(
  power(sin(radians(venues.latitude - ${latitude}::float8) / 2), 2)
  + cos(radians(${latitude}::float8)) * cos(radians(venues.latitude)) * power(sin(radians(venues.longitude - ${longitude}::float8) / 2), 2)
))))::bigint`;

const sortKey = ({ sort, near }: Wanted) => {
  const columns = { date: 'events.startsAt', price: 'events.priceFromMinor', title: 'events.titleKey' } as const;
  return sort === 'distance' ? metresFrom(near ?? nowhere) : sql.ref(columns[sort]);
};
const nowhere: Spot = { latitude: 0, longitude: 0 };

const open = (read: Read) =>
  read
    .selectFrom('events')
    .leftJoin('venues', 'venues.id', 'events.venueId')
    .innerJoin('organizers', 'organizers.id', 'events.organizerId')
    .where('events.visibility', '=', 'public');

/** What anybody may see and still go to. */
const upcoming = (read: Read, now: Date) => open(read).where('events.state', '=', 'published').where('events.endsAt', '>', now);
/** What took place: one that is over is ended by a job only some minutes later. */
const past = (read: Read, now: Date) => open(read).where('events.state', 'in', ['published', 'ended']).where('events.endsAt', '<=', now);

/** As the table's constraint `events_whole` has it. */
interface AllThere {
  category: NotNull;
  startsAt: NotNull;
  endsAt: NotNull;
  priceFromMinor: NotNull;
}

export function listMatching(read: Read, wanted: Wanted): Promise<FoundRow[]> {
  const { near, after, limit } = wanted;
  const backwards = wanted.when === 'past' && wanted.sort === 'date';
  const key = sortKey(wanted);
  const metres = near ? sql<number | null>`${metresFrom(near)}` : sql<number | null>`null::bigint`;
  let rows = matching(read, wanted).select(summaryColumns).select(metres.as('metres')).$narrowType<AllThere>();
  const direction = backwards ? 'desc' : 'asc';
  if (after !== undefined) {
    const [here, there] = [sql`(${key}, events.id)`, sql`(${after.key}, ${after.id})`];
    rows = rows.where(backwards ? sql<boolean>`${here} < ${there}` : sql<boolean>`${here} > ${there}`);
  }
  return rows.orderBy(key, direction).orderBy('events.id', direction).limit(limit).execute();
}

function matching(read: Read, wanted: Wanted) {
  const { category, city, organizer, mode, from, to, maxPriceMinor, words, fuzzy, near, now, when } = wanted;
  let rows = when === 'past' ? past(read, now) : upcoming(read, now);
  if (category !== undefined) rows = rows.where('events.category', '=', category);
  if (city !== undefined) rows = rows.where('venues.city', '=', city);
  if (organizer !== undefined) rows = rows.where('organizers.slug', '=', organizer);
  if (mode !== undefined) rows = rows.where('events.mode', '=', mode);
  if (from !== undefined) rows = rows.where('events.lastDay', '>=', from);
  if (to !== undefined) rows = rows.where('events.firstDay', '<=', to);
  if (maxPriceMinor !== undefined) rows = rows.where('events.priceFromMinor', '<=', maxPriceMinor);
  if (near !== undefined) rows = rows.where(isNear(near));
  for (const word of words) rows = rows.where(fuzzy && word.long ? resembles(word) : contains(word));
  return rows;
}

/** What is only online is near to nobody. */
function isNear({ box, withinMetres, ...spot }: Near) {
  const inside = box
    ? sql<boolean>`venues.latitude between ${box.south} and ${box.north} and venues.longitude between ${box.west} and ${box.east}`
    : sql<boolean>`venues.id is not null`;
  return withinMetres === undefined ? inside : sql<boolean>`(${inside} and ${metresFrom(spot)} <= ${withinMetres})`;
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
    .$narrowType<{ value: NotNull }>()
    .groupBy('events.category')
    .orderBy('events.category')
    .execute();

export const countByCity = (read: Read, now: Date): Promise<Choice[]> =>
  upcoming(read, now)
    .where('venues.city', 'is not', null)
    .select(['venues.city as value', countRows.as('count')])
    .$narrowType<{ value: NotNull }>()
    .groupBy('venues.city')
    .orderBy('venues.city')
    .execute();
