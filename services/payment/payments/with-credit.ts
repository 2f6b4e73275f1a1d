import { paymentCompleted } from '@event-planner/contracts/messages';
import type { Arrivals } from '../arriving.ts';
import type { BuyerCredit } from '../buyer-credit.ts';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { PaymentRow } from '../tables.ts';
import { isOver, isPaid, nextAsk } from './rules.ts';
import { factsOf } from './settle.ts';
import { lockPayments, saysNoCredit, updatePayment } from './store.ts';

export interface WithCreditParts {
  readonly credit: BuyerCredit;
  readonly giveUpIntent: Arrivals['giveUpIntent'];
}

/** Of an open payment, so much is paid with the buyer's credit from now on. */
export type PayWithCredit = (payment: PaymentRow, creditMinor: number) => Promise<PaymentRow>;

/**
 * The provider asks for another amount then, so what it was asked for before is given up first. That there is so much credit, and that nobody else spends it meanwhile,
 * Postgres decides: it is reserved in the row of the payment, for as long as that is open. All of it by credit is paid at once.
 */
export const createPayWithCredit =
  ({ db, now, publish }: PaymentContext, { credit, giveUpIntent }: WithCreditParts): PayWithCredit =>
  async (payment, creditMinor) => {
    if (payment.creditMinor === creditMinor || isOver(payment)) return payment;
    const given = await giveUpIntent(payment);
    if (isPaid(given)) return given;
    try {
      return await db.transaction(async tx => {
        const [locked] = await lockPayments(tx, [payment.id]);
        if (!locked || isPaid(locked) || locked.creditMinor === creditMinor) return locked ?? given;
        if (locked.providerId !== null || locked.state === 'processing')
          throw refuse('credit_not_available', 'the payment was begun in another way meanwhile: look again');
        const at = now();
        const reserved = await updatePayment(tx, locked.id, {
          creditMinor,
          state: 'created',
          failureCode: null,
          askAt: nextAsk({ createdAt: at }, at),
          updatedAt: at,
        });
        if (creditMinor < locked.amountMinor) return reserved;
        const paid = await updatePayment(tx, locked.id, { state: 'succeeded', askAt: null, heldUntil: null });
        await credit.spend(tx, [paid], at);
        await publish(tx, paymentCompleted, factsOf(paid));
        return paid;
      });
    } catch (error) {
      if (saysNoCredit(error)) throw refuse('credit_not_available', `there is no credit of ${creditMinor} for this payment: look again`);
      throw error;
    }
  };
