import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { PlannedSeries, PlannedSeriesSummary, SeriesPreview, SeriesTiming } from '@event-planner/contracts/series';
import type { Reference } from '../reference.ts';
import { type Acting, actOnDates } from './acting.ts';
import { type Creation, createSeries } from './creation.ts';
import { scheduleOf } from './date-rules.ts';
import { describe, findOwn, lockOwn, type OwnSeries, type SeriesDependencies } from './desk.ts';
import { type Edit, editSeries, ensureUnpublished } from './editing.ts';
import { extendAll } from './extending.ts';
import { occurrencesOf } from './occurrences.ts';
import { type Reset, resetDate } from './resetting.ts';
import { getShown } from './shown.ts';
import { countToCome, deleteSeries, listOfOrganizer, lockDates } from './store.ts';

export type SeriesOfEvents = ReturnType<typeof createSeriesOfEvents>;

export const createSeriesOfEvents = (dependencies: SeriesDependencies) => ({
  create: (creation: Creation) => createSeries(dependencies, creation),
  edit: (edit: Edit) => editSeries(dependencies, edit),
  act: (acting: Acting) => actOnDates(dependencies, acting),
  reset: (reset: Reset) => resetDate(dependencies, reset),
  extendAll: () => extendAll(dependencies),
  getShown: (reference: Reference) => getShown(dependencies, reference),
  get: (of: OwnSeries) => get(dependencies, of),
  list: (organizerId: string, by: AccessClaims) => list(dependencies, { organizerId, by }),
  remove: (of: OwnSeries) => remove(dependencies, of),
  preview: (timing: SeriesTiming) => preview(dependencies, timing),
});

async function get(dependencies: SeriesDependencies, of: OwnSeries): Promise<PlannedSeries> {
  const { db } = dependencies.context;
  return describe(db.query, await findOwn(dependencies, db.query, of));
}

async function list(
  { context: { db, now }, team }: SeriesDependencies,
  { organizerId, by }: { readonly organizerId: string; readonly by: AccessClaims },
): Promise<PlannedSeriesSummary[]> {
  await team.ensureMay(db.query, { organizerId, by, act: 'seeEvents' });
  const rows = await listOfOrganizer(db.query, organizerId);
  const counted = await countToCome(db.query, { seriesIds: rows.map(({ id }) => id), now: now() });
  return rows.map(({ id, slug, version, sections, timing }) => ({
    id,
    slug,
    version,
    title: sections.about.title,
    rule: timing.rule,
    timeZone: timing.timeZone,
    datesToCome: counted.get(id)?.dates ?? 0,
    nextStartsAt: counted.get(id)?.next?.toISOString() ?? null,
  }));
}

/** A series of which nothing was published goes with all its drafts. */
const remove = (dependencies: SeriesDependencies, of: OwnSeries): Promise<void> =>
  dependencies.context.db.transaction(async tx => {
    const { id, organizerId, sections } = await lockOwn(dependencies, tx, of);
    const dates = await lockDates(tx, id);
    ensureUnpublished(dates);
    await deleteSeries(tx, id);
    await dependencies.planning.dates.removeDrafts(
      tx,
      dates.map(({ eventId }) => eventId),
    );
    await dependencies.context.audit(tx, {
      by: actorOf(of.by),
      action: 'series.deleted',
      of: { kind: 'series', id },
      organizerId,
      before: { title: sections.about.title, dates: dates.length },
    });
  });

function preview({ context }: SeriesDependencies, timing: SeriesTiming): SeriesPreview {
  const { occurrences, endless } = occurrencesOf(timing, context.now());
  return {
    endless,
    dates: occurrences.map(occurrence => {
      const { endsAt } = scheduleOf(occurrence, timing);
      const ends = Temporal.PlainDateTime.from(endsAt ?? occurrence.date).toZonedDateTime(timing.timeZone);
      return { date: occurrence.date, startsAt: occurrence.starts.toInstant().toString(), endsAt: ends.toInstant().toString() };
    }),
  };
}
