import { paymentCompleted, paymentFailed } from '@event-planner/contracts/messages';
import { paymentProcessing } from '@event-planner/contracts/payment-messages';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentContext } from '../context.ts';
import type { BuyerCredit } from '../buyer-credit.ts';
import { type Books, credit, debit, type Entry } from '../books.ts';
import type { Intent } from '../provider/provider.ts';
import type { EventOutcome, PaymentRow, Tables } from '../tables.ts';
import { decideIntent, type Verdict } from './rules.ts';
import { lockPayments, savePayments } from './store.ts';

type Tx = Transaction<Tables>;

/** The provider's word, and who brought it: logs and messages about it are made `within` that one's trace. */
export interface Heard {
  readonly intent: Intent;
  readonly within: <Result>(work: () => Result) => Result;
}

/** Turns the provider's word into our state, whoever brought it: a webhook or a question. Everything here may happen again. */
export interface Settle {
  settle(tx: Tx, intent: Intent): Promise<EventOutcome>;
  /** One outcome for each, in their order, which is also the order in which they are applied. `locked` are the payments they speak of. */
  settleAll(tx: Tx, heard: readonly Heard[], locked: readonly PaymentRow[]): Promise<readonly EventOutcome[]>;
}

interface Settled extends Heard {
  /** Undefined when it is not one of ours. */
  readonly verdict: Verdict | undefined;
}

/** Its booking's price: what credit paid is paid, too. */
export const factsOf = ({ id, bookingId, amountMinor, currency }: PaymentRow) => ({
  paymentId: id,
  bookingId,
  amountMinor,
  currency,
});

export interface SettleParts {
  readonly books: Books;
  readonly credit: BuyerCredit;
}

export function createSettle(context: PaymentContext, { books, credit: buyerCredit }: SettleParts): Settle {
  const { now, log } = context;

  const complain = ({ intent, verdict }: Settled): void => {
    if (!verdict) log.warn({ intent: intent.providerId }, 'the provider speaks of a payment that is not ours');
    if (verdict?.outcome === 'mismatch')
      log.error(
        { payment: verdict.payment.id, asked: factsOf(verdict.payment), got: intent.fact, intent: intent.providerId },
        'PAYMENT MISMATCH: money arrived that is not what was asked for; nothing was completed, look at it',
      );
  };

  const announce = async (tx: Tx, { intent: { fact }, verdict }: Settled): Promise<void> => {
    if (verdict?.outcome !== 'applied' || !fact) return;
    const facts = factsOf(verdict.payment);
    if (fact.state === 'succeeded') await context.publish(tx, paymentCompleted, facts);
    if (fact.state === 'processing')
      await context.publish(tx, paymentProcessing, {
        paymentId: facts.paymentId,
        bookingId: facts.bookingId,
        until: verdict.payment.payBy.toISOString(),
      });
    if (fact.state === 'failed') await context.publish(tx, paymentFailed, { ...facts, code: fact.code ?? 'card_declined' });
    if (fact.state === 'cancelled') await context.publish(tx, paymentFailed, { ...facts, code: 'abandoned' });
  };

  const settleAll: Settle['settleAll'] = async (tx, heard, locked) => {
    const payments = new Map(locked.map(payment => [payment.id, payment]));
    const settled = heard.map((one): Settled => {
      const before = payments.get(one.intent.paymentId ?? '');
      const verdict = before && decideIntent(before, one.intent, now());
      if (verdict) payments.set(verdict.payment.id, verdict.payment);
      return { ...one, verdict };
    });
    for (const one of settled) one.within(() => complain(one));
    await savePayments(
      tx,
      [...payments.values()].filter(payment => !locked.includes(payment)),
    );
    await books.post(tx, settled.flatMap(entryOf));
    const paid = settled.flatMap(({ intent: { fact }, verdict }) =>
      verdict?.outcome === 'applied' && fact?.state === 'succeeded' ? [verdict.payment] : [],
    );
    await buyerCredit.spend(tx, paid, now());
    await Promise.all(settled.map(one => one.within(() => announce(tx, one))));
    return settled.map(({ verdict }) => verdict?.outcome ?? 'unknown');
  };

  return {
    settleAll,
    async settle(tx, intent) {
      const locked = await lockPayments(tx, intent.paymentId === undefined ? [] : [intent.paymentId]);
      const [outcome = 'unknown'] = await settleAll(tx, [{ intent, within: work => work() }], locked);
      return outcome;
    },
  };
}

/** Money that has arrived is nobody's but the buyer's until it has bought something. Whose other money is than was asked for, somebody has to find out. */
function entryOf({ intent: { providerId, fact }, verdict }: Settled): readonly Entry[] {
  if (!verdict || fact?.state !== 'succeeded' || verdict.outcome === 'ignored') return [];
  const { id, bookingId } = verdict.payment;
  const { amountMinor, currency } = fact;
  const arrived = { currency, bookingId, paymentId: id, happenedAt: fact.at };
  return [
    verdict.outcome === 'mismatch'
      ? {
          ...arrived,
          key: `intent ${providerId} unassigned`,
          kind: 'payment_unassigned',
          postings: [debit('provider', amountMinor), credit('suspense', amountMinor)],
        }
      : {
          ...arrived,
          key: `payment ${id} received`,
          kind: 'payment_received',
          postings: [debit('provider', amountMinor), credit('received', amountMinor)],
        },
  ];
}
