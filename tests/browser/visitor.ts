import { AxeBuilder } from '@axe-core/playwright';
import { demoPassword } from '@event-planner/demo/accounts';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface Visitor {
  readonly page: Page;
  /** What the page complained about: script errors, and requests that failed on our side. */
  readonly complaints: readonly string[];
}

/** Somebody with a browser of their own. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('response', response => void (response.status() >= 500 && complaints.push(`${response.status()} ${response.url()}`)));
  return { page, complaints };
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** WCAG 2.2 AA, as far as a program can tell, of the page as it is now; frames of the payment provider included. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: wcag }, resultTypes: ['violations'] })
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`),
    page.url(),
  ).toEqual([]);
}

/** Types a card into the provider's own form, which lives in a frame of its origin. */
export async function enterCard(page: Page, number: string): Promise<void> {
  const form = page.frameLocator('iframe[src*="/v3/payment"]');
  await form.getByLabel(/number/i).fill(number);
  await form.getByLabel(/expir/i).fill('12 / 40');
  await form.getByLabel(/cvc|security/i).fill('123');
}

/** Somebody of the demo fills in the form to log in that is on the page, in whichever language, and sends it. */
export async function enterCredentials(page: Page, email: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(email);
  await passwordOn(page).fill(demoPassword);
  await passwordOn(page).press('Enter');
}

/** Somebody of the demo logs in where the page asks for it, or at an address that does, and is past it. */
export async function logIn(page: Page, email: string, at?: string): Promise<void> {
  if (at !== undefined) await page.goto(at);
  await enterCredentials(page, email);
  await passwordOn(page).waitFor({ state: 'detached' });
}

const passwordOn = (page: Page) => page.locator('input[type=password]');
