import { createHash } from 'node:crypto';
import { z } from 'zod';
import { badRequest } from '../api/fault.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import { newRow, seconds, type Stored } from '../objects/row.ts';
import { findObject } from '../objects/find.ts';
import { missing } from '../api/fault.ts';
import type { Situation } from '../api/endpoint.ts';
import { randomId } from '../random-ids.ts';
import { behaviourOf, brandOf, cardAliases, ensureCardIsPlausible } from './cards.ts';
import { debitAliases, debitBehaviourOf, ensureIbanIsPlausible } from './debits.ts';
import { type Address, methodTypes, type PaymentMethod, type Presented } from './object.ts';

const Card = z.strictObject({
  number: text.transform(number => number.replaceAll(/[\s-]/g, '')),
  exp_month: integer,
  exp_year: integer,
  cvc: text.optional(),
  /** The sandbox's own wallet says so; the provider's says it in a token. */
  wallet: z.literal('demo').optional(),
});
const SepaDebit = z.strictObject({ iban: text.transform(iban => iban.replaceAll(/\s/g, '').toUpperCase()) });
export const AddressParameters = z
  .strictObject({ city: text, country: text, line1: text, line2: text, postal_code: text, state: text })
  .partial();
/** All of its fields, whatever was given. */
export const addressOf = (said: z.infer<typeof AddressParameters>): Address => ({
  city: said.city ?? null,
  country: said.country ?? null,
  line1: said.line1 ?? null,
  line2: said.line2 ?? null,
  postal_code: said.postal_code ?? null,
  state: said.state ?? null,
});
export const Billing = z.strictObject({
  name: text.optional(),
  email: text.optional(),
  phone: text.optional(),
  address: AddressParameters.optional(),
});

export const MethodParameters = z.strictObject({
  type: z.enum(methodTypes, 'Invalid type'),
  card: Card.optional(),
  sepa_debit: SepaDebit.optional(),
  billing_details: Billing.optional(),
  metadata: metadata.optional(),
});
export type MethodParameters = z.infer<typeof MethodParameters>;

export function createMethod({ type, card, sepa_debit, billing_details, metadata: notes = {} }: MethodParameters): Presented {
  const base = {
    id: randomId('pm'),
    object: 'payment_method',
    type,
    created: seconds(),
    livemode: false,
    customer: null,
    customer_account: null,
    metadata: notes,
    billing_details: billingOf(billing_details),
    allow_redisplay: 'unspecified',
  } as const;
  if (type === 'card')
    return {
      method: { ...base, card: describeCard(given(card, 'card'), base.billing_details.address) },
      behaviour: behaviourOf(card?.number ?? ''),
      isNew: true,
    };
  const { iban } = given(sepa_debit, 'sepa_debit');
  const { name, email } = base.billing_details;
  for (const [field, value] of Object.entries({ name, email }))
    if (value === null)
      throw badRequest(`Missing required param: billing_details[${field}].`, {
        code: 'parameter_missing',
        param: `billing_details[${field}]`,
      });
  return { method: { ...base, sepa_debit: describeDebit(iban) }, behaviour: debitBehaviourOf(iban), isNew: true };
}

function given<Details>(details: Details | undefined, param: string): Details {
  if (details === undefined) throw badRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  return details;
}

const billingOf = (billing: z.infer<typeof Billing> | undefined): PaymentMethod['billing_details'] => ({
  name: billing?.name ?? null,
  email: billing?.email ?? null,
  phone: billing?.phone ?? null,
  address: billing?.address ? addressOf(billing.address) : null,
  tax_id: null,
});

/** The same number has the same, and nobody can tell the number by it. */
const fingerprintOf = (number: string): string => createHash('sha256').update(`sandbox ${number}`).digest('base64url').slice(0, 16);

function describeCard(
  { number, exp_month, exp_year, cvc, wallet }: z.infer<typeof Card>,
  address: Address | null,
): NonNullable<PaymentMethod['card']> {
  const year = exp_year < 100 ? 2000 + exp_year : exp_year;
  ensureCardIsPlausible({ number, expMonth: exp_month, expYear: year, cvc }, new Date());
  const brand = brandOf(number);
  return {
    brand,
    checks: {
      address_line1_check: address?.line1 ? 'pass' : null,
      address_postal_code_check: address?.postal_code ? 'pass' : null,
      cvc_check: cvc === undefined ? null : 'pass',
    },
    display_brand: brand,
    country: 'US',
    exp_month,
    exp_year: year,
    fingerprint: fingerprintOf(number),
    funding: 'credit',
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: wallet === undefined ? null : { type: 'google_pay', dynamic_last4: number.slice(-4) },
  };
}

function describeDebit(iban: string): NonNullable<PaymentMethod['sepa_debit']> {
  ensureIbanIsPlausible(iban);
  return {
    bank_code: iban.slice(4, 12),
    branch_code: '',
    country: iban.slice(0, 2),
    fingerprint: fingerprintOf(iban),
    generated_from: null,
    last4: iban.slice(-4),
  };
}

/** A stored one, or a new one for an alias such as `pm_card_visa`. */
export async function getMethod(situation: Situation, id: string): Promise<Presented> {
  const card = cardAliases[id];
  const iban = debitAliases[id];
  if (card !== undefined)
    return createMethod({
      type: 'card',
      card: { number: card, exp_month: 12, exp_year: new Date().getUTCFullYear() + 2, cvc: '1234' },
    });
  if (iban !== undefined)
    return createMethod({ type: 'sepa_debit', sepa_debit: { iban }, billing_details: { name: 'Ada', email: 'ada@example.test' } });
  const stored = await findObject(situation, 'payment_method', id);
  if (!stored) throw missing('PaymentMethod', id, 'payment_method');
  return { method: stored.object, behaviour: stored.notes?.behaviour ?? {}, stored, isNew: false };
}

/** How a presented method is stored; nothing is written of one that is. */
export const methodRows = ({ method, behaviour, isNew }: Presented, account: string | null): readonly Stored<PaymentMethod>[] =>
  isNew ? [newRow(method, { notes: { behaviour }, parent: method.customer, account })] : [];
