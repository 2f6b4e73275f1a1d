import type { AccessClaims } from '@event-planner/contracts/auth';
import { paymentCompleted } from '@event-planner/contracts/messages';
import { actorOf } from '@event-planner/platform/audit';
import type { Transaction } from '@event-planner/platform/database';
import type { Arrivals } from '../arriving.ts';
import type { BuyerCredit } from '../buyer-credit.ts';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { PaymentRow, Tables } from '../tables.ts';
import { inOrderOfCredits, isOver, nextAsk, type WithCredit } from './rules.ts';
import { factsOf } from './settle.ts';
import { lockPayments, saysNoCredit, updatePayment } from './store.ts';

type Tx = Transaction<Tables>;

export interface WithCreditParts {
  readonly credit: BuyerCredit;
  readonly giveUpIntent: Arrivals['giveUpIntent'];
}

/** Of each of these open payments, so much is paid with the buyer's credit from now on: of all of them, or of none. Answers them in the same order. */
export type PayWithCredit = (by: AccessClaims, wanted: readonly WithCredit[]) => Promise<readonly PaymentRow[]>;

const changes = ({ payment, creditMinor }: WithCredit): boolean => payment.creditMinor !== creditMinor && !isOver(payment);

/**
 * The provider asks for another amount then, so what it was asked for before is given up first. That there is so much credit, and that nobody else spends it meanwhile,
 * Postgres decides: it is reserved in the rows of the payments, for as long as each is open. What is by credit alone is paid at once.
 */
export function createPayWithCredit(context: PaymentContext, { credit, giveUpIntent }: WithCreditParts): PayWithCredit {
  const { db, now } = context;

  const reserve = async (tx: Tx, { payment, creditMinor }: WithCredit, at: Date): Promise<PaymentRow> => {
    if (payment.providerId !== null || payment.state === 'processing')
      throw refuse('credit_not_available', 'the payment was begun in another way meanwhile: look again');
    const askAt = nextAsk({ createdAt: at }, at);
    return updatePayment(tx, payment.id, { creditMinor, state: 'created', failureCode: null, askAt, updatedAt: at });
  };

  const reserveAll = async (by: AccessClaims, wanted: readonly WithCredit[]): Promise<readonly PaymentRow[]> =>
    db.transaction(async tx => {
      const at = now();
      const locked = await lockPayments(
        tx,
        wanted.map(({ payment }) => payment.id),
      );
      const wantedOf = new Map(wanted.map(({ payment, creditMinor }) => [payment.id, creditMinor]));
      const due = locked.map(payment => ({ payment, creditMinor: wantedOf.get(payment.id) ?? 0 })).filter(changes);
      const after = new Map(locked.map(payment => [payment.id, payment]));
      for (const one of inOrderOfCredits(due)) after.set(one.payment.id, await reserve(tx, one, at));
      const covered = due.filter(({ payment, creditMinor }) => creditMinor === payment.amountMinor);
      for (const { payment } of covered)
        after.set(payment.id, await updatePayment(tx, payment.id, { state: 'succeeded', askAt: null, heldUntil: null }));
      const paid = covered.flatMap(({ payment }) => after.get(payment.id) ?? []);
      await credit.spend(tx, paid, at);
      for (const payment of paid) await context.publish(tx, paymentCompleted, factsOf(payment));
      for (const { payment, creditMinor } of due)
        await context.audit(tx, {
          by: actorOf(by),
          action: 'payment.credit_chosen',
          of: { kind: 'payment', id: payment.id },
          before: { creditMinor: payment.creditMinor },
          after: { creditMinor },
        });
      return [...after.values()];
    });

  return async (by, wanted) => {
    const given = await Promise.all(wanted.map(async one => (changes(one) ? { ...one, payment: await giveUpIntent(one.payment) } : one)));
    const due = given.filter(changes);
    try {
      const reserved = new Map((due.length > 0 ? await reserveAll(by, due) : []).map(payment => [payment.id, payment]));
      return given.map(({ payment }) => reserved.get(payment.id) ?? payment);
    } catch (error) {
      if (saysNoCredit(error)) throw refuse('credit_not_available', 'there is not so much credit for these payments: look again');
      throw error;
    }
  };
}
