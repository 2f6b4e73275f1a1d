import { paymentHeld } from '@event-planner/contracts/payment-messages';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentContext } from '../context.ts';
import type { PaymentRow, Tables } from '../tables.ts';
import { heldUntil, payableUntil } from './rules.ts';
import { endHold, giveUpHeld, startHold } from './hold-store.ts';

/** For as long as the provider is away: buyers keep their places, and are told how it goes on. Everything here happens once, however often it is asked for. */
export interface Holding {
  /** Keeps the places of a payment that could not be begun, for half an hour from when it was tried first. */
  hold(payment: PaymentRow): Promise<PaymentRow>;
  /** It can be paid now, and there is time to. `byMail`: nobody is there to see it. */
  release(payment: PaymentRow, told: { readonly byMail: boolean }): Promise<PaymentRow>;
  /** The provider did not come back in time: nothing was charged. */
  giveUp(payment: PaymentRow): Promise<void>;
}

export function createHolding({ db, now, publish, log }: PaymentContext): Holding {
  const tell = (
    tx: Transaction<Tables>,
    payment: PaymentRow,
    news: { readonly outcome: 'held' | 'payable' | 'given_up'; readonly byMail: boolean },
  ) => {
    const { id: paymentId, bookingId, userId, email, description, amountMinor, currency, payBy } = payment;
    return publish(tx, paymentHeld, {
      paymentId,
      bookingId,
      userId,
      email,
      description,
      amountMinor,
      currency,
      until: payBy.toISOString(),
      ...news,
    });
  };
  return {
    hold: payment =>
      db.transaction(async tx => {
        const held = await startHold(tx, payment.id, { until: heldUntil(now()), at: now() });
        if (!held) return payment;
        log.warn({ payment: payment.id, until: held.heldUntil }, 'a payment is held, for the provider is away');
        await tell(tx, held, { outcome: 'held', byMail: false });
        return held;
      }),
    async release(payment, { byMail }) {
      // Hardly any is held: those that are not cost no transaction.
      if (payment.heldUntil === null) return payment;
      return db.transaction(async tx => {
        const open = await endHold(tx, payment.id, { payBy: payableUntil(now()), at: now() });
        if (open) await tell(tx, open, { outcome: 'payable', byMail });
        return open ?? payment;
      });
    },
    giveUp: payment =>
      db.transaction(async tx => {
        const given = await giveUpHeld(tx, payment.id, now());
        if (given) await tell(tx, given, { outcome: 'given_up', byMail: true });
      }),
  };
}
