import type { EventCategory, EventDetail, Organizer, Venue } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import { describe } from './descriptions.ts';
import type { Engagement } from './engagements.ts';
import { idOf } from './ids.ts';
import { createOrganizer, organizerFor } from './organizers.ts';
import { createRandom } from './random.ts';
import { instantOf, type Times, timesOn } from './schedule.ts';
import type { House } from './seat-maps/houses.ts';
import { createTicketTypes } from './ticket-types.ts';
import { cityOf, createVenue } from './venues.ts';
import { kindTerms } from './kind-terms.ts';
import type { PaymentTerms } from '@event-planner/contracts/payment-ways';
import { paymentTermsFor } from './payment-terms.ts';

export interface WorldEvent extends EventDetail {
  readonly venue: Venue;
  /** The plan its seats are on; null where places are only counted. */
  readonly seatMap: House | null;
  /** How it may be paid. */
  readonly payment: PaymentTerms;
}

export interface Stage {
  readonly today: Temporal.PlainDate;
  readonly seed: string;
  readonly maps: Readonly<Record<House, SeatMap>>;
}

const sideways: ReadonlySet<EventCategory> = new Set<EventCategory>(['sport', 'family']);

/** In an arena a match or a show on ice is seen from all sides, a concert from the front. */
const houseFor = (category: EventCategory, house: House | null): House | null =>
  house === 'arena' && sideways.has(category) ? 'arena-court' : house;

/** That of concerts in Germany. */
const reducedVat = { id: 'vat', name: 'MwSt.', basisPoints: 700 };

export function createEvent(engagement: Engagement, date: Temporal.PlainDate, { today, seed, maps }: Stage): WorldEvent {
  const { slug, category, show, exception } = engagement;
  const city = cityOf(engagement.venue);
  const { seatMap, ...venue } = createVenue(engagement.venue);
  const house = houseFor(category, seatMap);
  const organizer: Organizer = createOrganizer(organizerFor(category, city.country));
  const times = timesOn(date, category, city.timeZone);
  const random = createRandom(`${seed} ${slug}`);
  const capacity = category === 'workshop' ? random.int(10, 18) : (venue.capacity ?? 0);
  const ticketTypes = createTicketTypes({
    engagement,
    city,
    capacity,
    house: house ? { name: house, map: maps[house] } : null,
    sales: salesPeriod(times, {
      opensOn: exception === 'on-sale-soon' ? today.add({ days: 2 }) : today.subtract({ days: random.int(4, 60) }),
    }),
  });
  const isTaxed = exception === 'paid-out';
  return {
    id: idOf(`event ${slug}`),
    slug,
    title: show.title,
    category,
    version: 1,
    state: exception === 'cancelled' ? 'cancelled' : exception === 'ended' || exception === 'paid-out' ? 'ended' : 'published',
    startsAt: instantOf(times.start),
    endsAt: instantOf(times.end),
    doorsAt: instantOf(times.doors),
    timeZone: city.timeZone,
    mode: 'in_person',
    venue,
    organizer,
    visibility: 'public',
    maxPerPerson: null,
    selfService: kindTerms,
    payment: paymentTermsFor(category, city.currency),
    rules: { pricesInclude: 'taxes', taxes: isTaxed ? [reducedVat] : [], fees: [] },
    questions: [],
    subtitle: '',
    minAge: null,
    language: 'en',
    translations: {},
    series: null,
    description: describe(engagement, times),
    ticketTypes: isTaxed ? ticketTypes.map(type => ({ ...type, taxIds: [reducedVat.id] })) : ticketTypes,
    priceFromMinor: Math.min(...ticketTypes.map(type => type.priceMinor)),
    currency: city.currency,
    coverUrl: `/api/events/${slug}/cover.svg`,
    seated: house !== null,
    seatMap: house,
  };
}

/** Sales open at ten in the morning at the venue and end with the doors; early prices end three weeks before. */
function salesPeriod(
  { start, doors }: Times,
  { opensOn }: { opensOn: Temporal.PlainDate },
): { start: string; end: string; earlyEnd: string } {
  const opens = opensOn.toZonedDateTime({ timeZone: start.timeZoneId, plainTime: '10:00' });
  const early = start.subtract({ days: 21 });
  const first = Temporal.ZonedDateTime.compare(opens, early) < 0 ? opens : early.subtract({ days: 30 });
  return { start: instantOf(first), end: instantOf(doors), earlyEnd: instantOf(early) };
}
