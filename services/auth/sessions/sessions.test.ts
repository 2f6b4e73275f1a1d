import { securityNoticed } from '@event-planner/contracts/user-messages';
import { createTokenVerifier } from '@event-planner/platform/tokens';
import { expect, test } from 'vitest';
import { cookieOf, getAs, password, post, postAs, postWithCookie, signUp, startAuth } from '../test-auth.ts';

const email = 'ada@example.test';

test('the refresh token is in a cookie that no script and no other site can use', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  expect(opened.headers['set-cookie']).toMatch(/^refresh=[\w-]{43}; Path=\/api\/auth; HttpOnly; SameSite=Strict; Max-Age=604800$/);
  expect(opened.body).not.toContain(cookieOf(opened)['cookie']?.split('=')[1]);
});

test('a refresh token is traded for an access token and the next refresh token', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  auth.clock.advance(60);
  const renewed = await postWithCookie(auth, 'refresh', cookieOf(opened));
  expect([renewed.statusCode, renewed.json().user]).toEqual([200, opened.json().user]);
  expect(renewed.json().expiresAt).toBe('2030-06-01T10:16:00.000Z');
  expect(cookieOf(renewed)).not.toEqual(cookieOf(opened));
  expect((await postWithCookie(auth, 'refresh', cookieOf(renewed))).statusCode).toBe(200);
});

test('a refresh token used a second time ends the session, for the thief and for the owner', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  const renewed = await postWithCookie(auth, 'refresh', cookieOf(opened));
  auth.clock.advance(11);
  const reused = await postWithCookie(auth, 'refresh', cookieOf(opened));
  expect([reused.statusCode, reused.json().code]).toEqual([401, 'session_ended']);
  expect(reused.headers['set-cookie']).toContain('Max-Age=0');
  expect((await postWithCookie(auth, 'refresh', cookieOf(renewed))).statusCode).toBe(401);
});

test('re-use ends one session and leaves the others', async () => {
  await using auth = await startAuth();
  const phone = await signUp(auth, email);
  const laptop = await post(auth, 'login', { email, password });
  await postWithCookie(auth, 'refresh', cookieOf(phone));
  auth.clock.advance(11);
  await postWithCookie(auth, 'refresh', cookieOf(phone));
  expect((await postWithCookie(auth, 'refresh', cookieOf(laptop))).statusCode).toBe(200);
});

test('an answer that was lost is asked for again with the same token, however often within ten seconds, and nobody is told of a thief', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  const answers = [];
  for (let turn = 0; turn < 3; turn++) {
    answers.push(await postWithCookie(auth, 'refresh', cookieOf(opened)));
    auth.clock.advance(5);
  }
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(new Set(answers.map(answer => cookieOf(answer)['cookie'])).size).toBe(3);
  const [, , heard] = answers;
  auth.clock.advance(600);
  if (heard) expect((await postWithCookie(auth, 'refresh', cookieOf(heard))).statusCode).toBe(200);
  expect(await auth.published(securityNoticed)).toEqual([]);
});

test('whoever uses a copy in those seconds is found out when the owner comes with the token that they got', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  const owner = await postWithCookie(auth, 'refresh', cookieOf(opened));
  const thief = await postWithCookie(auth, 'refresh', cookieOf(opened));
  expect(thief.statusCode).toBe(200);
  auth.clock.advance(11);
  for (const answer of [owner, thief]) expect((await postWithCookie(auth, 'refresh', cookieOf(answer))).statusCode).toBe(401);
  expect(await auth.published(securityNoticed)).toMatchObject([{ kind: 'session_stolen', email }]);
});

test('a session that was logged out is not opened by the token that it just had', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  const renewed = await postWithCookie(auth, 'refresh', cookieOf(opened));
  await postWithCookie(auth, 'logout', cookieOf(renewed));
  for (const answer of [opened, renewed]) expect((await postWithCookie(auth, 'refresh', cookieOf(answer))).statusCode).toBe(401);
});

test('two refreshes race with one token: exactly one wins, and the session goes on with its answer', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  await using gate = await auth.gate('select from sessions for update');
  const racing = [postWithCookie(auth, 'refresh', cookieOf(opened)), postWithCookie(auth, 'refresh', cookieOf(opened))];
  await gate.blocked(2);
  await gate.release();
  const answers = (await Promise.all(racing)).toSorted((a, b) => a.statusCode - b.statusCode);
  expect(answers.map(answer => answer.statusCode)).toEqual([200, 409]);
  expect(answers[1]?.json().code).toBe('session_renewed_elsewhere');
  expect(answers[1]?.headers['set-cookie']).toBeUndefined();
  const [winner] = answers;
  if (winner) expect((await postWithCookie(auth, 'refresh', cookieOf(winner))).statusCode).toBe(200);
});

test('whatever cookie somebody put into the browser before, a session is opened with a token that nobody had', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const mallory = await signUp(auth, 'mallory@example.test');
  for (const planted of [cookieOf(mallory), { cookie: `refresh=${'A'.repeat(43)}` }]) {
    const opened = await auth.inject({ method: 'POST', url: '/api/auth/login', payload: { email, password }, headers: planted });
    expect(opened.statusCode).toBe(200);
    expect(cookieOf(opened)).not.toEqual(planted);
    const withPlanted = await postWithCookie(auth, 'refresh', planted);
    expect(withPlanted.json().user?.email).not.toBe(email);
    expect((await postWithCookie(auth, 'refresh', cookieOf(opened))).json().user.email).toBe(email);
  }
});

const elsewhere = 'https://evil.example.test';
const own = 'http://localhost:8080';

test.each<readonly [headers: Record<string, string>]>([
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
  [{ 'sec-fetch-site': 'none' }],
  [{ 'sec-fetch-site': 'cross-site', origin: own }],
  [{ 'sec-fetch-site': 'cross-site', origin: elsewhere }],
  [{ origin: elsewhere }],
  [{ origin: elsewhere, host: 'evil.example.test', 'x-forwarded-host': 'evil.example.test' }],
  [{ origin: elsewhere, referer: `${own}/login` }],
  [{ origin: 'null' }],
  [{ origin: '' }],
  [{ origin: 'https://localhost:8080' }],
  [{ origin: 'http://localhost:8081' }],
  [{ origin: 'http://evil.localhost:8080' }],
  [{ origin: `${own}.evil.example.test` }],
])('a page whose browser says %j renews no session, ends none and takes no cookie away', async said => {
  await using auth = await startAuth();
  const mine = cookieOf(await signUp(auth, email));
  const form = { ...said, 'content-type': 'application/x-www-form-urlencoded' };
  for (const path of ['refresh', 'logout', 'providers/openid/answers', 'register', 'verify'])
    // Browsers keep a strict cookie from another site, but would take one from the answer; a sibling of ours even sends it.
    for (const headers of [form, { ...form, ...mine }]) {
      const refused = await postWithCookie(auth, path, headers);
      expect([refused.statusCode, refused.json().code, refused.headers['set-cookie']], path).toEqual([403, 'forbidden', undefined]);
    }
  expect((await postWithCookie(auth, 'refresh', mine)).statusCode).toBe(200);
});

test.each<readonly [headers: Record<string, string>]>([
  [{ 'sec-fetch-site': 'same-origin' }],
  [{ 'sec-fetch-site': 'same-origin', origin: own }],
  // As a browser sees the address that has another name for us: the browser's word on itself is the better one.
  [{ 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:8080' }],
  [{ origin: own }],
  [{}],
  [{ referer: `${elsewhere}/` }],
])('whoever says %j is one of our pages, or a program', async said => {
  await using auth = await startAuth();
  const opened = cookieOf(await signUp(auth, email));
  const renewed = await postWithCookie(auth, 'refresh', { ...opened, ...said });
  expect(renewed.statusCode).toBe(200);
  expect((await postWithCookie(auth, 'logout', { ...cookieOf(renewed), ...said })).statusCode).toBe(204);
});

test.each([
  ['application/x-www-form-urlencoded', 415],
  ['multipart/form-data; boundary=x', 415],
  ['text/plain', 400],
])('a form on another site’s page, which can send %s, signs nobody in', async (type, status) => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const payload = JSON.stringify({ email, password });
  const refused = await auth.inject({ method: 'POST', url: '/api/auth/login', payload, headers: { 'content-type': type } });
  expect([refused.statusCode, refused.headers['set-cookie']]).toEqual([status, undefined]);
});

test('no other site’s script may ask with a body that is JSON', async () => {
  await using auth = await startAuth();
  const headers = {
    origin: 'https://evil.example.test',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  };
  const asked = await auth.inject({ method: 'OPTIONS', url: '/api/auth/login', headers });
  expect(Object.keys(asked.headers).filter(name => name.startsWith('access-control'))).toEqual([]);
});

test('a session lives seven days from its last use', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  auth.clock.advance(6 * 86_400);
  const renewed = await postWithCookie(auth, 'refresh', cookieOf(opened));
  auth.clock.advance(6 * 86_400);
  const again = await postWithCookie(auth, 'refresh', cookieOf(renewed));
  expect(again.statusCode).toBe(200);
  auth.clock.advance(7 * 86_400);
  expect((await postWithCookie(auth, 'refresh', cookieOf(again))).statusCode).toBe(401);
});

test('logging out ends the session, also with a token it had before', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  const renewed = await postWithCookie(auth, 'refresh', cookieOf(opened));
  const left = await postWithCookie(auth, 'logout', cookieOf(opened));
  expect([left.statusCode, left.body]).toEqual([204, '']);
  expect(left.headers['set-cookie']).toContain('refresh=; Path=/api/auth');
  expect((await postWithCookie(auth, 'refresh', cookieOf(renewed))).statusCode).toBe(401);
});

test('logging out without a session is fine', async () => {
  await using auth = await startAuth();
  expect((await postWithCookie(auth, 'logout')).statusCode).toBe(204);
});

test.each([
  ['no cookie', {}],
  ['an empty one', { cookie: 'refresh=' }],
  ['a made-up one', { cookie: 'theme=dark; refresh=made-up' }],
])('a refresh with %s is refused', async (_what, headers) => {
  await using auth = await startAuth();
  const refused = await postWithCookie(auth, 'refresh', headers);
  expect([refused.statusCode, refused.json().code]).toEqual([401, 'session_ended']);
});

test('a new role is in the next access token', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  await auth.pool.query("update users set roles = '{attendee,organizer}'");
  expect((await postWithCookie(auth, 'refresh', cookieOf(opened))).json().user.roles).toEqual(['attendee', 'organizer']);
});

test('anybody can check an access token with the published keys, which hold nothing private', async () => {
  await using auth = await startAuth();
  const { accessToken, user } = (await signUp(auth, email)).json();
  const published = await auth.inject({ url: '/api/auth/jwks.json' });
  expect(published.headers['cache-control']).toBe('public, max-age=300');
  expect(published.json().keys.every((key: object) => !('d' in key))).toBe(true);
  const verifier = createTokenVerifier({
    jwks: async () => published.json(),
    issuer: 'test/auth',
    audience: 'test',
    now: () => auth.clock.now(),
  });
  expect(await verifier.verify(accessToken)).toMatchObject({ sub: user.id, email, roles: ['attendee'] });
});

test('refresh tokens are not stored', async () => {
  await using auth = await startAuth();
  const token = cookieOf(await signUp(auth, email))['cookie']?.split('=')[1] ?? '';
  const { rows } = await auth.pool.query<{ stored: string }>("select s::text || encode(token_hash, 'escape') as stored from sessions s");
  expect(rows[0]?.stored).not.toContain(token);
});

test('what has expired is forgotten, and nothing else', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  await post(auth, 'register', { email: 'grace@example.test', name: 'Grace', password });
  auth.clock.advance(25 * 3600);
  await auth.running.runJob('forget-expired');
  const left = async () => {
    const counted = ['registrations', 'attempts', 'sessions'].map(async table => [
      table,
      (await auth.pool.query(`select from ${table}`)).rowCount,
    ]);
    return Object.fromEntries(await Promise.all(counted));
  };
  expect(await left()).toEqual({ registrations: 0, attempts: 0, sessions: 1 });
  auth.clock.advance(7 * 86_400);
  await auth.running.runJob('forget-expired');
  expect(await left()).toEqual({ registrations: 0, attempts: 0, sessions: 0 });
});

test('a session is listed with its device, and ends where its owner says so', async () => {
  await using auth = await startAuth();
  const laptop = (await signUp(auth, email)).json();
  const phone = await post(auth, 'login', { email, password });
  const { items } = (await getAs(auth, laptop.accessToken, 'sessions')).json();
  expect(items).toMatchObject([
    { current: false, method: 'password', network: '127.0.0.1' },
    { current: true, method: 'registration' },
  ]);
  const end = (id: string, token: string) =>
    auth.inject({ method: 'DELETE', url: `/api/auth/sessions/${id}`, headers: { authorization: `Bearer ${token}` } });
  const grace = (await signUp(auth, 'grace@example.test')).json();
  expect((await end(items[0].id, grace.accessToken)).statusCode).toBe(404);
  expect((await end(items[0].id, laptop.accessToken)).statusCode).toBe(204);
  expect((await end(items[0].id, laptop.accessToken)).statusCode).toBe(404);
  expect((await postWithCookie(auth, 'refresh', cookieOf(phone))).statusCode).toBe(401);
  expect((await getAs(auth, laptop.accessToken, 'sessions')).json().items).toHaveLength(1);
});

test('all other sessions end at once, and this one goes on', async () => {
  await using auth = await startAuth();
  const laptop = await signUp(auth, email);
  const others = [await post(auth, 'login', { email, password }), await post(auth, 'login', { email, password })];
  expect((await postAs(auth, laptop.json().accessToken, 'sessions/end-others')).statusCode).toBe(204);
  for (const other of others) expect((await postWithCookie(auth, 'refresh', cookieOf(other))).statusCode).toBe(401);
  expect((await postWithCookie(auth, 'refresh', cookieOf(laptop))).statusCode).toBe(200);
});

test('the owner of a session that was stolen is told, and sees it among what happened', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, email);
  const { accessToken } = (await post(auth, 'login', { email, password })).json();
  await postWithCookie(auth, 'refresh', cookieOf(opened));
  auth.clock.advance(11);
  await postWithCookie(auth, 'refresh', cookieOf(opened));
  expect(await auth.published(securityNoticed)).toMatchObject([{ kind: 'session_stolen', email }]);
  const first = (await getAs(auth, accessToken, 'activity?limit=1')).json();
  expect(first.items).toMatchObject([{ kind: 'session_stolen' }]);
  const rest = (await getAs(auth, accessToken, `activity?cursor=${first.nextCursor}`)).json();
  expect([rest.items.map(({ kind }: { kind: string }) => kind), rest.nextCursor]).toEqual([['signed_in', 'signed_up'], null]);
});

test('however much it is used, a session ends after 90 days', async () => {
  await using auth = await startAuth();
  let last = await signUp(auth, email);
  for (let day = 0; day < 90; day += 6) {
    auth.clock.advance(6 * 86_400);
    last = await postWithCookie(auth, 'refresh', cookieOf(last));
    if (day < 84) expect(last.statusCode).toBe(200);
  }
  expect(last.statusCode).toBe(401);
});
