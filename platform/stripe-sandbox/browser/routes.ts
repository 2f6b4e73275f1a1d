import { readFile } from 'node:fs/promises';
import type { FastifyPluginAsync } from 'fastify';

/** The frame may be shown by any page, as the provider's is; nothing in it may load or talk to anything but this server. */
const framePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

const script = 'text/javascript; charset=utf-8';

const files = [
  { name: 'stripe.js', type: script },
  { name: 'card.html', type: 'text/html; charset=utf-8' },
  { name: 'card.css', type: 'text/css; charset=utf-8' },
  ...['card.js', 'card-fields.js', 'card-payment.js', 'card-theme.js'].map(name => ({ name, type: script })),
];

/** `/v3/stripe.js`, and the frame that holds the card fields: card numbers never reach the shop's page. */
export const browserRoutes =
  ({ publicUrl }: { readonly publicUrl: string }): FastifyPluginAsync =>
  async app => {
    app.get('/health', () => ({ service: 'stripe-sandbox', status: 'ok' }));
    for (const { name, type } of files) {
      const source = await readFile(new URL(name, import.meta.url), 'utf8');
      const body = source.replaceAll('__PUBLIC_URL__', new URL(publicUrl).origin);
      app.get(`/v3/${name}`, (_request, reply) =>
        reply
          .headers({
            'content-type': type,
            'cache-control': 'no-cache',
            'x-content-type-options': 'nosniff',
            'referrer-policy': 'no-referrer',
            'cross-origin-resource-policy': 'cross-origin',
          })
          .headers(name === 'card.html' ? { 'content-security-policy': framePolicy } : {})
          .send(body),
      );
    }
    // The real loader asks for the folder.
    app.get('/v3/', (_request, reply) => reply.redirect('/v3/stripe.js'));
  };
