import { actorOf, difference } from '@event-planner/platform/audit';
import type { EventChange, SectionName } from '@event-planner/contracts/planning';
import type { PlannedSeries, SeriesChange } from '@event-planner/contracts/series';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { refuse } from '../errors.ts';
import { sameContent } from '../same-content.ts';
import { sectionNames } from '../sections.ts';
import { ensurePictures } from '../usable-pictures.ts';
import type { Tables } from '../tables.ts';
import { replaced } from './creation.ts';
import { type DateRow, isToCome, reshape, scheduleOf } from './date-rules.ts';
import { addDates, describe, lockOwn, type OwnSeries, sectionsFor, type SeriesDependencies, withExceptions } from './desk.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Occurrence } from './recurrence/recurrence.ts';
import { deleteDates, listGone, lockDates, renameDate, replaceSeries, type SeriesRow } from './store.ts';

export interface Edit extends OwnSeries {
  readonly change: SeriesChange;
  /** What the editor had before them. */
  readonly seen: number;
}

/** Changes a series and every date to come that the change is about: all of them, or none. */
export async function editSeries(dependencies: SeriesDependencies, edit: Edit): Promise<PlannedSeries> {
  const { planning, remembered, context } = dependencies;
  const { planned, forgotten } = await planning.dates.changing(async (tx, seats) => {
    const before = await lockOwn(dependencies, tx, edit);
    if (before.version !== edit.seen) throw outdated(await describe(tx, before));
    const after = await decide(dependencies, tx, { before, change: edit.change });
    if (!after.isNew) return { planned: await describe(tx, before), forgotten: [] };
    const { dates, added } = await arrange(dependencies, tx, after);
    const changed = await planning.dates.replaceSections(tx, seats, changesFor(dependencies, after, dates));
    await addDates(dependencies, tx, { series: after.series, added });
    const series = await replaceSeries(tx, { ...after.series, version: before.version + 1 });
    await context.audit(tx, {
      by: actorOf(edit.by),
      action: 'series.changed',
      of: { kind: 'series', id: series.id },
      organizerId: series.organizerId,
      ...difference({ timing: before.timing, ...before.sections }, { timing: series.timing, ...series.sections }),
    });
    return { planned: await describe(tx, series), forgotten: [...changed, series] };
  });
  await remembered.forget(forgotten);
  return planned;
}

const outdated = (current: PlannedSeries) =>
  refuseCommon('version_outdated', `the series is at version ${current.version} by now: load it again`, {
    version: current.version,
    current,
  });

interface Decided {
  readonly isNew: boolean;
  readonly series: SeriesRow;
  readonly sections: readonly SectionName[];
  /** The dates that another timing gives. */
  readonly occurrences: readonly Occurrence[] | undefined;
}

async function decide(
  { context, planning }: SeriesDependencies,
  tx: Transaction<Tables>,
  { before, change }: { readonly before: SeriesRow; readonly change: SeriesChange },
): Promise<Decided> {
  const sections = replaced(before.sections, planning.dates.normalized(change.sections ?? {}));
  const changed = sectionNames.filter(name => name !== 'schedule' && !sameContent(sections[name], before.sections[name]));
  if (changed.includes('place'))
    await planning.dates.ensurePlaceExists(tx, { organizerId: before.organizerId, sections, before: before.sections });
  if (changed.includes('pictures')) await ensurePictures(tx, before.organizerId, [sections.pictures.coverId]);
  const current = withExceptions(before.timing, await listGone(tx, before.id));
  const timing = change.timing ?? before.timing;
  const found = change.timing && !sameContent(timing, current) ? occurrencesOf(timing, context.now()) : undefined;
  return {
    isNew: changed.length > 0 || found !== undefined,
    series: { ...before, timing, sections, endless: found?.endless ?? before.endless },
    sections: changed,
    occurrences: found?.occurrences,
  };
}

interface Arranged {
  readonly dates: readonly { readonly row: DateRow; readonly occurrence?: Occurrence }[];
  readonly added: readonly Occurrence[];
}

/** Takes away, renames and keeps dates as another timing has them. */
async function arrange(
  { context, planning }: SeriesDependencies,
  tx: Transaction<Tables>,
  { series, occurrences }: Decided,
): Promise<Arranged> {
  const now = context.now();
  const rows = await lockDates(tx, series.id);
  if (!occurrences) return { dates: rows.filter(row => isToCome(row, now)).map(row => ({ row })), added: [] };
  const { kept, added, removed } = reshape(rows, occurrences, now);
  ensureUnpublished(removed);
  const excepted = new Set(series.timing.exceptions);
  const returning = (await listGone(tx, series.id)).filter(date => !excepted.has(date));
  await deleteDates(tx, series.id, [...removed.map(({ date }) => date), ...returning]);
  await planning.dates.removeDrafts(
    tx,
    removed.map(({ eventId }) => eventId),
  );
  for (const { row, occurrence } of kept)
    if (row.date !== occurrence.date) await renameDate(tx, { eventId: row.eventId, date: occurrence.date });
  return { dates: kept, added };
}

/** Throws `dates_published` with the list: whoever has a ticket must hear from somebody that a date is off. */
export function ensureUnpublished(removed: readonly DateRow[]): void {
  const shown = removed.filter(({ state }) => state !== 'draft');
  if (shown.length === 0) return;
  const days = shown.slice(0, 5).map(({ date }) => date.replace('T', ' '));
  const more = shown.length > days.length ? ` and ${shown.length - days.length} more` : '';
  throw refuse('dates_published', `cancel ${days.join(', ')}${more} first: dates that were published are not taken away`, {
    dates: shown.map(({ date, eventId, slug, state }) => ({ date, eventId, slug, state })),
  });
}

/** What becomes of each date, by its event. What it has of its own stays. */
function changesFor(
  dependencies: SeriesDependencies,
  { series, sections }: Decided,
  dates: Arranged['dates'],
): ReadonlyMap<string, EventChange> {
  return new Map(
    dates.map(({ row, occurrence }) => {
      const shared = {
        ...sectionsFor(dependencies, series, row.eventId),
        ...(occurrence && { schedule: scheduleOf(occurrence, series.timing) }),
      };
      const wanted: readonly SectionName[] = [...sections, ...(occurrence ? (['schedule'] as const) : [])];
      return [
        row.eventId,
        only(
          shared,
          wanted.filter(name => !row.overrides.includes(name)),
        ),
      ] as const;
    }),
  );
}

export const only = (sections: EventChange, names: readonly SectionName[]): EventChange =>
  Object.fromEntries(names.map(name => [name, sections[name]]));
