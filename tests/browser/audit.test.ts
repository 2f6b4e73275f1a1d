import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { expectAccessible, logIn, visit, type Visitor } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

const ofNordwind = '/organize/nordwind-konzerte/audit';

/** Somebody of the demo, on a page of theirs; what they did to get there is in the trail. */
async function signedIn(email: string, path: string): Promise<Visitor> {
  const visitor = await visit(browser);
  const { page } = visitor;
  await logIn(page, email, `${system.url}/login?redirect=${encodeURIComponent(path)}`);
  await page.waitForURL(`${system.url}${path}`);
  await system.drain();
  return visitor;
}

const log = (page: Page) => page.getByRole('region', { name: 'Audit log' });
const entries = (page: Page) => log(page).getByRole('listitem').locator('button[aria-expanded]');

test('an owner sees what was done in their organization, looks closer, and narrows it down', async () => {
  const { page, complaints } = await signedIn('organizer@example.test', ofNordwind);
  await entries(page).first().waitFor();
  await expectAccessible(page);
  await page.getByLabel('Action').selectOption('Joined the team');
  await page.waitForURL(/action=member\.joined/);
  await expect.poll(() => entries(page).allInnerTexts()).toHaveLength(2);
  await entries(page).filter({ hasText: 'Tarek Lindner' }).click();
  await page.getByRole('button', { name: 'Only this person' }).click();
  await expect.poll(() => entries(page).allInnerTexts()).toEqual([expect.stringContaining('Tarek Lindner')]);
  await expectAccessible(page);
  // What accounts do is nobody's business but their owner's.
  expect(await page.getByLabel('Area').locator('option').allInnerTexts()).not.toContain('Accounts');
  expect(complaints).toEqual([]);
}, 60_000);

test.each(['staff@example.test', 'ada@example.test'])(
  '%s, who owns nothing of it, is shown no log of an organizer’s, nor the platform’s',
  async email => {
    const { page } = await signedIn(email, ofNordwind);
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    for (const path of [ofNordwind, '/operate/audit']) {
      await page.goto(`${system.url}${path}`);
      await page.getByText(/The owners of the team read its log|Not there, or not open to you|This page does not exist/).waitFor();
      expect(await entries(page).count()).toBe(0);
    }
    expect(asked).not.toContain('/api/audit');
  },
  60_000,
);

test('everybody sees what they did themselves, and nothing that others did', async () => {
  await (await signedIn('grace@example.test', '/account')).page.context().close();
  const { page, complaints } = await signedIn('ada@example.test', '/account');
  await page.getByRole('link', { name: 'All you did' }).click();
  await page.getByRole('heading', { name: 'What you did' }).waitFor();
  await entries(page).first().waitFor();
  for (const entry of await entries(page).allInnerTexts()) expect(entry).toContain('Ada Sommer');
  await entries(page).first().click();
  await page.getByText('From 127.0.0.1').waitFor();
  await expectAccessible(page);
  await page.getByText(/^Person [\da-f-]{36}$/).waitFor();
  await page.getByLabel('Action').selectOption('Changed the password');
  await page.getByText('Nothing was written down that fits.').waitFor();
  await page.goto(`${system.url}/account/audit?by=${await idOf('grace@example.test')}`);
  await entries(page).first().waitFor();
  for (const entry of await entries(page).allInnerTexts()) expect(entry).toContain('Ada Sommer');
  expect(complaints).toEqual([]);
}, 60_000);

test('who runs the platform sees everybody’s, that the trail holds, and where it does not once somebody changed it', async () => {
  const prove = () => system.running.services.get('audit')?.runJob('prove');
  await prove();
  const { page, complaints } = await signedIn('admin@example.test', '/operate/audit');
  await page.getByText('Holds', { exact: true }).waitFor();
  await entries(page).filter({ hasText: 'Jonas Petersen' }).first().waitFor();
  await expectAccessible(page);
  await page.goto(`${system.url}/account/audit`);
  await entries(page).first().waitFor();
  for (const entry of await entries(page).allInnerTexts()) expect(entry).toContain('Robin Falk');

  await system.ask('audit', 'alter table entries disable trigger user');
  await system.ask('audit', "update entries set action = 'event.deleted' where seq = 5");
  await prove();
  await page.goto(`${system.url}/operate/audit`);
  await page.getByText('Broken', { exact: true }).waitFor();
  await page.getByRole('alert').filter({ hasText: 'entry 5 was changed' }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
}, 60_000);

const idOf = async (email: string): Promise<string> =>
  (await system.ask<{ id: string }>('auth', 'select id from users where email = $1', [email]))[0]?.id ?? '';
