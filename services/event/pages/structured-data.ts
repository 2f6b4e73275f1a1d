import { decimal } from '@event-planner/platform/money';
import type { EventDetail, TicketType } from '@event-planner/contracts/event';
import type { Event, EventSeries, Offer, Organization, Place, VirtualLocation, WithContext } from 'schema-dts';
import { plainText } from './plain-text.ts';

const typeOf = {
  concert: 'MusicEvent',
  classical: 'MusicEvent',
  theatre: 'TheaterEvent',
  comedy: 'ComedyEvent',
  sport: 'SportsEvent',
  festival: 'Festival',
  conference: 'BusinessEvent',
  workshop: 'EducationEvent',
  exhibition: 'ExhibitionEvent',
  family: 'ChildrensEvent',
} as const satisfies Record<EventDetail['category'], string>;

/** One that is over was held as it was planned. */
export const statusOf = {
  draft: 'https://schema.org/EventScheduled',
  published: 'https://schema.org/EventScheduled',
  ended: 'https://schema.org/EventScheduled',
  postponed: 'https://schema.org/EventPostponed',
  cancelled: 'https://schema.org/EventCancelled',
} as const satisfies Record<EventDetail['state'], string>;

export const attendanceOf = {
  in_person: 'https://schema.org/OfflineEventAttendanceMode',
  online: 'https://schema.org/OnlineEventAttendanceMode',
  hybrid: 'https://schema.org/MixedEventAttendanceMode',
} as const satisfies Record<EventDetail['mode'], string>;

export interface Described {
  /** In the language it is described in. */
  readonly event: EventDetail;
  readonly language: string;
  readonly webUrl: string;
  /** Of its page. */
  readonly url: string;
  readonly image: string;
  readonly now: Date;
}

/** An event as schema.org has it. Where to join online is for who has a ticket, so its place online is its page. */
export function eventData({ event, language, webUrl, url, image, now }: Described): WithContext<Event> {
  const { title, startsAt, endsAt, doorsAt, timeZone, minAge, series, organizer } = event;
  return {
    '@context': 'https://schema.org',
    '@type': typeOf[event.category],
    '@id': url,
    name: title,
    url,
    image: [image],
    description: plainText(event.description),
    startDate: atPlace(startsAt, timeZone),
    endDate: atPlace(endsAt, timeZone),
    ...(doorsAt !== null && { doorTime: atPlace(doorsAt, timeZone) }),
    eventStatus: statusOf[event.state],
    eventAttendanceMode: attendanceOf[event.mode],
    location: [...placeOf(event), ...onlineOf(event, url)],
    organizer: organizationData(organizer, webUrl),
    inLanguage: language,
    isAccessibleForFree: event.priceFromMinor === 0,
    ...(minAge !== null && { typicalAgeRange: `${minAge}-` }),
    ...(series && { superEvent: seriesReference(series, webUrl) }),
    offers: event.ticketTypes.filter(isOffered).map(type => offerOf(type, { event, url, now })),
  };
}

export const organizationData = (organizer: EventDetail['organizer'], webUrl: string): Exclude<Organization, string> => ({
  '@type': 'Organization',
  '@id': `${webUrl}/organizers/${organizer.slug}`,
  name: organizer.name,
  url: `${webUrl}/organizers/${organizer.slug}`,
  ...(organizer.about !== '' && { description: plainText(organizer.about) }),
  ...(organizer.logoUrl !== null && { logo: new URL(organizer.logoUrl, webUrl).href }),
  ...(organizer.website !== null && { sameAs: organizer.website }),
});

const seriesReference = ({ slug, title }: NonNullable<EventDetail['series']>, webUrl: string): EventSeries => ({
  '@type': 'EventSeries',
  '@id': `${webUrl}/series/${slug}`,
  name: title,
  url: `${webUrl}/series/${slug}`,
});

const placeOf = ({ venue }: EventDetail): readonly Place[] =>
  venue === null
    ? []
    : [
        {
          '@type': 'Place',
          name: venue.name,
          address: { '@type': 'PostalAddress', streetAddress: venue.address, addressLocality: venue.city, addressCountry: venue.country },
          geo: { '@type': 'GeoCoordinates', latitude: venue.latitude, longitude: venue.longitude },
        },
      ];

const onlineOf = ({ mode }: EventDetail, url: string): readonly VirtualLocation[] =>
  mode === 'in_person' ? [] : [{ '@type': 'VirtualLocation', url }];

/** Not what a code must unlock, and no donation, which buys nothing. */
const isOffered = ({ hidden, kind }: TicketType): boolean => !hidden && kind === 'ticket';

interface Offered {
  readonly event: EventDetail;
  readonly url: string;
  readonly now: Date;
}

function offerOf(type: TicketType, { event, url, now }: Offered): Offer {
  const price = decimal(priceNow(type, now), event.currency);
  const onSale = event.state === 'published' && type.salesStart <= now.toISOString() && now.toISOString() < type.salesEnd;
  return {
    '@type': 'Offer',
    name: type.name,
    url,
    price,
    priceCurrency: event.currency,
    priceSpecification: {
      '@type': 'PriceSpecification',
      price,
      priceCurrency: event.currency,
      valueAddedTaxIncluded: event.rules.pricesInclude === 'taxes',
    },
    validFrom: type.salesStart,
    validThrough: type.salesEnd,
    availability: onSale ? 'https://schema.org/InStock' : availabilityBefore(type, now),
  };
}

const availabilityBefore = ({ salesStart }: TicketType, now: Date) =>
  now.toISOString() < salesStart ? ('https://schema.org/PreOrder' as const) : ('https://schema.org/SoldOut' as const);

/** What it costs by the clock; whether a phase is sold out is known to booking alone. */
const priceNow = ({ phases, priceMinor }: TicketType, now: Date): number =>
  phases.find(({ until }) => until === null || now.toISOString() < until)?.priceMinor ?? priceMinor;

/** As the clock at the venue has it, with its offset from UTC. */
export const atPlace = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
