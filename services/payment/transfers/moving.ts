import type { LineCredit, LineCreditBack } from '@event-planner/contracts/bank-statements';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { BuyerCredit } from '../buyer-credit.ts';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { PaymentRow, Tables } from '../tables.ts';
import { aboutLine, lockFreeLine, type OfLine } from './assigning.ts';
import { findShare, insertCreditBack, insertLineCredit, listLineCredits, lockPaymentsOf, setLines, takeShareBack } from './store.ts';

type Tx = Transaction<Tables>;

export interface MovingParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'audit'>;
  readonly credit: Pick<BuyerCredit, 'give' | 'withdraw'>;
}

/** Where money goes that came and bought nothing. Nothing of this happens by itself: only the organizer knows what its sender wants. */
export function createMoving({ context, credit }: MovingParts) {
  const { db, now } = context;
  const lockPayment = async (tx: Tx, { organizerId }: OfLine, paymentId: string): Promise<PaymentRow> => {
    const [payment] = await lockPaymentsOf(tx, organizerId, [paymentId]);
    if (!payment) throw refuseCommon('not_found', `there is no payment ${paymentId}`);
    return payment;
  };

  return {
    /** A part that has paid nothing is left of its line again. The books have had it in suspense all along. To say it twice is to say it once. */
    async release(of: OfLine, paymentId: string): Promise<void> {
      await db.transaction(async tx => {
        const line = await lockFreeLine(tx, of);
        const payment = await lockPayment(tx, of, paymentId);
        const share = await findShare(tx, line.id, payment.id);
        if (!share) throw refuseCommon('not_found', `no part of this line is for ${payment.reference}`);
        if (share.takenBackAt !== null) return;
        if (share.state === 'paid')
          throw refuse('share_in_use', `${payment.reference} is paid by it: say in the order that it was not, and the part is free`);
        const at = now();
        await takeShareBack(tx, share, at);
        const leftMinor = line.leftMinor + share.amountMinor;
        await setLines(tx, [{ id: line.id, leftMinor }], { state: 'open', at });
        await context.audit(tx, {
          ...aboutLine(of),
          action: 'bank_line.part_released',
          before: { leftMinor: line.leftMinor, reference: payment.reference, amountMinor: share.amountMinor },
          after: { leftMinor },
        });
      });
    },

    async credit(of: OfLine, { paymentId, amountMinor, seenLeftMinor }: LineCredit): Promise<void> {
      await db.transaction(async tx => {
        const line = await lockFreeLine(tx, of);
        const payment = await lockPayment(tx, of, paymentId);
        const isOpen = line.state === 'open' || line.state === 'to_return';
        if (!isOpen || payment.currency !== line.currency || amountMinor > line.leftMinor || line.leftMinor !== seenLeftMinor)
          throw refuse('line_not_assignable', `of this line, ${line.leftMinor} ${line.currency} is left and it is ${line.state}`, {
            leftMinor: line.leftMinor,
          });
        if (payment.userId === of.organizerId)
          throw refuse('credit_not_possible', `${payment.reference} was sold at the desk, to nobody with an account`);
        const [at, nth] = [now(), line.timesLeft + 1];
        await credit.give(tx, {
          kind: 'transferred',
          of: `bank line ${line.id} part ${nth}`,
          payment,
          organizerId: of.organizerId,
          amountMinor,
          at,
        });
        const owner = { byId: of.by.sub, byName: of.by.name };
        await insertLineCredit(tx, { lineId: line.id, nth, paymentId, amountMinor, ...owner, createdAt: at });
        const leftMinor = line.leftMinor - amountMinor;
        await setLines(tx, [{ id: line.id, leftMinor, timesLeft: nth }], { state: leftMinor === 0 ? 'assigned' : line.state, at });
        await context.audit(tx, {
          ...aboutLine(of),
          action: 'bank_line.credited',
          before: { leftMinor: line.leftMinor },
          after: { leftMinor, reference: payment.reference, creditMinor: amountMinor },
        });
      });
    },

    /** It is left of its line again: to be assigned, sent back, or made somebody else's credit. */
    async creditBack(of: OfLine, { nth, amountMinor, seenMinor }: LineCreditBack): Promise<void> {
      await db.transaction(async tx => {
        const line = await lockFreeLine(tx, of);
        const given = (await listLineCredits(tx, [line.id])).find(one => one.nth === nth);
        if (!given) throw refuseCommon('not_found', `nothing of this line is credit ${nth}`);
        if (given.amountMinor !== seenMinor || amountMinor > given.amountMinor)
          throw refuse('amount_changed', `${given.amountMinor} of it is credit by now`, { amountMinor: given.amountMinor });
        const payment = await lockPayment(tx, of, given.paymentId);
        const at = now();
        const owner = { byId: of.by.sub, byName: of.by.name };
        const backNth = await insertCreditBack(tx, { lineId: line.id, creditNth: nth, amountMinor, ...owner, createdAt: at });
        const withdrawn = { of: `bank line ${line.id} part ${nth} back ${backNth}`, payment, organizerId: of.organizerId, amountMinor, at };
        if (!(await credit.withdraw(tx, withdrawn)))
          throw refuse('credit_not_available', `its buyer has spent of it, or is about to: only ${given.unspentMinor} can be taken back`, {
            unspentMinor: given.unspentMinor,
          });
        const leftMinor = line.leftMinor + amountMinor;
        await setLines(tx, [{ id: line.id, leftMinor }], { state: 'open', at });
        await context.audit(tx, {
          ...aboutLine(of),
          action: 'bank_line.credit_withdrawn',
          before: { leftMinor: line.leftMinor, reference: given.reference, creditMinor: given.amountMinor },
          after: { leftMinor, creditMinor: given.amountMinor - amountMinor },
        });
      });
    },
  };
}
