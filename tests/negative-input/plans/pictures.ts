import { organizerId } from '@event-planner/demo/organizers';
import { type Plans, nothing } from '../plan.ts';

const own = organizerId('nordwind-konzerte');
const png = { 'content-type': 'image/png' };

export const picturePlans: Plans = {
  'POST /api/organizers/{id}/pictures': scene => {
    const member = { token: scene.tokenOf('organizer@example.test'), at: { id: own } };
    const bytes = (name: string, raw: string, code = 'not_a_picture') => ({
      ...member,
      name,
      raw,
      headers: png,
      expects: [422, code] as const,
    });
    return {
      at: { id: nothing },
      headers: png,
      specials: [
        { name: 'an organizer that is not there', at: { id: nothing }, raw: 'x', headers: png, expects: [404, 'not_found'] },
        { name: 'somebody else’s organizer', at: { id: own }, raw: 'x', headers: png, expects: [403, 'not_a_member'] },
        bytes('nothing', ''),
        bytes('words', 'not a picture'),
        bytes('the beginning of a picture', 'GIF89a'),
        bytes('a page that begins like a picture', 'GIF89a/*<script>alert(1)</script>*/=1;'),
        bytes('a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        {
          ...member,
          name: 'a drawing that says so',
          raw: '<svg/>',
          headers: { 'content-type': 'image/svg+xml' },
          expects: [415, 'unsupported_media_type'],
        },
        {
          ...member,
          name: 'words in JSON',
          body: { png: '' },
          headers: { 'content-type': 'application/json' },
          expects: [400, 'invalid_request'],
        },
      ],
    };
  },
  'GET /api/organizers/pictures/{id}': () => ({
    at: { id: nothing },
    specials: [
      { name: 'a picture that is not there', at: { id: nothing }, expects: [404, 'not_found'] },
      ...['w=0', 'w=-1', 'w=4001', 'w=1.5', 'w=x', 'w=', 'h=10', 'w=10&w=20'].map(query => ({
        name: `the width ${query}`,
        at: { id: nothing },
        query,
        expects: [400, 'invalid_request'] as const,
      })),
    ],
  }),
};
