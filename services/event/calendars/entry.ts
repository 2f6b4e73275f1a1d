import type { CalendarEntry } from '@event-planner/platform/calendar';
import type { EntryRow } from './store.ts';

const statuses = {
  draft: 'tentative',
  published: 'confirmed',
  postponed: 'tentative',
  cancelled: 'cancelled',
  ended: 'confirmed',
} as const;

/** An event as a calendar shows it. A postponed one stands at its old time until it has another, as not certain. */
export const entryOf = (row: EntryRow, webUrl: string): CalendarEntry => {
  const url = `${webUrl}/events/${row.slug}`;
  return {
    uid: `${row.id}@event-planner`,
    sequence: row.version,
    changedAt: row.changedAt,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    timeZone: row.timeZone,
    summary: row.title,
    description: [row.subtitle, row.organizerName, url].filter(line => line !== '').join('\n'),
    location: row.venueName === null ? null : { name: row.venueName, address: row.address ?? '' },
    url,
    status: statuses[row.state],
  };
};
