import { badRequest } from '../api/fault.ts';
import { createTransaction } from '../balance/rules.ts';
import type { BalanceTransaction } from '../balance/object.ts';
import type { Charge } from '../charges/object.ts';
import { type Metadata, seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import type { Refund } from './object.ts';

/** How much of a charge goes back; refuses more than is left of it. */
export function decideRefund(
  charge: Pick<Charge, 'id' | 'amount_captured' | 'amount_refunded' | 'captured' | 'status'>,
  asked: number | undefined,
): number {
  const left = charge.amount_captured - charge.amount_refunded;
  if (charge.status !== 'succeeded' || !charge.captured)
    throw badRequest('This PaymentIntent does not have a successful charge to refund.', { param: 'payment_intent' });
  if (left <= 0) throw badRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (asked === 0) throw badRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  if (asked !== undefined && asked > left)
    throw badRequest(`Refund amount (${asked}) is greater than unrefunded amount on charge (${left})`, { param: 'amount' });
  return asked ?? left;
}

interface Asked {
  readonly amount: number;
  readonly reason?: string | undefined;
  readonly metadata?: Metadata | undefined;
}

/** The money leaves the balance at once, whenever it arrives. */
export function createRefund(
  charge: Charge,
  { amount, reason, metadata = {} }: Asked,
): { readonly refund: Refund; readonly transaction: BalanceTransaction } {
  const id = randomId(charge.id.startsWith('py_') ? 'pyr' : 're');
  const type = charge.id.startsWith('py_') ? 'payment_refund' : 'refund';
  const transaction = createTransaction({
    type,
    amount: -amount,
    currency: charge.currency,
    source: id,
    description: 'REFUND FOR CHARGE',
  });
  const refund: Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: seconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      type: 'card',
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  return { refund, transaction };
}

/** A charge of which so much more, or less again, has gone back. */
export const chargeAfter = (charge: Charge, amount: number): Charge => {
  const amount_refunded = charge.amount_refunded + amount;
  return { ...charge, amount_refunded, refunded: amount_refunded >= charge.amount_captured };
};
