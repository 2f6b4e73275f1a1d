import { seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import type { BalanceTransaction, TransactionType } from './object.ts';

/** What the provider keeps of a charge: a share of it, in basis points, and an amount of each. */
export interface FeeTerms {
  readonly basisPoints: number;
  readonly fixed: number;
}

/** Half a minor unit is rounded up. Whole numbers all the way: 99 999 999 × 10 000 is far below what they can count. */
export const feeOf = (amount: number, { basisPoints, fixed }: FeeTerms): number =>
  Math.min(Math.trunc((amount * basisPoints + 5000) / 10_000) + fixed, amount);

/** What reports call it: https://docs.stripe.com/reports/reporting-categories. */
const categories: Readonly<Record<TransactionType, string>> = {
  adjustment: 'dispute',
  charge: 'charge',
  payment: 'charge',
  payment_failure_refund: 'charge_failure',
  payment_refund: 'refund',
  payout: 'payout',
  payout_cancel: 'payout_reversal',
  payout_failure: 'payout_reversal',
  refund: 'refund',
  refund_failure: 'refund_failure',
  transfer: 'transfer',
  transfer_refund: 'transfer_reversal',
};

interface Movement {
  readonly type: TransactionType;
  /** Into the balance, or, negative, out of it. */
  readonly amount: number;
  readonly currency: string;
  /** The object it is about. */
  readonly source: string;
  readonly fee?: number;
  readonly description?: string | null;
  /** @default at once */
  readonly availableInSeconds?: number;
  readonly category?: string;
}

/** A movement of a balance. */
export function createTransaction(movement: Movement): BalanceTransaction {
  const { type, amount, currency, source, fee = 0, description = null, availableInSeconds = 0, category = categories[type] } = movement;
  const created = seconds();
  return {
    id: randomId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: created + availableInSeconds,
    balance_type: 'payments',
    created,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [feeDetail(fee, currency, type === 'adjustment' ? 'Dispute fee' : 'Stripe processing fees')],
    net: amount - fee,
    reporting_category: category,
    source,
    status: availableInSeconds > 0 ? 'pending' : 'available',
    type,
  };
}

const feeDetail = (amount: number, currency: string, description: string) =>
  ({ amount, application: null, currency, description, type: 'stripe_fee' }) as const;

/** As it is now: what was pending becomes available by time alone. */
export const transactionAt = (transaction: BalanceTransaction, now: number): BalanceTransaction => ({
  ...transaction,
  status: transaction.available_on > now ? 'pending' : 'available',
});
