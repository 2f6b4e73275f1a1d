import type { PlannedEvent } from '@event-planner/contracts/planning';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer } from '../buyer.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { organizing, ticket } from './planned-event.ts';
import { enterCard, expectAccessible, logIn, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;
let organizerSlug: string;
/** Evenings of one organizer, each with tickets that only a code shows. */
let evenings: readonly [PlannedEvent, PlannedEvent];

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
  const { publish, organizerSlug: slug } = await organizing(system.url);
  organizerSlug = slug;
  const evening = (title: string, hidden = ticket({ name: 'Backstage', hidden: true, priceMinor: 9900, capacity: 7 })) =>
    publish(sections => ({
      about: { ...sections.about, title },
      tickets: { ...sections.tickets, currency: 'EUR', types: [ticket({ name: 'Entry' }), hidden] },
    }));
  evenings = [await evening('First evening'), await evening('Second evening')];
  const { ask, login } = createBuyer(system.url);
  await login('organizer@example.test');
  const { organizerId } = evenings[0];
  const campaign = async (terms: object, code: string): Promise<void> => {
    const { status } = await ask('POST', '/api/bookings/campaigns', { organizerId, terms, code });
    if (status !== 201) throw new Error(`no campaign: ${status}`);
  };
  await campaign({ name: 'Fan club', kind: 'access', eventIds: [evenings[0].id] }, 'FAN CLUB');
  await campaign({ name: 'Ten percent', kind: 'percent', basisPoints: 1000 }, 'TENOFF');
  await campaign({ name: 'Groups', kind: 'percent', basisPoints: 2000, minTickets: 4 }, 'GROUPS');
  await system.drain();
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

const use = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: /^Use( code)?$/ }).click();
};
const hold = async (page: Page, kind: string): Promise<void> => {
  await page.getByRole('button', { name: `One ticket more: ${kind}` }).click();
  await page.getByRole('button', { name: 'Hold tickets' }).click();
  await page.waitForURL(/checkout/);
};

test('a campaign’s code shows tickets that others do not see, with what they cost and how many are left, and they are bought', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto(`${system.url}/events/${evenings[0].slug}`);
  await page.getByRole('button', { name: 'I have a code' }).click();
  await use(page, 'fan clup');
  await page.getByRole('alert').getByText('opens nothing here').waitFor();
  await expectAccessible(page);
  expect(await page.getByText('Backstage').count()).toBe(0);
  await use(page, 'fan-club');
  await page.getByText('only 7 left').waitFor();
  await page.getByText('€99.00').waitFor();
  await expectAccessible(page);
  await hold(page, 'Backstage');
  await page.getByText('opened these tickets').waitFor();
  await logIn(page, 'grace@example.test');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await enterCard(page, '4242424242424242');
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByRole('heading', { name: 'You are going!' }).waitFor();
  await page.getByText('Backstage').first().waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('on a phone: each order of a cart has its codes, one that came by a link among them; another takes it over, and a refusal says what would cure it', async () => {
  const { page, complaints } = await visit(browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await page.goto(`${system.url}/events/${evenings[0].slug}`);
  await hold(page, 'Entry');
  await page.goto(`${system.url}/events/${evenings[1].slug}?code=tenoff`);
  await page.getByText('will be used at checkout').waitFor();
  await hold(page, 'Entry');
  await page.getByRole('button', { name: 'Take TENOFF off' }).waitFor();
  await page.goto(`${system.url}/cart`);
  const order = (title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
  await order('Second evening').getByText('Ten percent (TENOFF)').waitFor();
  await order('First evening').getByRole('button', { name: 'Do you have a code?' }).click();
  await use(page, 'groups');
  await order('First evening').getByRole('alert').getByText('needs at least 4 tickets').waitFor();
  await expectAccessible(page);
  await use(page, 'tenoff');
  await order('First evening').getByText('Ten percent (TENOFF)').waitFor();
  await page.getByText('Discounts').locator('..').getByText('-€4.00').waitFor();
  await order('Second evening').getByRole('button', { name: 'Take TENOFF off' }).click();
  await page.getByText('Discounts').locator('..').getByText('-€2.00').waitFor();

  await page.getByRole('button', { name: 'Check out 2 orders' }).click();
  await page.getByText('Discounts').waitFor();
  await page.getByRole('button', { name: 'Take TENOFF off' }).click();
  await page.getByText('Discounts').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Do you have a code?' }).first().click();
  await use(page, 'tenoff');
  await page.getByRole('button', { name: 'Use TENOFF for my other orders here too' }).click();
  await page.getByText('Discounts').locator('..').getByText('-€4.00').waitFor();
  await expectAccessible(page);
  expect(await page.locator('html').evaluate(root => root.scrollWidth)).toBeLessThanOrEqual(390);
  expect(complaints).toEqual([]);
}, 120_000);

test('who makes codes is told in their language what these cannot be or begin with, before anything is asked for', async () => {
  const { page, complaints } = await visit(browser, { locale: 'de-DE' });
  await page.goto(`${system.url}/login?redirect=${encodeURIComponent(`/organize/${organizerSlug}/coupons`)}`);
  await page.getByLabel('E-Mail').fill('organizer@example.test');
  await page.getByLabel('Passwort', { exact: true }).fill('correct-horse-battery');
  await page.locator('main').getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('link', { name: /Ten percent/ }).click();
  await page.getByLabel('Ein eigener Code').fill('ab');
  await page.getByRole('button', { name: 'Code hinzufügen' }).click();
  await page.getByText('4 bis 40 Buchstaben und Ziffern').waitFor();
  await page.getByLabel('Wie viele').fill('60000');
  await page.getByRole('button', { name: 'Codes erzeugen' }).click();
  await page.locator('input:invalid:focus').waitFor();
  await page.getByLabel('Wie viele').fill('100');
  await page.getByLabel('Beginnen mit').fill('=A');
  await page.getByText('Nur Buchstaben und Ziffern.').waitFor();
  await page.getByRole('button', { name: 'Codes erzeugen' }).click();
  await expectAccessible(page);
  await page.getByLabel('Beginnen mit').fill('GÄSTE');
  await page.getByRole('button', { name: 'Codes erzeugen' }).click();
  await page.getByText('100 Codes wurden erzeugt.').waitFor();
  // None were made of what stood there before.
  await page.getByText('101 Codes').waitFor();
  expect(complaints).toEqual([]);
}, 90_000);

test('a campaign whose terms do not go together names each field and what it takes; a code that is none says so itself', async () => {
  const { page, complaints } = await visit(browser, { locale: 'fr-FR', viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await logIn(
    page,
    'organizer@example.test',
    `${system.url}/login?redirect=${encodeURIComponent(`/organize/${organizerSlug}/coupons/new`)}`,
  );
  await page.getByLabel('Nom', { exact: true }).fill('Été');
  await page.getByLabel('Un code à vous').fill('ab');
  await page.getByLabel('Du', { exact: true }).fill('2030-05-05T10:00');
  await page.getByLabel('Au', { exact: true }).fill('2030-05-04T10:00');
  await page.getByLabel('Billets au moins').fill('5');
  await page.getByLabel('Billets au plus').fill('2');
  await page.getByRole('button', { name: 'Commencer la campagne' }).click();
  await page.getByRole('alert').getByText('Au : après le début. Billets au plus : pas moins que le minimum.').waitFor();
  await page.getByText('De 4 à 40 lettres et chiffres').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Un code à vous').fill('ÉTÉ-2030');
  await page.getByLabel('Au', { exact: true }).fill('2030-05-06T10:00');
  await page.getByLabel('Billets au plus').fill('8');
  await page.getByRole('button', { name: 'Commencer la campagne' }).click();
  await page.getByRole('heading', { name: 'Été' }).waitFor();
  expect(complaints).toEqual([]);
}, 90_000);
