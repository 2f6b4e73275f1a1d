import { launchBrowser } from '@event-planner/platform/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { offerOf } from '../programme.ts';
import { expectAccessible, logIn, visit } from './visitor.ts';

let system: WholeSystem;
let browser: Browser;
const slug = 'nordwind-konzerte';

beforeAll(async () => {
  [system, browser] = await Promise.all([wholeSystem({ web: true }), launchBrowser()]);
}, 150_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

const toTeam = (page: Page) => page.goto(`${system.url}/organize/${slug}/team`);
/** As if somebody came back to the tab. */
const comeBack = (page: Page) => page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);

test('whoever becomes somebody else in a team sees so when they come back, or when they are refused; who is removed is told so once, and then no more than a stranger', async () => {
  const [owner, member] = [await visit(browser), await visit(browser)];
  await logIn(owner.page, 'organizer@example.test', `${system.url}/login`);
  await logIn(member.page, 'staff@example.test', `${system.url}/login`);
  await toTeam(owner.page);
  await toTeam(member.page);
  await member.page.getByText('Mirela Costa').waitFor();
  const invite = member.page.getByRole('button', { name: 'Send invitation' });
  expect(await invite.count()).toBe(0);

  const role = owner.page.getByLabel('Role of Mirela Costa');
  const become = async (as: string): Promise<void> => {
    const saved = owner.page.waitForResponse(answer => answer.request().method() === 'PATCH' && answer.ok());
    await role.selectOption(as);
    await saved;
  };
  await become('owner');
  await comeBack(member.page);
  await invite.waitFor();

  await become('viewer');
  await member.page.getByLabel('E-mail').fill('somebody@example.test');
  await invite.click();
  await invite.waitFor({ state: 'detached' });
  await expectAccessible(member.page);

  await owner.page.getByRole('button', { name: 'Remove Mirela Costa' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await role.waitFor({ state: 'detached' });
  await comeBack(member.page);
  await member.page.getByRole('heading', { name: 'You are no longer in the team of Nordwind Konzerte' }).waitFor();
  await expectAccessible(member.page);
  const saidAt = async (address: string): Promise<string> => {
    await member.page.goto(`${system.url}/organize/${address}`);
    await member.page.getByRole('heading', { name: 'Not there, or not open to you' }).waitFor();
    return member.page.locator('main').innerText();
  };
  expect(await saidAt(slug)).toBe(await saidAt('nobody-at-all'));
  expect([...owner.complaints, ...member.complaints]).toEqual([]);
});

test('the only owner cannot leave, nor become less; whoever is invited by mail joins by it', async () => {
  const [owner, guest] = [await visit(browser), await visit(browser)];
  await logIn(owner.page, 'organizer@example.test', `${system.url}/login`);
  await toTeam(owner.page);
  await owner.page.getByRole('button', { name: 'Leave' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await owner.page.getByText('This is the only owner: make somebody else one first.').waitFor();
  await expectAccessible(owner.page);
  await owner.page.getByLabel('Role of Jonas Petersen').selectOption('viewer');
  await owner.page.getByText('This is the only owner: make somebody else one first.').waitFor();
  expect(await owner.page.getByLabel('Role of Jonas Petersen').inputValue()).toBe('owner');

  await owner.page.getByLabel('E-mail').fill('grace@example.test');
  await owner.page.getByRole('button', { name: 'Send invitation' }).click();
  await owner.page.getByText('grace@example.test').first().waitFor();
  await system.drain();
  const [letter] = await system.letters('grace@example.test');
  const link = /https?:\S+/.exec(letter?.text ?? '')?.[0];
  const other = await visit(browser);
  await logIn(other.page, 'ada@example.test', `${system.url}/login?redirect=/organize`);
  await other.page.getByText('Invitations to ada@example.test appear on this page.').waitFor();
  await expectAccessible(other.page);
  await logIn(guest.page, 'grace@example.test', `${system.url}/login`);
  await guest.page.goto(link ?? '');
  await guest.page.getByRole('button', { name: /Join|Accept/ }).click();
  await toTeam(guest.page);
  await guest.page.getByText('Grace Okonkwo').waitFor();
  expect([...owner.complaints, ...guest.complaints]).toEqual([]);
});

test('beside a part of an event the menu leads to what it names, and not to a part of the same name', async () => {
  const { page, complaints } = await visit(browser);
  await logIn(page, 'organizer@example.test', `${system.url}/login`);
  const { event } = offerOf('atlas-mono-signal-berlin');
  await page.goto(`${system.url}/organize/${slug}/events/${event.id}/orders`);
  await page.getByRole('link', { name: 'Money' }).click();
  await page.getByRole('heading', { name: 'Money', level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/organize/${slug}/money`);
  expect(complaints).toEqual([]);
});
