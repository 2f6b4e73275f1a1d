import { createHmac } from 'node:crypto';
import { type Plans, type Special, nothing } from '../plan.ts';
import type { Scene } from '../scene.ts';

const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });

export const paymentPlans: Plans = {
  'GET /api/payments/obstacles/{userId}': () => ({ at: { userId: nothing }, specials: [] }),
  'GET /api/payments/config': () => ({ specials: [] }),
  'GET /api/payments/credits': () => ({ specials: [] }),
  'GET /api/payments/credits/movements': () => ({
    specials: [{ name: 'a cursor that is no moment', query: 'cursor=yesterday', expects: [400, 'invalid_cursor'] }],
  }),
  'GET /api/payments/bookings/{bookingId}/refunds/{refundId}': () => ({
    at: { bookingId: nothing, refundId: nothing },
    specials: [{ name: 'a refund that is not there', expects: [404, 'refund_not_recorded'] }],
  }),
  'POST /api/payments/several': ({ ada, grace }) => ({
    body: { bookingIds: [nothing], credits: [] },
    headers: key(),
    shapesAreHarmless: true,
    specials: [
      {
        name: 'a booking twice',
        body: { bookingIds: [ada.pending.id, ada.pending.id], credits: [] },
        headers: key(),
        expects: [400, 'invalid_request'],
      },
      {
        name: 'somebody else’s booking beside one’s own',
        body: { bookingIds: [ada.pending.id, grace.pending.id], credits: [] },
        headers: key(),
        expects: [404, 'booking_not_found'],
      },
    ],
  }),
  'POST /api/payments': ({ ada, grace }) => ({
    body: { bookingId: nothing },
    headers: key(),
    shapesAreHarmless: true,
    specials: [
      { name: 'no key', body: { bookingId: ada.pending.id }, headers: { 'idempotency-key': '' }, expects: [400, 'invalid_request'] },
      { name: 'a booking that is not there', body: { bookingId: nothing }, headers: key(), expects: [404, 'not_found'] },
      { name: 'somebody else’s booking', body: { bookingId: grace.pending.id }, headers: key(), expects: [404, 'booking_not_found'] },
      { name: 'a booking that costs nothing', body: { bookingId: ada.free.id }, headers: key(), expects: [409, 'booking_not_payable'] },
      { name: 'a cancelled booking', body: { bookingId: ada.cancelled.id }, headers: key(), expects: [409, 'booking_not_payable'] },
      { name: 'a booking whose time is over', body: { bookingId: ada.overdue.id }, headers: key(), expects: [410, 'payment_time_over'] },
      {
        name: 'a price of their own',
        body: { bookingId: ada.pending.id, amountMinor: 1 },
        headers: key(),
        expects: [400, 'invalid_request'],
      },
    ],
  }),
  'GET /api/payments/{paymentId}': ({ grace }) => ({
    at: { paymentId: nothing },
    specials: [{ name: 'somebody else’s payment', at: { paymentId: grace.payment.id }, expects: [404, 'not_found'] }],
  }),
  'GET /api/payments/platform/provider': () => ({ specials: [] }),
  'GET /api/payments/platform/events': () => ({
    specials: [{ name: 'a cursor that is no moment', query: 'cursor=yesterday', expects: [400, 'invalid_request'] }],
  }),
  'POST /api/payments/platform/events/{eventId}/redrive': () => ({
    at: { eventId: 'evt_nothing' },
    shapesAreHarmless: true,
    specials: [{ name: 'an event that is not there', at: { eventId: 'evt_nothing' }, expects: [404, 'not_found'] }],
  }),
  'POST /api/payments/platform/events/{eventId}/dismiss': () => ({
    at: { eventId: 'evt_nothing' },
    shapesAreHarmless: true,
    specials: [{ name: 'an event that is not there', at: { eventId: 'evt_nothing' }, expects: [404, 'not_found'] }],
  }),
  'POST /api/payments/webhooks/stripe': scene => ({ specials: webhooks(scene) }),
};

function webhooks({ webhookSecret, ada }: Scene): readonly Special[] {
  const event = JSON.stringify({
    id: 'evt_forged',
    object: 'event',
    type: 'payment_intent.succeeded',
    created: Math.floor(Date.now() / 1000),
    data: {
      object: {
        id: 'pi_forged',
        object: 'payment_intent',
        amount: 1,
        amount_received: 1,
        currency: 'eur',
        status: 'succeeded',
        metadata: { payment_id: ada.payment.id },
      },
    },
  });
  const signed = (body: string, { at = Math.floor(Date.now() / 1000), secret = webhookSecret } = {}): Record<string, string> => ({
    'stripe-signature': `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`,
  });
  const refused = [400, 'webhook_signature_invalid'] as const;
  return [
    { name: 'no signature', raw: event, expects: refused },
    { name: 'a signature of somebody else', raw: event, headers: signed(event, { secret: 'whsec_guessed' }), expects: refused },
    { name: 'a signature of another body', raw: `${event} `, headers: signed(event), expects: refused },
    {
      name: 'a signature of an hour ago',
      raw: event,
      headers: signed(event, { at: Math.floor(Date.now() / 1000) - 3600 }),
      expects: refused,
    },
    { name: 'a signature that is none', raw: event, headers: { 'stripe-signature': 't=1,v1=\u00e9,v0=,,=' }, expects: refused },
    ...['null', '[]', '{}', '"x"', '{"object":"event"}', 'not json', ''].map(raw => ({
      name: `well signed: ${raw}`,
      raw,
      headers: signed(raw),
      expects: refused,
    })),
  ];
}
