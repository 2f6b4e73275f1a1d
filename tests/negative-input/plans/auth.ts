import { type Plans, nothing } from '../plan.ts';

const unknown = { email: 'nobody@example.test' };
const cookie = (token: string) => ({ cookie: `refresh=${token}` });

export const authPlans: Plans = {
  'POST /api/auth/register': () => ({
    body: { ...unknown, name: 'Nobody', password: 'short' },
    specials: [
      {
        name: 'a password that is too short',
        body: { ...unknown, name: 'Nobody', password: '123456789' },
        expects: [400, 'invalid_request'],
      },
      {
        name: 'a name of two lines',
        body: { ...unknown, name: 'No\r\nBcc: all@example.test', password: 'long-enough-for-us' },
        expects: [400, 'invalid_request'],
      },
      {
        name: 'roles of their own choice',
        body: { ...unknown, name: 'Nobody', password: 'long-enough-for-us', roles: ['admin'] },
        expects: [400, 'invalid_request'],
      },
    ],
  }),
  'POST /api/auth/codes': () => ({
    body: unknown,
    shapesAreHarmless: true,
    specials: [{ name: 'two addresses in one', body: { email: 'a@example.test, b@example.test' }, expects: [400, 'invalid_request'] }],
  }),
  'POST /api/auth/verify': () => ({
    body: { ...unknown, code: '000000' },
    shapesAreHarmless: true,
    specials: [
      { name: 'a code that nobody was sent', body: { email: 'ada@example.test', code: '123456' }, expects: [422, 'wrong_code'] },
      { name: 'digits of another script', body: { email: 'ada@example.test', code: '١٢٣٤٥٦' }, expects: [400, 'invalid_request'] },
    ],
  }),
  'POST /api/auth/login': () => ({
    body: { ...unknown, password: 'wrong' },
    shapesAreHarmless: true,
    specials: [
      { name: 'the wrong password', body: { email: 'staff@example.test', password: 'wrong' }, expects: [401, 'wrong_credentials'] },
      { name: 'an empty password', body: { email: 'staff@example.test', password: '' }, expects: [401, 'wrong_credentials'] },
      { name: 'a NUL in the password', body: { email: 'staff@example.test', password: 'a\u0000b' }, expects: [401, 'wrong_credentials'] },
      { name: 'an unknown address', body: { ...unknown, password: 'correct-horse-battery' }, expects: [401, 'wrong_credentials'] },
    ],
  }),
  'GET /api/auth/me': scene => ({
    specials: [{ name: 'a user who is no more', token: scene.tokenOf('ada@example.test', { sub: nothing }), expects: [404, 'not_found'] }],
  }),
  'POST /api/auth/refresh': () => ({
    specials: [
      { name: 'no cookie', expects: [401, 'session_ended'] },
      { name: 'an empty cookie', headers: cookie(''), expects: [401, 'session_ended'] },
      { name: 'a made-up cookie', headers: cookie('a'.repeat(43)), expects: [401, 'session_ended'] },
      { name: 'a cookie with anything in it', headers: cookie("%00' or 1=1"), expects: [401, 'session_ended'] },
      { name: 'a huge cookie', headers: cookie('a'.repeat(8000)), expects: [401, 'session_ended'] },
    ],
  }),
  // Leaving twice is no mistake.
  'POST /api/auth/logout': () => ({ headers: cookie('a'.repeat(43)), specials: [] }),
  'GET /api/auth/jwks.json': () => ({ specials: [] }),
};
