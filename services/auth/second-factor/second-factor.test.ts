import { securityNoticed } from '@event-planner/contracts/user-messages';
import { Secret, TOTP } from 'otpauth';
import type { TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { codeFor, cookieOf, getAs, password, post, postAs, signUp, startAuth } from '../test-auth.ts';
import { newTotpSecret, stepOf } from './totp.ts';

const email = 'ada@example.test';
const appCode = (auth: TestService, secret: string, aheadMs = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: auth.clock.now().getTime() + aheadMs });

/** An account with an app, and the codes its owner wrote down. */
async function withApp(auth: TestService) {
  const { accessToken } = (await signUp(auth, email)).json();
  const { secret, uri } = (await postAs(auth, accessToken, 'second-factors/totp')).json();
  expect(uri).toContain('otpauth://totp/Event%20Planner:ada%40example.test?');
  const added = await postAs(auth, accessToken, 'second-factors/totp/verify', { code: appCode(auth, secret) });
  expect(added.statusCode).toBe(200);
  auth.clock.advance(60);
  return { accessToken, secret, codes: added.json().codes as readonly string[] };
}

const ticket = async (auth: TestService): Promise<string> => (await post(auth, 'login', { email, password })).json().ticket;

test('an account with an app is entered with the password and a code, and only then there is a session', async () => {
  await using auth = await startAuth();
  const { secret } = await withApp(auth);
  const first = await post(auth, 'login', { email, password });
  expect([first.statusCode, first.headers['set-cookie'], first.json().accessToken]).toEqual([202, undefined, undefined]);
  const opened = await post(auth, 'second-factors/verify', { ticket: first.json().ticket, code: appCode(auth, secret) });
  expect([opened.statusCode, opened.json().user.email]).toEqual([200, email]);
  expect(cookieOf(opened)['cookie']).toMatch(/^refresh=/);
});

test('a code of the app is good once, also for another ticket, also at the same moment', async () => {
  await using auth = await startAuth();
  const { secret } = await withApp(auth);
  const code = appCode(auth, secret);
  const tickets = await Promise.all([ticket(auth), ticket(auth)]);
  const answers = await Promise.all(tickets.map(one => post(auth, 'second-factors/verify', { ticket: one, code })));
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
  expect((await post(auth, 'second-factors/verify', { ticket: await ticket(auth), code })).json().code).toBe('wrong_code');
});

test('a code that was written down is good once, and its owner is told', async () => {
  await using auth = await startAuth();
  const { codes } = await withApp(auth);
  const [code = ''] = codes;
  const typed = code.toUpperCase().replace('-', ' ');
  expect((await post(auth, 'second-factors/verify', { ticket: await ticket(auth), code: typed })).statusCode).toBe(200);
  expect((await post(auth, 'second-factors/verify', { ticket: await ticket(auth), code: typed })).json().code).toBe('wrong_code');
  expect(await auth.published(securityNoticed)).toMatchObject([{ kind: 'second_factor_added' }, { kind: 'recovery_code_used' }]);
  const { accessToken } = (await post(auth, 'second-factors/verify', { ticket: await ticket(auth), code: codes[1] })).json();
  expect((await getAs(auth, accessToken, 'second-factors')).json()).toMatchObject({ recoveryCodesLeft: 8 });
  const { rows } = await auth.pool.query<{ stored: string }>("select string_agg(r::text, '') as stored from recovery_codes r");
  for (const kept of codes) expect(rows[0]?.stored).not.toContain(kept);
});

test('a ticket ends with five wrong codes, and by time', async () => {
  await using auth = await startAuth();
  const { secret } = await withApp(auth);
  const tried = await ticket(auth);
  for (let tries = 0; tries < 5; tries++)
    expect((await post(auth, 'second-factors/verify', { ticket: tried, code: '000000' })).json().code).toBe('wrong_code');
  expect((await post(auth, 'second-factors/verify', { ticket: tried, code: appCode(auth, secret) })).json().code).toBe('session_ended');
  const late = await ticket(auth);
  auth.clock.advance(5 * 60 + 1);
  expect((await post(auth, 'second-factors/verify', { ticket: late, code: appCode(auth, secret) })).json().code).toBe('session_ended');
});

test('a ticket that was got with a password ends with it', async () => {
  await using auth = await startAuth();
  const { accessToken, secret } = await withApp(auth);
  const got = await ticket(auth);
  const payload = { password: 'a-quite-different-one' };
  const changed = await auth.inject({
    method: 'PUT',
    url: '/api/auth/password',
    headers: { authorization: `Bearer ${accessToken}` },
    payload,
  });
  expect(changed.statusCode).toBe(204);
  expect((await post(auth, 'second-factors/verify', { ticket: got, code: appCode(auth, secret) })).json().code).toBe('session_ended');
});

test('who knows the password guesses at the code a few times an hour, and its owner is not locked out', async () => {
  await using auth = await startAuth();
  const { secret } = await withApp(auth);
  const from = (remoteAddress: string, path: string, payload: object) =>
    auth.inject({ method: 'POST', url: `/api/auth/${path}`, payload, remoteAddress });
  const guess = async (at: string) => {
    const given = (await from(at, 'login', { email, password })).json().ticket;
    return (await from(at, 'second-factors/verify', { ticket: given, code: '000000' })).json().code;
  };
  for (let tries = 0; tries < 20; tries++) expect(await guess(`192.0.2.${tries}`)).toBe('wrong_code');
  expect(await guess('192.0.2.20')).toBe('too_many_attempts');
  expect((await post(auth, 'second-factors/verify', { ticket: await ticket(auth), code: appCode(auth, secret) })).statusCode).toBe(200);
}, 60_000);

test.each(['login-codes', 'password-resets'] as const)('%s does not go round the app', async way => {
  await using auth = await startAuth();
  await withApp(auth);
  await post(auth, way, { email });
  const code = await codeFor(auth, way === 'login-codes' ? 'sign_in' : 'reset_password', email);
  const answer = await post(auth, `${way}/verify`, { email, code, ...(way === 'password-resets' && { password }) });
  expect([answer.statusCode, answer.json().accessToken]).toEqual([202, undefined]);
});

test('an app is in use only once a code of it was entered; a second one is refused', async () => {
  await using auth = await startAuth();
  const { accessToken } = (await signUp(auth, email)).json();
  await postAs(auth, accessToken, 'second-factors/totp');
  expect((await post(auth, 'login', { email, password })).statusCode).toBe(200);
  const { secret } = (await postAs(auth, accessToken, 'second-factors/totp')).json();
  expect((await postAs(auth, accessToken, 'second-factors/totp/verify', { code: '000000' })).json().code).toBe('wrong_code');
  expect((await postAs(auth, accessToken, 'second-factors/totp/verify', { code: appCode(auth, secret) })).statusCode).toBe(200);
  expect((await postAs(auth, accessToken, 'second-factors/totp')).json().code).toBe('second_factor_there');
});

test('whoever has an app proves with it who they are, and can take it away then', async () => {
  await using auth = await startAuth();
  const { secret } = await withApp(auth);
  const opened = await post(auth, 'second-factors/verify', { ticket: await ticket(auth), code: appCode(auth, secret) });
  const { accessToken } = opened.json();
  const remove = () =>
    auth.inject({ method: 'DELETE', url: '/api/auth/second-factors/totp', headers: { authorization: `Bearer ${accessToken}` } });
  auth.clock.advance(14 * 60);
  await auth.pool.query("update sessions set confirmed_at = confirmed_at - interval '1 hour'");
  expect((await remove()).json().code).toBe('confirmation_needed');
  expect((await postAs(auth, accessToken, 'confirmations', { password })).json().code).toBe('second_factor_needed');
  expect((await postAs(auth, accessToken, 'confirmations', { secondFactor: '000000' })).json().code).toBe('wrong_code');
  expect((await postAs(auth, accessToken, 'confirmations', { secondFactor: appCode(auth, secret) })).statusCode).toBe(200);
  const renewed = await postAs(auth, accessToken, 'second-factors/recovery-codes');
  expect([renewed.statusCode, new Set(renewed.json().codes).size]).toEqual([201, 10]);
  expect((await remove()).statusCode).toBe(204);
  expect((await remove()).json().code).toBe('second_factor_missing');
  expect((await post(auth, 'login', { email, password })).statusCode).toBe(200);
});

test('what is shown once is not stored', async () => {
  await using auth = await startAuth();
  const { secret } = await withApp(auth);
  const { rows } = await auth.pool.query<{ sealed: Buffer }>('select sealed from second_factors');
  expect(rows[0]?.sealed.toString('latin1')).not.toContain(secret);
});

test('codes of the thirty seconds before and after are good, and no others', () => {
  const secret = newTotpSecret();
  const now = new Date('2030-06-01T10:00:15Z');
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  const steps = [-2, -1, 0, 1, 2].map(step => stepOf(secret, { code: app.generate({ timestamp: now.getTime() + step * 30_000 }), now }));
  const current = Math.floor(now.getTime() / 30_000);
  expect(steps).toEqual([undefined, current - 1, current, current + 1, undefined]);
});

test('nor does anybody guess without end who sits where its owner was seen', async () => {
  await using auth = await startAuth();
  const { secret } = await withApp(auth);
  const statuses: number[] = [];
  for (let nth = 0; nth < 4; nth++) {
    const tried = await ticket(auth);
    for (let tries = 0; tries < 3; tries++)
      statuses.push((await post(auth, 'second-factors/verify', { ticket: tried, code: '000000' })).statusCode);
  }
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429, 429]);
  auth.clock.advance(15 * 60);
  for (let nth = 0; nth < 12; nth++) {
    auth.clock.advance(30);
    expect((await post(auth, 'second-factors/verify', { ticket: await ticket(auth), code: appCode(auth, secret) })).statusCode).toBe(200);
  }
});
