import type { Series } from '@event-planner/contracts/series';
import { refuse } from '@event-planner/platform/errors';
import { coverUrlOf, pictureUrl } from '../pictures.ts';
import { type Reference, textOf } from '../reference.ts';
import { toSummary } from '../summary.ts';
import type { SeriesDependencies } from './desk.ts';
import { findSeries, listPublicDates, type SeriesRow, wasPublic } from './store.ts';

/** As many as a page shows; the calendar has them all. */
const mostDates = 100;

/** What everybody sees of a series, remembered as lists of events are, and so from the primary: a replica that is late would be believed for minutes. One without any public date is as good as not there. */
export const getShown = ({ context: { db, now }, remembered, organizerOf }: SeriesDependencies, reference: Reference): Promise<Series> =>
  remembered.series(textOf(reference), async () => {
    const series = await findSeries(db.query, reference);
    if (!series || !isWhole(series) || !(await wasPublic(db.query, series.id)))
      throw refuse('not_found', `there is no series ${textOf(reference)}`);
    const [organizer, dates] = await Promise.all([
      organizerOf(series.organizerId),
      listPublicDates(db.query, { seriesId: series.id, now: now(), limit: mostDates }),
    ]);
    const { about, pictures, translations } = series.sections;
    return {
      id: series.id,
      slug: series.slug,
      version: series.version,
      title: about.title,
      subtitle: about.subtitle,
      description: about.description,
      category: about.category,
      language: about.language,
      translations: Object.fromEntries(
        Object.entries(translations).map(([language, { ticketTypes: _types, questions: _questions, ...words }]) => [language, words]),
      ),
      organizer,
      timeZone: series.timing.timeZone,
      // Its own picture, or the one that is drawn for its next date.
      coverUrl: pictures.coverId !== null ? pictureUrl(pictures.coverId) : dates[0] ? coverUrlOf(dates[0]) : null,
      dates: dates.map(toSummary),
    };
  });

type Whole = SeriesRow & { readonly sections: { readonly about: { readonly category: Series['category'] } } };
const isWhole = (series: SeriesRow): series is Whole => series.sections.about.title !== '' && series.sections.about.category !== null;
