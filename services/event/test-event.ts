import type { AccessClaims } from '@event-planner/contracts/auth';
import { plainPayment } from '@event-planner/contracts/payment-ways';
import { plainSelfService } from '@event-planner/contracts/self-service';
import { plainTicket } from '@event-planner/contracts/event';
import { layOut, SeatMap } from '@event-planner/contracts/seat-map';
import type { WorldEvent } from '@event-planner/demo/world';
import { createDatabase } from '@event-planner/platform/database';
import { idOf } from '@event-planner/platform/ids';
import { person, testService, type TestService, type TestServiceOptions } from '@event-planner/platform/testing';
import { seedDemo } from './demo.ts';
import { eventService } from './service.ts';
import type { Tables } from './tables.ts';

/** Whoever acts here proved a short while ago who they are. */
const confirmed = { auth: () => ({ status: 200, body: { confirmed: true } }) };

export const startEvent = ({ answers, ...options }: Pick<TestServiceOptions, 'answers' | 'jobs'> = {}): Promise<TestService> =>
  testService(eventService, { ...options, answers: { ...confirmed, ...answers } });

export const plan = SeatMap.parse({
  format: 1,
  categories: [{ id: 'stalls', name: 'Stalls', color: '#336699' }],
  areas: [
    { kind: 'seated', id: 'stalls', name: 'Stalls', rows: [{ label: 'A', category: 'stalls', from: [0, 0], to: [9, 0], seats: 10 }] },
  ],
});
export const seatCount = layOut(plan).length;

export const otto: AccessClaims = { ...person('Otto', ['organizer']), sid: idOf('session otto') };
export const rival: AccessClaims = person('Rita', ['organizer']);
export const admin: AccessClaims = person('Alma', ['admin']);

const organizer = {
  id: idOf('organizer otto'),
  slug: 'ottos-shows',
  name: "Otto's Shows",
  about: 'Shows since 1999.',
  website: null,
  color: null,
  logoUrl: null,
  bannerUrl: null,
};
const venueIn = (city: string, timeZone: string): WorldEvent['venue'] => ({
  id: idOf(`venue ${city}`),
  name: `${city} Hall`,
  address: 'Main Street 1',
  city,
  country: 'DE',
  timeZone,
  latitude: 52,
  longitude: 13,
  accessibility: 'Step-free.',
  capacity: null,
});

export interface Wished extends Partial<Omit<WorldEvent, 'venue'>> {
  readonly slug: string;
  readonly city?: string;
  readonly timeZone?: string;
}

/** An event with an id that follows from its slug: one evening in Berlin, seated, at 20.00 €, unless wished otherwise. */
export function describeEvent({ slug, city = 'Berlin', timeZone = 'Europe/Berlin', ...wished }: Wished): WorldEvent {
  const startsAt = wished.startsAt ?? '2030-07-01T18:00:00.000Z';
  const priceFromMinor = wished.priceFromMinor ?? 2000;
  const seatMap = wished.seatMap === undefined ? 'theatre' : wished.seatMap;
  return {
    id: idOf(`event ${slug}`),
    slug,
    title: slug,
    category: 'theatre',
    state: 'published',
    version: 1,
    description: 'An evening.',
    startsAt,
    doorsAt: startsAt,
    endsAt: new Date(Date.parse(startsAt) + 2 * 3_600_000).toISOString(),
    venue: venueIn(city, timeZone),
    organizer,
    priceFromMinor,
    currency: 'EUR',
    coverUrl: `/api/events/${slug}/cover.svg`,
    seated: seatMap !== null,
    seatMap,
    timeZone,
    mode: 'in_person',
    subtitle: '',
    minAge: null,
    visibility: 'public',
    language: 'en',
    translations: {},
    rules: { pricesInclude: 'taxes', taxes: [], fees: [] },
    questions: [],
    maxPerPerson: null,
    selfService: plainSelfService,
    payment: plainPayment,
    series: null,
    ticketTypes: [
      {
        ...plainTicket,
        id: idOf(`ticket type ${slug}`),
        name: 'Stalls',
        description: '',
        priceMinor: priceFromMinor,
        category: seatMap === null ? null : 'stalls',
        capacity: seatMap === null ? 100 : null,
        minPerOrder: 1,
        maxPerOrder: 10,
        salesStart: '2030-01-01T00:00:00.000Z',
        salesEnd: startsAt,
      },
    ],
    ...wished,
  };
}

export const cover = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';

/** Puts events on, with their venues, and with Otto working for their organizer. */
export async function putOn(event: TestService, ...wished: readonly Wished[]): Promise<readonly WorldEvent[]> {
  const events = wished.map(describeEvent);
  const db = createDatabase<Tables>({ url: event.url, applicationName: 'test' });
  const seatMaps = { theatre: plan } as unknown as Parameters<typeof seedDemo>[1]['seatMaps'];
  const accounts = [
    {
      id: otto.sub,
      email: otto.email,
      name: otto.name,
      roles: otto.roles,
      password: '',
      organizerId: organizer.id,
      memberRole: 'owner' as const,
    },
  ];
  await seedDemo(
    db,
    {
      organizers: [organizer],
      venues: events.map(({ venue }) => ({ ...venue, seatMap: null })),
      seatMaps,
      events,
      series: [],
      accounts,
      visits: [],
    },
    () => cover,
  ).finally(() => db.close());
  return events;
}

export const get = (event: TestService, path: string, headers: Record<string, string> = {}) =>
  event.inject({ url: `/api/events${path}`, headers });
