import { AxeBuilder } from '@axe-core/playwright';
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
