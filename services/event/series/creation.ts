import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventChange } from '@event-planner/contracts/planning';
import type { PlannedSeries, SeriesCreation, SeriesSections } from '@event-planner/contracts/series';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import { freeSlug, slugOf } from '../slugs.ts';
import type { Tables } from '../tables.ts';
import { ensurePictures } from '../usable-pictures.ts';
import { addDates, describe, type SeriesDependencies } from './desk.ts';
import { occurrencesOf, toCome } from './occurrences.ts';
import { insertSeries, listSlugsLike, lockSlug } from './store.ts';

export interface Creation extends SeriesCreation {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

/** Addresses below `/series` that are something else. */
const reserved: readonly string[] = ['dates'];

/** A series and the drafts of all its dates, or nothing. */
export const createSeries = (
  dependencies: SeriesDependencies,
  { organizerId, by, timing, ...creation }: Creation,
): Promise<PlannedSeries> => {
  const { context, team, planning } = dependencies;
  const now = context.now();
  return context.db.transaction(async tx => {
    await team.ensureMay(tx, { organizerId, by, act: 'planEvents' });
    const found = occurrencesOf(timing, now);
    const added = toCome(found, now);
    const { schedule: _schedule, ...beginning } = await planning.dates.beginningOf(tx, {
      organizerId,
      title: '',
      originalId: creation.copyOf,
    });
    const sections = replaced(beginning, planning.dates.normalized(creation.sections));
    await planning.dates.ensurePlaceExists(tx, { organizerId, sections, before: beginning });
    await ensurePictures(tx, organizerId, [sections.pictures.coverId]);
    const series = {
      id: newId(now.getTime()),
      slug: await freeSlugFor(tx, sections.about.title),
      organizerId,
      version: 1,
      timing,
      sections,
      endless: found.endless,
      createdAt: now,
    };
    await insertSeries(tx, series);
    await addDates(dependencies, tx, { series, added });
    await context.audit(tx, {
      by: actorOf(by),
      action: 'series.created',
      of: { kind: 'series', id: series.id },
      organizerId,
      after: { title: sections.about.title, dates: added.length },
    });
    return describe(tx, series);
  });
};

/** The sections with those instead that were sent. */
export const replaced = (sections: SeriesSections, change: EventChange): SeriesSections => ({
  ...sections,
  ...Object.fromEntries(Object.entries(change).filter(([, section]) => section !== undefined)),
});

async function freeSlugFor(tx: Transaction<Tables>, title: string): Promise<string> {
  const slug = slugOf(title, 'series');
  await lockSlug(tx, slug);
  return freeSlug(slug, new Set([...reserved, ...(await listSlugsLike(tx, slug))]));
}
