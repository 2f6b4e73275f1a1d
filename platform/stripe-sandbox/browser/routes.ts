import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import { readSdk } from './sdk.ts';

/** Frames may be shown by any page, as the provider's are; nothing in them may load or talk to anything but this server. */
const framePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

const types = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;

const files = {
  frame: ['payment.html', 'payment.css', 'payment.js', 'asking.js', 'card-fields.js', 'tabs.js', 'theme.js', 'words.js'],
  pages: ['challenge.html', 'challenge.js', 'wallet.html', 'wallet.js', 'onboarding.html', 'onboarding.js', 'page-words.js', 'page.css'],
} as const;

export interface BrowserOptions {
  readonly publicUrl: string;
  readonly publishableKey: string;
}

const typeOf = (name: string): string => types[name.slice(name.lastIndexOf('.') + 1) as keyof typeof types];

const send = (reply: FastifyReply, name: string, body: string): FastifyReply =>
  reply
    .headers({
      'content-type': typeOf(name),
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'cross-origin',
    })
    .headers(name.endsWith('.html') ? { 'content-security-policy': framePolicy } : {})
    .send(body);

/** `/v3/stripe.js`, the frame that holds the fields, and the pages of others: a card's bank, a wallet, the onboarding of accounts. */
export const browserRoutes =
  (options: BrowserOptions): FastifyPluginAsync =>
  async app => {
    const fill = (source: string): string =>
      source.replaceAll('__PUBLIC_URL__', new URL(options.publicUrl).origin).replaceAll('__PUBLISHABLE_KEY__', options.publishableKey);
    app.get('/health', () => ({ service: 'stripe-sandbox', status: 'ok' }));
    const sdk = fill(await readSdk());
    app.get('/v3/stripe.js', (_request, reply) => send(reply, 'stripe.js', sdk));
    // The real loader asks for the folder.
    app.get('/v3/', (_request, reply) => reply.redirect('/v3/stripe.js'));
    for (const [folder, names] of Object.entries(files))
      for (const name of names) serve(app, name, fill(await readFile(new URL(`${folder}/${name}`, import.meta.url), 'utf8')));
  };

/** Pages that others are sent to, by where they are. */
const addresses: Readonly<Record<string, string>> = { 'challenge.html': '/3ds/:id', 'onboarding.html': '/connect/onboarding/:link' };

const serve = (app: FastifyInstance, name: string, body: string): void =>
  void app.get(addresses[name] ?? `/v3/${name}`, (_request, reply) => send(reply, name, body));
