import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../testing/browser/index.ts';
import { testStripe, type TestStripe } from '../testing/index.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

interface Shop extends AsyncDisposable {
  readonly page: Page;
  /** Everything the shop's own server was sent. */
  readonly heard: string;
}

/** A shop of another origin whose page shows the card form and writes down what comes of it. */
async function openShop(provider: TestStripe, clientSecret: string): Promise<Shop> {
  let heard = '';
  const server = createServer((request, response) => {
    heard += `${request.method} ${request.url}\n`;
    request.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pageOf(provider, clientSecret));
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.locator('#state', { hasText: 'ready' }).waitFor();
  return {
    page,
    get heard() {
      return heard;
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

const pageOf = ({ url, publishableKey }: TestStripe, clientSecret: string): string => `<!doctype html><html lang="en"><title>Shop</title>
<style>:root { color-scheme: light dark } body { font-size: 20px; max-width: 600px }</style>
<main><h1>Pay</h1><div id="form"></div><button id="pay">Pay</button><p id="state"></p><p id="changes"></p></main>
<script src="${url}/v3/stripe.js"></script>
<script>
  const stripe = Stripe('${publishableKey}', { locale: 'en' });
  const elements = stripe.elements({ clientSecret: '${clientSecret}', appearance: { variables: { colorText: 'rgb(200, 220, 255)', colorDanger: 'rgb(255, 120, 120)' } } });
  const form = elements.create('payment');
  const state = document.getElementById('state');
  form.on('ready', () => { state.textContent = 'ready'; });
  form.on('change', event => { document.getElementById('changes').textContent = JSON.stringify(event); });
  form.mount('#form');
  document.getElementById('pay').onclick = async () => {
    state.textContent = 'paying';
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: location.href, payment_method_data: { billing_details: { name: 'Ada', email: 'ada@example.test' } } },
      redirect: 'if_required',
    });
    state.textContent = error ? error.type + ' ' + error.code + ' ' + (error.decline_code ?? '') : paymentIntent.status;
  };
</script>`;

const intrude = `new Promise(resolve => {
  const intruder = document.createElement('iframe');
  intruder.title = 'Intruder';
  intruder.srcdoc = '<html lang="en"><title>x</title><script>for (let at = 0; at < parent.frames.length; at++) parent.frames[at].postMessage({ kind: "clear" }, "*")</script>';
  intruder.addEventListener('load', resolve);
  document.body.append(intruder);
})`;

/** Runs in the browser. */
const colorOf = (element: object): string =>
  (globalThis as unknown as { getComputedStyle(element: object): { color: string } }).getComputedStyle(element).color;

const clientOf = ({ url, secretKey }: TestStripe) =>
  new Stripe(secretKey, { host: new URL(url).hostname, port: new URL(url).port, protocol: 'http', telemetry: false });

/** However it is spelled; a random id may hold four such digits. */
const cardNumber = /4242[^0-9]{0,3}4242/;

test('a card typed by keyboard into the frame pays, and its number never reaches the shop', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create({ amount: 1250, currency: 'eur' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  const { page } = shop;
  const frame = page.frameLocator('#form iframe');
  await frame.getByLabel('Card number').focus();
  await page.keyboard.type('4242424242424242');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1235');
  await page.keyboard.press('Tab');
  await page.keyboard.type('123');
  expect(await frame.getByLabel('Card number').inputValue()).toBe('4242 4242 4242 4242');
  expect(await frame.getByLabel('Expiry date').inputValue()).toBe('12 / 35');
  await page.locator('#changes', { hasText: '"complete":true' }).waitFor();
  expect(JSON.parse(await page.locator('#changes').innerText())).toMatchObject({
    complete: true,
    empty: false,
    brand: 'visa',
    elementType: 'payment',
  });
  expect(await frame.getByLabel('Card number').evaluate(colorOf)).toBe('rgb(200, 220, 255)');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#state', { hasText: 'succeeded' }).waitFor();
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded', amount_received: 1250 });
  expect(shop.heard).not.toMatch(cardNumber);
  expect(await page.locator('#changes').innerText()).not.toMatch(cardNumber);
});

test('a wrong number is told before it is sent, a declined card after, and another card may follow', async () => {
  await using provider = await testStripe();
  const intent = await clientOf(provider).paymentIntents.create({ amount: 1250, currency: 'eur' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  const { page } = shop;
  const frame = page.frameLocator('#form iframe');
  const state = page.locator('#state');
  await page.locator('#pay').click();
  await state.filter({ hasText: 'validation_error incomplete_number' }).waitFor();

  await frame.getByLabel('Card number').fill('4242 4242 4242 4241');
  expect(JSON.parse(await page.locator('#changes').innerText())).toMatchObject({ complete: false, error: { code: 'invalid_number' } });
  expect(await frame.getByLabel('Card number').getAttribute('aria-invalid')).toBe('true');

  await frame.getByLabel('Card number').fill('4000 0000 0000 9995');
  await frame.getByLabel('Expiry date').fill('12/35');
  await frame.getByLabel('Security code').fill('123');
  await page.locator('#pay').click();
  await state.filter({ hasText: 'card_error card_declined insufficient_funds' }).waitFor();

  await frame.getByLabel('Card number').fill('5555 5555 5555 4444');
  await page.locator('#pay').click();
  await state.filter({ hasText: 'succeeded' }).waitFor();
});

async function typeCard(page: Page, number: string): Promise<void> {
  const frame = page.frameLocator('#form iframe');
  await frame.getByLabel('Card number').fill(number);
  await frame.getByLabel('Expiry date').fill('12/35');
  await frame.getByLabel('Security code').fill('123');
  await page.locator('#pay').click();
}

test.each([
  ['Yes, confirm the payment', '4000 0000 0000 3220', 'succeeded'],
  ['No, that is not me', '4000 0000 0000 3220', 'card_error payment_intent_authentication_failure'],
  ['Yes, confirm the payment', '4000 0082 6000 3178', 'card_error card_declined insufficient_funds'],
])('whoever says "%s" to the bank about %s ends with: %s', async (button, number, end) => {
  await using provider = await testStripe();
  const intent = await clientOf(provider).paymentIntents.create({ amount: 1250, currency: 'eur' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  await typeCard(shop.page, number);
  const bank = shop.page.frameLocator('dialog iframe');
  await bank.getByText('€12.50').waitFor();
  await bank.getByRole('button', { name: button }).click();
  await shop.page.locator('#state').filter({ hasText: end }).waitFor();
  expect(await shop.page.locator('dialog').count()).toBe(0);
});

test('closing the window of the bank is a no, and another try may follow', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create({ amount: 1250, currency: 'eur' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  await typeCard(shop.page, '4000 0000 0000 3220');
  await shop.page.frameLocator('dialog iframe').getByText('€12.50').waitFor();
  await shop.page.keyboard.press('Escape');
  await shop.page.locator('#state', { hasText: 'payment_intent_authentication_failure' }).waitFor();
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'requires_payment_method', latest_charge: null });
  await typeCard(shop.page, '4242 4242 4242 4242');
  await shop.page.locator('#state', { hasText: 'succeeded' }).waitFor();
});

test('a debit is under way and arrives later', async () => {
  await using provider = await testStripe();
  provider.sandbox.simulate({ money: { underWayMs: null } });
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create({ amount: 1250, currency: 'eur' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  const frame = shop.page.frameLocator('#form iframe');
  await frame.getByRole('tab', { name: 'Card' }).press('ArrowRight');
  await frame.getByLabel('IBAN', { exact: true }).fill('DE89 3704 0044 0532 0130 01');
  await frame.getByText('Your IBAN is invalid.').waitFor();
  await frame.getByLabel('IBAN', { exact: true }).fill('de89370400440532013000');
  await shop.page.locator('#pay').click();
  await shop.page.locator('#state', { hasText: 'processing' }).waitFor();
  await provider.control(`objects/payment_intent/${intent.id}/settle`, { outcome: 'succeeded' });
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded' });
});

test('the wallet asks in its own window and pays without a number', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create({ amount: 1250, currency: 'usd' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  const frame = shop.page.frameLocator('#form iframe');
  expect(await frame.getByRole('tab').allInnerTexts()).toEqual(['Card', 'Demo wallet']);
  await frame.getByRole('tab', { name: 'Demo wallet' }).click();
  await shop.page.locator('#pay').click();
  await shop.page.frameLocator('dialog iframe').getByRole('button', { name: 'Pay' }).click();
  await shop.page.locator('#state', { hasText: 'succeeded' }).waitFor();
  const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
  expect(paid.latest_charge).toMatchObject({ payment_method_details: { card: { wallet: { type: 'google_pay' } } } });
});

test('the frame listens to the page that made it and to nobody else, and has no accessibility faults', async () => {
  await using provider = await testStripe();
  const intent = await clientOf(provider).paymentIntents.create({ amount: 1250, currency: 'eur' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  const { page } = shop;
  const frame = page.frameLocator('#form iframe');
  await frame.getByLabel('Card number').fill('4242 4242 4242 4242');
  // A second frame of the shop's own origin knows the address of the first, and is still not its parent.
  await page.evaluate(intrude);
  expect(await frame.getByLabel('Card number').inputValue()).toBe('4242 4242 4242 4242');

  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([]);
});
