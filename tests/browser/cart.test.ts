import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer, must } from '../buyer.ts';
import { offerOf } from '../programme.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { organizing, ticket } from './planned-event.ts';
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

test('what two orders of a cart have too much of is said of each in the reader’s language, and the rest is bought', async () => {
  const organizer = await organizing(system.url);
  const capped = await organizer.publish(sections => ({
    about: { ...sections.about, title: 'Two each' },
    tickets: { ...sections.tickets, currency: 'EUR', types: [ticket({ name: 'Entry' })], maxPerPerson: 2 },
  }));
  const byType = await organizer.publish(sections => ({
    about: { ...sections.about, title: 'One stool each' },
    tickets: { ...sections.tickets, currency: 'EUR', types: [ticket({ name: 'Stool', maxPerPerson: 3 }), ticket({ name: 'Bench' })] },
  }));
  const free = await organizer.publish(sections => ({
    about: { ...sections.about, title: 'For everybody' },
    tickets: { ...sections.tickets, currency: 'EUR', types: [ticket({ name: 'Entry', priceMinor: 0 })], maxPerPerson: null },
  }));
  await system.drain();
  const typeOf = (plan: typeof capped): string => plan.sections.tickets.types[0]?.id ?? '';
  // What Grace has already, this browser knows nothing of until she signs in.
  const [grace, owner] = [createBuyer(system.url), createBuyer(system.url)];
  await owner.login('organizer@example.test');
  await grace.login('grace@example.test');
  for (const plan of [capped, byType])
    await must(grace.book((await must(grace.hold(plan.id, [{ ticketTypeId: typeOf(plan), quantity: 2 }]))).id));

  const { page, complaints } = await visit(browser, { locale: 'de-DE' });
  const visitor = createBuyer(system.url);
  await page.addInitScript(cart => localStorage.setItem('cart', cart), visitor.cart);
  const held = [];
  for (const plan of [capped, byType, free]) held.push(await must(visitor.hold(plan.id, [{ ticketTypeId: typeOf(plan), quantity: 2 }])));
  await page.goto(`${system.url}/cart`);
  await page.getByRole('button', { name: '3 Bestellungen zur Kasse' }).click();
  await page.getByLabel('E-Mail').fill('grace@example.test');
  await page.getByLabel('Passwort', { exact: true }).fill('correct-horse-battery');
  await page.locator('main').getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('button', { name: 'Weiter zur Zahlung' }).click();
  const told = page.getByRole('alert');
  await told.waitFor();
  expect(await told.getByRole('listitem').allInnerTexts()).toEqual([
    'Two each: Höchstens 2 Tickets dieser Veranstaltung pro Person, und so viele haben Sie schon.',
    'One stool each: Stool: höchstens 3 pro Person; für Sie sind es noch 1.',
  ]);
  await expectAccessible(page);
  // One of them is over meanwhile: that is said in German, too, and no longer of the other that was given back.
  await page.goto(`${system.url}/cart`);
  const orders = page.getByRole('listitem').filter({ has: page.getByRole('heading') });
  await orders.filter({ hasText: 'One stool each' }).getByRole('button', { name: 'Zurückgeben' }).click();
  await page.getByRole('button', { name: '2 Bestellungen zur Kasse' }).waitFor();
  await must(owner.ask('POST', `/api/events/${capped.id}/postpone`, {}));
  await system.drain();
  await page.getByRole('button', { name: '2 Bestellungen zur Kasse' }).click();
  await page.getByRole('button', { name: 'Weiter zur Zahlung' }).click();
  await page.getByText('Two each: Diese Tickets sind gerade nicht im Verkauf.').waitFor();
  await page.goto(`${system.url}/cart`);
  await page.getByRole('checkbox', { name: /Two each/ }).uncheck();
  await page.getByRole('button', { name: 'Zur Kasse', exact: true }).click();
  await page.getByRole('button', { name: 'Tickets holen' }).click();
  await page.waitForURL(/bookings/);
  await page.getByText('For everybody').first().waitFor();
  // Whoever comes back to what was held is at what it has become.
  await page.goto(`${system.url}/checkout/${held[2]?.id}`);
  await page.waitForURL(/\/bookings\/[\w-]+$/);
  await page.getByRole('button', { name: 'Tickets als PDF' }).waitFor();
  expect(complaints).toEqual([]);
}, 240_000);

test('what costs nothing is offered to who waits as free, and is free in each line', async () => {
  const only = ticket({ name: 'Guest of the house', capacity: 1, priceMinor: 0 });
  const { publish } = await organizing(system.url);
  const free = await publish(sections => ({
    about: { ...sections.about, title: 'Free evening' },
    tickets: { ...sections.tickets, currency: 'EUR', types: [only] },
  }));
  await system.drain();
  const ada = createBuyer(system.url);
  const held = await must(ada.hold(free.id, [{ ticketTypeId: only.id, quantity: 1 }]));
  const grace = createBuyer(system.url);
  await grace.login('grace@example.test');
  const form = { ticketTypeIds: [only.id], quantity: 1, least: 1, language: 'de' };
  await must(grace.ask('POST', `/api/bookings/waiting-lists/${free.id}/entries`, form));
  await ada.release(held.id);
  await system.running.services.get('booking')?.runJob('offer-waiting-places');

  const { page, complaints } = await visit(browser, { viewport: { width: 390, height: 844 }, locale: 'de-DE' });
  await logIn(page, 'grace@example.test', `${system.url}/login?redirect=/waiting`);
  await page.getByText('1 kostenloses Ticket ist für Sie reserviert').waitFor();
  await page.getByRole('link', { name: 'Angebot annehmen' }).click();
  await page.getByText('1 × kostenlos').waitFor();
  expect(await page.getByText(/0,00/).count()).toBe(0);
  expect(complaints).toEqual([]);
}, 90_000);
