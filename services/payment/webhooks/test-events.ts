import { Payment } from '@event-planner/contracts/payment';
import { newId } from '@event-planner/platform/ids';
import type { booking, TestPayment } from '../test-payment.ts';

export async function openPayment(world: TestPayment, tickets: ReturnType<typeof booking>) {
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.provider.sandbox.idle();
  return { id, clientSecret, intent: String(clientSecret).split('_secret_')[0] ?? '' };
}

interface Said {
  readonly type: string;
  readonly object: object;
  readonly id?: string;
  readonly created?: number;
}

/** An event as the provider would send it, signed with its secret; answered before it is handled. */
export async function tell(world: TestPayment, { type, object, id = `evt_${newId()}`, created = Math.floor(Date.now() / 1000) }: Said) {
  const body = JSON.stringify({ id, object: 'event', type, created, data: { object } });
  return world.receive(body, world.stripe.webhooks.generateTestHeaderString({ payload: body, secret: world.provider.webhookSecret }));
}

/** The same, and all that follows from it. */
export async function say(world: TestPayment, said: Said) {
  const answer = await tell(world, said);
  await world.service.running.idle();
  return answer;
}

export const intentObject = (paymentId: string, intent: string, change: object = {}) => ({
  id: intent,
  object: 'payment_intent',
  status: 'succeeded',
  amount: 2400,
  amount_received: 2400,
  currency: 'eur',
  client_secret: null,
  metadata: { payment_id: paymentId },
  last_payment_error: null,
  ...change,
});
