import type { PaymentIntent } from '../intents/object.ts';
import type { Decline } from '../methods/declines.ts';
import type { PaymentMethod } from '../methods/object.ts';
import { type BalanceTransaction } from '../balance/object.ts';
import { createTransaction, type FeeTerms, feeOf } from '../balance/rules.ts';
import { seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import type { Charge, Outcome } from './object.ts';

const authorized: Outcome = {
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  seller_message: 'Payment complete.',
  type: 'authorized',
};

/** An attempt to take an intent's money by a method: not captured, and neither paid nor declined yet. */
export function createCharge(intent: PaymentIntent, method: PaymentMethod): Charge {
  return {
    id: randomId(method.type === 'card' ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'SANDBOX',
    captured: false,
    created: seconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: authorized,
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: 'pending',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}

const detailsOf = ({ type, card, sepa_debit }: PaymentMethod): object =>
  type === 'card'
    ? {
        type,
        card: { ...card, network: card?.brand, checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' } },
      }
    : { type, sepa_debit: { ...sepa_debit, mandate: null } };

export function declinedCharge(charge: Charge, { code, decline_code, message }: Decline): Charge {
  const isBlocked = decline_code === 'fraudulent';
  return {
    ...charge,
    status: 'failed',
    failure_code: code,
    failure_message: message,
    outcome: {
      network_status: isBlocked ? 'not_sent_to_network' : 'declined_by_network',
      reason: decline_code ?? code,
      risk_level: isBlocked ? 'highest' : 'normal',
      seller_message: isBlocked
        ? 'Stripe blocked this payment as too risky.'
        : 'The bank did not return any further details with this decline.',
      type: isBlocked ? 'blocked' : 'issuer_declined',
    },
  };
}

export const authorizedCharge = (charge: Charge): Charge => ({ ...charge, status: 'succeeded', paid: true });

export interface Terms {
  readonly fees: FeeTerms;
  readonly availableInSeconds: number;
}

/** The money has arrived; less than was authorized gives the rest free. */
export function capturedCharge(
  charge: Charge,
  amount: number,
  { fees, availableInSeconds }: Terms,
): { readonly charge: Charge; readonly transaction: BalanceTransaction } {
  const { id, currency, description } = charge;
  const transaction = createTransaction({
    type: id.startsWith('py_') ? 'payment' : 'charge',
    amount,
    currency,
    source: id,
    fee: feeOf(amount, fees),
    description,
    availableInSeconds,
  });
  return {
    transaction,
    charge: {
      ...charge,
      status: 'succeeded',
      paid: true,
      captured: true,
      amount_captured: amount,
      balance_transaction: transaction.id,
    },
  };
}
