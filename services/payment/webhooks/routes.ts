import { WebhookReceived } from '@event-planner/contracts/payment';
import type { Routes } from '@event-planner/platform/http';
import type { Webhooks } from './service.ts';

/** A plugin of its own, because here bodies stay bytes: the signature is over them, and nothing is parsed before it is checked. */
export const webhookRoutes =
  (webhooks: Webhooks): Routes =>
  async app => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    app.post(
      '/payments/webhooks/stripe',
      {
        config: { access: 'anyone' },
        schema: { summary: 'What the provider tells us; signed, and safe to send again', response: { 200: WebhookReceived } },
      },
      async ({ body, headers }) => {
        const signature = headers['stripe-signature'];
        await webhooks.receive(Buffer.isBuffer(body) ? body : Buffer.alloc(0), typeof signature === 'string' ? signature : '');
        return { received: true as const };
      },
    );
  };
