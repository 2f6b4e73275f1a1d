import type { PlannedEvent } from '@event-planner/contracts/planning';
import { pdf } from '@event-planner/platform/file-types/testing';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Buyer, createBuyer, must } from '../buyer.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { type Organizing, organizing, ticket } from './planned-event.ts';
import { enterCard, expectAccessible, logIn, visit } from './visitor.ts';

/** Ada's credit at one organizer, from a refund to what it pays: each test goes on where the one before ended. */
let system: WholeSystem;
let browser: Browser;
let organizer: Organizing;
let ada: Buyer;
let team: Buyer;
let page: Page;
let complaints: readonly string[];
const events: PlannedEvent[] = [];

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
  organizer = await organizing(system.url);
  ada = createBuyer(system.url);
  team = createBuyer(system.url);
  await Promise.all([ada.login(), team.login('organizer@example.test')]);
  for (const [title, priceMinor] of [
    ['A first evening', 2000],
    ['A second evening', 5000],
  ] as const)
    events.push(
      await organizer.publish(({ about, tickets }) => ({
        about: { ...about, title },
        tickets: { ...tickets, currency: 'EUR', types: [ticket({ name: 'Entry', priceMinor })] },
      })),
    );
  await system.drain();
  const { id, eventId } = await booked(0, 2);
  await ada.enterCard(await must(ada.pay(id)));
  await system.drain();
  const form = {
    what: { of: 'amount', amountMinor: 3000 },
    endTickets: false,
    withFees: false,
    asCredit: true,
    reason: null,
    seenMinor: 3000,
  };
  await must(team.ask('POST', `/api/bookings/events/${eventId}/orders/${id}/refunds`, form, { 'idempotency-key': crypto.randomUUID() }));
  await system.drain();
  ({ page, complaints } = await visit(browser));
  await logIn(page, 'ada@example.test', `${system.url}/login`);
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** Places of an evening, to be paid by Ada. */
async function booked(which: number, quantity = 1) {
  const event = events[which];
  const ticketTypeId = event?.sections.tickets.types[0]?.id ?? '';
  const hold = await must(ada.hold(event?.id ?? '', [{ ticketTypeId, quantity }]));
  return must(ada.book(hold.id));
}

test('the summary of a payment says what credit pays of it and what is left, as long as it is chosen', async () => {
  const { id } = await booked(1);
  await page.goto(`${system.url}/bookings/${id}/pay`);
  const order = page.getByRole('complementary', { name: 'Your order' });
  const use = page.getByRole('checkbox', { name: 'Use €30.00 of my credit' });
  await use.click();
  await order.getByText('Left to pay').waitFor();
  expect((await order.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/Total €50.00 Your credit -€30.00 Left to pay €20.00/);
  await page.getByRole('button', { name: 'Pay €20.00' }).waitFor();
  await expectAccessible(page);
  await use.click();
  await order.getByText('Left to pay').waitFor({ state: 'detached' });
  await must(ada.ask('POST', `/api/bookings/${id}/cancel`));
}, 60_000);

test('credit pays several bookings at once: the one it covers, and a part of the other, whose card may be declined first', async () => {
  const [first, second] = [await booked(0), await booked(1)];
  await page.goto(`${system.url}/cart/pay?ids=${first.id},${second.id}`);
  await page.getByRole('checkbox', { name: 'Use €30.00 of my credit at Café Théâtre' }).check();
  const main = page.getByRole('region', { name: 'Payment' });
  const said = async (): Promise<string> => (await main.innerText()).replaceAll(/\s+/g, ' ');
  await main.getByText('Left to pay').waitFor();
  expect(await said()).toMatch(/€20.00 of it with credit.*€10.00 of it with credit.*Total €70.00 Your credit -€30.00 Left to pay €40.00/);
  await expectAccessible(page);
  await enterCard(page, '4000000000000002');
  await page.getByRole('button', { name: 'Pay €40.00' }).click();
  await page.getByText('One booking is not paid').waitFor();
  expect(await said()).toMatch(/Total €50.00 Your credit -€10.00 Left to pay €40.00/);
  await expectAccessible(page);
  await enterCard(page, '4242424242424242');
  await page.getByRole('button', { name: 'Pay €40.00' }).click();
  await page.getByText('Nothing is left to pay').waitFor();
  await system.drain();
  for (const { id } of [first, second]) expect(await ada.booking(id)).toMatchObject({ state: 'confirmed' });
}, 60_000);

test('what became of credit is on the buyer’s account and with the organizer’s money, each line with its order', async () => {
  await page.goto(`${system.url}/account`);
  await page.getByRole('heading', { name: 'What happened to it' }).waitFor();
  const lines = page.getByRole('listitem').filter({ hasText: /(Refund as|Paid with) credit: A (first|second) evening/ });
  expect((await lines.allInnerTexts()).map(text => /^[^:]+: [^,]+|[+-]€[\d.]+$/g[Symbol.match](text.replaceAll(/\s+/g, ' ')))).toEqual([
    ['Paid with credit: A second evening', '-€10.00'],
    ['Paid with credit: A first evening', '-€20.00'],
    ['Refund as credit: A first evening', '+€30.00'],
  ]);
  await expectAccessible(page);
  await lines.last().getByRole('link').click();
  await page.waitForURL(/\/bookings\//);
  const { page: theirs } = await visit(browser);
  await logIn(theirs, 'organizer@example.test', `${system.url}/login`);
  await theirs.goto(`${system.url}/organize/${organizer.organizerSlug}/money/balance`);
  await theirs.getByRole('heading', { name: 'Credit of your buyers' }).waitFor();
  expect(await theirs.getByRole('navigation', { name: 'Your money' }).locator('[aria-current=page]').innerText()).toBe('Balance');
  const theirLines = theirs.getByRole('listitem').filter({ hasText: /(Refund as|Paid with) credit: .*Ada Lovelace/s });
  expect(await theirLines.count()).toBe(3);
  await expectAccessible(theirs);
  await dispute(theirs);
  expect(complaints).toEqual([]);
}, 60_000);

test('credit that covers an order pays it at once, the buyer is at their tickets, and of what became credit reads so', async () => {
  const { id, eventId, totalMinor } = await booked(0);
  await ada.enterCard(await must(ada.pay(id)));
  await system.drain();
  const form = { what: { of: 'order' }, endTickets: true, withFees: true, asCredit: true, reason: null, seenMinor: totalMinor };
  await must(team.ask('POST', `/api/bookings/events/${eventId}/orders/${id}/refunds`, form, { 'idempotency-key': crypto.randomUUID() }));
  await system.drain();
  await page.goto(`${system.url}/bookings/${id}`);
  await page.getByRole('heading', { name: 'Your money is credit now' }).waitFor();
  await page.goto(`${system.url}/bookings/${(await booked(0)).id}/pay`);
  await page.getByRole('button', { name: 'Pay €20.00 with my credit' }).click();
  await page.getByRole('heading', { name: /^(You are going!|Confirming your booking…)$/ }).waitFor();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
}, 60_000);

/** A buyer's bank asks for the money of the second evening, and gets an answer with a file; it takes the money all the same. */
async function dispute(theirs: Page): Promise<void> {
  const [charge] = await system.ask<{ id: string }>(
    'sandbox',
    `select id from objects where kind = 'charge' and object->>'amount' = '4000' and object->>'status' = 'succeeded' order by number desc limit 1`,
  );
  await control(`objects/charge/${charge?.id}/dispute`, { reason: 'product_not_received' });
  await system.drain();
  await theirs.goto(`${system.url}/organize/${organizer.organizerSlug}/money/disputes`);
  await theirs.getByRole('button', { name: 'Answer' }).click();
  const dialog = theirs.getByRole('dialog');
  await dialog.getByLabel('Proof that it took place').setInputFiles({ name: 'programme.pdf', mimeType: 'application/pdf', buffer: pdf() });
  await dialog.getByText('programme.pdf').waitFor();
  await dialog.getByLabel('Anything else').setInputFiles({ name: 'words.pdf', mimeType: 'application/pdf', buffer: Buffer.from('words') });
  await dialog.getByText('This is no PDF and no picture that banks read.').waitFor();
  await dialog.getByLabel('In your words').fill('losing_evidence');
  await expectAccessible(theirs);
  await dialog.getByRole('button', { name: 'Send to the bank' }).click();
  await dialog.getByText('programme.pdf').waitFor();
  await system.drain();
  const [order] = await system.ask<{ id: string; eventId: string }>(
    'booking',
    `select id, event_id as "eventId" from bookings where event_id = $1 and state = 'confirmed'`,
    [events[1]?.id],
  );
  await expect
    .poll(async () => {
      await system.drain();
      await theirs.goto(`${system.url}/organize/${organizer.organizerSlug}/orders/${order?.eventId}/${order?.id}`);
      await theirs.getByText('State', { exact: true }).waitFor();
      return theirs.getByText('Partly taken back by the bank').count();
    })
    .toBe(1);
  await expectAccessible(theirs);
}

/** What banks do. */
async function control(path: string, body: object): Promise<void> {
  const { origin } = new URL((await ada.ask<{ scriptUrl: string }>('GET', '/api/payments/config')).body.scriptUrl);
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${origin}/control/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}
