import type { EventChange } from '@event-planner/contracts/planning';
import { offerOf } from '../../programme.ts';
import { type Plans, nothing } from '../plan.ts';
import type { Scene } from '../scene.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const foreign = offerOf('hamlet-london').event;
const ended = offerOf('the-improvised-detective-edinburgh').event;

/** Whoever leads the team of `own`, and who only looks on. */
const owner = (scene: Scene) => scene.tokenOf('organizer@example.test');
const viewer = (scene: Scene) => scene.tokenOf('staff@example.test');

const change = { questions: [] } satisfies EventChange;
const current = { 'if-match': '"1"' };
const huge = 'x'.repeat(20_001);

export const planningPlans: Plans = {
  'POST /api/organizers/{id}/events': scene => ({
    at: { id: nothing },
    body: { title: 'An evening' },
    shapesAreHarmless: true,
    specials: [
      { name: 'somebody else’s organizer', at: { id: own.organizer.id }, body: {}, expects: [403, 'not_a_member'] },
      { name: 'who only looks', token: viewer(scene), at: { id: own.organizer.id }, body: {}, expects: [403, 'role_forbids'] },
      {
        name: 'a copy of somebody else’s event',
        token: owner(scene),
        at: { id: own.organizer.id },
        body: { copyOf: foreign.id },
        expects: [422, 'reference_unknown'],
      },
      {
        name: 'a title without end',
        token: owner(scene),
        at: { id: own.organizer.id },
        body: { title: 'x'.repeat(201) },
        expects: [400, 'invalid_request'],
      },
    ],
  }),
  'GET /api/organizers/{id}/events': scene => ({
    at: { id: nothing },
    specials: [
      { name: 'somebody else’s organizer', at: { id: own.organizer.id }, expects: [403, 'not_a_member'] },
      ...['state=lost', 'limit=0', 'limit=101', 'unknown=1'].map(query => ({
        name: `the filter ${query}`,
        query,
        expects: [400, 'invalid_request'] as const,
      })),
      ...['abc', 'bnVsbA', 'W10'].map(cursor => ({
        name: 'a cursor of its own making',
        token: owner(scene),
        at: { id: own.organizer.id },
        query: `cursor=${cursor}`,
        expects: [400, 'invalid_cursor'] as const,
      })),
    ],
  }),
  'GET /api/events/{id}/plan': () => ({
    at: { id: nothing },
    specials: [
      { name: 'an event that is not there', expects: [404, 'not_found'] },
      { name: 'somebody else’s event', at: { id: own.id }, expects: [403, 'not_your_event'] },
    ],
  }),
  'PATCH /api/events/{id}/plan': scene => {
    const mine = { token: owner(scene), at: { id: own.id } };
    const about = { title: own.title, subtitle: '', description: '', category: own.category, language: 'en', minAge: null };
    const schedule = { timeZone: 'Europe/Berlin', startsAt: null, endsAt: null, doorsAt: null };
    return {
      at: { id: nothing },
      body: change,
      headers: current,
      shapesAreHarmless: true,
      specials: [
        { name: 'no version', ...mine, body: change, headers: {}, expects: [400, 'version_missing'] },
        { name: 'any version', ...mine, body: change, headers: { 'if-match': '*' }, expects: [400, 'version_missing'] },
        { name: 'two versions', ...mine, body: change, headers: { 'if-match': '"1", "2"' }, expects: [400, 'version_missing'] },
        { name: 'a version that is none', ...mine, body: change, headers: { 'if-match': 'W/,,"' }, expects: [400, 'version_missing'] },
        { name: 'somebody else’s event', at: { id: own.id }, body: change, headers: current, expects: [403, 'not_your_event'] },
        {
          name: 'who only looks',
          token: viewer(scene),
          at: { id: own.id },
          body: change,
          headers: current,
          expects: [403, 'role_forbids'],
        },
        {
          name: 'an event that is over',
          token: scene.tokenOf('admin@example.test'),
          at: { id: ended.id },
          body: change,
          headers: current,
          expects: [409, 'state_forbids'],
        },
        {
          name: 'a version that is yet to come',
          ...mine,
          body: { about: { ...about, title: 'Other' } },
          headers: { 'if-match': '"999"' },
          expects: [409, 'version_outdated'],
        },
        {
          name: 'a place of somebody else',
          ...mine,
          body: { place: { mode: 'in_person', venueId: nothing, seatMapId: null, onlineUrl: null } },
          headers: current,
          expects: [422, 'reference_unknown'],
        },
        {
          name: 'no title once it is published',
          ...mine,
          body: { about: { ...about, title: '' } },
          headers: current,
          expects: [422, 'not_ready_to_publish'],
        },
        { name: 'no date once it is published', ...mine, body: { schedule }, headers: current, expects: [422, 'not_ready_to_publish'] },
        {
          name: 'a time zone that does not exist',
          ...mine,
          body: { schedule: { ...schedule, timeZone: 'Mars/Olympus', startsAt: '2040-01-01T20:00', endsAt: '2040-01-01T22:00' } },
          headers: current,
          expects: [422, 'not_ready_to_publish'],
        },
        {
          name: 'a text without end',
          ...mine,
          body: { about: { ...about, description: huge } },
          headers: current,
          expects: [400, 'invalid_request'],
        },
        {
          name: 'a text that is too long once it is HTML',
          ...mine,
          body: { about: { ...about, description: '&'.repeat(20_000) } },
          headers: current,
          expects: [422, 'text_too_long'],
        },
        { name: 'a section that does not exist', ...mine, body: { secrets: {} }, headers: current, expects: [400, 'invalid_request'] },
        { name: 'half a section', ...mine, body: { about: { title: 'Half' } }, headers: current, expects: [400, 'invalid_request'] },
      ],
    };
  },
  'DELETE /api/events/{id}/plan': scene => ({
    at: { id: nothing },
    specials: [
      { name: 'an event that is not there', expects: [404, 'not_found'] },
      { name: 'somebody else’s event', at: { id: own.id }, expects: [403, 'not_your_event'] },
      { name: 'an event that was published', token: owner(scene), at: { id: own.id }, expects: [409, 'state_forbids'] },
    ],
  }),
  'GET /api/events/{id}/access/{userId}': () => ({
    at: { id: nothing, userId: nothing },
    specials: [{ name: 'an event that is not there', expects: [404, 'not_found'] }],
  }),
};
