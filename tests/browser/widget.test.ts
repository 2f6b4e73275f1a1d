import { Availability } from '@event-planner/contracts/booking';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer } from '../buyer.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { foreignSite } from './foreign-site.ts';
import { expectAccessible, visit, type Visitor } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** A visitor of somebody else's page, and what that page's policy or scripts complained about. */
async function visitPage(url: string): Promise<Visitor & { readonly refused: readonly string[] }> {
  const visitor = await visit(browser);
  const refused: string[] = [];
  visitor.page.on('console', message => void (/content security policy|refused/i.test(message.text()) && refused.push(message.text())));
  await visitor.page.goto(url);
  return { ...visitor, refused };
}

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('event-planner-widget iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the frame shows nothing');
  return frame;
}

const heightOf = (page: Page): Promise<number> => page.locator('event-planner-widget iframe').evaluate(frame => frame.clientHeight);

/** An event whose places are counted, on sale now. */
async function aCountedEvent() {
  const buyer = createBuyer(system.url);
  const { items } = await buyer.events('?limit=100');
  const now = new Date().toISOString();
  for (const { slug } of items.filter(item => !item.seated)) {
    const event = await buyer.event(slug);
    const { ticketTypes } = Availability.parse(await (await fetch(`${system.url}/api/bookings/availability/${event.id}`)).json());
    const type = event.ticketTypes.find(
      ({ id, salesStart, salesEnd, minPerOrder }) =>
        salesStart < now &&
        salesEnd > now &&
        minPerOrder === 1 &&
        ticketTypes.some(({ ticketTypeId, left }) => ticketTypeId === id && left > 1),
    );
    if (type) return { event, type };
  }
  throw new Error('the demo has no event of counted places on sale');
}

test('one script tag under a strict policy shows the tickets in a frame as high as what it shows, and leads to the shop with what was picked', async () => {
  const { event, type } = await aCountedEvent();
  await using site = await foreignSite(system.url, {
    '/': `<h1>My blog</h1><script async src="${system.url}/widget.js" data-event="${event.slug}" data-language="de" data-theme="dark"></script>`,
  });
  const { page, refused, complaints } = await visitPage(`${site.url}/`);
  const frame = await frameOf(page);
  await frame.getByRole('heading', { level: 1, name: event.title }).waitFor();
  await frame.getByRole('link', { name: 'Mehr zu dieser Veranstaltung' }).waitFor();
  expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await page.locator('iframe').getAttribute('title')).toBe('Tickets');

  const content = await frame.locator('#root > div').evaluate(element => element.clientHeight);
  await expect.poll(() => heightOf(page)).toBe(content);
  await frame.getByRole('button', { name: 'Ich habe einen Code' }).click();
  await expect.poll(() => heightOf(page)).toBeGreaterThan(content);
  await expectAccessible(page);

  await frame.getByRole('button', { name: `Ein Ticket mehr: ${type.name}` }).click();
  const [shop] = await Promise.all([page.waitForEvent('popup'), frame.getByRole('link', { name: 'Tickets kaufen' }).click()]);
  await shop.waitForURL(new RegExp(`^${system.url}/events/${event.slug}\\?`));
  await shop.getByText('1 ticket', { exact: true }).waitFor();
  expect(page.url()).toBe(`${site.url}/`);
  expect([refused, complaints]).toEqual([[], []]);
}, 90_000);

test('several widgets as elements, of an organizer too, follow their attributes without loading again', async () => {
  const { event } = await aCountedEvent();
  await using site = await foreignSite(system.url, {
    '/': `<h1>Programme</h1><script async src="${system.url}/widget.js"></script>
      <event-planner-widget organizer="${event.organizer.slug}" language="en"><a href="${system.url}">Our tickets</a></event-planner-widget>`,
  });
  const { page, refused } = await visitPage(`${site.url}/`);
  const frame = await frameOf(page);
  await frame.getByRole('heading', { level: 1, name: event.organizer.name }).waitFor();
  expect(await page.getByRole('link', { name: 'Our tickets' }).count()).toBe(0);
  await page.locator('event-planner-widget').evaluate(widget => widget.setAttribute('theme', 'dark'));
  await frame.locator('html[data-theme=dark]').waitFor();
  await page.locator('event-planner-widget').evaluate(widget => widget.setAttribute('language', 'fr'));
  await frame.getByText('Billets par').waitFor();
  await expectAccessible(page);
  expect(refused).toEqual([]);
}, 90_000);

test('neither the page nor anybody else reaches into the frame, and nobody but the frame says how high it is', async () => {
  const { event } = await aCountedEvent();
  await using site = await foreignSite(system.url, {
    '/': `<h1>Curious</h1><script async src="${system.url}/widget.js" data-event="${event.slug}"></script>`,
  });
  const { page } = await visitPage(`${site.url}/`);
  const frame = await frameOf(page);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  const content = await frame.locator('#root > div').evaluate(element => element.clientHeight);
  await expect.poll(() => heightOf(page)).toBe(content);

  const tried = (expression: string): string => `(() => { try { return String(${expression}); } catch (error) { return error.name; } })()`;
  expect(await page.evaluate(tried(`document.querySelector('iframe').contentDocument`))).toBe('null');
  expect(await page.evaluate(tried(`document.querySelector('iframe').contentWindow.localStorage`))).toBe('SecurityError');
  expect(await frame.evaluate(tried('parent.document.title'))).toBe('SecurityError');
  expect(await frame.evaluate(tried(`(top.location.href = 'https://evil.example/')`))).toBe('SecurityError');

  // The right words from the wrong window, of the page's own origin.
  const heard = (message: string): string =>
    `new Promise(resolve => { addEventListener('message', () => setTimeout(resolve), { once: true }); postMessage(${message}, '*'); })`;
  await page.evaluate(heard(`{ type: 'event-planner:height', height: 5 }`));
  await frame.evaluate(heard(`{ type: 'event-planner:look', language: 'fr', theme: 'dark' }`));
  expect(await heightOf(page)).toBe(content);
  expect(await frame.locator('html').getAttribute('data-theme')).toBeNull();
}, 90_000);

test('no other page of ours can be framed, so nobody clicks there what they do not see', async () => {
  const { event } = await aCountedEvent();
  const paths = [`/events/${event.slug}`, '/', '/checkout/x', '/login', '/widget-example.html'];
  await using site = await foreignSite(system.url, {
    '/': paths.map(path => `<iframe title="${path}" src="${system.url}${path}"></iframe>`).join(''),
  });
  const { page, refused } = await visitPage(`${site.url}/`);
  await page.waitForLoadState('networkidle');
  const shown = page.frames().filter(frame => frame.url().startsWith(system.url));
  expect(shown).toEqual([]);
  expect(refused.filter(text => text.includes('frame-ancestors'))).toHaveLength(paths.length);
}, 60_000);

test('the example page has a strict policy of its own, and shows what is on next', async () => {
  const { page, complaints, refused } = await visitPage(`${system.url}/widget-example.html`);
  const frame = await frameOf(page);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('data-event="').first().waitFor();
  await expectAccessible(page);
  expect([refused, complaints]).toEqual([[], []]);
}, 60_000);
