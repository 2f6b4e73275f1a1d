import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { enterCard, expectAccessible, logIn, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** In euros, which bank debits need. */
const event = 'docks-dub-hamburg';
const fields = (page: Page) => page.frameLocator('iframe[src*="/v3/payment"]');
const bank = (page: Page) => page.frameLocator('dialog iframe');
const pay = (page: Page) => page.getByRole('button', { name: /^Pay / });

/** Ada before the payment of one ticket. */
async function toPayment(page: Page): Promise<void> {
  await page.goto(`${system.url}/events/${event}`);
  await page
    .getByRole('button', { name: /^One ticket more/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Hold tickets' }).click();
  await page.waitForURL(/checkout/);
  await logIn(page, 'ada@example.test');
  await page.getByLabel('Name on the tickets').waitFor();
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.waitForURL(/\/pay/);
  await fields(page).getByLabel('Card number').waitFor();
}

test('the bank asks who pays: whoever leaves, or is declined afterwards, keeps the places and tries again', async () => {
  const { page, complaints } = await visit(browser);
  await toPayment(page);
  await enterCard(page, '4000000000003220');
  await pay(page).click();
  await bank(page).getByText('€44.00').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Your bank could not confirm that it is you').waitFor();

  await enterCard(page, '4000008260003178');
  await pay(page).click();
  await bank(page).getByRole('button', { name: 'Yes, confirm the payment' }).waitFor();
  await expectAccessible(page);
  await bank(page).getByRole('button', { name: 'Yes, confirm the payment' }).click();
  await page.getByText('There is not enough money on the card or account').waitFor();
  await expectAccessible(page);

  // A page that was left while the bank asked: the places are still there, and nothing was paid.
  await enterCard(page, '4000000000003220');
  await pay(page).click();
  await bank(page).getByRole('button', { name: 'Yes, confirm the payment' }).waitFor();
  await page.reload();
  await enterCard(page, '4000000000003220');
  await pay(page).click();
  await bank(page).getByRole('button', { name: 'Yes, confirm the payment' }).click();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('whoever comes back from another page is told how the payment went there', async () => {
  const { page } = await visit(browser);
  await toPayment(page);
  await enterCard(page, '4000000000003220');
  const asked = page.waitForResponse(response => response.url().includes('/confirm'));
  await pay(page).click();
  const { client_secret: secret } = (await (await asked).json()) as { readonly client_secret: string };
  await bank(page).getByRole('button', { name: 'Yes, confirm the payment' }).waitFor();
  const back = `${page.url()}?${new URLSearchParams({ payment_intent_client_secret: secret }).toString()}`;
  await page.goto(back);
  await page.getByText('Nothing was paid. Your places are still held').waitFor();
  await enterCard(page, '4242424242424242');
  await pay(page).click();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
}, 120_000);

test('on a phone, in the dark: a bank debit is said to be under way, and the wallet pays without a number', async () => {
  const { page, complaints } = await visit(browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await toPayment(page);
  await fields(page).getByRole('tab', { name: 'SEPA Direct Debit' }).click();
  await fields(page).getByLabel('IBAN', { exact: true }).fill('DE89370400440532013000');
  await expectAccessible(page);
  await pay(page).click();
  await page.getByText('A bank debit takes a few days. Your places are kept').waitFor();
  await expectAccessible(page);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);

  await page.context().clearCookies();
  await page.evaluate('localStorage.clear()');
  await toPayment(page);
  await fields(page).getByRole('tab', { name: 'Demo wallet' }).click();
  await pay(page).click();
  await bank(page).getByRole('button', { name: 'Pay', exact: true }).click();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('whoever pays the same order in two tabs at once has paid it, in both', async () => {
  const { page, complaints } = await visit(browser);
  await toPayment(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  const tabs = [page, other];
  for (const tab of tabs) await enterCard(tab, '4242424242424242');
  await Promise.all(tabs.map(tab => pay(tab).click()));
  for (const tab of tabs) await tab.getByRole('heading', { name: 'You are going!' }).waitFor();
  expect(complaints).toEqual([]);
}, 90_000);
