import type { PlannedEvent } from '@event-planner/contracts/planning';
import { newId } from '@event-planner/platform/ids';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer, must } from '../buyer.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { type Organizing, organizing, ticket } from './planned-event.ts';
import { expectAccessible, logIn, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;
let organizer: Organizing;
let rich: PlannedEvent;

const hostile = '</script><script>alert(1)</script>';

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
  organizer = await organizing(system.url);
  rich = await publishRich(organizer);
  await system.drain();
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** Everything that tickets can be: phases, chosen prices, extras, bundles, donations, hidden ones, with fees and a tax on top. */
function publishRich({ publish }: Organizing): Promise<PlannedEvent> {
  const early = { name: 'Early bird', priceMinor: 1500, until: '2029-06-01T00:00', quantity: 3 };
  const main = ticket({ name: 'Entry', phases: [early], taxIds: ['vat'], maxPerPerson: 8 });
  const types = [
    main,
    ticket({ name: 'Solidarity', pricing: 'chosen', priceMinor: 500, suggestedMinor: 1200 }),
    ticket({ name: 'Programme booklet', priceMinor: 300, requires: [main.id] }),
    ticket({ name: 'Family', priceMinor: 5000, capacity: null, bundle: [{ ticketTypeId: main.id, quantity: 4 }] }),
    ticket({ name: 'For the house', kind: 'donation', pricing: 'chosen', priceMinor: 0, suggestedMinor: 500, capacity: null }),
    ticket({ name: 'Friends', priceMinor: 100, hidden: true }),
  ];
  return publish(sections => ({
    about: {
      ...sections.about,
      title: `Hamlet ${hostile}`,
      subtitle: 'A prince',
      minAge: 12,
      description: '<p>Words, <strong>words</strong>.</p>',
    },
    tickets: {
      ...sections.tickets,
      types,
      currency: 'EUR',
      maxPerPerson: 9,
      pricesInclude: 'no_taxes',
      taxes: [{ id: 'vat', name: 'VAT', basisPoints: 1000 }],
      fees: [{ id: 'service', name: 'Service fee', kind: 'per_ticket', basisPoints: 0, amountMinor: 100, taxIds: [] }],
    },
    access: { visibility: 'public', codes: [{ code: 'FRIEND', opensEvent: false, ticketTypeIds: [types[5]?.id ?? ''], until: null }] },
    translations: { de: { title: 'Hamlet auf Deutsch', subtitle: 'Ein Prinz', description: '<p>Worte.</p>' } },
  }));
}

test('a buyer sees phases, extras, chosen prices, fees and taxes before paying, and the total as it is charged', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto(`${system.url}/events/${rich.slug}`);
  await page.getByRole('heading', { level: 1, name: `Hamlet ${hostile}` }).waitFor();
  expect(await page.title()).toBe(`Hamlet ${hostile} · Event Planner`);
  await page.getByText(/Early bird.*3 left.*then €20\.00/).waitFor();
  await page.getByText('From 12 years').waitFor();
  await page.getByText('Only together with Entry.').waitFor();
  await page.getByText('Includes 4 × Entry.').waitFor();
  expect(await page.getByText('Friends').count()).toBe(0);
  await expectAccessible(page);

  const more = (name: string) => page.getByRole('button', { name: `One ticket more: ${name}` });
  expect(await more('Programme booklet').getAttribute('aria-disabled')).toBe('true');
  for (let count = 0; count < 4; count++) await more('Entry').click();
  await more('Programme booklet').click();
  await more('Solidarity').click();
  expect(await page.getByLabel('Your price for each').inputValue()).toBe('12');
  await page.getByLabel('Your price for each').fill('4');
  await page.getByRole('button', { name: 'Hold tickets' }).click();
  await page.getByText('Please check the amounts first.').waitFor();
  await page.getByLabel('Your price for each').fill('7,50');
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  // 3 × 15 + 20 for the fourth, 3 for the booklet, 7.50, a gift of 5; six fees of 1; 10 % of the 65.
  await page.getByText('€93.00').waitFor();
  await page.getByText('VAT, 10% on top').waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Hold tickets' }).click();
  await page.waitForURL(/checkout/);
  await page.getByText('3 × €15.00, Early bird').waitFor();
  await page.getByText('€93.00').waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
}, 120_000);

test('a price that changed since it was seen waits for a yes', async () => {
  const { id, slug } = await organizer.publish(sections => ({ tickets: { ...sections.tickets, types: [ticket({ name: 'Entry' })] } }));
  await system.drain();
  const { page } = await visit(browser);
  await page.goto(`${system.url}/events/${slug}`);
  await page.getByRole('button', { name: 'One ticket more: Entry' }).click();
  await organizer.edit(id, ({ tickets }) => ({
    tickets: { ...tickets, types: tickets.types.map(type => ({ ...type, priceMinor: 2500 })) },
  }));
  await system.drain();
  await page.getByRole('button', { name: 'Hold tickets' }).click();
  await page.getByText('1 × Entry: €25.00 each').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Agree and hold' }).click();
  await page.waitForURL(/checkout/);
  await page.getByText('€25.00').last().waitFor();
}, 90_000);

test('who asks for more than kinds that share their places have left is told which; who finds at checkout that they have enough, in their language', async () => {
  const [early, late] = [ticket({ name: 'Early', capacity: null, priceMinor: 0 }), ticket({ name: 'Late', capacity: null, priceMinor: 0 })];
  const small = await organizer.publish(sections => ({
    tickets: {
      ...sections.tickets,
      types: [early, late],
      quotas: [{ id: newId(), name: 'Small room', capacity: 4, ticketTypeIds: [early.id, late.id] }],
      maxPerPerson: 2,
    },
  }));
  await system.drain();
  const { page, complaints } = await visit(browser, { locale: 'de-DE' });
  const buyer = createBuyer(system.url);
  await buyer.login();
  await must(buyer.book((await must(buyer.hold(small.id, [{ ticketTypeId: early.id, quantity: 2 }]))).id));
  await page.goto(`${system.url}/events/${small.slug}`);
  await page.getByRole('button', { name: 'Ein Ticket mehr: Early' }).click();
  await page.getByRole('button', { name: 'Ein Ticket mehr: Late' }).click();
  await must(createBuyer(system.url).hold(small.id, [{ ticketTypeId: late.id, quantity: 1 }]));
  await page.getByRole('button', { name: 'Tickets reservieren' }).click();
  await page.getByText('Von Early und Late sind zusammen nicht so viele Tickets übrig.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ein Ticket weniger: Early' }).click();
  await page.getByRole('button', { name: 'Tickets reservieren' }).click();
  await page.waitForURL(/checkout/);
  await page.getByLabel('E-Mail').fill('ada@example.test');
  await page.getByLabel('Passwort', { exact: true }).fill('correct-horse-battery');
  await page.locator('main').getByRole('button', { name: 'Anmelden' }).click();
  await page.getByLabel('Name auf den Tickets').waitFor();
  await page.locator('main form button[type=submit]').click();
  await page.getByText('Höchstens 2 Tickets dieser Veranstaltung pro Person, und so viele haben Sie schon.').waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
}, 90_000);

test('a code opens hidden tickets and private events, typed or in the address, and a wrong one says so', async () => {
  const { page } = await visit(browser);
  await page.goto(`${system.url}/events/${rich.slug}`);
  await page.getByRole('button', { name: 'One ticket more: Entry' }).click();
  await page.getByRole('button', { name: 'I have a code' }).click();
  await page.getByLabel('Code', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Use code' }).click();
  await page.getByText('This code opens nothing here.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Code', { exact: true }).fill('friend');
  await page.getByRole('button', { name: 'Use code' }).click();
  await page.getByText('Your code opened this.').waitFor();
  await page.getByRole('button', { name: 'One ticket more: Friends' }).click();
  await page.getByText('2 tickets', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Hold tickets' }).click();
  await page.waitForURL(/checkout/);

  const secret = await organizer.publish(sections => ({
    tickets: { ...sections.tickets, types: [ticket({ name: 'Entry' })] },
    access: { visibility: 'private', codes: [{ code: 'OPEN-UP', opensEvent: true, ticketTypeIds: [], until: null }] },
  }));
  await page.goto(`${system.url}/events/${secret.slug}`);
  await page.getByRole('heading', { level: 1, name: 'Nothing to see without a code' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('Code', { exact: true }).fill('open-up');
  await page.getByRole('button', { name: 'Use code' }).click();
  await page.getByText('By invitation').waitFor();
  await page.goto(`${system.url}/events/${secret.slug}?code=OPEN-UP`);
  await page.getByText('By invitation').waitFor();
}, 90_000);

test('the pages of an event and its organizer fit a phone in the dark, in each language, and follow the one in the address', async () => {
  for (const [language, title] of [
    ['en', `Hamlet ${hostile}`],
    ['de', 'Hamlet auf Deutsch'],
    ['fr', `Hamlet ${hostile}`],
  ] as const) {
    const { page, complaints } = await visit(browser, {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      isMobile: true,
      hasTouch: true,
    });
    for (const [path, heading] of [
      [`/events/${rich.slug}?lang=${language}`, title],
      [`/organizers/${organizer.organizerSlug}?lang=${language}`, 'Café Théâtre'],
    ] as const) {
      await page.goto(system.url + path, { waitUntil: 'networkidle' });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390);
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
  }
}, 120_000);

test('a series shows its dates month by month, each date the others, and a frame all of them', async () => {
  const slug = await organizer.publishSeries('Saturday plays');
  await system.drain();
  const { page, complaints } = await visit(browser);
  await page.goto(`${system.url}/series/${slug}`);
  await page.getByRole('heading', { level: 1, name: 'Saturday plays' }).waitFor();
  await page.getByRole('heading', { name: 'July 2030' }).waitFor();
  await page.getByRole('heading', { name: 'August 2030' }).waitFor();
  await expectAccessible(page);
  await page
    .getByRole('link', { name: /Sat.*20:00/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'All dates' }).waitFor();
  expect(await page.getByRole('link', { name: /Sat.*20:00/ }).count()).toBe(4);
  await expectAccessible(page);
  await page.goto(`${system.url}/embed/series/${slug}`);
  await page.getByRole('heading', { level: 1, name: 'Saturday plays' }).waitFor();
  expect(await page.locator('a[target=_blank][href^="/events/"]').count()).toBe(4);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
}, 90_000);

test('what is near is asked of the browser on a click, and a refusal is explained', async () => {
  const near = await visit(browser, { geolocation: { latitude: 52.52, longitude: 13.405 }, permissions: ['geolocation'] });
  await near.page.goto(`${system.url}/events`);
  await near.page.getByRole('button', { name: 'Near me' }).click();
  await near.page.waitForURL(/near=52\.52(,|%2C)13\.4/);
  await near.page
    .getByText(/(m|km) away/)
    .first()
    .waitFor();
  await expectAccessible(near.page);
  const shy = await visit(browser);
  await shy.page.goto(`${system.url}/events`);
  await shy.page.getByRole('button', { name: 'Near me' }).click();
  await shy.page.getByText(/does not tell us where you are|could not find out where it is/).waitFor();
}, 60_000);

test('an event that is cancelled offers nothing any more, neither to buyers nor to its team', async () => {
  const event = await organizer.publish(sections => ({
    about: { ...sections.about, title: 'Called off' },
    tickets: { ...sections.tickets, currency: 'EUR', types: [ticket({ name: 'Entry', capacity: 5 })] },
  }));
  await system.drain();
  const early = await visit(browser);
  await early.page.goto(`${system.url}/events/${event.slug}`);
  await early.page.getByText('only 5 left').waitFor();
  const ada = createBuyer(system.url);
  await ada.login();
  const held = await must(ada.hold(event.id, [{ ticketTypeId: event.sections.tickets.types[0]?.id ?? '', quantity: 1 }]));
  const { id: bookingId } = await must(ada.book(held.id));
  await must(ada.ask('POST', `/api/bookings/${bookingId}/cancel`));
  await logIn(early.page, 'ada@example.test', `${system.url}/bookings/${bookingId}`);
  await early.page.getByRole('link', { name: 'Book again' }).waitFor();
  const owner = createBuyer(system.url);
  await owner.login('organizer@example.test');
  await must(owner.ask('POST', `/api/events/${event.id}/cancel`, {}));
  await system.drain();
  // The edge may answer for a second what was true before.
  await expect.poll(async () => (await owner.event(event.slug)).state).toBe('cancelled');
  const { page, complaints } = await visit(browser);
  await page.goto(`${system.url}/events/${event.slug}`);
  await page.getByText('This event was cancelled. Whoever has a ticket gets the money back without asking.').waitFor();
  expect(await page.getByText('only 5 left').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'I have a code' }).count()).toBe(0);
  await expectAccessible(page);
  await early.page.reload();
  await early.page.getByText('This booking was cancelled').waitFor();
  await expectAccessible(early.page);
  expect(await early.page.getByRole('link', { name: 'Book again' }).count()).toBe(0);

  await logIn(page, 'organizer@example.test', `${system.url}/login`);
  const parts = `${system.url}/organize/${organizer.organizerSlug}/events/${event.id}`;
  await page.goto(`${parts}/waitingRoom`);
  await page.getByText('This event was cancelled. It does not change any more.').waitFor();
  expect(await page.getByRole('button', { name: 'Make a waiting room' }).isDisabled()).toBe(true);
  await page.goto(`${parts}/publish`);
  await page.getByText('This event was cancelled. It does not change any more.').waitFor();
  expect(await page.getByRole('heading', { name: 'Checklist' }).count()).toBe(0);
  await expectAccessible(page);
  expect(await page.getByRole('heading', { name: 'Our fees' }).count()).toBe(0);
  expect(complaints).toEqual([]);
}, 120_000);
