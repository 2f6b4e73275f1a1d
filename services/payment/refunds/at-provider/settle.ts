import { paymentGivenBackAtProvider } from '@event-planner/contracts/payment-messages';
import type { Transaction } from '@event-planner/platform/database';
import type { Books } from '../../books.ts';
import type { PaymentContext } from '../../context.ts';
import type { RefundedMoney, RefundFact } from '../../provider/provider.ts';
import type { EventOutcome, PaymentRow, ProviderRefundRow, Tables } from '../../tables.ts';
import { stateOf } from '../rules.ts';
import { savePayment } from '../store.ts';
import { entryOfAssigned, entryOfMade, entryOfReturned, isClear } from './rules.ts';
import { countBookings, findMade, findUnnamed, insertMade, lockByIntent, nameRefund, updateMade } from './store.ts';

type Tx = Transaction<Tables>;

/** Takes in a refund that was not asked for here. What it was for is decided at once where that is clear, and otherwise left to people. */
export type SettleAtProvider = (tx: Tx, fact: RefundFact) => Promise<EventOutcome>;

export interface Assigning {
  /** Locked. */
  readonly payment: PaymentRow;
  readonly refund: ProviderRefundRow;
  readonly tickets: 'all' | readonly string[];
  readonly by: { readonly id: string; readonly name: string } | null;
}
/** Counts it as a refund of the payment, and tells booking what for. */
export type Assign = (tx: Tx, assigning: Assigning) => Promise<void>;

export const createAssign =
  ({ now, publish }: PaymentContext, books: Books): Assign =>
  async (tx, { payment, refund, tickets, by }) => {
    const { amountMinor, currency } = refund;
    const after = {
      ...payment,
      promisedMinor: payment.promisedMinor + amountMinor,
      refundedMinor: payment.refundedMinor + amountMinor,
    };
    await savePayment(tx, { ...after, state: stateOf(after), updatedAt: now() });
    await books.post(tx, [entryOfAssigned(refund, now())]);
    await publish(tx, paymentGivenBackAtProvider, {
      paymentId: payment.id,
      bookingId: payment.bookingId,
      amountMinor,
      currency,
      providerRefundId: refund.providerId,
      tickets: tickets === 'all' ? tickets : [...tickets],
      by,
    });
  };

export function createSettleAtProvider(
  { now, log }: PaymentContext,
  { books, assign }: { readonly books: Books; readonly assign: Assign },
) {
  const rowOf = (payment: PaymentRow, { providerId, state, of }: Made): ProviderRefundRow => ({
    providerId,
    paymentId: payment.id,
    bookingId: payment.bookingId,
    amountMinor: of.amountMinor,
    currency: of.currency,
    state,
    madeAt: of.madeAt,
    purpose: null,
    decidedAt: null,
    decidedBy: null,
    decidedByName: null,
    updatedAt: now(),
  });

  const succeeded = async (tx: Tx, payment: PaymentRow, refund: ProviderRefundRow): Promise<void> => {
    await books.post(tx, [entryOfMade(refund, refund.madeAt)]);
    if (refund.purpose === null && isClear(refund, payment, await countBookings(tx, payment))) {
      await updateMade(tx, refund.providerId, { purpose: 'whole', decidedAt: now() });
      return assign(tx, { payment, refund, tickets: 'all', by: null });
    }
    log.warn({ refund: refund.providerId, payment: payment.id }, 'somebody gave money back at the provider: the team has to say what for');
  };

  const returned = async (tx: Tx, refund: ProviderRefundRow): Promise<void> => {
    await books.post(tx, [entryOfReturned(refund, now())]);
    log.error(
      { refund: refund.providerId, payment: refund.paymentId },
      'REFUND RETURNED: the bank sent back what was given at the provider, look at it',
    );
  };

  const settle: SettleAtProvider = async (tx, { state, providerId, of }) => {
    if (of === undefined || providerId === null) return 'unknown';
    const made = { providerId, state, of };
    const payment = await lockByIntent(tx, of.intentId);
    if (!payment) return 'unknown';
    const known = await findMade(tx, providerId);
    const own = known ? undefined : await findUnnamed(tx, payment.id, of.amountMinor);
    if (own) {
      await nameRefund(tx, own.id, providerId);
      return 'applied';
    }
    const refund = known ?? rowOf(payment, made);
    if (!known) await insertMade(tx, refund);
    if (known && (known.state === state || known.state === 'failed' || state === 'pending')) return 'ignored';
    if (known) await updateMade(tx, providerId, { state, updatedAt: now() });
    if (state === 'succeeded') await succeeded(tx, payment, refund);
    if (state === 'failed' && known?.state === 'succeeded') await returned(tx, refund);
    return 'applied';
  };
  return settle;
}

interface Made {
  readonly providerId: string;
  readonly state: RefundFact['state'];
  readonly of: RefundedMoney;
}
