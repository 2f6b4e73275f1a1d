import { z } from 'zod';
import type { Reader } from '../../database/index.ts';
import { endpoint, ok } from '../api/endpoint.ts';
import { missing } from '../api/fault.ts';
import type { Decision } from '../api/decision.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import { randomId } from '../random-ids.ts';
import type { Tables } from '../tables.ts';
import { aliases, brandOf, type CardDetails, ensureCardIsPlausible, outcomeOf } from './cards.ts';
import { type BillingDetails, type PaymentMethod, type Presented, seconds } from './objects.ts';
import { findPaymentMethod } from './store.ts';

const Card = z.strictObject({
  number: text.transform(number => number.replaceAll(/[\s-]/g, '')),
  exp_month: integer,
  exp_year: integer,
  cvc: text.optional(),
});
const Billing = z.strictObject({
  name: text.optional(),
  email: text.optional(),
  phone: text.optional(),
  address: z.strictObject({ city: text, country: text, line1: text, line2: text, postal_code: text, state: text }).partial().optional(),
});

export const PaymentMethodParameters = z.strictObject({
  type: z.literal('card', 'Invalid type'),
  card: Card,
  billing_details: Billing.optional(),
  metadata: metadata.optional(),
});
type Parameters = z.infer<typeof PaymentMethodParameters>;

export function createPaymentMethod({ card, billing_details, metadata: notes }: Parameters): Presented {
  const details: CardDetails = {
    number: card.number,
    expMonth: card.exp_month,
    expYear: card.exp_year < 100 ? 2000 + card.exp_year : card.exp_year,
    cvc: card.cvc,
  };
  ensureCardIsPlausible(details, new Date());
  return { method: describe(details, { billing: billing_details, notes }), declineCode: outcomeOf(card.number), isNew: true };
}

/** A stored one, or a new one for an alias such as `pm_card_visa`. */
export async function getPaymentMethod(db: Reader<Tables>, id: string): Promise<Presented> {
  const number = aliases[id];
  if (number !== undefined) {
    const card = { number, exp_month: 12, exp_year: new Date().getUTCFullYear() + 2, cvc: '1234' };
    return createPaymentMethod({ type: 'card', card });
  }
  const stored = await findPaymentMethod(db, id);
  if (!stored) throw missing('PaymentMethod', id, 'payment_method');
  return { method: stored.object, declineCode: stored.declineCode, isNew: false };
}

interface Described {
  readonly billing: z.infer<typeof Billing> | undefined;
  readonly notes: Readonly<Record<string, string>> | undefined;
}

function describe({ number, expMonth, expYear }: CardDetails, { billing, notes = {} }: Described): PaymentMethod {
  const brand = brandOf(number);
  const billing_details: BillingDetails = {
    name: billing?.name ?? null,
    email: billing?.email ?? null,
    phone: billing?.phone ?? null,
    address: billing?.address ?? null,
  };
  return {
    id: randomId('pm'),
    object: 'payment_method',
    type: 'card',
    created: seconds(),
    livemode: false,
    customer: null,
    metadata: notes,
    billing_details,
    card: {
      brand,
      display_brand: brand,
      country: 'US',
      exp_month: expMonth,
      exp_year: expYear,
      funding: 'credit',
      last4: number.slice(-4),
    },
  };
}

const answerWith = (presented: Presented): Decision => ok(presented.method, { presented });

export const paymentMethodEndpoints = [
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods',
    browser: true,
    parameters: PaymentMethodParameters,
    answer: async ({ parameters }) => answerWith(createPaymentMethod(parameters)),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_methods/:id',
    browser: false,
    parameters: z.strictObject({}),
    answer: async ({ db, id }) => answerWith(await getPaymentMethod(db, id)),
  }),
];
