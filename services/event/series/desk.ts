import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Organizer } from '@event-planner/contracts/event';
import { idInDate, type PlannedSeries } from '@event-planner/contracts/series';
import type { Act } from '@event-planner/contracts/team-policies';
import { type Reader, type Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { Changes } from '../changes/service.ts';
import type { EventContext } from '../context.ts';
import type { Planning } from '../planning/service.ts';
import type { Remembered } from '../remembered.ts';
import { freeSlug } from '../slugs.ts';
import type { Tables } from '../tables.ts';
import type { Team } from '../team/membership.ts';
import { scheduleOf } from './date-rules.ts';
import type { Occurrence } from './recurrence/recurrence.ts';
import { findSeries, insertDates, listDates, listEventSlugsLike, listGone, lockSeries, type SeriesRow } from './store.ts';

export interface SeriesDependencies {
  readonly context: Pick<EventContext, 'db' | 'now' | 'log' | 'audit'>;
  readonly team: Pick<Team, 'ensureMay' | 'ensureMayQuietly'>;
  readonly planning: Pick<Planning, 'dates'>;
  readonly changes: Pick<Changes, 'act'>;
  readonly remembered: Pick<Remembered, 'forget' | 'series'>;
  readonly organizerOf: (id: string) => Promise<Organizer>;
}

export interface OwnSeries {
  readonly id: string;
  readonly by: AccessClaims;
}

/** Throws `not_found` also for whoever is no member: a series has no state that would tell whether strangers may know of it. */
export async function ensureMay(
  { team }: SeriesDependencies,
  query: Reader<Tables>,
  { series, id, by, act }: OwnSeries & { readonly series: SeriesRow | undefined; readonly act: Act },
): Promise<SeriesRow> {
  const nothing = () => refuseCommon('not_found', `there is no series ${id}`);
  if (!series) throw nothing();
  await team.ensureMayQuietly(query, { organizerId: series.organizerId, by, act, hidden: nothing });
  return series;
}

export const lockOwn = async (dependencies: SeriesDependencies, tx: Transaction<Tables>, of: OwnSeries): Promise<SeriesRow> =>
  ensureMay(dependencies, tx, { ...of, series: await lockSeries(tx, of.id), act: 'planEvents' });

export const findOwn = async (
  dependencies: SeriesDependencies,
  query: Reader<Tables>,
  { act = 'seeEvents', ...of }: OwnSeries & { readonly act?: Act },
): Promise<SeriesRow> => ensureMay(dependencies, query, { ...of, series: await findSeries(query, { id: of.id }), act });

/** Dates whose drafts were deleted are exceptions for whoever looks, and so they stay when the timing is sent back. */
export async function describe(query: Reader<Tables>, series: SeriesRow): Promise<PlannedSeries> {
  const [dates, gone] = [await listDates(query, series.id), await listGone(query, series.id)];
  const { id, slug, organizerId, version, timing, sections, endless } = series;
  return {
    id,
    slug,
    organizerId,
    version,
    timing: withExceptions(timing, gone),
    sections,
    endless,
    dates: dates.map(row => ({ ...row, startsAt: row.startsAt?.toISOString() ?? null, overrides: [...row.overrides] })),
  };
}

export const withExceptions = (timing: SeriesRow['timing'], further: readonly string[]): SeriesRow['timing'] => ({
  ...timing,
  exceptions: [...new Set([...timing.exceptions, ...further])].toSorted(),
});

/** What a date says of itself, in so far as it has nothing of its own. The same event has the same ids of what it sells, whenever they are asked for. */
export const sectionsFor = ({ planning }: SeriesDependencies, series: Pick<SeriesRow, 'sections'>, eventId: string) =>
  planning.dates.withOwnIds(series.sections, id => idInDate(eventId, id));

/** Makes the drafts of further dates. */
export async function addDates(
  dependencies: SeriesDependencies,
  tx: Transaction<Tables>,
  { series, added }: { readonly series: SeriesRow; readonly added: readonly Occurrence[] },
): Promise<void> {
  const taken = new Set(await listEventSlugsLike(tx, series.slug));
  const drafts = added.map(occurrence => {
    const id = newId(dependencies.context.now().getTime());
    const slug = freeSlug(`${series.slug}-${occurrence.date.slice(0, 10)}`, taken);
    taken.add(slug);
    const sections = { ...sectionsFor(dependencies, series, id), schedule: scheduleOf(occurrence, series.timing) };
    return { id, slug, date: occurrence.date, sections };
  });
  await dependencies.planning.dates.insertDrafts(tx, series.organizerId, drafts);
  await insertDates(
    tx,
    series.id,
    drafts.map(({ id: eventId, date }) => ({ eventId, date })),
  );
}
