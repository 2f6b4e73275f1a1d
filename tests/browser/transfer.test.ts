import { readFile } from 'node:fs/promises';
import type { PlannedEvent } from '@event-planner/contracts/planning';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { type Organizing, organizing } from './planned-event.ts';
import { expectAccessible, logIn, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;
let organizer: Organizing;
let evening: PlannedEvent;

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
  organizer = await organizing(system.url);
  evening = await organizer.publishSlowlyPaid('An evening to transfer');
  await system.drain();
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** Holds a ticket, gives a name, and stands before the payment. */
async function reachPayment(page: Page): Promise<void> {
  await page.goto(`${system.url}/events/${evening.slug}`);
  await page.getByRole('button', { name: 'One ticket more: Entry' }).click();
  await page.getByRole('button', { name: 'Hold tickets' }).click();
  await page.waitForURL(/checkout/);
  const name = page.getByLabel('Name on the tickets');
  await name.or(page.getByLabel('E-mail')).first().waitFor();
  if (!(await name.isVisible())) await logIn(page, 'ada@example.test');
  await name.waitFor();
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.waitForURL(/\/pay/);
}

test('a buyer chooses a transfer, the organizer reads the bank’s statement, and the tickets are there', async () => {
  const { page, complaints } = await visit(browser);
  await reachPayment(page);
  await page.getByRole('radio', { name: /Bank transfer/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep my places and pay by transfer' }).click();
  await page.getByRole('heading', { name: 'Your places are kept' }).waitFor();
  await page.getByText('DE89 3704 0044 0532 0130 00').waitFor();
  await page.getByRole('img', { name: /GiroCode/ }).waitFor();
  await expectAccessible(page);
  const reference = /Booking (\w{8})/.exec(await page.locator('main').innerText())?.[1] ?? '';
  expect(reference).toMatch(/^\w{8}$/);
  await system.drain();
  const letters = await system.letters('ada@example.test');
  const letter = letters.find(({ subject }) => subject.includes('Please transfer'));
  expect(letter?.text).toContain(reference);

  const team = await visit(browser);
  await team.page.goto(`${system.url}/organize/${organizer.organizerSlug}/money/transfers`);
  await logIn(team.page, 'organizer@example.test');
  await team.page.getByRole('heading', { name: 'Awaited payments' }).waitFor();
  await team.page.getByText(reference).waitFor();
  const statement = [
    'Buchungstag;Beguenstigter/Zahlungspflichtiger;Verwendungszweck;Betrag;IBAN',
    `01.06.2030;Ada;${reference.toLowerCase().slice(0, 4)} ${reference.slice(4)};20,00;AT611904300234573201`,
    '02.06.2030;Wer;Unbekannt;20,00;',
  ].join('\n');
  await team.page
    .getByLabel('Statement', { exact: true })
    .setInputFiles({ name: 'june.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) });
  await team.page.getByText('Which column is which').waitFor();
  await expectAccessible(team.page);
  await team.page.getByRole('button', { name: 'Import', exact: true }).click();
  await team.page.getByText('2 lines: 2 new, 1 paid a booking at once, 0 could not be read.').first().waitFor();
  await team.page.getByText('Unbekannt').waitFor();
  await expectAccessible(team.page);

  await system.drain();
  await page.reload();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
  await team.page.getByRole('button', { name: 'Not about tickets' }).click();
  await team.page.getByText('Nothing waits for you.').waitFor();
  expect([...complaints, ...team.complaints]).toEqual([]);
}, 120_000);

test('what goes back of it is a file for the bank, and is noted as sent; that is taken back, and the buyer sees each', async () => {
  const { page: team, complaints } = await visit(browser);
  const ada = await visit(browser);
  await ada.page.goto(`${system.url}/bookings`);
  await logIn(ada.page, 'ada@example.test');
  const [{ id: orderId } = { id: '' }] = await system.ask<{ id: string }>(
    'booking',
    `select id from bookings where event_id = $1 and paid_with = 'bank_transfer'`,
    [evening.id],
  );
  await team.goto(`${system.url}/organize/${organizer.organizerSlug}/orders/${evening.id}/${orderId}`);
  await logIn(team, 'organizer@example.test');
  await team.getByRole('button', { name: 'Refund', exact: true }).click();
  await team.getByRole('button', { name: 'Give €20.00 back' }).click();
  await team.getByText('Now send €20.00 to the buyer yourself, and note it here.').waitFor();
  await system.drain();

  await team.goto(`${system.url}/organize/${organizer.organizerSlug}/money/refunds`);
  await team.getByText('IBAN AT611904300234573201').waitFor();
  await expectAccessible(team);
  await team.getByRole('button', { name: 'Payment file for €20.00' }).click();
  await expectAccessible(team);
  const [file] = await Promise.all([
    team.waitForEvent('download'),
    team.getByRole('dialog').getByRole('button', { name: 'Download the file' }).click(),
  ]);
  expect(await readFile(await file.path(), 'utf8')).toContain('<InstdAmt Ccy="EUR">20.00</InstdAmt>');
  await team.getByText('No refund waits to be sent.').waitFor();
  await team.getByText('What is in it').click();
  await expectAccessible(team);

  const say = async (name: string): Promise<void> => {
    await team.getByRole('button', { name }).first().click();
    await team.getByRole('dialog').getByRole('button', { name }).click();
    await team.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await say('It was sent');
  await team.getByText('sent', { exact: true }).waitFor();
  await ada.page.goto(`${system.url}/bookings/${orderId}`);
  await ada.page.getByText(/^Paid back on/).waitFor();
  await say('Not sent after all');
  await team.getByText('in the file', { exact: true }).waitFor();
  await ada.page.reload();
  await ada.page.getByRole('heading', { name: 'Money back' }).waitFor();
  expect(await ada.page.getByText(/^Paid back on/).count()).toBe(0);
  expect([...complaints, ...ada.complaints]).toEqual([]);
}, 120_000);

test('who chose to pay on site may still pay by card, and the team notes what it took in cash', async () => {
  const { page, complaints } = await visit(browser);
  await reachPayment(page);
  await page.getByRole('radio', { name: /On site/ }).check();
  await page.getByRole('button', { name: 'Keep my places and pay on site' }).click();
  await page.getByRole('heading', { name: 'Your places are kept' }).waitFor();
  await page.getByRole('link', { name: 'Pay in another way' }).click();
  await page.getByRole('radio', { name: /Card or online/ }).check();
  await page.getByRole('button', { name: /^Pay / }).waitFor();
  const bookingId = /bookings\/([^/]+)/.exec(page.url())?.[1] ?? '';

  const team = await visit(browser);
  await team.page.goto(`${system.url}/organize/${organizer.organizerSlug}/orders/${evening.id}/${bookingId}`);
  await logIn(team.page, 'organizer@example.test');
  await team.page.getByRole('button', { name: 'Mark as paid' }).click();
  await expectAccessible(team.page);
  await team.page.getByRole('dialog').getByRole('button', { name: 'Mark as paid' }).click();
  await team.page.getByRole('dialog').waitFor({ state: 'detached' });
  await system.drain();
  await team.page.reload();
  await team.page.getByText('Confirmed, tickets issued').waitFor();
  await page.goto(`${system.url}/bookings/${bookingId}`);
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
  expect([...complaints, ...team.complaints]).toEqual([]);
}, 120_000);
