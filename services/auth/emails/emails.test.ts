import { addressTried, emailChanged, securityNoticed } from '@event-planner/contracts/user-messages';
import { expect, test } from 'vitest';
import { codeFor, password, post, postAs, signUp, startAuth } from '../test-auth.ts';

const email = 'ada@example.test';
const next = 'ada@elsewhere.test';

test('an address changes with a code from the old mailbox and one from the new', async () => {
  await using auth = await startAuth();
  const { accessToken, user } = (await signUp(auth, email)).json();
  expect((await postAs(auth, accessToken, 'email-changes', { email: next })).statusCode).toBe(202);
  const proof = { oldCode: await codeFor(auth, 'leave_address', email), newCode: await codeFor(auth, 'take_address', next) };
  const swapped = { oldCode: proof.newCode, newCode: proof.oldCode };
  expect((await postAs(auth, accessToken, 'email-changes/verify', swapped)).json().code).toBe('wrong_code');
  const changed = await postAs(auth, accessToken, 'email-changes/verify', proof);
  expect([changed.statusCode, changed.json()]).toEqual([200, { ...user, email: next }]);
  expect((await post(auth, 'login', { email, password })).statusCode).toBe(401);
  expect((await post(auth, 'login', { email: next, password })).statusCode).toBe(200);
  expect(await auth.published(emailChanged)).toEqual([{ userId: user.id, email: next, before: email }]);
  // To the address that was left: its reader may know nothing of it.
  expect(await auth.published(securityNoticed)).toMatchObject([{ kind: 'email_changed', email }]);
  expect((await postAs(auth, accessToken, 'email-changes/verify', proof)).statusCode).toBe(422);
});

test('an address that has an account is answered alike, and no code takes it', async () => {
  await using auth = await startAuth();
  await signUp(auth, next);
  const { accessToken } = (await signUp(auth, email)).json();
  const taken = await postAs(auth, accessToken, 'email-changes', { email: next });
  expect([taken.statusCode, taken.json().email]).toEqual([202, next]);
  expect(await auth.published(addressTried)).toMatchObject([{ email: next, purpose: 'take_address' }]);
  const oldCode = await codeFor(auth, 'leave_address', email);
  for (const newCode of ['000000', oldCode])
    expect((await postAs(auth, accessToken, 'email-changes/verify', { oldCode, newCode })).statusCode).toBe(422);
});

test('somebody who registers with the new address meanwhile keeps it', async () => {
  await using auth = await startAuth();
  const { accessToken } = (await signUp(auth, email)).json();
  await postAs(auth, accessToken, 'email-changes', { email: next });
  const proof = { oldCode: await codeFor(auth, 'leave_address', email), newCode: await codeFor(auth, 'take_address', next) };
  await signUp(auth, next);
  expect((await postAs(auth, accessToken, 'email-changes/verify', proof)).json()).toMatchObject({ status: 409, code: 'email_taken' });
});

test('a code that went to the mailbox that was left opens nothing any more', async () => {
  await using auth = await startAuth();
  const { accessToken } = (await signUp(auth, email)).json();
  await postAs(auth, accessToken, 'email-changes', { email: next });
  for (const way of ['password-resets', 'login-codes']) expect((await post(auth, way, { email })).statusCode).toBe(202);
  const reset = { email, password: 'a-quite-different-one', code: await codeFor(auth, 'reset_password', email) };
  const signIn = { email, code: await codeFor(auth, 'sign_in', email) };
  const proof = { oldCode: await codeFor(auth, 'leave_address', email), newCode: await codeFor(auth, 'take_address', next) };
  expect((await postAs(auth, accessToken, 'email-changes/verify', proof)).statusCode).toBe(200);
  expect((await post(auth, 'password-resets/verify', reset)).json().code).toBe('wrong_code');
  expect((await post(auth, 'login-codes/verify', signIn)).json().code).toBe('wrong_code');
});
