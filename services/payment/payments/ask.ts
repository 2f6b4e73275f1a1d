import type { PaymentContext } from '../context.ts';
import type { Intent, Provider } from '../provider/provider.ts';
import type { PaymentRow } from '../tables.ts';
import type { Holding } from './hold.ts';
import { isAbandoned, isOver, nextAsk } from './rules.ts';
import type { Payments } from './service.ts';
import type { Settle } from './settle.ts';
import { claimDue, findByBookings, findPayment, forgetKeys, postpone, updatePayment } from './store.ts';

const batch = 60;
/** More than this waits for the next run: the provider limits how often it is asked. */
const atMost = 2400;
const keyHours = 24;

export interface AskParts {
  readonly provider: Provider;
  readonly payments: Payments;
  readonly settle: Settle;
  readonly holding: Holding;
}

export interface Asking {
  /** For webhooks that never came and answers that were lost: asks about every open payment, and gives up those whose time is over. */
  aboutDue(): Promise<void>;
  /** Asks about one, whatever it is here. */
  about(paymentId: string): Promise<void>;
  /** Gives up, before its time is over, what a buyer has cancelled: their credit is free again. What fails is left to the job. */
  giveUp(bookingId: string): Promise<void>;
}

export function createAsk({ db, now, log }: PaymentContext, { provider, payments, settle, holding }: AskParts): Asking {
  async function askAbout(payment: PaymentRow, abandoned = isAbandoned(payment, now())): Promise<void> {
    if (payment.providerId === null) {
      // Nobody was given its secret, so nobody can have paid it.
      if (abandoned && payment.heldUntil) await holding.giveUp(payment);
      else if (abandoned) await updatePayment(db.query, payment.id, { state: 'cancelled', askAt: null, updatedAt: now() });
      else await payments.open(payment);
      return;
    }
    const intent: Intent = await (abandoned ? provider.cancelIntent(payment.providerId) : provider.getIntent(payment.providerId));
    await db.transaction(tx => settle.settle(tx, intent));
    await postpone(db.query, payment.id, nextAsk(payment, now()));
  }

  return {
    async aboutDue() {
      await forgetKeys(db, new Date(now().getTime() - keyHours * 3_600_000));
      for (let asked = 0; asked < atMost; asked += batch) {
        const due = await claimDue(db.query, { now: now(), again: new Date(now().getTime() + 60_000), limit: batch });
        await Promise.all(
          due.map(payment =>
            askAbout(payment).catch((err: unknown) => log.warn({ err, payment: payment.id }, 'the provider could not be asked')),
          ),
        );
        if (due.length < batch) return;
      }
    },
    async about(paymentId) {
      const payment = await findPayment(db.query, paymentId);
      if (payment) await askAbout(payment);
    },
    async giveUp(bookingId) {
      try {
        for (const payment of await findByBookings(db.query, [bookingId]))
          if (payment.method === 'provider' && !isOver(payment)) await askAbout(payment, true);
      } catch (err) {
        log.warn({ err, booking: bookingId }, 'the payment of a cancelled booking could not be given up yet');
      }
    },
  };
}
