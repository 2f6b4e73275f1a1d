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
<main><h1>Pay</h1><div id="card"></div><button id="pay">Pay</button><p id="state"></p><p id="changes"></p></main>
<script src="${url}/v3/stripe.js"></script>
<script>
  const stripe = Stripe('${publishableKey}');
  const card = stripe.elements().create('card', { style: { base: { color: 'rgb(200, 220, 255)' }, invalid: { color: 'rgb(255, 120, 120)' } }, hidePostalCode: true });
  const state = document.getElementById('state');
  card.on('ready', () => { state.textContent = 'ready'; });
  card.on('change', event => { document.getElementById('changes').textContent = JSON.stringify(event); });
  card.mount('#card');
  document.getElementById('pay').onclick = async () => {
    const { error, paymentIntent } = await stripe.confirmCardPayment('${clientSecret}', { payment_method: { card, billing_details: { name: 'Ada' } } });
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

test('a card typed by keyboard into the frame pays, and its number never reaches the shop', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create({ amount: 1250, currency: 'eur' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  const { page } = shop;
  const frame = page.frameLocator('#card iframe');
  await frame.getByLabel('Card number').focus();
  await page.keyboard.type('4242424242424242');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1235');
  await page.keyboard.press('Tab');
  await page.keyboard.type('123');
  expect(await frame.getByLabel('Card number').inputValue()).toBe('4242 4242 4242 4242');
  expect(await frame.getByLabel('Expiry date').inputValue()).toBe('12 / 35');
  expect(JSON.parse(await page.locator('#changes').innerText())).toMatchObject({
    complete: true,
    empty: false,
    brand: 'visa',
    elementType: 'card',
  });
  expect(await frame.getByLabel('Card number').evaluate(colorOf)).toBe('rgb(200, 220, 255)');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#state', { hasText: 'succeeded' }).waitFor();
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded', amount_received: 1250 });
  expect(shop.heard).not.toContain('4242');
  expect(await page.locator('#changes').innerText()).not.toContain('4242');
});

test('a wrong number is told before it is sent, a declined card after, and another card may follow', async () => {
  await using provider = await testStripe();
  const intent = await clientOf(provider).paymentIntents.create({ amount: 1250, currency: 'eur' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  const { page } = shop;
  const frame = page.frameLocator('#card iframe');
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

test('the frame listens to the page that made it and to nobody else, and has no accessibility faults', async () => {
  await using provider = await testStripe();
  const intent = await clientOf(provider).paymentIntents.create({ amount: 1250, currency: 'eur' });
  await using shop = await openShop(provider, intent.client_secret ?? '');
  const { page } = shop;
  const frame = page.frameLocator('#card iframe');
  await frame.getByLabel('Card number').fill('4242 4242 4242 4242');
  // A second frame of the shop's own origin knows the address of the first, and is still not its parent.
  await page.evaluate(intrude);
  expect(await frame.getByLabel('Card number').inputValue()).toBe('4242 4242 4242 4242');

  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([]);
});
