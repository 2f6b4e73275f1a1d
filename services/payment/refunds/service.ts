import type { Transaction } from '@event-planner/platform/database';
import { AppError } from '@event-planner/platform/errors';
import type { Books } from '../books.ts';
import type { BuyerCredit } from '../buyer-credit.ts';
import type { PaymentContext } from '../context.ts';
import { refuse, wasNotAsked } from '../errors.ts';
import type { Provider, RefundFact } from '../provider/provider.ts';
import type { RefundRow, Tables } from '../tables.ts';
import { type AtProvider, createAtProvider } from './at-provider/service.ts';
import { createAssign, createSettleAtProvider } from './at-provider/settle.ts';
import { type Order, recordRefund } from './record.ts';
import { nextSend } from './rules.ts';
import { createSettleRefund, type SettleRefund } from './settle.ts';
import { claimDue, findPaidWithCredit, findRefund, getPayment, postpone } from './store.ts';

export interface Refunds {
  /** Records that money goes back; answers whether there is something to send once that is committed. Recorded before, it answers false. */
  record(tx: Transaction<Tables>, order: Order): Promise<boolean>;
  /** Tells the provider. Never rejects: what did not come through is tried again by `sendDue`. */
  send(refundId: string): Promise<void>;
  /** Ours, or one that was made at the provider without our asking. */
  settle: SettleRefund;
  sendDue(): Promise<void>;
  /** Asks about one by the provider's id, whoever made it. */
  askAbout(providerId: string): Promise<void>;
  readonly atProvider: AtProvider;
  /** What of a refund of a booking is credit; throws `refund_not_recorded` while that cannot be said. */
  creditOf(bookingId: string, refundId: string): Promise<number>;
}

/** With what else is sent, less than may wait for room at the provider. */
const batch = 80;
/** More than this waits for the next run: what is paced takes most of a minute. */
const atMost = 1600;

/** A payment that a bank wants back cannot be given back as well: the dispute is where that is settled. */
const codeOfRefusal = ({ details }: AppError): string => (details['providerCode'] === 'charge_disputed' ? 'charge_disputed' : 'refused');

export interface RefundsParts {
  readonly provider: Provider;
  readonly books: Books;
  readonly credit: BuyerCredit;
}

export function createRefunds(context: PaymentContext, { provider, books, credit }: RefundsParts): Refunds {
  const { db, now, log } = context;
  const settleOwn = createSettleRefund(context, books);
  const assign = createAssign(context, books);
  const settleAtProvider = createSettleAtProvider(context, { books, assign });
  const settle: SettleRefund = async (tx, fact, asked) => {
    const outcome = await settleOwn(tx, fact, asked);
    return outcome === 'unknown' ? settleAtProvider(tx, fact) : outcome;
  };

  const ask = async ({ id: refundId, attempt, paymentId, ...refund }: RefundRow): Promise<RefundFact> => {
    if (refund.providerId !== null) return provider.getRefund(refund.providerId);
    const { providerId: intentId } = await getPayment(db.query, paymentId);
    if (intentId === null) throw new Error(`the payment ${paymentId} is to go back, but the provider's id for it is not known`);
    const order = { refundId, attempt, intentId, amountMinor: refund.amountMinor - refund.creditMinor, currency: refund.currency };
    try {
      return await provider.refund(order);
    } catch (err) {
      // Asking again does not help: people have to look.
      if (err instanceof AppError && err.code === 'payment_not_possible')
        return { state: 'failed', refundId, providerId: null, code: codeOfRefusal(err) };
      throw err;
    }
  };

  async function send(refundId: string): Promise<void> {
    const refund = await findRefund(db.query, refundId);
    if (!refund || refund.sendAt === null) return;
    try {
      const fact = await ask(refund);
      await db.transaction(tx => settle(tx, { ...fact, refundId }, refund));
    } catch (err) {
      // There are many: it is sent when there is room, which is no failure.
      if (wasNotAsked(err)) return;
      log.error({ err, refund: refundId, attempts: refund.attempts + 1 }, 'a refund did not come through yet');
      await postpone(db.query, refundId, nextSend(refund.attempts, now()));
    }
  }

  return {
    record: (tx, order) => recordRefund(tx, order, { books, credit, publish: context.publish, at: now() }),
    send: refundId => send(refundId).catch((err: unknown) => log.error({ err, refund: refundId }, 'a refund could not be looked up')),
    settle,
    atProvider: createAtProvider(context, { books, assign, settle: settleOwn }),
    async creditOf(bookingId, refundId) {
      const refund = await findRefund(db.query, refundId);
      if (refund) return refund.creditMinor;
      // Whoever asks has heard of it sooner. Only of what credit paid may something be credit again.
      if ((await findPaidWithCredit(db.query, bookingId))?.creditMinor === 0) return 0;
      throw refuse('refund_not_recorded', `nothing is known of a refund ${refundId} yet`);
    },
    async askAbout(providerId) {
      const fact = await provider.getRefund(providerId);
      await db.transaction(tx => settle(tx, fact));
    },
    async sendDue() {
      for (let asked = 0; asked < atMost; asked += batch) {
        const due = await claimDue(db.query, { now: now(), again: nextSend(0, now()), limit: batch });
        await Promise.all(due.map(refund => send(refund.id)));
        if (due.length < batch) return;
      }
    },
  };
}
