import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, ok } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { integer, metadata } from '../api/parameters.ts';
import type { Charge } from '../charges/object.ts';
import { getMethod } from '../methods/create.ts';
import { getNamed, getObject } from '../objects/find.ts';
import { mergeMetadata, seconds, type Stored } from '../objects/row.ts';
import type { PaymentIntent } from './object.ts';
import { succeed } from './outcomes.ts';
import { ensureMay } from './rules.ts';

export const Capture = z.strictObject({ amount_to_capture: integer.optional(), metadata: metadata.optional() });

/** Takes what was promised, or a part of it: the rest is let go of. */
export async function capture(call: Call<z.infer<typeof Capture>>): Promise<Decision> {
  const found = await getObject(call, 'payment_intent', { id: call.id, param: 'intent' });
  const intent = found.object;
  ensureMay(intent, 'capture');
  const { amount_to_capture: amount = intent.amount_capturable, metadata: notes } = call.parameters;
  if (amount === 0 || amount > intent.amount_capturable)
    throw badRequest(
      `The provided amount_to_capture ${amount} must be at least 1 and no more than the remaining amount capturable of ${intent.amount_capturable}.`,
      { param: 'amount_to_capture' },
    );
  const captured = succeed(
    {
      situation: call,
      found: { ...found, object: { ...intent, metadata: mergeMetadata(intent.metadata, notes) } },
      charge: await getNamed(call.find, 'charge', intent.latest_charge ?? ''),
      presented: await getMethod(call, intent.payment_method ?? ''),
    },
    amount,
  );
  return ok(captured.intent, captured.changes);
}

export const Cancellation = z.strictObject({
  cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'], 'Invalid cancellation_reason').optional(),
});

export async function cancel(call: Call<z.infer<typeof Cancellation>>): Promise<Decision> {
  const found = await getObject(call, 'payment_intent', { id: call.id, param: 'intent' });
  ensureMay(found.object, 'cancel');
  const object: PaymentIntent = {
    ...found.object,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: seconds(),
    cancellation_reason: call.parameters.cancellation_reason ?? null,
    next_action: null,
  };
  const released = found.object.status === 'requires_capture' ? [await release(call, found.object)] : [];
  const { account } = call;
  return ok(object, {
    guard: { ...found, object },
    puts: released,
    announced: [
      ...released.map(({ object: charge }) => ({ type: 'charge.refunded', object: charge, account })),
      { type: 'payment_intent.canceled', object, account },
    ],
  });
}

/** A promise nobody makes use of is as good as given back. */
async function release(call: Call<object>, intent: PaymentIntent): Promise<Stored<Charge>> {
  const charge = await getNamed(call.find, 'charge', intent.latest_charge ?? '');
  return { ...charge, object: { ...charge.object, refunded: true, amount_refunded: charge.object.amount } };
}
