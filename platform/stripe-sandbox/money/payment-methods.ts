import { z } from 'zod';
import { statement, type Transaction } from '../../database/index.ts';
import { endpoint, ok } from '../api/endpoint.ts';
import { missing } from '../api/fault.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import { randomId } from '../random-ids.ts';
import type { Tables } from '../tables.ts';
import { aliases, brandOf, type CardDetails, ensureCardIsPlausible, outcomeOf } from './cards.ts';
import { type BillingDetails, type PaymentMethod, seconds } from './objects.ts';

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

/** A card that was presented, and how a payment with it ends. The number itself is not kept. */
export interface Presented {
  readonly method: PaymentMethod;
  readonly declineCode: string | null;
}

const insert = statement('insert into payment_methods (id, object, decline_code) values ($1, $2, $3)');

export async function createPaymentMethod(
  tx: Transaction<Tables>,
  { card, billing_details, metadata: notes }: Parameters,
): Promise<Presented> {
  const details: CardDetails = {
    number: card.number,
    expMonth: card.exp_month,
    expYear: card.exp_year < 100 ? 2000 + card.exp_year : card.exp_year,
    cvc: card.cvc,
  };
  ensureCardIsPlausible(details, new Date());
  const presented = { method: describe(details, { billing: billing_details, notes }), declineCode: outcomeOf(card.number) };
  await insert(tx, [presented.method.id, JSON.stringify(presented.method), presented.declineCode]);
  return presented;
}

/** A stored one, or a new one for an alias such as `pm_card_visa`. */
export async function getPaymentMethod(tx: Transaction<Tables>, id: string): Promise<Presented> {
  const number = aliases[id];
  if (number !== undefined)
    return createPaymentMethod(tx, {
      type: 'card',
      card: { number, exp_month: 12, exp_year: new Date().getUTCFullYear() + 2, cvc: '1234' },
    });
  const row = await tx.selectFrom('paymentMethods').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw missing('PaymentMethod', id, 'payment_method');
  return { method: row.object, declineCode: row.declineCode };
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

export const paymentMethodEndpoints = [
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods',
    browser: true,
    parameters: PaymentMethodParameters,
    answer: async ({ tx, parameters }) => ok((await createPaymentMethod(tx, parameters)).method),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_methods/:id',
    browser: false,
    parameters: z.strictObject({}),
    answer: async ({ tx, id }) => ok((await getPaymentMethod(tx, id)).method),
  }),
];
