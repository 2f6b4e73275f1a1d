import { offerOf } from '../../programme.ts';
import { type Plans, nothing } from '../plan.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const foreign = offerOf('hamlet-london').event;
const cancelled = offerOf('mahler-symphony-no-4-munich').event;
const ended = offerOf('the-improvised-detective-edinburgh').event;
const counted = offerOf('open-studio-day-vienna').event;
const cursorOfAnotherList = Buffer.from(JSON.stringify(['price', 1, own.id])).toString('base64url');

const change =
  (wrongStates: readonly { readonly id: string; readonly state: string }[]): Plans[string] =>
  scene => ({
    at: { id: nothing },
    specials: [
      { name: 'an event that is not there', at: { id: nothing }, expects: [404, 'not_found'] },
      { name: 'somebody else’s event', at: { id: foreign.id }, expects: [403, 'not_your_event'] },
      { name: 'a buyer', token: scene.tokenOf('ada@example.test'), at: { id: own.id }, expects: [403, 'forbidden'] },
      { name: 'staff', token: scene.tokenOf('staff@example.test'), at: { id: own.id }, expects: [403, 'forbidden'] },
      ...wrongStates.map(({ id, state }) => ({
        name: `an event that is ${state}`,
        token: scene.tokenOf('admin@example.test'),
        at: { id },
        expects: [409, 'state_forbids'] as const,
      })),
    ],
  });

export const eventPlans: Plans = {
  'GET /api/events': () => ({
    specials: [
      ...['abc', cursorOfAnotherList, 'bnVsbA', '%00'].map(cursor => ({
        name: 'a cursor of its own making',
        query: `cursor=${cursor}`,
        expects: [400, 'invalid_cursor'] as const,
      })),
      ...[
        'from=2030-13-45',
        'from=yesterday',
        'to=0000-00-00',
        'limit=0',
        'limit=-1',
        'limit=1e9',
        'limit=1.5',
        'limit=10&limit=20',
        'category=war',
        'sort=id',
        'maxPriceMinor=-1',
        'city=',
        'city=a%00b',
        'admin=true',
      ].map(query => ({ name: `the filter ${query}`, query, expects: [400, 'invalid_request'] as const })),
    ],
  }),
  'GET /api/events/filters': () => ({ specials: [] }),
  'GET /api/events/{event}': () => ({
    at: { event: 'no-such-event' },
    specials: [{ name: 'an id of nothing', at: { event: nothing }, expects: [404, 'not_found'] }],
  }),
  'GET /api/events/{id}/inventory': scene => ({
    at: { id: nothing },
    specials: [
      { name: 'an event that is not there', at: { id: nothing }, expects: [404, 'not_found'] },
      {
        name: 'a service that has no business here',
        token: scene.serviceToken('notification', 'event'),
        at: { id: own.id },
        expects: [403, 'forbidden'],
      },
      {
        name: 'a token for another service',
        token: scene.serviceToken('booking', 'auth'),
        at: { id: own.id },
        expects: [401, 'token_invalid'],
      },
    ],
  }),
  'GET /api/events/{slug}/cover.svg': () => ({
    at: { slug: 'no-such-event' },
    specials: [{ name: 'an event that is not there', at: { slug: 'no-such-event' }, expects: [404, 'not_found'] }],
  }),
  'GET /api/events/{event}/seat-map': () => ({
    at: { event: 'no-such-event' },
    specials: [{ name: 'an event without numbered seats', at: { event: counted.slug }, expects: [404, 'not_found'] }],
  }),
  'POST /api/events/{id}/publish': change([own, cancelled, ended]),
  'POST /api/events/{id}/postpone': change([cancelled, ended]),
  'POST /api/events/{id}/cancel': change([cancelled, ended]),
  'PATCH /api/events/{id}/ticket-types/{ticketTypeId}': scene => {
    const at = { id: own.id, ticketTypeId: own.ticketTypes[0]?.id ?? '' };
    const current = { 'if-match': '"1"' };
    const body = { priceMinor: 1 };
    return {
      at: { id: nothing, ticketTypeId: nothing },
      body,
      headers: current,
      shapesAreHarmless: true,
      specials: [
        { name: 'no version', at, body, headers: {}, expects: [400, 'version_missing'] },
        { name: 'an old version', at, body, headers: { 'if-match': '"0"' }, expects: [409, 'version_outdated'] },
        { name: 'a version that is none', at, body, headers: { 'if-match': 'W/,,"' }, expects: [409, 'version_outdated'] },
        { name: 'less than nothing', at, body: { priceMinor: -1 }, headers: current, expects: [400, 'invalid_request'] },
        { name: 'half a cent', at, body: { priceMinor: 0.5 }, headers: current, expects: [400, 'invalid_request'] },
        { name: 'more than there is', at, body: { priceMinor: 2 ** 53 }, headers: current, expects: [400, 'invalid_request'] },
        {
          name: 'a ticket type of another event',
          at: { ...at, ticketTypeId: foreign.ticketTypes[0]?.id ?? '' },
          body,
          headers: current,
          expects: [404, 'not_found'],
        },
        {
          name: 'somebody else’s event',
          at: { id: foreign.id, ticketTypeId: foreign.ticketTypes[0]?.id ?? '' },
          body,
          headers: current,
          expects: [403, 'not_your_event'],
        },
        {
          name: 'an event that is over',
          token: scene.tokenOf('admin@example.test'),
          at: { ...at, id: ended.id },
          body,
          headers: current,
          expects: [409, 'state_forbids'],
        },
      ],
    };
  },
};
