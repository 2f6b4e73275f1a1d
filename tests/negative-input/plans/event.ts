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
      {
        name: 'somebody else’s event',
        token: scene.tokenOf('organizer@example.test'),
        at: { id: foreign.id },
        expects: [403, 'not_your_event'],
      },
      { name: 'a buyer', at: { id: own.id }, expects: [403, 'not_your_event'] },
      { name: 'who only looks', token: scene.tokenOf('staff@example.test'), at: { id: own.id }, expects: [403, 'role_forbids'] },
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
        'when=tomorrow',
        'sort=id',
        'maxPriceMinor=-1',
        'city=',
        'city=a%00b',
        'admin=true',
        'mode=sideways',
        'near=52.5',
        'near=91,0',
        'near=0,181',
        'near=52.5,13.4&withinKm=0',
        'withinKm=5',
        'sort=distance',
      ].map(query => ({ name: `the filter ${query}`, query, expects: [400, 'invalid_request'] as const })),
    ],
  }),
  'GET /api/events/filters': () => ({ specials: [] }),
  'GET /api/events/{event}': () => ({
    at: { event: 'no-such-event' },
    specials: [
      { name: 'an id of nothing', at: { event: nothing }, expects: [404, 'not_found'] },
      { name: 'an id of nothing with a code', at: { event: nothing }, query: 'code=%00', expects: [404, 'not_found'] },
      { name: 'a code without end', at: { event: own.slug }, query: `code=${'x'.repeat(101)}`, expects: [400, 'invalid_request'] },
    ],
  }),
  'GET /api/events/{id}/preview': () => ({
    at: { id: nothing },
    specials: [
      { name: 'an event that is not there', expects: [404, 'not_found'] },
      { name: 'somebody else’s event', at: { id: own.id }, expects: [403, 'not_your_event'] },
    ],
  }),
  'GET /api/events/{id}/branding': scene => ({
    at: { id: nothing },
    specials: [
      { name: 'an event that is not there', at: { id: nothing }, expects: [404, 'not_found'] },
      {
        name: 'a service that has no business here',
        token: scene.serviceToken('event', 'event'),
        at: { id: own.id },
        expects: [403, 'forbidden'],
      },
    ],
  }),
  'GET /api/events/{id}/inventory': scene => ({
    at: { id: nothing },
    specials: [
      { name: 'an event that is not there', at: { id: nothing }, expects: [404, 'not_found'] },
      {
        name: 'a service that has no business here',
        token: scene.serviceToken('event', 'event'),
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
  'GET /api/events/{slug}/card.png': () => ({
    at: { slug: 'no-such-event' },
    specials: [
      { name: 'an event that is not there', at: { slug: 'no-such-event' }, expects: [404, 'not_found'] },
      ...['lang=klingon-', 'lang=', 'v=' + '1'.repeat(30), 'size=9000'].map(query => ({
        name: `a card by ${query.slice(0, 20)}`,
        at: { slug: own.slug },
        query,
        expects: [400, 'invalid_request'] as const,
      })),
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
  'POST /api/events/{id}/postpone': scene => {
    const plan = change([cancelled, ended])(scene);
    const organizer = { token: scene.tokenOf('organizer@example.test'), at: { id: own.id } };
    return {
      ...plan,
      body: {},
      shapesAreHarmless: true,
      specials: [
        ...(plan.specials ?? []),
        { ...organizer, name: 'until yesterday', body: { refundUntil: '2020-01-01T00:00:00Z' }, expects: [422, 'refund_until_unusable'] },
        { ...organizer, name: 'for ever', body: { refundUntil: '2999-01-01T00:00:00Z' }, expects: [422, 'refund_until_unusable'] },
        { ...organizer, name: 'until some day', body: { refundUntil: 'some day' }, expects: [400, 'invalid_request'] },
      ],
    };
  },
  'POST /api/events/{id}/cancel': change([cancelled, ended]),
};
