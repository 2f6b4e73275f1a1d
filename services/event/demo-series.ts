import type { WorldSeries } from '@event-planner/demo/world';
import type { Insertable } from '@event-planner/platform/database';
import { sectionsOf } from './demo-sections.ts';
import type { Tables } from './tables.ts';

/** What an organizer would have written to get the series that the world has. */
export const seriesRows = (
  series: readonly WorldSeries[],
): { [Table in 'series' | 'seriesDates']: readonly Insertable<Tables[Table]>[] } => ({
  series: series.flatMap(one => toRow(one)),
  seriesDates: series.flatMap(({ id: seriesId, dates }) =>
    dates.map(({ date, event }) => ({ seriesId, date, eventId: event.id, overrides: [] })),
  ),
});

function toRow({ id, slug, organizer, timing, endless, ticketTypes, dates }: WorldSeries): readonly Insertable<Tables['series']>[] {
  const event = dates[0]?.event;
  if (!event) return [];
  const { schedule: _schedule, ...sections } = sectionsOf({ ...event, ticketTypes: [] }, null);
  const types = ticketTypes.map(type => ({
    ...type,
    salesFrom: null,
    salesUntil: { minutesBeforeStart: 0 },
    phases: [],
  }));
  const createdAt = new Date(event.ticketTypes[0]?.salesStart ?? event.startsAt);
  return [
    {
      id,
      slug,
      organizerId: organizer.id,
      version: 1,
      timing,
      sections: { ...sections, tickets: { ...sections.tickets, types } },
      endless,
      createdAt,
    },
  ];
}
