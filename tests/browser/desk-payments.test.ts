import type { Booking } from '@event-planner/contracts/booking';
import type { PlannedEvent } from '@event-planner/contracts/planning';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer, must } from '../buyer.ts';
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
  evening = await organizer.publishSlowlyPaid('An evening to pay later');
  await system.drain();
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** Books one ticket, to be paid so. */
async function reserve(way: 'transfer' | 'on_site', attendeeName: string): Promise<Booking> {
  const buyer = createBuyer(system.url);
  await buyer.login();
  const [ticketTypeId = ''] = evening.sections.tickets.types.map(({ id }) => id);
  const held = await must(buyer.hold(evening.id, [{ ticketTypeId, quantity: 1 }]));
  const booking = await must(buyer.book(held.id, { attendeeName }));
  await must(buyer.ask('POST', `/api/payments/bookings/${booking.id}/way`, { way }));
  return booking;
}

async function open(page: Page, path: string): Promise<void> {
  await logIn(page, 'organizer@example.test', `${system.url}/organize/${organizer.organizerSlug}/${path}`);
}

test('the desk takes the money for what was booked, the till has it, and what was a mistake is owed again', async () => {
  const { reference, id } = await reserve('on_site', 'Desk Dora');
  const { page, complaints } = await visit(browser);
  await open(page, `events/${evening.id}/boxOffice`);
  const reserved = page.getByRole('list', { name: 'Paid at the desk' }).getByRole('listitem');
  await page.getByLabel('Name, e-mail or reference').fill(reference);
  await reserved.getByRole('button', { name: 'Mark as paid' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as paid' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await system.drain();
  await page.getByText('Nothing here waits for its money.').waitFor();
  await page.getByRole('region', { name: 'Cash' }).getByText('€20.00').first().waitFor();
  await expectAccessible(page);

  await page.goto(`${system.url}/organize/${organizer.organizerSlug}/orders/${evening.id}/${id}`);
  await page.getByText('Marked as paid: Cash').waitFor();
  await page.getByRole('button', { name: 'Correct the payment' }).click();
  await page.getByLabel('Reason').fill('It was the order of her sister');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await system.drain();
  await page.getByText('Not paid after all (Cash): It was the order of her sister').waitFor();
  await page.getByRole('button', { name: 'Mark as paid' }).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('a transfer for several bookings is split over them, and what is left is to be returned', async () => {
  const [one, two] = [await reserve('transfer', 'Split Sam'), await reserve('transfer', 'Split Sue')];
  const { page, complaints } = await visit(browser);
  await open(page, 'money/transfers');
  const statement = 'Buchungstag;Beguenstigter/Zahlungspflichtiger;Verwendungszweck;Betrag\n01.06.2030;Familie Split;Karten;45,00\n';
  await page
    .getByLabel('Statement', { exact: true })
    .setInputFiles({ name: 'june.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) });
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Choose bookings' }).click();
  const dialog = page.getByRole('dialog');
  for (const { reference } of [one, two]) {
    await dialog.getByLabel('Find a booking').fill(reference);
    await dialog.getByRole('button', { name: `Add ${reference}` }).click();
  }
  await dialog.getByText('€5.00 is left').waitFor();
  await dialog.getByLabel(`Amount for ${two.reference}`).fill('26');
  await dialog.getByText('€1.00 too much').waitFor();
  expect(await dialog.getByRole('button', { name: /^Assign/ }).isDisabled()).toBe(true);
  await dialog.getByLabel(`Amount for ${two.reference}`).fill('20');
  await dialog.getByRole('radio', { name: /To be returned/ }).check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Assign €40.00' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Nothing waits for you.').waitFor();
  await page.getByLabel('Which', { exact: true }).selectOption('To be returned');
  await page.getByText('€5.00 is left').waitFor();
  await expectAccessible(page);
  await system.drain();
  const sold = await system.ask('booking', 'select reference from bookings where id = any($1) and confirmed_at is not null', [
    [one.id, two.id],
  ]);
  expect(sold).toHaveLength(2);
  expect(complaints).toEqual([]);
}, 120_000);

test('a refund in a file for the bank says so before it is paid a second time, what was paid out is taken back, and money that pays nothing is told at its order', async () => {
  const [back, part] = [await reserve('transfer', 'File Fay'), await reserve('transfer', 'Part Pat')];
  const { page, complaints } = await visit(browser);
  await open(page, 'money/transfers');
  const line = (name: string, purpose: string, amount: string) => `01.06.2030;${name};AT611904300234573201;${purpose};${amount};EUR\n`;
  const head = 'Buchungstag;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;Verwendungszweck;Betrag;Waehrung\n';
  const statement = `${head}${line('File Fay', back.reference, '20,00')}${line('Part Pat', part.reference, '5,00')}`;
  await page
    .getByLabel('Statement', { exact: true })
    .setInputFiles({ name: 'july.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) });
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Assign €5.00' }).click();
  await page.getByRole('button', { name: 'Assign €5.00' }).waitFor({ state: 'detached' });
  const pat = createBuyer(system.url);
  await pat.login();
  await must(pat.ask('POST', `/api/bookings/${part.id}/cancel`));
  await system.drain();

  const orderOf = ({ id }: Booking): string => `${system.url}/organize/${organizer.organizerSlug}/orders/${evening.id}/${id}`;
  await page.goto(orderOf(part));
  await page.getByText('€5.00 came by transfer for this order and pays nothing any more.').waitFor();
  await expectAccessible(page);

  await page.goto(orderOf(back));
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await page.getByLabel('What goes back').selectOption('An amount');
  await page.getByLabel('Amount', { exact: true }).fill('5');
  await page.getByRole('button', { name: 'Give €5.00 back' }).waitFor();
  await page.getByLabel('Amount', { exact: true }).fill('5.555');
  expect(await page.getByRole('button', { name: 'Give €0.00 back' }).isDisabled()).toBe(true);
  await page.getByLabel('What goes back').selectOption('The whole order');
  await page.getByRole('button', { name: 'Give €20.00 back' }).click();
  await page.getByText('Now send €20.00 to the buyer yourself').waitFor();
  await system.drain();
  await page.goto(`${system.url}/organize/${organizer.organizerSlug}/money/refunds`);
  await page.getByRole('button', { name: 'Payment file for €20.00' }).click();
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the file' }).click()]);

  await page.goto(orderOf(back));
  await page.getByText(/^In the file for your bank of .*: not noted as sent yet$/).waitFor();
  await page.getByText('Refund not finished yet').waitFor();
  await page.getByRole('button', { name: 'Paid out' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/do not pay it a second time/).waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Paid out' }).click();
  await page.getByText(/^In the file for your bank of .*: sent$/).waitFor();
  await page.getByRole('button', { name: 'Not paid out after all' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Not paid out after all' }).click();
  await page.getByText(/To be paid out by hand/).waitFor();
  // In another way only if the bank has not sent it: then it is in no file any more.
  await page.getByRole('button', { name: 'Paid out' }).click();
  await dialog.getByRole('radio', { name: 'Cash' }).check();
  expect(await dialog.getByRole('button', { name: 'Paid out' }).isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: /The bank has not executed it/ }).check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Paid out' }).click();
  await page.getByText(/^In the file for your bank/).waitFor({ state: 'detached' });
  await page.getByText(/^Paid out by/).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);
