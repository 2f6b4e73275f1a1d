import { mostAnswerFileBytes } from '@event-planner/contracts/answers';
import type { EventDetail, Question } from '@event-planner/contracts/event';
import type { PlannedEvent, PlannedEventSummary } from '@event-planner/contracts/planning';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import { pdf } from '@event-planner/platform/file-types/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer } from '../buyer.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { expectAccessible, logIn, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

const ask = (id: string, label: string, more: Partial<Question> = {}): Question => ({
  id,
  label,
  help: '',
  kind: 'text',
  options: [],
  required: true,
  per: 'order',
  ticketTypeIds: [],
  showIf: null,
  ...more,
});
const questions = [
  ask('heard', 'How did you hear of us?', { kind: 'choice', options: ['Friends', 'Other'] }),
  ask('where', 'Where exactly?', { showIf: { questionId: 'heard', answers: ['Other'] } }),
  ask('waiver', 'Signed waiver', { kind: 'file' }),
  ask('shirt', 'Shirt size', { per: 'attendee', kind: 'choice', options: ['S', 'M'] }),
  ask('diet', 'What do you not eat?', { per: 'attendee', kind: 'choices', options: ['Fish', 'Nuts'], required: false }),
];

test('checkout asks of the order and of each who comes, says what is missing, and shows the buyer what they answered', async () => {
  const { eventId, ticketTypeId } = await anEventThatAsks();
  const { page, complaints } = await visit(browser);
  await logIn(page, 'ada@example.test', `${system.url}/login`);
  await page.goto(`${system.url}/checkout/${await hold(page, { eventId, items: [{ ticketTypeId, quantity: 2 }] })}`);

  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByText('4 answers are missing or need a change').waitFor();
  expect(await page.getByLabel('How did you hear of us?').evaluate(element => element === element.ownerDocument.activeElement)).toBe(true);
  await expectAccessible(page);

  expect(await page.getByLabel('Where exactly?').count()).toBe(0);
  await page.getByLabel('How did you hear of us?').selectOption('Other');
  await page.getByLabel('Where exactly?').fill('In a dream');
  await bringFile(page);
  const tickets = page.getByRole('group', { name: /^Ticket \d/ });
  await tickets.nth(0).getByLabel('Name on this ticket').fill('Grace Okonkwo');
  await tickets.nth(0).getByLabel('Shirt size').selectOption('M');
  await tickets.nth(0).getByLabel('Nuts').check();
  await tickets.nth(1).getByLabel('Shirt size').selectOption('S');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.waitForURL(/\/pay/);

  await page.goto(page.url().replace('/pay', ''));
  await page.getByRole('heading', { name: 'Your answers' }).waitFor();
  for (const said of ['In a dream', 'Grace Okonkwo', 'Nuts']) await page.getByText(said).waitFor();
  await expectAccessible(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'waiver.pdf' }).click();
  expect((await saved).suggestedFilename()).toBe('waiver.pdf');
  expect(complaints.filter(complaint => !complaint.includes('422'))).toEqual([]);
}, 120_000);

/** What is no document is refused in words; what is chosen by mistake is taken away again. */
async function bringFile(page: Page): Promise<void> {
  const field = page.getByLabel('Signed waiver');
  const waiver = { name: 'waiver.pdf', mimeType: 'application/pdf', buffer: pdf() };
  await field.setInputFiles({ ...waiver, buffer: Buffer.alloc(mostAnswerFileBytes + 1) });
  await page.getByText('This file is too large').waitFor();
  await field.setInputFiles({ ...waiver, buffer: Buffer.from('<html>') });
  await page.getByText('This is no PDF and no picture').waitFor();
  await expectAccessible(page);
  await field.setInputFiles({ ...waiver, name: 'mistake.pdf' });
  await page.getByRole('button', { name: 'Remove mistake.pdf' }).click();
  await field.setInputFiles(waiver);
  await page.getByText('waiver.pdf').waitFor();
  await expectAccessible(page);
}

/** An event of the demo's organizer that sells counted places, with questions. */
async function anEventThatAsks(): Promise<{ readonly eventId: string; readonly ticketTypeId: string }> {
  const organizer = createBuyer(system.url);
  await organizer.login('organizer@example.test');
  const mine = await organizer.ask<{ items: { id: string }[] }>('GET', '/api/organizers/mine');
  const list = await organizer.ask<{ items: PlannedEventSummary[] }>(
    'GET',
    `/api/organizers/${mine.body.items[0]?.id}/events?state=published&limit=50`,
  );
  const now = new Date().toISOString();
  for (const { id, slug } of list.body.items) {
    const { body } = await organizer.ask<EventDetail>('GET', `/api/events/${slug}`);
    const type = body.ticketTypes.find(
      ({ category, salesStart, salesEnd, minPerOrder }) => category === null && salesStart < now && salesEnd > now && minPerOrder <= 2,
    );
    if (!type) continue;
    const { version } = (await organizer.ask<PlannedEvent>('GET', `/api/events/${id}/plan`)).body;
    const edited = await organizer.ask('PATCH', `/api/events/${id}/plan`, { questions }, { 'if-match': `"${version}"` });
    expect(edited.status).toBe(200);
    await system.drain();
    return { eventId: id, ticketTypeId: type.id };
  }
  throw new Error('the demo’s organizer sells no counted places');
}

/** Places in this browser's own cart. */
async function hold(page: Page, wanted: object): Promise<string> {
  const cart = crypto.randomUUID();
  await page.evaluate(`localStorage.setItem('cart', '${cart}')`);
  const held = await createBuyer(system.url, { cart }).ask<{ id: string }>('POST', '/api/bookings/holds', wanted);
  return held.body.id;
}
