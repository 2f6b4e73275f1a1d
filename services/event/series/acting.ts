import type { SeriesOutcome } from '@event-planner/contracts/series';
import { AppError } from '@event-planner/platform/errors';
import type { OrganizerAction } from '../changes/service.ts';
import type { EventsTable } from '../tables.ts';
import { type DateRow, isToCome } from './date-rules.ts';
import { findOwn, type OwnSeries, type SeriesDependencies } from './desk.ts';
import { listDates } from './store.ts';

/** Which dates an action is for when nobody names any. A postponed date is published again one by one: it needs a new time first. */
const meant: Readonly<Record<OrganizerAction, readonly EventsTable['state'][]>> = {
  publish: ['draft'],
  postpone: ['published'],
  cancel: ['published', 'postponed'],
};

export interface Acting extends OwnSeries {
  readonly action: OrganizerAction;
  readonly eventIds: readonly string[] | undefined;
}

/** Does it date by date, each in a transaction of its own as if it were alone: what one of them is refused does not hold up the others. */
export async function actOnDates(dependencies: SeriesDependencies, { action, eventIds, ...of }: Acting): Promise<SeriesOutcome> {
  const { context } = dependencies;
  const series = await findOwn(dependencies, context.db.query, { ...of, act: 'planEvents' });
  const now = context.now();
  const dates = (await listDates(context.db.query, series.id)).filter(row => isToCome(row, now) || eventIds?.includes(row.eventId));
  const chosen = dates.filter(row => (eventIds ? eventIds.includes(row.eventId) : meant[action].includes(row.state)));
  const results: SeriesOutcome['results'] = [];
  for (const row of chosen) results.push(await actOn(dependencies, row, { action, by: of.by }));
  const known = new Set(dates.map(({ eventId }) => eventId));
  const strangers = (eventIds ?? []).filter(id => !known.has(id));
  return { results: [...results, ...strangers.map(notOfSeries)] };
}

async function actOn(
  { changes }: SeriesDependencies,
  { eventId, date }: DateRow,
  { action, by }: Pick<Acting, 'action' | 'by'>,
): Promise<SeriesOutcome['results'][number]> {
  try {
    const { version } = await changes.act(eventId, by, action);
    return { eventId, date, version, refusal: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { eventId, date, version: null, refusal: { code: error.code, detail: error.message } };
  }
}

const notOfSeries = (eventId: string): SeriesOutcome['results'][number] => ({
  eventId,
  date: null,
  version: null,
  refusal: { code: 'not_found', detail: `the series has no event ${eventId}` },
});
