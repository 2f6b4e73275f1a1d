import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { offerOf } from '../programme.ts';
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

const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;

/** One more of the first kind of ticket that is for sale. */
const addOne = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: /^One ticket more/ })
    .first()
    .click();

async function findBestSeats(page: Page): Promise<string> {
  await page.goto(`${system.url}/events/hamlet-london`);
  await addOne(page);
  await addOne(page);
  await page.getByRole('button', { name: 'Find best seats' }).click();
  await page.getByRole('heading', { name: '2 seats found' }).waitFor();
  return seatsIn(page);
}
const seatsIn = async (page: Page): Promise<string> =>
  (await page.getByRole('region', { name: 'seats found' }).innerText()).match(/row \w+, seat \d+/g)?.join(' ') ?? '';

/** As if one of the orders were more than one person may have. */
async function refuseOnce(page: Page): Promise<void> {
  const holdId = await page.evaluate(() => (JSON.parse(localStorage.getItem('holds') ?? '[]') as { id: string }[])[0]?.id);
  const limits = [{ kind: 'person', ticketTypeId: null, min: 1, max: 2, left: 0 }];
  const told = {
    type: '/api/docs/errors#cart_refused',
    title: 'Refused',
    status: 409,
    code: 'cart_refused',
    detail: 'one',
    correlationId: 'test',
  };
  await page.route(
    '**/api/bookings/cart/book',
    route =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        json: { ...told, refusals: [{ holdId, code: 'limit', detail: 'too many', limits }] },
      }),
    { times: 1 },
  );
}

test('on a phone, in the dark: best seats are found, shown, changed for others, and bought with tickets of another event, the card entered once', async () => {
  const { page, complaints } = await visit(browser, phone);
  const first = await findBestSeats(page);
  expect(first).toMatch(/^row (\w+), seat \d+ row \1, seat \d+$/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show me others' }).click();
  await expect.poll(() => seatsIn(page)).not.toBe(first);
  await page.getByRole('button', { name: 'List' }).click();
  await expectAccessible(page);

  await page.goto(`${system.url}/events/${offerOf('greenland-wharf-book-festival-london').event.slug}`);
  await addOne(page);
  await page.getByRole('button', { name: 'Hold tickets' }).click();
  await page.waitForURL(/checkout/);

  await page.getByRole('link', { name: 'Cart: 2 orders in hand' }).click();
  await page.getByRole('heading', { name: 'Held for you' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Check out 2 orders' }).click();
  await logIn(page, 'ada@example.test');
  await page.getByLabel('Name on the tickets').waitFor();
  await expectAccessible(page);
  await refuseOnce(page);
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByText('At most 2 tickets of this event per person, and you have as many.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue to payment' }).click();

  await page.waitForURL(/cart\/pay/);
  await enterCard(page, '4000000000000002');
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByText('2 bookings are not paid').waitFor();
  await expectAccessible(page);
  await enterCard(page, '4242424242424242');
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByText('Nothing is left to pay').waitFor();
  await expect.poll(() => page.getByText('Paid', { exact: true }).count()).toBe(2);
  expect(complaints).toEqual([]);
}, 120_000);

test('an answer that is lost, a reload and a new tab find the same hold; what has expired is taken again, without what somebody else has by now', async () => {
  const { page } = await visit(browser);
  await page.goto(`${system.url}/events/hamlet-london`);
  await addOne(page);
  await addOne(page);
  // The server holds the places, and nobody hears of it.
  await page.route('**/api/bookings/holds', async route => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Find best seats' }).click();
  await page.getByRole('heading', { name: '2 seats found' }).waitFor();
  await page.unroute('**/api/bookings/holds');
  const seats = await seatsIn(page);
  const tab = await page.context().newPage();
  await tab.goto(`${system.url}/cart`);
  for (const seat of seats.split(/ (?=row)/)) await tab.getByText(seat).waitFor();
  expect(await tab.getByRole('listitem').filter({ hasText: 'Hamlet' }).count()).toBe(1);

  // Its time runs out while nobody looks: an open page would ask, and be told that there is time.
  await page.close();
  await tab.goto(`${system.url}/api/payments/config`);
  await tab.evaluate(() => {
    const holds = JSON.parse(localStorage.getItem('holds') ?? '[]') as { expiresAt: string }[];
    localStorage.setItem('holds', JSON.stringify(holds.map(hold => ({ ...hold, expiresAt: new Date(Date.now() - 1000).toISOString() }))));
  });
  const { id, eventId, lines } = await tab.evaluate(
    () =>
      (
        JSON.parse(localStorage.getItem('holds') ?? '[]') as {
          id: string;
          eventId: string;
          lines: { ticketTypeId: string; seat: string }[];
        }[]
      )[0]!,
  );
  const cart = await tab.evaluate(() => localStorage.getItem('cart') ?? '');
  await fetch(`${system.url}/api/bookings/holds/${id}`, { method: 'DELETE', headers: { 'x-cart': cart } });
  await fetch(`${system.url}/api/bookings/holds`, {
    method: 'POST',
    headers: { 'x-cart': crypto.randomUUID(), 'content-type': 'application/json' },
    body: JSON.stringify({ eventId, items: [{ ticketTypeId: lines[0]?.ticketTypeId, seat: lines[0]?.seat }] }),
  });
  await tab.goto(`${system.url}/cart`);
  await tab.getByRole('button', { name: 'Take the same places again' }).click();
  await tab.getByText('No longer free:').waitFor();
  await expectAccessible(tab);
  await tab.getByRole('button', { name: 'Take the other place' }).click();
  await tab.getByRole('heading', { name: 'Held for you' }).waitFor();
}, 120_000);
