import { writeCalendar } from '@event-planner/platform/calendar';
import { refuse } from '@event-planner/platform/errors';
import type { EventContext } from '../context.ts';
import { type Reference, textOf } from '../reference.ts';
import { entryOf } from './entry.ts';
import { type EntryRow, findEntry, findOrganizer, findSeries, listOfOrganizer, listOfSeries, type Since } from './store.ts';

/** What was called off last month is still shown as called off. */
const daysBack = 30;
const mostEntries = 500;
/** As the pages say: a listing is five minutes old at most. */
export const maxAgeSeconds = 300;
const refreshMinutes = 60;

export type Calendars = ReturnType<typeof createCalendars>;

export function createCalendars({ db, now, webUrl }: Pick<EventContext, 'db' | 'now' | 'webUrl'>) {
  const recent = (): Since => ({ since: new Date(now().getTime() - daysBack * 86_400_000), limit: mostEntries });
  const write = (name: string, rows: readonly EntryRow[]): string =>
    writeCalendar(
      { product: 'Events', name, refreshMinutes },
      rows.map(row => entryOf(row, webUrl)),
    );
  return {
    async ofEvent(reference: Reference): Promise<string> {
      const entry = await findEntry(db.read, reference);
      if (!entry) throw refuse('not_found', `there is no event ${textOf(reference)}`);
      return write(entry.title, [entry]);
    },
    async ofOrganizer(reference: Reference): Promise<string> {
      const organizer = await findOrganizer(db.read, reference);
      if (!organizer) throw refuse('not_found', `there is no organizer ${textOf(reference)}`);
      return write(organizer.name, await listOfOrganizer(db.read, { organizerId: organizer.id, ...recent() }));
    },
    /** A series of which nothing is public is as good as not there. */
    async ofSeries(reference: Reference): Promise<string> {
      const series = await findSeries(db.read, reference);
      const entries = series ? await listOfSeries(db.read, { seriesId: series.id, ...recent() }) : [];
      if (!series || entries.length === 0) throw refuse('not_found', `there is no series ${textOf(reference)}`);
      return write(series.name, entries);
    },
  };
}
