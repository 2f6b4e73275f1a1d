import type { PlannedEvent } from '@event-planner/contracts/planning';
import { usualWaitingRoom, type WaitingRoomSettings } from '@event-planner/contracts/waiting-room';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Buyer, createBuyer, must } from '../buyer.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { organizing, ticket } from './planned-event.ts';
import { expectAccessible, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;
let rush: PlannedEvent;
let team: Buyer;

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
  const organizer = await organizing(system.url);
  rush = await organizer.publish(sections => ({ tickets: { ...sections.tickets, types: [ticket({ name: 'Entry' })] } }));
  team = createBuyer(system.url);
  await team.login('organizer@example.test');
  await system.drain();
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

const setRoom = (changes: Partial<WaitingRoomSettings> & Pick<WaitingRoomSettings, 'opensAt'>) =>
  must(team.ask('PUT', `/api/bookings/events/${rush.id}/waiting-room`, { ...usualWaitingRoom, ...changes }));
const setState = (state: string) => must(team.ask('POST', `/api/bookings/events/${rush.id}/waiting-room/state`, { state }));

test('who waits reads by their own clock when it begins, has a number, is told nothing of minutes while nobody is let in, and is led to the tickets', async () => {
  const opensAt = new Date(Date.now() + 20_000).toISOString();
  await setRoom({ opensAt, ratePerMinute: 1 });
  const visitors = [
    await visit(browser, { timezoneId: 'Asia/Tokyo' }),
    await visit(browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'de-DE', timezoneId: 'America/New_York' }),
  ] as const;
  const wait = async (page: Page): Promise<void> => {
    await page.goto(`${system.url}/events/${rush.slug}`);
    await page.locator(`a[href^="/events/${rush.slug}/queue"]`).click();
  };
  for (const { page } of visitors) await wait(page);
  const at = new Date(opensAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' });
  await visitors[0].page.getByText(`${at} everybody who waits gets a number`).waitFor();
  await visitors[0].page.getByText('Your number').waitFor();
  await visitors[1].page.getByText('Ihre Nummer').waitFor();
  await visitors[0].page
    .getByText(/^About \d minutes? until it is your turn\.$/)
    .first()
    .waitFor();
  await setState('paused');
  await visitors[0].page.getByText('Nobody is let in at the moment.').waitFor();
  await visitors[1].page.getByText('Im Moment wird niemand eingelassen.').waitFor();
  expect(
    await visitors[0].page
      .locator('section')
      .getByText(/^About \d minute/)
      .count(),
  ).toBe(0);
  for (const { page } of visitors) await expectAccessible(page);
  await setState('running');
  await setRoom({ opensAt, ratePerMinute: 100_000 });
  for (const { page } of visitors) {
    await page.waitForURL(url => url.pathname === `/events/${rush.slug}`);
    await page.getByRole('button', { name: /Entry/ }).last().click();
  }
  await visitors[0].page.getByRole('button', { name: 'Hold tickets' }).click();
  await visitors[0].page.waitForURL(/checkout/);
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);

test('whoever asks at the door a moment too early is not told that they missed their turn, and is let in when they ask again', async () => {
  const { page } = await visit(browser);
  let asked = 0;
  await page.route('**/admissions', route => {
    asked++;
    if (asked > 1) return route.continue();
    const problem = { type: 'about:blank', title: '', status: 403, code: 'not_admitted', detail: '', correlationId: '', state: 'waiting' };
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
  await page.goto(`${system.url}/events/${rush.slug}/queue`);
  await page.getByText('It is your turn. We open').waitFor();
  expect(await page.getByText('You missed your turn').count()).toBe(0);
  await page.waitForURL(url => url.pathname === `/events/${rush.slug}`);
  expect(asked).toBe(2);
}, 60_000);
