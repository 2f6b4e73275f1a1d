import { PlannedSeries, type SeriesChange, type SeriesCreation, type SeriesTiming } from '@event-planner/contracts/series';
import type { TestService } from '@event-planner/platform/testing';
import { ask, found, ticket } from './planning/test-plan.ts';

/** Four Saturdays in July 2030, at eight in the evening in Berlin. */
export const timing = (changes: Partial<SeriesTiming> = {}): SeriesTiming => ({
  timeZone: 'Europe/Berlin',
  startsAt: '2030-07-06T20:00',
  durationMinutes: 120,
  doorsMinutesBefore: 30,
  rule: 'FREQ=WEEKLY;COUNT=4',
  exceptions: [],
  additions: [],
  ...changes,
});

export const about = {
  title: 'Comedy Night',
  subtitle: 'Every Saturday',
  description: '<p>Five comedians.</p>',
  category: 'comedy',
  language: 'en',
  minAge: null,
} as const;

/** All that its dates need to be published. */
export const sections = (): NonNullable<SeriesCreation['sections']> => ({
  about,
  place: { mode: 'online', venueId: null, seatMapId: null, onlineUrl: 'https://stream.example/comedy' },
  tickets: { currency: 'EUR', pricesInclude: 'taxes', taxes: [], fees: [], types: [ticket()], quotas: [], maxPerPerson: null },
});

export interface Begun {
  readonly organizerId: string;
  readonly series: PlannedSeries;
}

export const create = (event: TestService, organizerId: string, body: object) =>
  ask(event, { method: 'POST', path: `/organizers/${organizerId}/series`, body });

export async function begin(event: TestService, changes: Partial<SeriesTiming> = {}): Promise<Begun> {
  const organizerId = await found(event);
  const answer = await create(event, organizerId, { timing: timing(changes), sections: sections() });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return { organizerId, series: PlannedSeries.parse(answer.json()) };
}

export const planOf = async (event: TestService, id: string): Promise<PlannedSeries> =>
  PlannedSeries.parse((await ask(event, { path: `/series/${id}/plan` })).json());

export const edit = (event: TestService, { id, version }: Pick<PlannedSeries, 'id' | 'version'>, body: SeriesChange) =>
  ask(event, { method: 'PATCH', path: `/series/${id}/plan`, seen: version, body });

export const act = (event: TestService, id: string, { action, ...body }: { action: string; eventIds?: string[] }) =>
  ask(event, { method: 'POST', path: `/series/${id}/${action}`, body });

export const datesOf = ({ dates }: Pick<PlannedSeries, 'dates'>) => dates.map(({ date, state }) => [date, state]);
