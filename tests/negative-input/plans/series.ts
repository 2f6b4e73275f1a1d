import { offerOf, world } from '../../programme.ts';
import { nothing, type Plans, type Special } from '../plan.ts';
import type { Scene } from '../scene.ts';

const foreignSeries = world.series.find(({ organizer }) => organizer.slug !== 'nordwind-konzerte');
const ownSeries = world.series.find(({ organizer }) => organizer.slug === 'nordwind-konzerte');
if (!ownSeries || !foreignSeries) throw new Error('the demo has no series of nordwind-konzerte, or of nobody else');
const organizerId = ownSeries.organizer.id;
const own = { id: ownSeries.id };
const foreign = { id: foreignSeries.id };
const date = ownSeries.dates[0]?.event.id ?? nothing;
const foreignDate = foreignSeries.dates[0]?.event.id ?? nothing;

const { timing } = ownSeries;
const numbers = Array.from({ length: 24 }, (_, at) => at).join(',');

const by = (scene: Scene, email = 'organizer@example.test') => ({ token: scene.tokenOf(email) });

/** Whoever is no member of its organizer gets what they would get of a series that is not there. */
const strangers = (scene: Scene, special: Omit<Special, 'name' | 'expects' | 'token'> = {}): readonly Special[] => [
  { ...special, name: 'a series that is not there', ...by(scene), at: { id: nothing }, expects: [404, 'not_found'] },
  { ...special, name: 'somebody else’s series', ...by(scene), at: foreign, expects: [404, 'not_found'] },
  { ...special, name: 'a buyer', at: own, expects: [404, 'not_found'] },
];

const rules: readonly (readonly [rule: string, status: number, code: string])[] = [
  ['FREQ=SECONDLY', 422, 'rule_invalid'],
  ['FREQ=MINUTELY;COUNT=10', 422, 'rule_invalid'],
  ['FREQ=DAILY;INTERVAL=0', 422, 'rule_invalid'],
  ['FREQ=DAILY;COUNT=999999999', 422, 'rule_too_many'],
  ['FREQ=DAILY;UNTIL=99991231T235959Z', 422, 'rule_invalid'],
  [`FREQ=DAILY;BYHOUR=${numbers};BYMINUTE=${numbers}`, 422, 'rule_invalid'],
  [`FREQ=DAILY;BYMINUTE=${numbers};BYSETPOS=366,-366;COUNT=366`, 422, 'rule_invalid'],
  ['FREQ=DAILY\r\nATTACH:file:///etc/passwd', 422, 'rule_invalid'],
  ['FREQ=__PROTO__', 422, 'rule_invalid'],
  ['FREQ=DAILY;'.repeat(1000), 400, 'invalid_request'],
];

const timings = (scene: Scene, wrap: (changed: object) => object, at?: Special['at']): readonly Special[] => [
  ...rules.map(([rule, status, code]): Special => ({
    name: `the rule ${rule.slice(0, 40)}`,
    ...by(scene),
    ...(at && { at }),
    body: wrap({ ...timing, rule }),
    expects: [status, code],
  })),
  {
    name: 'a zone that is not there',
    ...by(scene),
    ...(at && { at }),
    body: wrap({ ...timing, timeZone: 'Europe/Atlantis' }),
    expects: [422, 'time_zone_unknown'],
  },
  {
    name: 'a day that is not there',
    ...by(scene),
    ...(at && { at }),
    body: wrap({ ...timing, startsAt: '2031-02-30T20:00' }),
    expects: [400, 'invalid_request'],
  },
];

const acting = (): Plans[string] => scene => ({
  at: { id: nothing },
  body: {},
  shapesAreHarmless: true,
  specials: strangers(scene, { body: {} }),
});

const edited = { 'if-match': '"1"' };

export const seriesPlans: Plans = {
  'POST /api/organizers/{id}/series': scene => ({
    at: { id: nothing },
    body: { timing },
    shapesAreHarmless: true,
    specials: [
      {
        name: 'somebody else’s organizer',
        ...by(scene),
        at: { id: foreignSeries.organizer.id },
        body: { timing },
        expects: [403, 'not_a_member'],
      },
      {
        name: 'a viewer of the team',
        ...by(scene, 'staff@example.test'),
        at: { id: organizerId },
        body: { timing },
        expects: [403, 'role_forbids'],
      },
      {
        name: 'an event of somebody else to begin with',
        ...by(scene),
        at: { id: organizerId },
        body: { timing, copyOf: foreignDate },
        expects: [422, 'reference_unknown'],
      },
      {
        name: 'dates that are all over',
        ...by(scene),
        at: { id: organizerId },
        body: { timing: { ...timing, startsAt: '2020-01-01T20:00' } },
        expects: [422, 'rule_invalid'],
      },
      ...timings(scene, changed => ({ timing: changed }), { id: organizerId }),
    ],
  }),
  'GET /api/organizers/{id}/series': scene => ({
    at: { id: nothing },
    specials: [
      { name: 'an organizer that is not there', ...by(scene), at: { id: nothing }, expects: [404, 'not_found'] },
      { name: 'somebody else’s organizer', ...by(scene), at: { id: foreignSeries.organizer.id }, expects: [403, 'not_a_member'] },
    ],
  }),
  'POST /api/series/dates': scene => ({
    body: { ...timing, rule: 'x' },
    shapesAreHarmless: true,
    specials: timings(scene, changed => changed),
  }),
  'GET /api/series/{id}/plan': scene => ({ at: { id: nothing }, specials: strangers(scene) }),
  'PATCH /api/series/{id}/plan': scene => ({
    at: { id: nothing },
    body: {},
    headers: edited,
    shapesAreHarmless: true,
    specials: [
      ...strangers(scene, { body: {}, headers: edited }),
      {
        name: 'a viewer of the team',
        ...by(scene, 'staff@example.test'),
        at: own,
        body: {},
        headers: edited,
        expects: [403, 'role_forbids'],
      },
      { name: 'no version', ...by(scene), at: own, body: {}, headers: {}, expects: [400, 'version_missing'] },
      { name: 'any version', ...by(scene), at: own, body: {}, headers: { 'if-match': '*' }, expects: [400, 'version_missing'] },
      { name: 'an old version', ...by(scene), at: own, body: {}, headers: { 'if-match': '"0"' }, expects: [409, 'version_outdated'] },
      {
        name: 'a schedule for all',
        ...by(scene),
        at: own,
        body: { sections: { schedule: {} } },
        headers: edited,
        expects: [400, 'invalid_request'],
      },
      {
        name: 'fewer dates than are published',
        ...by(scene),
        at: own,
        body: { timing: { ...timing, rule: 'FREQ=WEEKLY;COUNT=1' } },
        headers: edited,
        expects: [409, 'dates_published'],
      },
      ...timings(scene, changed => ({ timing: changed }), own).map(special => ({ ...special, headers: edited })),
    ],
  }),
  'DELETE /api/series/{id}/plan': scene => ({
    at: { id: nothing },
    specials: [...strangers(scene), { name: 'a series that is published', ...by(scene), at: own, expects: [409, 'dates_published'] }],
  }),
  'POST /api/series/{id}/publish': acting(),
  'POST /api/series/{id}/postpone': acting(),
  'POST /api/series/{id}/cancel': acting(),
  'POST /api/series/{id}/dates/{eventId}/reset': scene => ({
    at: { id: nothing, eventId: nothing },
    body: { sections: ['about'] },
    shapesAreHarmless: true,
    specials: [
      ...strangers(scene, { body: { sections: ['about'] } }),
      {
        name: 'a date of another series',
        ...by(scene),
        at: { ...own, eventId: foreignDate },
        body: { sections: ['about'] },
        expects: [404, 'not_found'],
      },
      {
        name: 'a section that no event has',
        ...by(scene),
        at: { ...own, eventId: date },
        body: { sections: ['price'] },
        expects: [400, 'invalid_request'],
      },
    ],
  }),
  'GET /api/series/{series}': () => ({
    at: { series: 'no-such-series' },
    specials: [{ name: 'an id of nothing', at: { series: nothing }, expects: [404, 'not_found'] }],
  }),
  'GET /api/series/{series}/calendar.ics': () => ({
    at: { series: 'no-such-series' },
    specials: [{ name: 'an id of nothing', at: { series: nothing }, expects: [404, 'not_found'] }],
  }),
  'GET /api/events/{event}/calendar.ics': () => ({
    at: { event: 'no-such-event' },
    specials: [{ name: 'an id of nothing', at: { event: nothing }, expects: [404, 'not_found'] }],
  }),
  'GET /api/organizers/{organizer}/calendar.ics': () => ({
    at: { organizer: 'no-such-organizer' },
    specials: [{ name: 'an id of nothing', at: { organizer: nothing }, expects: [404, 'not_found'] }],
  }),
  'POST /api/events/{id}/visits': () => ({
    at: { id: nothing },
    specials: [{ name: 'an event that is not there', at: { id: nothing }, expects: [404, 'not_found'] }],
  }),
  'GET /api/events/{id}/visits': scene => ({
    at: { id: nothing },
    specials: [
      {
        name: 'an event that is not there',
        ...by(scene),
        at: { id: nothing },
        query: 'from=2030-01-01&to=2030-01-31',
        expects: [404, 'not_found'],
      },
      {
        name: 'somebody else’s event',
        ...by(scene),
        at: { id: offerOf('hamlet-london').event.id },
        query: 'from=2030-01-01&to=2030-01-31',
        expects: [403, 'not_your_event'],
      },
      {
        name: 'a thousand years',
        ...by(scene),
        at: { id: date },
        query: 'from=2000-01-01&to=3000-01-01',
        expects: [400, 'invalid_request'],
      },
      { name: 'backwards', ...by(scene), at: { id: date }, query: 'from=2030-02-01&to=2030-01-01', expects: [400, 'invalid_request'] },
    ],
  }),
  'GET /api/organizers/{id}/visits': scene => ({
    at: { id: nothing },
    specials: [
      {
        name: 'an organizer that is not there',
        ...by(scene),
        at: { id: nothing },
        query: 'from=2030-01-01&to=2030-01-31',
        expects: [404, 'not_found'],
      },
      {
        name: 'somebody else’s organizer',
        ...by(scene),
        at: { id: foreignSeries.organizer.id },
        query: 'from=2030-01-01&to=2030-01-31',
        expects: [403, 'not_a_member'],
      },
      { name: 'no range', ...by(scene), at: { id: organizerId }, expects: [400, 'invalid_request'] },
    ],
  }),
};
