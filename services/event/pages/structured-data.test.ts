import type { EventDetail } from '@event-planner/contracts/event';
import { plainTicket } from '@event-planner/contracts/event';
import { expect, test } from 'vitest';
import { describeEvent, type Wished } from '../test-event.ts';
import { eventHead } from './event-head.ts';
import { eventData } from './structured-data.ts';

const webUrl = 'https://www.planner.test';
const url = `${webUrl}/events/hamlet`;

function dataOf(wished: Partial<EventDetail> = {}) {
  const event: EventDetail = { ...describeEvent({ slug: 'hamlet', title: 'Hamlet' }), ...wished };
  const data = eventData({ event, language: 'en', webUrl, url, image: `${url}.png`, now: new Date('2030-06-01T10:00:00Z') });
  return JSON.parse(JSON.stringify(data)) as Readonly<Record<string, unknown>>;
}

const [sold] = describeEvent({ slug: 'hamlet' } satisfies Wished).ticketTypes;
if (!sold) throw new Error('it sells something');

test('has what search engines require of an event, and what they recommend', () => {
  const data = dataOf();
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'TheaterEvent',
    name: 'Hamlet',
    url,
    startDate: '2030-07-01T20:00:00+02:00',
    endDate: '2030-07-01T22:00:00+02:00',
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: [
      {
        '@type': 'Place',
        name: 'Berlin Hall',
        address: { '@type': 'PostalAddress', streetAddress: 'Main Street 1', addressLocality: 'Berlin', addressCountry: 'DE' },
      },
    ],
    organizer: { '@type': 'Organization', name: "Otto's Shows", url: `${webUrl}/organizers/ottos-shows` },
    offers: [{ '@type': 'Offer', price: '20.00', priceCurrency: 'EUR', availability: 'https://schema.org/InStock', url }],
  });
});

test.each([
  ['postponed', 'https://schema.org/EventPostponed'],
  ['cancelled', 'https://schema.org/EventCancelled'],
  ['ended', 'https://schema.org/EventScheduled'],
] as const)('one that is %s says so', (state, status) => {
  expect(dataOf({ state })['eventStatus']).toBe(status);
});

test('one that is online is at its page, for where to join is told with the ticket', () => {
  expect(dataOf({ mode: 'online', venue: null })).toMatchObject({
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: [{ '@type': 'VirtualLocation', url }],
  });
  expect(dataOf({ mode: 'hybrid' })['location']).toMatchObject([{ '@type': 'Place' }, { '@type': 'VirtualLocation' }]);
});

test('offers neither what a code unlocks nor donations, and the price of the phase', () => {
  const early = { name: 'Early bird', priceMinor: 1500, until: '2030-06-10T00:00:00.000Z', quantity: null };
  const data = dataOf({
    ticketTypes: [
      { ...sold, phases: [early] },
      { ...sold, name: 'Secret', hidden: true },
      { ...sold, name: 'Gift', ...plainTicket, kind: 'donation' },
    ],
  });
  expect(data['offers']).toMatchObject([{ name: 'Stalls', price: '15.00' }]);
});

test.each([
  ['JPY', 2000, '2000'],
  ['KWD', 2000, '2.000'],
])('a price in %s has the digits of its currency', (currency, priceMinor, price) => {
  expect(dataOf({ currency, ticketTypes: [{ ...sold, priceMinor }] })['offers']).toMatchObject([{ price, priceCurrency: currency }]);
});

test('a date of a series, with an age, in another language', () => {
  const data = dataOf({ series: { id: sold.id, slug: 'evenings', title: 'Evenings' }, minAge: 16 });
  expect(data).toMatchObject({
    superEvent: { '@type': 'EventSeries', name: 'Evenings', url: `${webUrl}/series/evenings` },
    typicalAgeRange: '16-',
  });
});

const translated: EventDetail = {
  ...describeEvent({ slug: 'hamlet', title: 'Hamlet' }),
  translations: { de: { title: 'Hamlet auf Deutsch' }, fr: {} },
};

test('each language has an address of its own, and all name each other', () => {
  const head = eventHead(translated, { language: 'de', webUrl, now: new Date() });
  expect(head.title).toBe('Hamlet auf Deutsch');
  expect(head.canonical).toBe(`${url}?lang=de`);
  expect(head.alternates).toEqual({ en: url, de: `${url}?lang=de`, fr: `${url}?lang=fr`, 'x-default': url });
  expect(head.description).toContain('Montag, 1. Juli 2030');
  expect(eventHead(describeEvent({ slug: 'hamlet' }), { language: 'en', webUrl, now: new Date() }).alternates).toEqual({});
});

test.each(['unlisted', 'private'] as const)('one that is %s is not for search engines', visibility => {
  expect(eventHead({ ...translated, visibility }, { language: 'en', webUrl, now: new Date() })).toMatchObject({
    indexed: false,
    data: undefined,
  });
});
