import { securityNoticed } from '@event-planner/contracts/user-messages';
import type { TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { cookieOf, getAs, post, postAs, signUp, startAuth } from '../test-auth.ts';
import { Authenticator, type Twist } from './test-authenticator.ts';

async function withPasskey(auth: TestService, email = 'ada@example.test') {
  const { accessToken } = (await signUp(auth, email)).json();
  const key = new Authenticator();
  const options = await postAs(auth, accessToken, 'passkeys/options');
  expect(options.statusCode).toBe(201);
  const added = await postAs(auth, accessToken, 'passkeys', { credential: key.create(options.json()), name: 'My phone' });
  expect(added.statusCode).toBe(201);
  return { accessToken: accessToken as string, key, id: added.json().id as string };
}

const asked = async (auth: TestService) => (await post(auth, 'login-passkeys', {})).json();

async function signIn(auth: TestService, key: Authenticator, twist?: Twist) {
  return post(auth, 'login-passkeys/verify', { credential: key.get(await asked(auth), twist) });
}

test('a passkey opens a session without an address or a password, and its owner is told of a new one', async () => {
  await using auth = await startAuth();
  const { key, accessToken } = await withPasskey(auth);
  const opened = await signIn(auth, key);
  expect([opened.statusCode, opened.json().user.email]).toEqual([200, 'ada@example.test']);
  expect(cookieOf(opened)['cookie']).toMatch(/^refresh=/);
  expect((await getAs(auth, accessToken, 'sessions')).json().items).toEqual(
    expect.arrayContaining([expect.objectContaining({ method: 'passkey' })]),
  );
  expect((await getAs(auth, accessToken, 'passkeys')).json().items).toMatchObject([{ name: 'My phone', lastUsedAt: expect.any(String) }]);
  expect(await auth.published(securityNoticed)).toMatchObject([{ kind: 'passkey_added' }]);
});

test('what asks for a passkey says nothing of any account', async () => {
  await using auth = await startAuth();
  await withPasskey(auth);
  expect(Object.keys(await asked(auth)).toSorted()).toEqual(['challenge', 'rpId', 'timeout', 'userVerification']);
});

test('a question is answered once, also by two at the same moment, and not after five minutes', async () => {
  await using auth = await startAuth();
  const { key } = await withPasskey(auth);
  const credential = key.get(await asked(auth));
  const answers = await Promise.all([1, 2].map(() => post(auth, 'login-passkeys/verify', { credential })));
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
  const late = key.get(await asked(auth));
  auth.clock.advance(301);
  expect((await post(auth, 'login-passkeys/verify', { credential: late })).json().code).toBe('passkey_refused');
});

test.each<[string, Twist]>([
  ['another site asked', { origin: 'https://evil.example' }],
  ['it answers a question of its own', { challenge: 'bm90LW91cnM' }],
  ['the authenticator did not see who it is', { verified: false }],
  ['it was made for something else', { type: 'webauthn.create' }],
  ['it was made for another site', { rpId: 'evil.example' }],
  ['it says that it is somebody else’s', { userHandle: Buffer.from('somebody-else').toString('base64url') }],
])('a passkey is refused where %s', async (_, twist) => {
  await using auth = await startAuth();
  const { key } = await withPasskey(auth);
  const refused = await signIn(auth, key, twist);
  expect([refused.statusCode, refused.json().code, refused.headers['set-cookie']]).toEqual([422, 'passkey_refused', undefined]);
  expect((await signIn(auth, key)).statusCode).toBe(200);
});

test('a signature that is another’s, a copy that counts less, and an unknown key are refused', async () => {
  await using auth = await startAuth();
  const { key } = await withPasskey(auth);
  const stranger = new Authenticator();
  const options = await asked(auth);
  const forged = { ...stranger.get(options), id: key.get(options).id, rawId: key.get(options).id };
  expect((await post(auth, 'login-passkeys/verify', { credential: forged })).json().code).toBe('passkey_refused');
  expect((await signIn(auth, key, { counter: 7 })).statusCode).toBe(200);
  expect((await signIn(auth, key, { counter: 6 })).json().code).toBe('passkey_refused');
  expect((await signIn(auth, stranger)).json().code).toBe('passkey_unknown');
});

test('a question to add a passkey is good for who asked it, once, and for nothing else', async () => {
  await using auth = await startAuth();
  const { accessToken, key } = await withPasskey(auth);
  const { accessToken: others } = (await signUp(auth, 'grace@example.test')).json();
  const options = async () => (await postAs(auth, accessToken, 'passkeys/options')).json();
  const credential = new Authenticator().create(await options());
  expect((await postAs(auth, others, 'passkeys', { credential })).json().code).toBe('passkey_refused');
  // Used up by the answer that was not accepted.
  expect((await postAs(auth, accessToken, 'passkeys', { credential })).json().code).toBe('passkey_refused');
  const asAnswer = key.get({ ...(await asked(auth)), challenge: (await options()).challenge });
  expect((await post(auth, 'login-passkeys/verify', { credential: asAnswer })).json().code).toBe('passkey_refused');
  const proof = key.get((await postAs(auth, accessToken, 'confirmation-passkeys')).json());
  expect((await post(auth, 'login-passkeys/verify', { credential: proof })).json().code).toBe('passkey_refused');
  const asProof = key.get({ ...(await asked(auth)), challenge: (await options()).challenge });
  expect((await postAs(auth, accessToken, 'confirmations', { passkey: asProof })).json().code).toBe('passkey_refused');
  const asSignIn = key.get(await asked(auth));
  expect((await postAs(auth, accessToken, 'confirmations', { passkey: asSignIn })).json().code).toBe('passkey_refused');
});

test('a credential of somebody else’s is not added to another account, whatever it says of itself', async () => {
  await using auth = await startAuth();
  const { key } = await withPasskey(auth);
  const { accessToken } = (await signUp(auth, 'grace@example.test')).json();
  const options = (await postAs(auth, accessToken, 'passkeys/options')).json();
  const answer = await postAs(auth, accessToken, 'passkeys', { credential: key.create(options) });
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'passkey_there']);
  expect((await getAs(auth, accessToken, 'passkeys')).json().items).toEqual([]);
});

test('adding and removing ask for a fresh proof, which a passkey gives, also where there is an authenticator app', async () => {
  await using auth = await startAuth();
  const { key, id } = await withPasskey(auth);
  await auth.pool.query("insert into second_factors (user_id, sealed, added_at, created_at) select id, '', now(), now() from users");
  const remove = (of: string) =>
    auth.inject({ method: 'DELETE', url: `/api/auth/passkeys/${id}`, headers: { authorization: `Bearer ${of}` } });
  const fresh = (await signIn(auth, key)).json().accessToken;
  await auth.pool.query("update sessions set confirmed_at = confirmed_at - interval '1 hour'");
  expect((await remove(fresh)).json().code).toBe('confirmation_needed');
  const proof = await postAs(auth, fresh, 'confirmation-passkeys');
  expect((await postAs(auth, fresh, 'confirmations', { passkey: key.get(proof.json()) })).statusCode).toBe(200);
  expect((await remove(fresh)).statusCode).toBe(204);
  expect((await signIn(auth, key)).json().code).toBe('passkey_unknown');
});

test('a passkey of one account proves nothing of another', async () => {
  await using auth = await startAuth();
  const { key } = await withPasskey(auth);
  const { accessToken } = (await signUp(auth, 'grace@example.test')).json();
  const proof = (await postAs(auth, accessToken, 'confirmation-passkeys')).json();
  expect((await postAs(auth, accessToken, 'confirmations', { passkey: key.get(proof) })).json().code).toBe('passkey_refused');
});

test('passkeys are named anew and are nobody else’s to name or to remove; there are twenty at most', async () => {
  await using auth = await startAuth();
  const { accessToken, id } = await withPasskey(auth);
  const { accessToken: others } = (await signUp(auth, 'grace@example.test')).json();
  const change = (method: 'PATCH' | 'DELETE', of: string) =>
    auth.inject({
      method,
      url: `/api/auth/passkeys/${id}`,
      headers: { authorization: `Bearer ${of}` },
      ...(method === 'PATCH' && { payload: { name: 'Laptop' } }),
    });
  expect((await change('PATCH', others)).statusCode).toBe(404);
  expect((await change('DELETE', others)).statusCode).toBe(404);
  expect((await change('PATCH', accessToken)).json()).toMatchObject({ id, name: 'Laptop' });
  await auth.pool.query(
    'insert into passkeys select gen_random_uuid(), user_id, n::text::bytea, public_key, 0, transports, false, name, created_at, null from passkeys, generate_series(1, 19) n',
  );
  expect((await postAs(auth, accessToken, 'passkeys/options')).json().code).toBe('too_many_passkeys');
});

test('of two passkeys that are added at the same moment where there is room for one, one is', async () => {
  await using auth = await startAuth();
  const { accessToken } = await withPasskey(auth);
  await auth.pool.query(
    'insert into passkeys select gen_random_uuid(), user_id, n::text::bytea, public_key, 0, transports, false, name, created_at, null from passkeys, generate_series(1, 18) n',
  );
  const created = async () => new Authenticator().create((await postAs(auth, accessToken, 'passkeys/options')).json());
  const credentials = [await created(), await created()];
  await using gate = await auth.gate('select id from users where email = $1 for update', ['ada@example.test']);
  const adding = credentials.map(credential => postAs(auth, accessToken, 'passkeys', { credential }));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(adding)).map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
  expect((await getAs(auth, accessToken, 'passkeys')).json().items).toHaveLength(20);
});

test('the only way in stays: of two that go at the same moment one does', async () => {
  await using auth = await startAuth();
  const { accessToken, id } = await withPasskey(auth);
  const second = new Authenticator();
  const options = (await postAs(auth, accessToken, 'passkeys/options')).json();
  const other = (await postAs(auth, accessToken, 'passkeys', { credential: second.create(options) })).json();
  await auth.pool.query('update users set password_hash = null');
  const remove = (of: string) =>
    auth.inject({ method: 'DELETE', url: `/api/auth/passkeys/${of}`, headers: { authorization: `Bearer ${accessToken}` } });
  const answers = await Promise.all([id, other.id].map(remove));
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json().code).toBe('last_way_in');
  expect((await getAs(auth, accessToken, 'passkeys')).json().items).toHaveLength(1);
});

test('rubbish is refused in words', async () => {
  await using auth = await startAuth();
  const { key } = await withPasskey(auth);
  const { response, ...credential } = key.get(await asked(auth));
  const wrong = [
    { ...credential, response: { ...response, clientDataJSON: 'AAAA' } },
    { ...credential, response: { ...response, authenticatorData: 'AAAA' } },
    { ...credential, id: 'AAAA', response },
    { ...credential, response: { ...response, signature: 'A'.repeat(9000) } },
    { ...credential, type: 'other', response },
  ];
  for (const one of wrong) {
    const answer = await post(auth, 'login-passkeys/verify', { credential: one });
    expect([400, 422]).toContain(answer.statusCode);
  }
});
