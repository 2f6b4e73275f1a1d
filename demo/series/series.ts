import { plainTicket, type Organizer, type TicketType } from '@event-planner/contracts/event';
import { idInDate, type SeriesTiming } from '@event-planner/contracts/series';
import type { WorldEvent } from '../events.ts';
import { idOf } from '../ids.ts';
import { createOrganizer } from '../organizers.ts';
import { instantOf } from '../schedule.ts';
import type { VenueKey } from '../venue-table.ts';
import { cityOf, createVenue } from '../venues.ts';
import { type SeriesRow, seriesTable } from './table.ts';
import { plainPayment } from '@event-planner/contracts/payment-ways';
import { kindTerms } from '../kind-terms.ts';

export interface WorldSeries {
  readonly id: string;
  readonly slug: string;
  readonly organizer: Organizer;
  readonly timing: SeriesTiming;
  readonly endless: boolean;
  /** What each date sells under an id of its own; see `idInDate`. */
  readonly ticketTypes: readonly Sold[];
  readonly dates: readonly { readonly date: string; readonly event: WorldEvent }[];
}

export interface SeriesPlan {
  readonly today: Temporal.PlainDate;
  /** Whether a house is free that day: a series makes way for what is on already. */
  readonly isFree: (venue: VenueKey, day: Temporal.PlainDate) => boolean;
}

const soonest = 8;

export const createSeries = (plan: SeriesPlan): readonly WorldSeries[] =>
  Object.entries(seriesTable).map(([slug, row]) => seriesOf({ slug, row }, plan));

interface Named {
  readonly slug: string;
  readonly row: SeriesRow;
}

function seriesOf({ slug, row }: Named, plan: SeriesPlan): WorldSeries {
  const { days, skipped } = chooseDays(row, plan);
  const city = cityOf(row.venue);
  const at = (day: Temporal.PlainDate) => `${day.toString()}T${row.start}`;
  const ticketTypes = row.tickets.map(([name, description, priceMinor, capacity]) => ({
    ...plainTicket,
    id: idOf(`ticket type of series ${slug} ${name}`),
    name,
    description,
    priceMinor,
    category: null,
    capacity,
    minPerOrder: 1,
    maxPerOrder: 6,
  }));
  return {
    id: idOf(`series ${slug}`),
    slug,
    organizer: createOrganizer(row.organizer),
    endless: row.endless ?? false,
    timing: {
      timeZone: city.timeZone,
      startsAt: at(days[0] ?? plan.today),
      durationMinutes: row.minutes,
      doorsMinutesBefore: row.doorsMinutesBefore,
      rule: row.endless ? row.rule : `${row.rule};COUNT=${days.length + skipped.length}`,
      exceptions: skipped.map(at),
      additions: [],
    },
    ticketTypes,
    dates: days.map((day, index) => ({ date: at(day), event: eventOf({ slug, row }, { day, index, ticketTypes, today: plan.today }) })),
  };
}

/** As many days as the series has dates, and those between them on which the house is taken. */
function chooseDays(row: SeriesRow, { today, isFree }: SeriesPlan) {
  const [days, skipped]: [Temporal.PlainDate[], Temporal.PlainDate[]] = [[], []];
  let day = today.add({ days: soonest });
  while (!row.isOn(day) || !isFree(row.venue, day)) day = day.add({ days: 1 });
  for (; days.length < row.dates; day = day.add({ days: row.step })) if (row.isOn(day)) (isFree(row.venue, day) ? days : skipped).push(day);
  return { days, skipped };
}

type Sold = Omit<TicketType, 'salesStart' | 'salesEnd'>;

interface OneDate {
  readonly day: Temporal.PlainDate;
  readonly index: number;
  readonly ticketTypes: readonly Sold[];
  readonly today: Temporal.PlainDate;
}

function eventOf({ slug: series, row }: Named, { day, index, ticketTypes, today }: OneDate): WorldEvent {
  const slug = `${series}-${index + 1}`;
  const id = idOf(`event ${slug}`);
  const { seatMap: _plan, ...venue } = createVenue(row.venue);
  const { currency, timeZone } = cityOf(row.venue);
  const start = day.toZonedDateTime({ timeZone, plainTime: row.start });
  const opened = today.subtract({ days: 20 }).toZonedDateTime({ timeZone, plainTime: '10:00' });
  const types = ticketTypes.map(type => ({
    ...type,
    id: idInDate(id, type.id),
    salesStart: instantOf(opened),
    salesEnd: instantOf(start),
  }));
  return {
    id,
    slug,
    title: row.title,
    subtitle: row.subtitle,
    category: row.category,
    version: 1,
    state: 'published',
    startsAt: instantOf(start),
    endsAt: instantOf(start.add({ minutes: row.minutes })),
    doorsAt: instantOf(start.subtract({ minutes: row.doorsMinutesBefore })),
    timeZone,
    mode: 'in_person',
    venue,
    organizer: createOrganizer(row.organizer),
    visibility: 'public',
    maxPerPerson: null,
    selfService: kindTerms,
    payment: plainPayment,
    rules: { pricesInclude: 'taxes', taxes: [], fees: [] },
    questions: [],
    minAge: row.minAge,
    language: 'en',
    translations: {},
    series: { id: idOf(`series ${series}`), slug: series, title: row.title },
    description: row.description.join('\n\n'),
    ticketTypes: types,
    priceFromMinor: Math.min(...types.map(type => type.priceMinor)),
    currency,
    coverUrl: `/api/events/${slug}/cover.svg`,
    seated: false,
    seatMap: null,
  };
}
