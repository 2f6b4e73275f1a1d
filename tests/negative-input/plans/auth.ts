import { type Plans, type Special, nothing } from '../plan.ts';

const unknown = { email: 'nobody@example.test' };
const cookie = (token: string) => ({ cookie: `refresh=${token}` });

const twoAddresses = {
  name: 'two addresses in one',
  body: { email: 'a@example.test, b@example.test' },
  expects: [400, 'invalid_request'],
} as const;
const wrongCodes = (rest: object = {}): Special[] => [
  { name: 'a code that nobody was sent', body: { email: 'ada@example.test', code: '123456', ...rest }, expects: [422, 'wrong_code'] },
  { name: 'digits of another script', body: { email: 'ada@example.test', code: '١٢٣٤٥٦', ...rest }, expects: [400, 'invalid_request'] },
];
const password = 'long-enough-for-us';

const profile = { name: 'Ada', language: 'en', timeZone: 'Europe/Berlin' };
const unseen = { 'if-match': '"999999"' };
const asserted = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
};
const created = { ...asserted, response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } };

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
        name: 'a password that is guessed at once',
        body: { ...unknown, name: 'Nobody', password: 'Passwort123' },
        expects: [422, 'password_weak'],
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
  'POST /api/auth/codes': () => ({ specials: [twoAddresses] }),
  'POST /api/auth/login-codes': () => ({ specials: [twoAddresses] }),
  'POST /api/auth/password-resets': () => ({ specials: [twoAddresses] }),
  'POST /api/auth/verify': () => ({
    body: { ...unknown, code: '000000' },
    shapesAreHarmless: true,
    specials: wrongCodes(),
  }),
  'POST /api/auth/login-codes/verify': () => ({ body: { ...unknown, code: '000000' }, shapesAreHarmless: true, specials: wrongCodes() }),
  'POST /api/auth/password-resets/verify': () => ({
    body: { ...unknown, code: '000000', password },
    specials: [
      ...wrongCodes({ password }),
      {
        name: 'a password that is too short',
        body: { ...unknown, code: '000000', password: '123456789' },
        expects: [400, 'invalid_request'],
      },
      {
        name: 'a password that is guessed at once',
        body: { ...unknown, code: '000000', password: 'Passwort123' },
        expects: [422, 'password_weak'],
      },
    ],
  }),
  // Whoever comes with a token of no session has none to prove who they are in.
  'PUT /api/auth/password': () => ({
    body: { password },
    specials: [{ name: 'no session', body: { password }, expects: [401, 'session_ended'] }],
  }),
  'POST /api/auth/email-changes': () => ({
    body: unknown,
    specials: [twoAddresses, { name: 'no session', body: unknown, expects: [401, 'session_ended'] }],
  }),
  'POST /api/auth/email-changes/verify': () => ({
    body: { oldCode: '000000', newCode: '000000' },
    shapesAreHarmless: true,
    specials: [{ name: 'codes that nobody was sent', body: { oldCode: '123456', newCode: '123456' }, expects: [422, 'wrong_code'] }],
  }),
  'POST /api/auth/confirmation-codes': scene => ({
    specials: [
      { name: 'a user who is no more', token: scene.tokenOf('ada@example.test', { sub: nothing }), expects: [401, 'session_ended'] },
    ],
  }),
  'POST /api/auth/confirmations': () => ({
    specials: [
      { name: 'the wrong password', body: { password: 'wrong' }, expects: [422, 'wrong_password'] },
      { name: 'a code that nobody was sent', body: { code: '123456' }, expects: [422, 'wrong_code'] },
      { name: 'no session', body: { password: 'correct-horse-battery' }, expects: [401, 'session_ended'] },
    ],
  }),
  'POST /api/auth/second-factors/verify': () => ({
    body: { ticket: 'x'.repeat(43), code: '000000' },
    shapesAreHarmless: true,
    specials: [
      { name: 'a ticket that nobody was given', body: { ticket: 'x'.repeat(43), code: '123456' }, expects: [401, 'session_ended'] },
    ],
  }),
  'GET /api/auth/second-factors': () => ({ specials: [] }),
  'POST /api/auth/second-factors/totp': () => ({ specials: [{ name: 'no session', expects: [401, 'session_ended'] }] }),
  'POST /api/auth/second-factors/totp/verify': () => ({
    body: { code: '000000' },
    specials: [{ name: 'no session', body: { code: '123456' }, expects: [401, 'session_ended'] }],
  }),
  'DELETE /api/auth/second-factors/totp': () => ({ specials: [{ name: 'no session', expects: [401, 'session_ended'] }] }),
  'POST /api/auth/second-factors/recovery-codes': () => ({ specials: [{ name: 'no session', expects: [401, 'session_ended'] }] }),
  'POST /api/auth/login-passkeys': () => ({ specials: [] }),
  'POST /api/auth/login-passkeys/verify': () => ({
    body: { credential: asserted },
    shapesAreHarmless: true,
    specials: [{ name: 'an answer to no question', body: { credential: asserted }, expects: [422, 'passkey_refused'] }],
  }),
  'POST /api/auth/confirmation-passkeys': () => ({ specials: [{ name: 'no session', expects: [401, 'session_ended'] }] }),
  'GET /api/auth/passkeys': () => ({ specials: [] }),
  'POST /api/auth/passkeys/options': () => ({ specials: [{ name: 'no session', expects: [401, 'session_ended'] }] }),
  'POST /api/auth/passkeys': () => ({
    body: { credential: created },
    specials: [{ name: 'no session', body: { credential: created }, expects: [401, 'session_ended'] }],
  }),
  'PATCH /api/auth/passkeys/{id}': () => ({
    at: { id: nothing },
    body: { name: 'Phone' },
    specials: [{ name: 'a passkey that is not there', body: { name: 'Phone' }, expects: [404, 'not_found'] }],
  }),
  'DELETE /api/auth/passkeys/{id}': () => ({ at: { id: nothing }, specials: [{ name: 'no session', expects: [401, 'session_ended'] }] }),
  'GET /api/auth/providers': () => ({ specials: [] }),
  'POST /api/auth/providers/{provider}/sign-ins': () => ({
    at: { provider: 'google' },
    shapesAreHarmless: true,
    specials: [
      { name: 'a provider that nobody configured', body: {}, expects: [404, 'not_found'] },
      ...['//evil.example', String.raw`/\evil.example`, '/\t/evil.example', 'javascript:alert(1)', 'https://evil.example'].map(
        returnTo => ({ name: `to go on at ${returnTo}`, body: { returnTo }, expects: [400, 'invalid_request'] }) as const,
      ),
    ],
  }),
  'POST /api/auth/providers/{provider}/links': () => ({
    at: { provider: 'google' },
    shapesAreHarmless: true,
    specials: [
      { name: 'a provider that nobody configured', body: {}, expects: [404, 'not_found'] },
      { name: 'no session', at: { provider: 'openid' }, body: {}, expects: [401, 'session_ended'] },
    ],
  }),
  'POST /api/auth/providers/{provider}/answers': () => ({
    at: { provider: 'openid' },
    body: { state: 'x'.repeat(43), code: 'x'.repeat(43) },
    shapesAreHarmless: true,
    specials: [
      { name: 'no cookie', body: { state: 'x', code: 'x' }, expects: [422, 'sign_in_expired'] },
      {
        name: 'a made-up cookie',
        headers: { cookie: `provider-sign-in=${'a'.repeat(43)}` },
        body: { state: 'x', error: 'access_denied' },
        expects: [422, 'sign_in_expired'],
      },
    ],
  }),
  'GET /api/auth/identities': () => ({ specials: [] }),
  'DELETE /api/auth/identities/{provider}': () => ({
    at: { provider: 'google' },
    specials: [{ name: 'no session', expects: [401, 'session_ended'] }],
  }),
  'GET /api/auth/sessions': () => ({ specials: [] }),
  'DELETE /api/auth/sessions/{id}': () => ({ at: { id: nothing }, specials: [{ name: 'no session', expects: [404, 'not_found'] }] }),
  'POST /api/auth/sessions/end-others': () => ({ specials: [{ name: 'no session', expects: [401, 'session_ended'] }] }),
  'GET /api/auth/activity': () => ({
    specials: [
      { name: 'a cursor of their own', query: 'cursor=bm90IG91cnM', expects: [400, 'invalid_cursor'] },
      // ["2030-06-01T10:00:00.000Z","re_1"]
      {
        name: 'a cursor of another list',
        query: 'cursor=WyIyMDMwLTA2LTAxVDEwOjAwOjAwLjAwMFoiLCJyZV8xIl0',
        expects: [400, 'invalid_cursor'],
      },
    ],
  }),
  'GET /api/auth/profile': scene => ({
    specials: [
      { name: 'a user who is no more', token: scene.tokenOf('ada@example.test', { sub: nothing }), expects: [401, 'session_ended'] },
    ],
  }),
  // Of a version that no profile has: whatever has the right shape changes nothing.
  'PUT /api/auth/profile': () => ({
    body: profile,
    headers: unseen,
    shapesAreHarmless: true,
    specials: [
      { name: 'no version', body: profile, headers: {}, expects: [400, 'version_missing'] },
      { name: 'any version', body: profile, headers: { 'if-match': '*' }, expects: [400, 'version_missing'] },
      { name: 'another version', body: profile, headers: unseen, expects: [409, 'version_outdated'] },
      { name: 'no such time zone', body: { ...profile, timeZone: 'Mars/Olympus' }, headers: unseen, expects: [400, 'invalid_request'] },
      { name: 'roles of their own choice', body: { ...profile, roles: ['admin'] }, headers: unseen, expects: [400, 'invalid_request'] },
    ],
  }),
  'PUT /api/auth/profile/picture': () => ({
    headers: { ...unseen, 'content-type': 'image/png' },
    specials: [
      { name: 'no version', raw: 'x', headers: { 'content-type': 'image/png' }, expects: [400, 'version_missing'] },
      { name: 'another version', raw: 'x', headers: { ...unseen, 'content-type': 'image/png' }, expects: [409, 'version_outdated'] },
      {
        name: 'a drawing that says so',
        raw: '<svg/>',
        headers: { ...unseen, 'content-type': 'image/svg+xml' },
        expects: [415, 'unsupported_media_type'],
      },
      {
        name: 'words in JSON',
        body: { png: '' },
        headers: { ...unseen, 'content-type': 'application/json' },
        expects: [400, 'invalid_request'],
      },
    ],
  }),
  'GET /api/auth/pictures/{id}': () => ({
    at: { id: nothing },
    specials: [
      { name: 'nothing signed', at: { id: nothing }, expects: [400, 'invalid_request'] },
      {
        name: 'a signature of their own',
        at: { id: nothing },
        query: 'side=large&until=9999999999&signature=AAAA',
        expects: [403, 'forbidden'],
      },
      { name: 'another side', at: { id: nothing }, query: 'side=back&until=1&signature=AAAA', expects: [400, 'invalid_request'] },
    ],
  }),
  'DELETE /api/auth/profile/picture': () => ({
    headers: unseen,
    specials: [
      { name: 'no version', headers: {}, expects: [400, 'version_missing'] },
      { name: 'another version', headers: unseen, expects: [409, 'version_outdated'] },
    ],
  }),
  // Whoever comes with a token of no session has none to prove who they are in.
  'POST /api/auth/exports': () => ({ specials: [{ name: 'no session', expects: [401, 'session_ended'] }] }),
  'GET /api/auth/exports': () => ({ specials: [] }),
  'POST /api/auth/exports/{id}/link': () => ({
    at: { id: nothing },
    specials: [{ name: 'no session', at: { id: nothing }, expects: [401, 'session_ended'] }],
  }),
  'POST /api/auth/erasures': () => ({ specials: [{ name: 'no session', expects: [401, 'session_ended'] }] }),
  'GET /api/auth/erasures': () => ({ specials: [] }),
  'POST /api/auth/erasures/{id}/undo': () => ({
    at: { id: nothing },
    specials: [{ name: 'an erasure that is not there', at: { id: nothing }, expects: [404, 'not_found'] }],
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
