import type { PlannedEvent } from '@event-planner/contracts/planning';
import { plainSelfService } from '@event-planner/contracts/self-service';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer, must } from '../buyer.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { type Organizing, organizing, ticket } from './planned-event.ts';
import { enterCard, expectAccessible, logIn, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;
let evening: PlannedEvent;
let organizer: Organizing;

const entry = ticket({ name: 'Entry', capacity: 8 });
const booklet = ticket({ name: 'Booklet', priceMinor: 500, requires: [entry.id] });
const box = ticket({ name: 'Box', priceMinor: 5000 });

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
  organizer = await organizing(system.url);
  evening = await organizer.publish(sections => ({
    about: { ...sections.about, title: 'Small evening' },
    tickets: { ...sections.tickets, currency: 'EUR', types: [entry, booklet, box] },
    selfService: {
      ...plainSelfService,
      cancellation: { minutesBefore: 60, keepBasisPoints: 0, keepMinor: 0 },
      exchange: { minutesBefore: 0, feeMinor: 150 },
    },
  }));
  await system.drain();
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** Ada has paid for so many. */
async function bought(quantity: number, eventId = evening.id, ticketTypeId = entry.id) {
  const buyer = createBuyer(system.url);
  await buyer.login();
  const hold = await must(buyer.hold(eventId, [{ ticketTypeId, quantity }]));
  const { id } = await must(buyer.book(hold.id));
  await buyer.enterCard(await must(buyer.pay(id)));
  await system.drain();
  return { buyer, booking: await buyer.booking(id) };
}
const enter = async (page: Page, email: string, to: string): Promise<void> => {
  await logIn(page, email, `${system.url}/login?redirect=${encodeURIComponent(to)}`);
};
const beginExchange = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'What to do with the ticket' }).click();
  await page.getByRole('menuitem', { name: 'Exchange' }).click();
};
/** To this page, all events have ended. */
const believeItIsOver = (page: Page): Promise<unknown> =>
  page.route('**/api/**', async route => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/"endsAt":"[^"]+"/g, '"endsAt":"2020-01-01T00:00:00.000Z"');
    await route.fulfill({ response, body });
  });
const letterTo = async (email: string, about: RegExp, holds = '') => {
  const find = async () => (await system.letters(email)).find(({ subject, text }) => about.test(subject) && text.includes(holds));
  await expect.poll(find, { timeout: 15_000 }).toBeDefined();
  return (await find())!;
};

test('a stranger takes a ticket that was passed on by the link of a mail, with an account made on the way; to its giver it is gone', async () => {
  const { buyer, booking } = await bought(2);
  const email = 'stranger@example.test';
  const ticketIds = booking.tickets.slice(0, 1).map(({ id }) => id);
  const message = 'See you <b>there</b>!';
  await must(buyer.ask('POST', `/api/bookings/${booking.id}/transfers`, { ticketIds, email, message }));
  const link = /https?:\S+(\/transfers\/\S+)/.exec((await letterTo(email, /has a ticket for you/)).text)?.[1] ?? '';
  const { page, complaints } = await visit(browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await page.goto(system.url + link);
  await page.getByRole('heading', { name: 'has a ticket for you' }).waitFor();
  await page.getByRole('blockquote').getByText(message, { exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'No account yet?' }).click();
  await page.locator('input[autocomplete=name]').fill('Stranger Strange');
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[autocomplete=new-password]').fill('correct-horse-battery');
  await page.locator('main form button[type=submit]').click();
  await page.getByLabel('Six-digit code').waitFor();
  await page.getByLabel('Six-digit code').fill(/\d{6}/.exec((await letterTo(email, /is your code/)).subject)?.[0] ?? '');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: /^Accept/ }).click();
  await page.getByText('Ticket of Stranger Strange').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel tickets' }).click();
  await page.getByText('nothing is paid back, neither to you nor to the person who paid').waitFor();
  await page.keyboard.press('Escape');
  expect((await buyer.booking(booking.id)).tickets.map(({ state }) => state).toSorted()).toEqual(['transferred', 'valid']);
  expect(complaints).toEqual([]);
}, 120_000);

test('who thinks better of what to do with a ticket is at its menu again; an extra is added to an order that has what it goes with, and paid', async () => {
  const { booking } = await bought(1);
  const { page, complaints } = await visit(browser);
  await enter(page, 'ada@example.test', `/bookings/${booking.id}`);
  const menu = page.getByRole('button', { name: 'What to do with the ticket' });
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Pass on' }).press('Enter');
  await page.getByRole('dialog', { name: 'Pass on' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => menu.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Add tickets' }).click();
  await page.getByText('You are adding to booking').waitFor();
  await page.getByRole('button', { name: 'One ticket more: Booklet' }).click();
  await page.getByRole('button', { name: 'Hold tickets' }).click();
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await enterCard(page, '4242424242424242');
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
  await page
    .getByRole('link', { name: /original|order/i })
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('who exchanges a ticket for a dearer one sees where it is paid why it costs less than its line, and for a cheaper one what goes back', async () => {
  const { booking } = await bought(1);
  const { page, complaints } = await visit(browser);
  await enter(page, 'ada@example.test', `/bookings/${booking.id}`);
  const exchangeFor = async (name: string): Promise<void> => {
    await beginExchange(page);
    await page.getByRole('dialog').getByRole('button', { name: 'This date' }).click();
    await page.getByRole('button', { name: `One ticket more: ${name}` }).click();
    await page.getByRole('button', { name: 'Hold tickets' }).click();
    await page.getByLabel('Name on the tickets').waitFor();
    expect(await page.getByLabel('Name on the tickets').inputValue()).toBe('Ada Lovelace');
    await page.getByRole('button', { name: 'Exchange now' }).click();
  };
  await exchangeFor('Box');
  await page.getByText('Tickets that were exchanged counted as €20.00; the exchange cost €1.50.').waitFor();
  await enterCard(page, '4242424242424242');
  await page.getByRole('button', { name: 'Pay €31.50' }).click();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
  await exchangeFor('Entry');
  await page.getByText('counted as €50.00; the exchange cost €1.50. You get back: €28.50.').waitFor();
  const last = page.url();
  await page.getByRole('link', { name: 'See the order that it replaces' }).click();
  await page.getByRole('heading', { name: 'These tickets were exchanged' }).waitFor();
  await page.getByRole('link', { name: 'Exchanged for booking' }).waitFor();
  await page.getByRole('link', { name: 'See the new order' }).click();
  await page.waitForURL(last);
  await expectAccessible(page);
  const team = await visit(browser);
  const orders = `/organize/${organizer.organizerSlug}/orders/${evening.id}`;
  await enter(team.page, 'organizer@example.test', `${orders}/${new URL(last).pathname.split('/').at(-1)}`);
  for (const fact of [/Counted for exchanged tickets\s*-€50/, /Fee of the exchange\s*€1\.50/, /Went back for the exchange\s*€28\.50/])
    await team.page.getByRole('definition').locator('..').filter({ hasText: fact }).waitFor();
  await team.page.goto(`${system.url}${orders}/${booking.id}`);
  await team.page.getByText('In other orders').waitFor();
  expect([...complaints, ...team.complaints]).toEqual([]);
}, 120_000);

test('who exchanges for another date of a long series finds each of them', async () => {
  const exchange = { minutesBefore: 0, feeMinor: 0 };
  await organizer.publishSeries('Long run', { dates: 14, selfService: { ...plainSelfService, exchange } });
  await system.drain();
  const anybody = createBuyer(system.url);
  const first = await anybody.event((await anybody.events('?q=Long+run')).items[0]?.slug ?? '');
  const { booking } = await bought(1, first.id, first.ticketTypes[0]?.id);
  const { page } = await visit(browser);
  await enter(page, 'ada@example.test', `/bookings/${booking.id}`);
  await beginExchange(page);
  const dates = page.getByRole('dialog').getByRole('button', { name: /20:00/ });
  await expect.poll(() => dates.count()).toBe(12);
  await page.getByRole('dialog').getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => dates.count()).toBe(14);
}, 120_000);

test('an order whose event has ended keeps its tickets and offers nothing more to do with them, to its buyer and to the team', async () => {
  const { booking } = await bought(2);
  const { page, complaints } = await visit(browser);
  await believeItIsOver(page);
  await enter(page, 'ada@example.test', `/bookings/${booking.id}`);
  await page.getByRole('heading', { name: 'This event is over' }).waitFor();
  await page.getByRole('button', { name: 'Tickets as PDF' }).waitFor();
  for (const name of ['Add tickets', 'Split order', 'Add to calendar', /^Show at the door/])
    expect(await page.getByRole('button', { name }).count(), String(name)).toBe(0);
  await expectAccessible(page);
  const team = await visit(browser);
  await believeItIsOver(team.page);
  await enter(team.page, 'organizer@example.test', `/organize/${organizer.organizerSlug}/orders/${evening.id}/${booking.id}`);
  await team.page.getByRole('button', { name: 'Refund' }).waitFor();
  for (const name of ['Split order', 'Exchange', /Block/]) expect(await team.page.getByRole('button', { name }).count()).toBe(0);
  expect([...complaints, ...team.complaints]).toEqual([]);
}, 120_000);

test('the team gives one ticket back; the form is gone then, so that a second click gives nothing more', async () => {
  const { buyer, booking } = await bought(2);
  const { page, complaints } = await visit(browser);
  await enter(page, 'organizer@example.test', `/organize/${organizer.organizerSlug}/orders/${evening.id}/${booking.id}`);
  await page.getByRole('button', { name: 'Refund' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('select').first().selectOption({ label: 'Some tickets' });
  await dialog.getByRole('checkbox').first().check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Give €20.00 back' }).click();
  await dialog.getByText('€20.00 go back to the buyer.').waitFor();
  expect(await dialog.getByRole('button', { name: /^Give €/ }).count()).toBe(0);
  await expectAccessible(page);
  await system.drain();
  expect(await buyer.booking(booking.id)).toMatchObject({ state: 'confirmed', refundedMinor: 2000 });
  expect(complaints).toEqual([]);
}, 120_000);

test('a ticket that is for sale again is offered to who waits: one declines it by the link of the mail, the next one pays and has the ticket', async () => {
  const only = ticket({ name: 'Seat by the stage', capacity: 1 });
  const last = await organizer.publish(sections => ({
    about: { ...sections.about, title: 'Last ticket' },
    tickets: { ...sections.tickets, currency: 'EUR', types: [only] },
    selfService: { ...plainSelfService, resale: { minutesBefore: 0, maxBasisPoints: 100_00, keepBasisPoints: 0 } },
  }));
  await system.drain();
  const { buyer, booking } = await bought(1, last.id, only.id);
  const wait = async (email: string): Promise<void> => {
    const waiting = createBuyer(system.url);
    await waiting.login(email);
    const form = { ticketTypeIds: [only.id], quantity: 1, least: 1, language: 'de' };
    await must(waiting.ask('POST', `/api/bookings/waiting-lists/${last.id}/entries`, form));
  };
  await wait('staff@example.test');
  await wait('grace@example.test');
  const dispatch = () => system.running.services.get('booking')?.runJob('offer-waiting-places');
  await must(buyer.ask('POST', `/api/bookings/${booking.id}/resales`, { ticketId: booking.tickets[0]?.id, priceMinor: 1800 }));
  await dispatch();

  const link = async (email: string) => /https?:\/\/[^/]+(\/waiting\/\S+)/.exec((await letterTo(email, /./, 'waiting/')).text)?.[1] ?? '';
  const first = await visit(browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'de-DE', isMobile: true });
  await first.page.goto(system.url + (await link('staff@example.test')));
  await first.page.getByText(/Bis .* · noch 24 Stunden/).waitFor();
  await first.page.getByText(/Bedingungen des Veranstalters .* sobald Sie bezahlt haben, ist das frühere Ticket ungültig/).waitFor();
  await expectAccessible(first.page);
  await first.page.getByRole('button', { name: 'Ablehnen' }).click();
  await first.page.getByText('Jetzt wird die nächste Person gefragt.').waitFor();
  await dispatch();

  const { page, complaints } = await visit(browser);
  await page.goto(system.url + (await link('grace@example.test')));
  await page.getByText('1 ticket is kept for you: €18.00').waitFor();
  await page.getByText(/from another buyer, .* once you have paid, the earlier ticket is not valid any more/).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Log in to take the offer' }).click();
  await logIn(page, 'grace@example.test');
  await page.getByRole('link', { name: 'Take the offer' }).click();
  await page.getByText(/^23:59:\d\d$/).waitFor();
  await page.getByText(/from another buyer, .* once you have paid, the earlier ticket is not valid any more/).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.waitForURL(/\/pay$/);
  await page.getByText(/from another buyer, .* once you have paid, the earlier ticket is not valid any more/).waitFor();
  await expectAccessible(page);
  await enterCard(page, '4242424242424242');
  await page.getByRole('button', { name: /^Pay €18/ }).click();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
  await system.drain();
  expect((await buyer.booking(booking.id)).tickets.map(({ state }) => state)).toEqual(['resold']);
  await page.goto(`${system.url}/waiting`);
  await page.getByText('Taken').waitFor();
  expect([...complaints, ...first.complaints]).toEqual([]);
}, 120_000);

test('who cancels an event sees what goes back before anything does; what nobody but the desk can pay out is named once it is asked for', async () => {
  const admission = ticket({ name: 'Entry' });
  const off = await organizer.publish(sections => ({
    about: { ...sections.about, title: 'Rained off' },
    tickets: { ...sections.tickets, currency: 'EUR', types: [admission] },
  }));
  await system.drain();
  const { buyer, booking } = await bought(2, off.id, admission.id);
  const { page, complaints } = await visit(browser);
  const at = (part: string): string => `/organize/${organizer.organizerSlug}/events/${off.id}/${part}`;
  await enter(page, 'organizer@example.test', at('boxOffice'));
  await page.getByRole('button', { name: 'One ticket more: Entry' }).click();
  await page.getByRole('button', { name: 'Hold and go on' }).click();
  await page.locator('form').getByRole('button', { name: 'Sell', exact: true }).click();
  await page.getByText(/^Sold: 1 ticket/).waitFor();

  await page.goto(system.url + at('publish'));
  await page.getByRole('button', { name: 'Cancel the event' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the event' }).click();
  // Whoever is quick looks before booking has heard of it.
  const early = '**/api/bookings/events/*/cancellation';
  await page.route(
    early,
    async route => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), eventCancelled: false } });
    },
    { times: 1 },
  );
  await page.getByRole('link', { name: 'See what goes back to the buyers' }).click();
  await page.getByText('€40.00').waitFor();
  await page.getByText('€20.00 (1 order)').waitFor();
  await page.getByText('Nothing is left to look after.').waitFor();
  await expectAccessible(page);
  await system.drain();
  expect(await buyer.booking(booking.id)).toMatchObject({ state: 'confirmed', refundedMinor: 0 });

  await page.goto(`${system.url}/organize/${organizer.organizerSlug}`);
  await page.getByRole('link', { name: 'Cancelled: 2 orders wait to be given back' }).click();
  await page.getByRole('button', { name: 'Give everything back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Give everything back' }).click();
  await page.getByText('All orders have been given back.').waitFor();
  await page.getByText('To be paid out by hand ·').waitFor();
  await expectAccessible(page);
  await system.drain();
  expect(await buyer.booking(booking.id)).toMatchObject({ state: 'refunded', refundedMinor: 4000 });
  expect(complaints).toEqual([]);
}, 120_000);
