import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SeatMap, faultsOf, layOut } from '@event-planner/contracts/seat-map';
import type { StoredSeatMap } from '@event-planner/contracts/venue';
import { launchBrowser } from '@event-planner/platform/testing/browser';
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

test('an organizer draws a block, curves it, numbers it, paints it, undoes and redoes, saves, and finds it again; somebody slower is not overwritten', async () => {
  const { slug, venueId, ask } = await aVenue();
  const { page, complaints } = await visit(browser);
  await page.goto(`${system.url}/organize/${slug}/venues/${venueId}/plans/new`);
  await logIn(page, 'ada@example.test');
  await page.getByRole('button', { name: /^Empty/ }).click();
  const plan = await canvas(page);

  await plan.focus();
  await page.keyboard.press('b');
  await plan.drag([0.3, 0.5], [0.7, 0.75]);
  await page.keyboard.press('v');
  const seats = Number(/^(\d+) seats/.exec((await page.getByText(/^\d+ seats ·/).textContent()) ?? '')?.[1]);
  expect(seats).toBeGreaterThan(60);
  await expectAccessible(page);

  await page.getByRole('textbox', { name: 'Amount' }).fill('1.5');
  await page.getByLabel('Row labels').selectOption('numbers');
  await page.getByLabel('Seat numbers').selectOption('centre_out');
  await page.getByText(/^Becomes: 1 /).waitFor();
  await page.getByRole('button', { name: 'Apply' }).click();

  await page.getByRole('tab', { name: 'Categories' }).click();
  await page.getByRole('button', { name: 'Add category' }).click();
  await plan.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await plan.drag([0.3, 0.6], [0.7, 0.6]);
  await page.getByText('not used').waitFor({ state: 'detached' });
  await expectAccessible(page);
  await plan.focus();
  await page.keyboard.press('Control+z');
  await page.getByText('not used').waitFor();
  await page.keyboard.press('Control+Shift+z');
  await page.getByText('not used').waitFor({ state: 'detached' });

  await page.getByRole('textbox', { name: 'Name of the plan' }).fill('Evening');
  await page.keyboard.press('Control+s');
  await page.getByText('Saved as version 1.').waitFor();
  await page.waitForURL(/plans\/[0-9a-f-]{36}$/);
  const planId = page.url().split('/').at(-1) ?? '';
  await page.getByRole('tab', { name: 'History' }).click();
  expect(await page.getByRole('button', { name: /^Number/ }).count()).toBe(1);
  const stored = await ask<StoredSeatMap>('GET', `/api/venues/${venueId}/seat-maps/${planId}`);
  expectAsDrawn(stored.body.document, seats);

  await page.reload();
  await page.getByText(new RegExp(`^${seats} seats`)).waitFor();
  await page.getByText('Version 1', { exact: false }).first().waitFor();

  const theirs = {
    name: 'Evening',
    basedOn: planId,
    document: { ...stored.body.document, labels: [{ text: 'Theirs', at: [0, 40], size: 2, rotation: 0 }] },
  };
  expect((await ask('POST', `/api/venues/${venueId}/seat-maps`, theirs)).status).toBe(201);
  await (await canvas(page)).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Somebody saved this plan meanwhile' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save mine under another name' }).click();
  await page.getByText('Saved as version 1.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Name of the plan' }).inputValue()).toBe('Evening 2');
  expect(complaints).toEqual([]);
}, 120_000);

test('whoever was overtaken may load the newest instead, and undo brings back their own', async () => {
  const { slug, venueId, ask } = await aVenue();
  const save = (basedOn: string | null, seats: number) =>
    ask<StoredSeatMap>('POST', `/api/venues/${venueId}/seat-maps`, { name: 'Hall', basedOn, document: aRow(seats) });
  const first = await save(null, 10);
  expect(first.status, JSON.stringify(first.body)).toBe(201);
  const { page } = await visit(browser);
  await page.goto(`${system.url}/organize/${slug}/venues/${venueId}/plans/${first.body.id}`);
  await logIn(page, 'ada@example.test');
  await page.getByText(/^10 seats/).waitFor();
  expect((await save(first.body.id, 20)).status).toBe(201);
  await (await canvas(page)).focus();
  for (const key of ['Control+a', 'Control+d', 'Control+d', 'Control+s']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Load the newest' }).click();
  await page.getByText(/^20 seats/).waitFor();
  await page.getByText('Version 2', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^30 seats/).waitFor();
  await page.getByText('Not saved yet', { exact: false }).waitFor();
}, 60_000);

test('with mistakes nothing is saved: the list says what is wrong and shows where', async () => {
  const { slug, venueId, ask } = await aVenue();
  const { page, complaints } = await visit(browser);
  await page.goto(`${system.url}/organize/${slug}/venues/${venueId}/plans/new`);
  await logIn(page, 'ada@example.test');
  await page.getByRole('button', { name: /^Conference/ }).click();
  const plan = await canvas(page);
  await plan.focus();
  for (const key of ['.', '.', '.']) await page.keyboard.press(key);
  await page.getByText(/^Row A, Hall/).waitFor({ state: 'attached' });
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+s');
  await page.getByText('these mistakes have to be mended first').waitFor();
  await page.getByRole('button', { name: 'Show me: Seats stand in each other’s place' }).first().click();
  await expectAccessible(page);
  expect((await ask<{ seatMaps: unknown[] }>('GET', `/api/venues/${venueId}`)).body.seatMaps).toEqual([]);
  expect(complaints).toEqual([]);
}, 60_000);

test('a table of seats becomes a plan, and a wrong one says which lines', async () => {
  const { slug, venueId } = await aVenue();
  const { page } = await visit(browser);
  await page.goto(`${system.url}/organize/${slug}/venues/${venueId}/plans/new`);
  await logIn(page, 'ada@example.test');
  await page.getByRole('button', { name: /^Empty/ }).click();
  await canvas(page);
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from('area,row,seat,x,y\nstalls,A,one,0,0\n') });
  await page.getByRole('heading', { name: 'This file could not be opened' }).waitFor();
  await page.getByText(/Line 2/).waitFor();
  await page.getByRole('button', { name: 'Close' }).last().click();
  const lines = Array.from({ length: 12 }, (_, at) => `stalls,A,${at + 1},${at},0`);
  await file.setInputFiles({ name: 'right.csv', mimeType: 'text/csv', buffer: Buffer.from(['area,row,seat,x,y', ...lines].join('\n')) });
  await page.getByText(/^12 seats/).waitFor();
}, 60_000);

test('by keyboard alone: drawn, moved, named and listed; unsaved work is there after a reload', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto(`${system.url}/seat-map-editor`);
  await page.getByRole('button', { name: /^Empty/ }).press('Enter');
  await (await canvas(page)).focus();
  for (const key of ['b', 'Enter', 'v', 'Shift+ArrowDown', 'Control+d', 'F2']) await page.keyboard.press(key);
  await page.getByText(/^224 seats/).waitFor();
  await page.getByText(/Duplicate: done/).waitFor({ state: 'attached' });
  await page.getByRole('tab', { name: 'Outline' }).press('Enter');
  await page.getByRole('button', { name: 'Open Hall' }).press('Enter');
  await page.getByRole('button', { name: 'Open Row A', exact: true }).press('Enter');
  await page.getByRole('textbox', { name: 'Label of row A' }).fill('ZZ');
  await page.getByRole('button', { name: 'Delete Seat 14' }).press('Enter');
  await page.getByText(/^223 seats/).waitFor();
  await expectAccessible(page);
  await page.waitForFunction(draftHolds, '"label":"ZZ"');

  await page.reload();
  await page.getByText('You have unsaved work').waitFor();
  await page.getByText(/^223 seats/).waitFor();
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByRole('heading', { name: 'Leave without saving?' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Discard it' }).click();
  await page.getByRole('heading', { name: 'How does the plan begin?' }).waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

test('a file that is no seat map is refused place by place, and what is exported can be opened again', async () => {
  const { page } = await visit(browser);
  await page.goto(`${system.url}/seat-map-editor`);
  await page.getByRole('button', { name: /^Theatre/ }).click();
  await canvas(page);
  await page.getByRole('button', { name: 'More' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Export as JSON' }).click()]);
  const path = join(tmpdir(), `seat-map-${crypto.randomUUID()}.json`);
  await download.saveAs(path);
  const file = page.locator('input[type=file]');
  await file.setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":1,"categories":[],"areas":[]}'),
  });
  await page.getByText('These places are wrong', { exact: false }).waitFor();
  await page.getByText('categories: at least 1', { exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Close' }).last().click();
  await file.setInputFiles(path);
  await page.getByText(/^1200 seats/).waitFor();
  await rm(path);
}, 60_000);

test('on a phone, in the dark and in German one can look, select by tapping, and nothing is wider than the screen', async () => {
  const { page, complaints } = await visit(browser, {
    viewport: { width: 390, height: 780 },
    colorScheme: 'dark',
    locale: 'de-DE',
    hasTouch: true,
    isMobile: true,
  });
  await page.goto(`${system.url}/seat-map-editor`);
  await page.getByRole('button', { name: /^Kabarett/ }).tap();
  const plan = await canvas(page);
  await page.touchscreen.tap(...plan.at([0.5, 0.55]));
  await page.getByRole('button', { name: 'Einstellungen und Listen zeigen' }).tap();
  await page.getByRole('heading', { name: '1 Tisch' }).waitFor();
  await expectAccessible(page);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  const wrong = { ...aRow(1), categories: [{ id: 'g', name: '', color: 'gold' }] };
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'falsch.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(wrong)) });
  await page.getByText('categories › 0 › name: bitte ausfüllen', { exact: true }).waitFor();
  await page.getByText('categories › 0 › color: eine Farbe wie #8a2be2', { exact: true }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
}, 60_000);

/** Numbered from the middle, in rows 1, 2, …, bent, partly painted in the second category, and without a mistake. */
function expectAsDrawn(document: SeatMap, seats: number): void {
  const laidOut = layOut(document);
  const [area] = document.areas;
  const rows = area?.kind === 'seated' ? area.rows : [];
  expect(laidOut.length).toBe(seats);
  expect(faultsOf(document).filter(fault => fault.weight === 'error')).toEqual([]);
  expect(rows.map(row => row.label)).toEqual(rows.map((_, at) => String(at + 1)));
  expect(rows.every(row => row.bend > 0)).toBe(true);
  expect(new Set(laidOut.map(seat => seat.category)).size).toBe(2);
  expect(
    laidOut
      .filter(seat => seat.row === '1')
      .map(seat => seat.number)
      .toSorted((a, b) => a - b)[0],
  ).toBe(1);
}

const aRow = (seats: number): SeatMap => ({
  format: 1,
  categories: [{ id: 'standard', name: 'Standard', color: '#2f6fb2' }],
  areas: [
    {
      kind: 'seated',
      id: 'hall',
      name: 'Hall',
      rows: [{ label: 'A', category: 'standard', from: [0, 0], to: [seats - 1, 0], bend: 0, seats, firstNumber: 1, step: 1, marks: [] }],
    },
  ],
  landmarks: [],
});

/** An organizer of Ada's with a venue without plans. */
async function aVenue() {
  const ada = createBuyer(system.url);
  await ada.login();
  const name = `House ${crypto.randomUUID().slice(0, 8)}`;
  const organizer = await ada.ask<{ id: string; slug: string }>('POST', '/api/organizers', {
    name,
    country: 'DE',
    currencies: ['EUR'],
    languages: ['de'],
  });
  expect(organizer.status, JSON.stringify(organizer.body)).toBe(201);
  const venue = await ada.ask<{ id: string }>('POST', `/api/organizers/${organizer.body.id}/venues`, {
    name: 'Small hall',
    address: 'Linienstraße 1',
    city: 'Berlin',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    latitude: 52.52,
    longitude: 13.4,
  });
  expect(venue.status, JSON.stringify(venue.body)).toBe(201);
  return { slug: organizer.body.slug, venueId: venue.body.id, ask: ada.ask };
}

type Share = readonly [x: number, y: number];

/** The plan on the page; places are shares of its width and height. */
async function canvas(page: Page) {
  const element = page.getByRole('application');
  await element.waitFor();
  const box = await element.boundingBox();
  if (box === null) throw new Error('the plan is not shown');
  const at = ([x, y]: Share): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  return {
    at,
    focus: () => element.focus(),
    async drag(from: Share, to: Share): Promise<void> {
      await page.mouse.move(...at(from));
      await page.mouse.down();
      await page.mouse.move(...at(to), { steps: 12 });
      await page.mouse.up();
    },
  };
}

/** Whether the browser's own store of drafts holds some text. In the page's language, so it is written as text for it. */
const draftHolds = `text => new Promise(resolve => {
  const asked = indexedDB.open('seat-map-drafts');
  asked.onerror = () => resolve(false);
  asked.onsuccess = () => {
    const all = asked.result.transaction('drafts').objectStore('drafts').getAll();
    all.onsuccess = () => { asked.result.close(); resolve(JSON.stringify(all.result).includes(text)); };
  };
})`;
