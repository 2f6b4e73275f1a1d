import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { expectAccessible, logIn, visit, type Visitor } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

test('somebody founds an organizer, writes an event that is saved as it is typed, publishes it, and a stranger finds it', async () => {
  const { page, complaints } = await signedIn('ada@example.test');
  await page.getByRole('heading', { name: 'Sell tickets' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('Please fill this in.').waitFor();
  expect(await page.getByLabel('Name of the organizer').evaluate(field => field === field.ownerDocument.activeElement)).toBe(true);
  await page.getByLabel('Name of the organizer').fill('The Soup Society');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/organize\/the-soup-society$/);
  await page.getByRole('link', { name: 'To the events' }).click();
  await page.getByRole('button', { name: 'New event' }).first().click();

  await page.getByLabel('Title', { exact: true }).fill('An Evening of Soup');
  await page.getByLabel('Category').selectOption('workshop');
  await page.getByRole('textbox', { name: 'Description' }).click();
  await page.keyboard.type('Bring a spoon.');
  await saved(page);
  await expectAccessible(page);

  await part(page, 'Date');
  await page.getByLabel('Starts', { exact: true }).fill('2031-06-01T19:00');
  await page.getByLabel('Ends', { exact: true }).fill('2031-06-01T22:00');
  await saved(page);
  await expectAccessible(page);

  await part(page, 'Place');
  await page.getByRole('button', { name: 'New venue' }).click();
  await page.getByLabel('Name', { exact: true }).fill('The Kitchen');
  await page.getByLabel('Address', { exact: true }).fill('Ladle Lane 4, London');
  await page.getByLabel('City', { exact: true }).fill('London');
  await page.getByLabel('Latitude').fill('51.5');
  await page.getByLabel('Longitude').fill('-0.12');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create venue' }).click();
  await page.getByText('Ladle Lane 4, London').waitFor();
  await saved(page);
  await expectAccessible(page);

  await part(page, 'Tickets');
  await page.getByRole('button', { name: 'Add a ticket type' }).click();
  await page.getByLabel('Name', { exact: true }).fill('A bowl');
  await page.getByLabel('Price', { exact: true }).fill('12.50');
  await page.getByText('£25.00').first().waitFor();
  await saved(page);
  await expectAccessible(page);

  // A reload finds everything: nothing had to be saved by hand.
  await page.reload();
  await page.getByText('£12.50').first().waitFor();

  for (const name of ['Questions', 'Access', 'Picture', 'Languages', 'Preview', 'Sell', 'House seats', 'Sales', 'Plan', 'Publish']) {
    await part(page, name, name === 'Sell' || name === 'Plan' ? 'Plan or sell' : undefined);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('It is public').waitFor();
  await expectAccessible(page);
  await system.drain();

  const stranger = await visit(browser);
  await stranger.page.goto(`${system.url}/events/an-evening-of-soup`);
  await stranger.page.getByRole('heading', { name: 'An Evening of Soup' }).waitFor();
  await stranger.page.getByText('Bring a spoon.').waitFor();
  expect([...complaints, ...stranger.complaints]).toEqual([]);
}, 180_000);

test('two who write the same title are shown both, and what is chosen stands for both', async () => {
  const one = await signedIn('organizer@example.test', '/organize/nordwind-konzerte/events');
  await one.page.getByRole('button', { name: 'New event' }).first().click();
  await one.page.getByLabel('Title', { exact: true }).fill('Draft');
  await saved(one.page);
  const address = one.page.url();
  const other = await signedIn('organizer@example.test', new URL(address).pathname);
  await other.page.getByLabel('Title', { exact: true }).waitFor();

  await one.page.getByLabel('Title', { exact: true }).fill('Mine');
  await saved(one.page);
  await other.page.getByLabel('Title', { exact: true }).fill('Theirs');
  await other.page.getByLabel('Subtitle').fill('Added meanwhile');
  const dialog = other.page.getByRole('dialog', { name: 'Somebody else changed this too' });
  await dialog.getByText('Mine', { exact: true }).waitFor();
  await expectAccessible(other.page);
  await dialog.getByRole('radio', { name: 'Mine' }).check();
  await dialog.getByRole('button', { name: 'Save together' }).click();
  await saved(other.page);

  await one.page.reload();
  await one.page.getByLabel('Title', { exact: true }).waitFor();
  expect(await one.page.getByLabel('Title', { exact: true }).inputValue()).toBe('Mine');
  expect(await one.page.getByLabel('Subtitle').inputValue()).toBe('Added meanwhile');
  expect([...one.complaints, ...other.complaints]).toEqual([]);
}, 90_000);

test('settings that two change at once are put together, and what both changed is chosen', async () => {
  const settings = '/organize/nordwind-konzerte/settings';
  const [one, other] = [await signedIn('organizer@example.test', settings), await signedIn('organizer@example.test', settings)];
  for (const { page } of [one, other]) await page.getByLabel('About', { exact: true }).waitFor();
  await one.page.getByLabel('About', { exact: true }).fill('Bands, halls, harbours.');
  await one.page.getByLabel('Website').fill('https://nordwind.example');
  await one.page.getByRole('button', { name: 'Save settings' }).click();
  await one.page.getByText('Saved. Visitors see it now.').waitFor();
  await other.page.getByLabel('About', { exact: true }).fill('Fields and festivals.');
  await other.page.getByRole('button', { name: 'Save settings' }).click();
  await other.page.getByText('Bands, halls, harbours.').waitFor();
  await expectAccessible(other.page);
  await other.page.getByRole('radio', { name: /^Yours/ }).check();
  await other.page.getByRole('button', { name: 'Save together' }).click();
  await other.page.getByText('Saved. Visitors see it now.').waitFor();
  expect(await other.page.getByLabel('About', { exact: true }).inputValue()).toBe('Fields and festivals.');
  expect(await other.page.getByLabel('Website').inputValue()).toBe('https://nordwind.example');
  expect([...one.complaints, ...other.complaints]).toEqual([]);
}, 60_000);

test('what is written without a network says so, survives a reload, and is saved once the network is back', async () => {
  const { page, complaints } = await signedIn('organizer@example.test', '/organize/nordwind-konzerte/events');
  await page.getByRole('button', { name: 'New event' }).first().click();
  await page.getByLabel('Title', { exact: true }).waitFor();
  await page.route('**/api/events/*/plan', route => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await page.getByLabel('Title', { exact: true }).fill('Written in a tunnel');
  await page.getByText('Not saved: no connection').waitFor();
  await expectAccessible(page);
  await page.reload();
  await page.getByText('Not saved: no connection').waitFor();
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Written in a tunnel');
  await page.unroute('**/api/events/*/plan');
  await page.getByRole('button', { name: 'Try now' }).click();
  await saved(page);
  expect(await page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('event:'))")).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { name: 'Written in a tunnel' }).waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

test('every page of the area fits a phone, in the dark and in German, and is accessible', async () => {
  const { page, complaints } = await signedIn('organizer@example.test', '/organize/nordwind-konzerte', {
    viewport: { width: 390, height: 800 },
    colorScheme: 'dark',
    locale: 'de-DE',
    hasTouch: true,
    isMobile: true,
  });
  for (const path of ['', '/events', '/series', '/series/new', '/venues', '/team', '/widget', '/settings']) {
    await page.goto(`${system.url}/organize/nordwind-konzerte${path}`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  }
  expect(complaints).toEqual([]);
}, 120_000);

async function signedIn(email: string, to = '/organize', options: Parameters<typeof visit>[1] = {}): Promise<Visitor> {
  const visitor = await visit(browser, options);
  await logIn(visitor.page, email, `${system.url}/login?redirect=${encodeURIComponent(to)}`);
  await visitor.page.waitForURL(/\/organize/);
  return visitor;
}

const part = (page: Page, name: string, navigation = 'Steps of the event'): Promise<void> =>
  page
    .getByRole('navigation', { name: navigation })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();

/** The quiet word that all is on the server, after what was typed last. */
const saved = (page: Page): Promise<void> => page.locator('[data-saving=saved]').waitFor();
