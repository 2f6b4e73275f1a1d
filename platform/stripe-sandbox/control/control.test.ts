import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../testing/browser/index.ts';
import { testStripe, type TestStripe } from '../testing/index.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

async function open({ url }: TestStripe, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 1200 } });
  const page = await context.newPage();
  await page.goto(`${url}/control`);
  await page.getByRole('tab', { name: 'Intents' }).waitFor();
  return page;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([]);
}

const order = { amount: 5000, currency: 'eur', confirm: true } as const;

test('a person lets a debit arrive, gives half of it back, disputes the rest and decides about it', async () => {
  await using provider = await testStripe();
  provider.sandbox.simulate({ money: { underWayMs: null } });
  const { stripe } = provider;
  const method = await stripe.paymentMethods.create({
    type: 'sepa_debit',
    sepa_debit: { iban: 'DE89370400440532013000' },
    billing_details: { name: 'Ada', email: 'ada@example.test' },
  });
  const intent = await stripe.paymentIntents.create({ ...order, payment_method: method.id });
  expect(intent.status).toBe('processing');
  const page = await open(provider, 'dark');
  await page.getByRole('button', { name: /^Arrives/ }).click();
  await page.getByText('Arrives: done.').waitFor();
  await page.getByRole('tab', { name: /^Charges/ }).click();
  await page.getByRole('button', { name: /^Refund half/ }).click();
  await page.getByRole('cell', { name: '€25.00' }).waitFor();
  await page.getByRole('button', { name: /^Dispute: fraud/ }).click();
  await page.getByRole('cell', { name: 'yes' }).waitFor();
  await page.getByRole('tab', { name: /^Disputes/ }).click();
  await page.getByRole('button', { name: /^Shop wins/ }).click();
  await page.getByRole('cell', { name: 'won', exact: true }).waitFor();
  await expectAccessible(page);
  expect((await stripe.disputes.list()).data).toMatchObject([{ amount: 2500, status: 'won' }]);
  await page.context().close();
});

test('what goes wrong is switched on and off, and an event is sent again', async () => {
  await using provider = await testStripe();
  const { stripe } = provider;
  const page = await open(provider);
  await page.getByLabel('Webhooks: Events are lost').check();
  await page.getByText('Something goes wrong on purpose').waitFor();
  await stripe.paymentIntents.create({ amount: 5000, currency: 'eur' });
  await provider.sandbox.idle();
  expect(provider.received).toHaveLength(0);
  await page.getByRole('button', { name: 'Everything works again' }).click();
  await page.getByText('Everything works', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.getByRole('button', { name: /^Send again/ }).click();
  await page.getByText('Send again: done.').waitFor();
  await provider.sandbox.idle();
  expect(provider.received).toHaveLength(1);
  await expectAccessible(page);
  await page.context().close();
});

test('only this machine may control it, and no other page', async () => {
  await using provider = await testStripe();
  const calm = (headers: Record<string, string>) => fetch(`${provider.url}/control/api/calm`, { method: 'POST', headers });
  expect((await calm({ origin: 'https://shop.example' })).status).toBe(403);
  expect((await calm({})).status).toBe(200);
  await expect(provider.control('simulation', { api: { outage: 'yes' } })).rejects.toThrow(/outage/);
});
