import { offerOf, world } from '../../programme.ts';
import { type Plans, nothing } from '../plan.ts';

const { organizer } = offerOf('atlas-mono-signal-berlin').event;
/** Several organizers play here, so it is nobody's. */
const shared = world.venues.find(({ name }) => name === 'Spreearena')?.id ?? '';
const own = world.venues.find(({ name }) => name === 'Docksaal')?.id ?? '';

const form = {
  name: 'The Pit',
  address: 'Under 1',
  city: 'Berlin',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  latitude: 52.5,
  longitude: 13.4,
};
const wrongForms = [
  { name: 'a time zone that does not exist', body: { ...form, timeZone: 'Europe/Atlantis' }, expects: [422, 'time_zone_unknown'] },
  { name: 'a time zone that is an offset', body: { ...form, timeZone: '+02:00' }, expects: [422, 'time_zone_unknown'] },
  { name: 'a place not on earth', body: { ...form, latitude: 91 }, expects: [400, 'invalid_request'] },
  { name: 'room for nobody', body: { ...form, capacity: 0 }, expects: [400, 'invalid_request'] },
] as const;

export const venuePlans: Plans = {
  'POST /api/organizers/{id}/venues': scene => ({
    at: { id: nothing },
    body: form,
    shapesAreHarmless: true,
    specials: [
      ...wrongForms.map(wrong => ({ ...wrong, token: scene.tokenOf('organizer@example.test'), at: { id: organizer.id } })),
      { name: 'somebody else’s organizer', at: { id: organizer.id }, body: form, expects: [403, 'not_a_member'] },
      {
        name: 'who only looks',
        token: scene.tokenOf('staff@example.test'),
        at: { id: organizer.id },
        body: form,
        expects: [403, 'role_forbids'],
      },
    ],
  }),
  'GET /api/organizers/{id}/venues': () => ({
    at: { id: nothing },
    specials: [{ name: 'somebody else’s organizer', at: { id: organizer.id }, expects: [403, 'not_a_member'] }],
  }),
  'GET /api/venues/{id}': () => ({
    at: { id: nothing },
    specials: [
      { name: 'a venue that is not there', expects: [404, 'not_found'] },
      { name: 'somebody else’s venue', at: { id: own }, expects: [404, 'not_found'] },
    ],
  }),
  'PUT /api/venues/{id}': scene => {
    const headers = { 'if-match': '"1"' };
    const mine = { token: scene.tokenOf('organizer@example.test'), at: { id: own } };
    return {
      at: { id: nothing },
      body: form,
      headers,
      shapesAreHarmless: true,
      specials: [
        ...wrongForms.map(wrong => ({ ...wrong, ...mine, headers })),
        { name: 'no version', ...mine, body: form, headers: {}, expects: [400, 'version_missing'] },
        { name: 'an old version', ...mine, body: form, headers: { 'if-match': '"0"' }, expects: [409, 'version_outdated'] },
        { name: 'somebody else’s venue', at: { id: own }, body: form, headers, expects: [404, 'not_found'] },
        { name: 'a venue that is everybody’s', ...mine, at: { id: shared }, body: form, headers, expects: [403, 'forbidden'] },
      ],
    };
  },
};
