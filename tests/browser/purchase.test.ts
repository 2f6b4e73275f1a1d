import type { EventDetail } from '@event-planner/contracts/event';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer, type HoldItem, must } from '../buyer.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { enterCard, expectAccessible, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

test('a newcomer finds an event, takes two seats before somebody else’s eyes, signs up, is declined, pays, and has the tickets', async () => {
  const event = await aSeatedEvent();
  const { page, complaints } = await visit(browser);
  const other = await visit(browser);

  await page.goto(system.url);
  await page.getByRole('heading', { name: /Good seats/ }).waitFor();
  await expectAccessible(page);

  await page.getByRole('searchbox').first().fill(event.title.slice(0, 12));
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: event.title }).first().waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: event.title }).first().click();
  await page.getByRole('link', { name: 'Choose seats' }).waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Choose seats' }).click();
  await page.getByText('Live', { exact: true }).waitFor();
  await other.page.goto(`${system.url}/events/${event.slug}/seats`);
  await other.page.getByText('Live', { exact: true }).waitFor();
  await press(page, ['ArrowDown', 'Enter', 'ArrowRight', 'Enter']);
  await press(other.page, ['ArrowDown', 'Enter']);
  await other.page.getByText('1 ticket').first().waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Hold seats' }).last().click();
  await page.waitForURL(/checkout/);
  await other.page.getByText(/just taken by somebody else/).waitFor();
  await other.page.getByText('0 tickets').first().waitFor();
  await page.getByRole('button', { name: 'More time' }).click();
  await page.getByText('Done: you have more time.').waitFor();
  await expectAccessible(page);

  const email = `newcomer-${Date.now()}@example.test`;
  await page.getByRole('button', { name: 'No account yet?' }).click();
  await page.getByLabel('Your name').fill('Łucja Öztürk');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a-long-password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByLabel('Six-digit code').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Six-digit code').fill(await codeFor(email));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByLabel('Name on the tickets').waitFor();
  await page.getByRole('button', { name: 'Continue to payment' }).click();

  await page.waitForURL(/\/pay/);
  await enterCard(page, '4000000000000002');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByText('The payment was declined').waitFor();
  await enterCard(page, '4242424242424242');
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
  await expectAccessible(page);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tickets as PDF' }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  await page.goto(`${system.url}/bookings`);
  await page.getByText('Confirmed').waitFor();
  await expectAccessible(page);

  await system.drain();
  const [confirmation] = await system.letters(email);
  expect(confirmation?.attachments.map(({ contentType }) => contentType.split(';')[0])).toEqual(
    expect.arrayContaining(['application/pdf', 'text/calendar']),
  );
  await page.goto(`${system.url}/mailbox`);
  await page.getByText(email).first().waitFor();
  await expectAccessible(page);
  expect([...complaints, ...other.complaints]).toEqual([]);
}, 120_000);

test('a seat that somebody else has by now is named once, until the buyer chooses anew', async () => {
  const event = await aSeatedEvent();
  const { page } = await visit(browser);
  await page.goto(`${system.url}/events/${event.slug}/seats`);
  await page.getByText('Live', { exact: true }).waitFor();
  await press(page, ['ArrowDown']);
  // Past what others have.
  while (!(await page.getByText('2 tickets').first().isVisible())) await press(page, ['ArrowRight', 'Enter']);
  // Somebody is faster by as much as the request is on its way.
  await page.route(
    '**/api/bookings/holds',
    async route => {
      const { items } = route.request().postDataJSON() as { items: HoldItem[] };
      await must(createBuyer(system.url).hold(event.id, items.slice(0, 1)));
      await route.continue();
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: 'Hold seats' }).last().click();
  const told = page.getByRole('alert').filter({ hasText: 'Somebody was faster' });
  await told.first().waitFor();
  await page.getByText('1 ticket').first().waitFor();
  expect(await page.getByText(/just taken by somebody else/).count()).toBe(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Remove (?!all)/ }).click();
  await page.getByRole('status').filter({ hasText: 'removed.' }).waitFor();
  expect(await told.count()).toBe(0);
}, 60_000);

test('who asks for more time in the last second and is answered after it has it, and only once', async () => {
  const event = await aSeatedEvent();
  const { page, complaints } = await visit(browser);
  // To this page, what it holds is nearly over.
  await page.route(/\/api\/bookings\/holds(\/[^/]+)?$/, async route => {
    const response = await route.fetch();
    const expiresAt = new Date(Date.now() + 5000).toISOString();
    await route.fulfill({ response, json: { ...(await response.json()), expiresAt } });
  });
  await page.route('**/renew', async route => {
    const response = await route.fetch();
    await page.getByRole('heading', { name: 'Your time ran out' }).waitFor();
    await route.fulfill({ response });
  });
  await page.goto(`${system.url}/events/${event.slug}/seats`);
  await page.getByText('Live', { exact: true }).waitFor();
  await press(page, ['ArrowDown']);
  while (!(await page.getByText('1 ticket').first().isVisible())) await press(page, ['ArrowRight', 'Enter']);
  await page.getByRole('button', { name: 'Hold seats' }).last().click();
  await page.getByRole('button', { name: 'More time' }).click();
  await page.getByRole('timer').getByText(/^9:/).waitFor();
  await page.getByRole('heading', { name: 'Checkout' }).waitFor();
  expect(await page.getByRole('button', { name: 'More time' }).count()).toBe(0);
  expect(complaints).toEqual([]);
}, 60_000);

test('on a phone, in the dark and in German, nothing is wider than the screen and everything is accessible', async () => {
  const { page, complaints } = await visit(browser, {
    viewport: { width: 360, height: 740 },
    colorScheme: 'dark',
    locale: 'de-DE',
    hasTouch: true,
    isMobile: true,
  });
  const event = await aSeatedEvent();
  for (const path of ['/', '/events', `/events/${event.slug}`, `/events/${event.slug}/seats`, '/login', '/sign-up', '/nothing-here']) {
    await page.goto(`${system.url}${path}`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  }
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(complaints).toEqual([]);
}, 90_000);

/** A play with a seat map that is on sale, found as a visitor would. */
async function aSeatedEvent(): Promise<EventDetail> {
  const buyer = createBuyer(system.url);
  const { items } = await buyer.events('?category=theatre&limit=50');
  const now = new Date().toISOString();
  for (const { slug } of items.filter(item => item.seated)) {
    const event = await buyer.event(slug);
    if (event.ticketTypes.every(type => type.salesStart < now && type.salesEnd > now && type.minPerOrder === 1 && type.category !== null))
      return event;
  }
  throw new Error('the demo has no play with a seat map on sale');
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  await page.getByRole('application').focus();
  for (const key of keys) await page.keyboard.press(key);
}

async function codeFor(email: string): Promise<string> {
  await system.drain();
  const [letter] = await system.letters(email);
  return /\b\d{6}\b/.exec(letter?.text ?? '')?.[0] ?? '';
}
