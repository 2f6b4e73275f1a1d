import { demoPassword } from '@event-planner/demo/accounts';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { expectAccessible, logIn, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;
const email = 'grace@example.test';

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** Fills in the code from the newest letter to somebody: once it is asked for, the letter is on its way. */
async function fillCode(field: Locator, address: string, about: string): Promise<void> {
  await field.waitFor();
  await system.drain();
  const letters = await system.letters(address);
  const letter = letters.find(({ text }) => text.includes(about));
  await field.fill(/^ {4}(\d{6})$/m.exec(letter?.text ?? '')?.[1] ?? '');
}

async function toAccount(page: Page): Promise<void> {
  await page.goto(`${system.url}/account`);
  await page.getByRole('heading', { name: 'Where you are logged in' }).waitFor();
}

test('a forgotten password is set anew by mail, which ends what was open; the account shows where one is logged in and what happened', async () => {
  const [laptop, phone] = [await visit(browser), await visit(browser)];
  await laptop.page.goto(`${system.url}/login`);
  await laptop.page.getByLabel('E-mail').fill(email);
  await laptop.page.getByRole('button', { name: 'Use a code by mail instead' }).click();
  await laptop.page.getByRole('button', { name: 'Send me a code' }).click();
  await fillCode(laptop.page.getByLabel('Six-digit code'), email, 'to sign in');
  await laptop.page.locator('main').getByRole('button', { name: 'Log in' }).click();
  await laptop.page.waitForURL(`${system.url}/`);

  await phone.page.goto(`${system.url}/login`);
  await phone.page.getByLabel('E-mail').fill(email);
  await phone.page.getByRole('button', { name: 'Forgot your password?' }).click();
  await phone.page.getByRole('button', { name: 'Send me a code' }).click();
  await fillCode(phone.page.getByLabel('Six-digit code'), email, 'a new password');
  await phone.page.getByLabel('New password', { exact: true }).fill('a-quite-different-one');
  await expectAccessible(phone.page);
  await phone.page.getByRole('button', { name: 'Set the password and log in' }).click();
  await phone.page.waitForURL(`${system.url}/`);

  await laptop.page.goto(`${system.url}/account`);
  await laptop.page.waitForURL(/\/login/);
  await toAccount(phone.page);
  await phone.page.getByText('This device').waitFor();
  await phone.page.getByText('The password was set anew with a code by mail').waitFor();
  await expectAccessible(phone.page);
  expect([...laptop.complaints, ...phone.complaints]).toEqual([]);
}, 120_000);

test('what could take the account away asks once more who one is', async () => {
  const { page, complaints } = await visit(browser);
  await logIn(page, 'ada@example.test', `${system.url}/login?redirect=/account`);
  await page.getByRole('heading', { name: 'Where you are logged in' }).waitFor();
  await system.ask('auth', "update sessions set confirmed_at = now() - interval '1 hour'", []);
  await page.getByLabel('New e-mail address').fill('ada@elsewhere.test');
  await page.getByRole('button', { name: 'Send the codes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it you?' });
  await dialog.getByRole('button', { name: 'I have no password: send me a code' }).click();
  await dialog.getByLabel('Six-digit code').fill('000000');
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByText('After five tries it takes a new one.').waitFor();
  await dialog.getByRole('button', { name: 'Send a new code' }).click();
  await dialog.getByText('A new code is on its way.').waitFor();
  expect(await dialog.getByLabel('Six-digit code').inputValue()).toBe('');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Use the password instead' }).click();
  await dialog.getByLabel('Password', { exact: true }).fill('correct-horse-battery');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await fillCode(page.getByLabel('Code sent to ada@example.test'), 'ada@example.test', 'to leave this one');
  await fillCode(page.getByLabel('Code sent to ada@elsewhere.test'), 'ada@elsewhere.test', 'for your account');
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByText('Your tickets and codes go to ada@elsewhere.test.').waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('who works by keyboard goes on where the page goes on, and a code may have the space with which it was copied', async () => {
  const { page, complaints } = await visit(browser);
  const focused = () => page.locator(':focus').getAttribute('aria-label');
  const isFocused = (field: Locator) =>
    expect.poll(() => field.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true);
  const press = (name: string) => page.locator('main').getByRole('button', { name, exact: true }).press('Enter');
  await page.goto(`${system.url}/login?redirect=/account`);
  await page.getByLabel('E-mail').fill('organizer@example.test');
  await press('Use a code by mail instead');
  await isFocused(page.getByLabel('E-mail'));
  await press('Log in with your password');
  await isFocused(page.getByLabel('E-mail'));
  expect(await page.getByLabel('E-mail').inputValue()).toBe('organizer@example.test');
  await press('Use a code by mail instead');
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Six-digit code');
  await isFocused(field);
  await system.drain();
  const code = /^ {4}(\d{3})(\d{3})$/m.exec((await system.letters('organizer@example.test'))[0]?.text ?? '');
  await page.keyboard.insertText(`${code?.[1]} ${code?.[2]}`);
  await page.keyboard.press('Enter');

  await press('Add an authenticator app');
  await isFocused(page.getByLabel('Code of the app'));
  const secret = /the key (\w+)\./.exec(await page.getByText('Scan this with the app').innerText())?.[1] ?? '';
  await page.keyboard.type(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Your recovery codes' }).waitFor();
  await expect.poll(focused).toBe('Authenticator app');
  await press('I have them');
  await press('New recovery codes');
  await page.keyboard.press('Escape');
  await isFocused(page.getByRole('button', { name: 'New recovery codes' }));
  await press('Remove the app');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the app' }).press('Enter');
  await page.getByRole('button', { name: 'Add an authenticator app' }).waitFor();
  await expect.poll(focused).toBe('Authenticator app');
  expect(complaints).toEqual([]);
}, 120_000);

test('who signs up writes the code where the page begins, is told after a wrong one what helps, and writes another that was sent into the empty field', async () => {
  const { page, complaints } = await visit(browser);
  const address = 'lene@example.test';
  await page.goto(`${system.url}/sign-up`);
  await page.getByLabel('Your name').fill('Lene Maurer');
  await page.getByLabel('E-mail').fill(address);
  await page.getByLabel('Password', { exact: true }).fill('seven-small-clouds');
  await page.getByRole('button', { name: 'Create account' }).click();
  const field = page.getByLabel('Six-digit code');
  const isFocused = () => expect.poll(() => field.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true);
  await isFocused();
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('After five tries it takes a new one.').waitFor();
  await page.getByRole('button', { name: 'Send a new code' }).click();
  await page.getByText('A new code is on its way.').waitFor();
  await isFocused();
  expect([await field.inputValue(), await page.getByRole('alert').count()]).toEqual(['', 0]);
  await expectAccessible(page);
  await fillCode(field, address, '');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${system.url}/`);
  expect(complaints).toEqual([]);
}, 120_000);

test('an authenticator app is added, asked for, and its recovery codes open the account too', async () => {
  const { page, complaints } = await visit(browser);
  const atAccount = `${system.url}/login?redirect=/account`;
  await logIn(page, 'staff@example.test', atAccount);
  await page.getByRole('button', { name: 'Add an authenticator app' }).click();
  const secret = /the key (\w+)\./.exec(await page.getByText('Scan this with the app').innerText())?.[1] ?? '';
  await page.getByLabel('Code of the app').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.getByRole('button', { name: 'Add the app' }).click();
  const shown = page.getByRole('region', { name: 'Your recovery codes' });
  await shown.waitFor();
  const codes = await shown.getByRole('listitem').allInnerTexts();
  await expectAccessible(page);
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: 'I have them' }).click();
  await page.getByText('10 recovery codes are left').waitFor();

  await page.context().clearCookies();
  await logIn(page, 'staff@example.test', atAccount);
  await page.getByLabel('Code of the app, or a recovery code').fill(codes[0] ?? '');
  await expectAccessible(page);
  await page.locator('main').getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByText('9 recovery codes are left').waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('who asks for a passkey where none can be is told that it is the browser, and not us', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto(`${system.url}/login`);
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await page.getByText('This browser or device cannot use a passkey now.').waitFor();
  expect(complaints).toEqual([]);
});

test('a passkey is added, opens the account without a password, proves who one is, and is removed', async () => {
  const { page, complaints } = await visit(browser);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  await logIn(page, 'door@example.test', `${system.url}/login?redirect=/account`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Kept on one device alone.').waitFor();
  await page.getByRole('button', { name: /^Rename/ }).click();
  await page.getByLabel('Name of the passkey').fill('Work laptop');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await page.getByText('Work laptop').waitFor();
  await expectAccessible(page);

  await system.ask('auth', 'delete from sessions', []);
  await page.goto(`${system.url}/login?redirect=/account`);
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await page.getByText('with a passkey').waitFor();
  await system.ask('auth', "update sessions set confirmed_at = now() - interval '1 hour'", []);
  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await page.getByRole('dialog', { name: 'Remove Work laptop?' }).getByRole('button', { name: 'Remove' }).click();

  await page.getByRole('dialog', { name: 'Is it you?' }).getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByText('A passkey was removed').waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('somebody comes with an account elsewhere, sets a password, and unlinks it', async () => {
  const { page, complaints } = await visit(browser);
  const withSandbox = (name: string) => page.getByRole('button', { name: `${name} Sandbox identity provider` });
  await page.goto(`${system.url}/login?redirect=/account`);
  await withSandbox('Continue with').click();
  await page.getByRole('button', { name: 'Paul Moreau' }).click();
  await page.getByText('does not vouch for your e-mail address').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go on' }).click();

  await withSandbox('Continue with').click();
  await page.getByRole('button', { name: 'Nina Weber' }).click();
  await page.waitForURL(`${system.url}/account`);
  await page.getByText('nina@example.test, linked on').waitFor();
  const unlink = async () => {
    await withSandbox('Unlink').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
  };
  await unlink();
  await page.getByText('It is your only way in').waitFor();
  await expectAccessible(page);
  const password = page.getByLabel('New password', { exact: true });
  await password.fill('NinaWeber1');
  await page.getByText('It holds your name or your address.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('A machine guesses this password too soon.').waitFor();
  await password.fill('a-quite-different-one');
  await page.getByText('Password strength: strong').waitFor();
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  await unlink();
  await page.getByText('It opens your account no longer.').waitFor();

  await withSandbox('Link').click();
  // The account has fields of the same names.
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.getByLabel('Name').fill('Somebody Else');
  await page.getByLabel('E-mail address').fill('else@example.test');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('else@example.test, linked on').waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('a device is named in the language of the page', async () => {
  const { page } = await visit(browser, { locale: 'de-DE', colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  await page.goto(`${system.url}/login`);
  await page.getByLabel('E-Mail').fill('door@example.test');
  await page.getByLabel('Passwort', { exact: true }).fill(demoPassword);
  await page.locator('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.waitForURL(`${system.url}/`);
  await page.goto(`${system.url}/account`);
  await page.getByText('Chrome auf Linux').first().waitFor();
  await expectAccessible(page);
});

test('a passkey that nobody named is called as its device is in the language of the page, and a long address breaks where it has to', async () => {
  const { page } = await visit(browser, { locale: 'fr-FR', viewport: { width: 390, height: 844 } });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  await logIn(page, 'door@example.test', `${system.url}/login?redirect=/account`);
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await page.getByRole('button', { name: 'Renommer Chrome sur Linux' }).waitFor();
  const long = `${'quelquun.'.repeat(6)}avec.une.longue.adresse@example.test`;
  await page.getByLabel('Nouvelle adresse e-mail').fill(long);
  await page.getByRole('button', { name: 'Envoyer les codes' }).click();
  await fillCode(page.getByLabel('Code envoyé à door@example.test'), 'door@example.test', '');
  await fillCode(page.getByLabel(`Code envoyé à ${long}`), long, '');
  await page.getByRole('button', { name: 'Utiliser cette adresse' }).click();
  await page.getByText(`est désormais ${long}`).waitFor();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});
