import type { BalanceTransaction } from '../balance/object.ts';
import { createTransaction } from '../balance/rules.ts';
import type { Charge } from '../charges/object.ts';
import { seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import type { Transfer } from './transfer.ts';

/** A transfer as its receiver sees it: a payment that has arrived. */
export function destinationPayment(transfer: Transfer): { readonly charge: Charge; readonly transaction: BalanceTransaction } {
  const id = randomId('py');
  const { amount, currency, description } = transfer;
  const transaction = createTransaction({ type: 'payment', amount, currency, source: id, description });
  const charge: Charge = {
    id,
    object: 'charge',
    amount,
    amount_captured: amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: transaction.id,
    billing_details: { name: null, email: null, phone: null, address: null, tax_id: null },
    calculated_statement_descriptor: 'SANDBOX',
    captured: true,
    created: seconds(),
    currency,
    customer: null,
    description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { type: 'stripe_account', stripe_account: {} },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    transfer_data: null,
    source_transfer: transfer.id,
    status: 'succeeded',
    transfer_group: transfer.transfer_group,
  };
  return { charge, transaction };
}
