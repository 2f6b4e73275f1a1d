import { actorOf } from '@event-planner/platform/audit';
import type { SectionName } from '@event-planner/contracts/planning';
import type { SeriesDate } from '@event-planner/contracts/series';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { refuse } from '../errors.ts';
import { type DateRow, isToCome, scheduleOf } from './date-rules.ts';
import { lockOwn, type OwnSeries, sectionsFor, type SeriesDependencies } from './desk.ts';
import { only } from './editing.ts';
import { occurrenceAt } from './recurrence/recurrence.ts';
import { findDate, lockDates, setOverrides } from './store.ts';

export interface Reset extends OwnSeries {
  readonly eventId: string;
  readonly sections: readonly SectionName[];
}

/** Gives sections of a date back to the series. */
export async function resetDate(dependencies: SeriesDependencies, { eventId, sections, ...of }: Reset): Promise<SeriesDate> {
  const { context, planning, remembered } = dependencies;
  const { row, forgotten } = await planning.dates.changing(async (tx, seats) => {
    const series = await lockOwn(dependencies, tx, of);
    const date = ensureFound(
      (await lockDates(tx, series.id)).find(one => one.eventId === eventId),
      eventId,
    );
    if (!isToCome(date, context.now()))
      throw refuse('state_forbids', `a date that is over or ${date.state} does not change any more`, { state: date.state });
    const schedule = scheduleOf(occurrenceAt(date.date, series.timing.timeZone), series.timing);
    const change = only({ ...sectionsFor(dependencies, series, eventId), schedule }, sections);
    await setOverrides(tx, { eventId, overrides: date.overrides.filter(name => !sections.includes(name)) });
    const changed = await planning.dates.replaceSections(tx, seats, new Map([[eventId, change]]));
    await context.audit(tx, {
      by: actorOf(of.by),
      action: 'event.reset_to_series',
      of: { kind: 'event', id: eventId },
      organizerId: series.organizerId,
      after: { sections: [...sections] },
    });
    return { row: ensureFound(await findDate(tx, { seriesId: series.id, eventId }), eventId), forgotten: changed };
  });
  await remembered.forget(forgotten);
  return { ...row, startsAt: row.startsAt?.toISOString() ?? null, overrides: [...row.overrides] };
}

function ensureFound(row: DateRow | undefined, eventId: string): DateRow {
  if (!row) throw refuseCommon('not_found', `the series has no event ${eventId}`);
  return row;
}
