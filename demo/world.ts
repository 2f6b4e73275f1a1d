import type { Block } from '@event-planner/contracts/block';
import type { Organizer } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import { type Account, listAccounts } from './accounts.ts';
import { createCampaigns, type WorldCampaign } from './campaigns.ts';
import { createBlocks } from './blocks.ts';
import { listEngagements } from './engagements.ts';
import { createEvent, type WorldEvent } from './events.ts';
import { createOrganizer, organizerSlugs } from './organizers.ts';
import { createSales, type Sale } from './sales.ts';
import { planDates } from './schedule.ts';
import { type House, houses } from './seat-maps/houses.ts';
import { createSeries, type WorldSeries } from './series/series.ts';
import { createVisits, type DayOfVisits } from './visits.ts';
import { createVenue, venueKeys, type WorldVenue } from './venues.ts';

export type { Account } from './accounts.ts';
export type { Buyer } from './buyers.ts';
export type { WorldEvent } from './events.ts';
export type { CardPayment, InvoicePayment, SalePayment } from './payments.ts';
export type { Sale, SaleItem } from './sales.ts';
export type { House } from './seat-maps/houses.ts';
export type { WorldSeries } from './series/series.ts';
export type { WorldVenue } from './venues.ts';

export interface World {
  /** Midnight of its day in UTC; nothing in it was done later. */
  readonly today: string;
  readonly organizers: readonly Organizer[];
  readonly venues: readonly WorldVenue[];
  /** Every plan once; venues and events refer to it by name. */
  readonly seatMaps: Readonly<Record<House, SeatMap>>;
  /** Those that are no dates of a series. */
  readonly events: readonly WorldEvent[];
  readonly series: readonly WorldSeries[];
  readonly accounts: readonly Account[];
  readonly sales: readonly Sale[];
  /** What organizers keep back. */
  readonly blocks: readonly Block[];
  readonly campaigns: readonly WorldCampaign[];
  readonly visits: readonly DayOfVisits[];
}

export interface WorldRequest {
  /** Only its day in UTC counts. Dates move with it; ids, slugs, titles and prices do not. */
  readonly today: Date;
  /** Another seed gives other dates, sizes and sales to the same programme. @default 'event-planner' */
  readonly seed?: string;
}

/** A believable half year of events. Pure: the same day and seed give the same world. */
export function createWorld({ today, seed = 'event-planner' }: WorldRequest): World {
  const midnight = Temporal.Instant.fromEpochMilliseconds(today.getTime()).toZonedDateTimeISO('UTC').startOfDay();
  const day = midnight.toPlainDate();
  const seatMaps = buildSeatMaps();
  const engagements = listEngagements();
  const dates = planDates(engagements, { today: day, seed });
  const events = engagements.map((one, at) => createEvent(one, dates[at] ?? day, { today: day, seed, maps: seatMaps }));
  const taken = new Set(engagements.map((one, at) => `${one.venue} ${dates[at]?.toString()}`));
  const series = createSeries({ today: day, isFree: (venue, on) => !taken.has(`${venue} ${on.toString()}`) });
  const sales = createSales(events, { maps: seatMaps, seed, today: midnight.toInstant() });
  return {
    today: midnight.toInstant().toString(),
    organizers: organizerSlugs.map(createOrganizer),
    venues: venueKeys.map(createVenue),
    seatMaps,
    events,
    series,
    accounts: listAccounts(),
    sales,
    blocks: createBlocks(events, { maps: seatMaps, sales }),
    campaigns: createCampaigns(midnight.toInstant()),
    visits: createVisits([...events, ...series.flatMap(one => one.dates.map(({ event }) => event))], day),
  };
}

const buildSeatMaps = (): Readonly<Record<House, SeatMap>> => ({
  theatre: houses.theatre(),
  arena: houses.arena(),
  'arena-court': houses['arena-court'](),
  'concert-hall': houses['concert-hall'](),
  club: houses.club(),
  'comedy-cellar': houses['comedy-cellar'](),
  'stadium-stand': houses['stadium-stand'](),
});
