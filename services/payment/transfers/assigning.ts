import type { AccessClaims } from '@event-planner/contracts/auth';
import type { LineAssignment, LineMark } from '@event-planner/contracts/bank-statements';
import { actorOf } from '@event-planner/platform/audit';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { Arrivals, Arrived } from '../arriving.ts';
import { type Books, credit, debit } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { mayStillCome } from '../invoiced.ts';
import type { BankLineRow } from '../transfer-tables.ts';
import type { PaymentRow, Tables } from '../tables.ts';
import { insertShares, lockLine, lockPaymentsOf, setLines, sumShares, unfileLine } from './store.ts';

type Tx = Transaction<Tables>;

export interface AssignParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'audit'>;
  readonly books: Books;
  readonly arrivals: Arrivals;
}

export interface OfLine {
  readonly organizerId: string;
  readonly lineId: string;
  readonly by: AccessClaims;
}

/** What somebody says about lines that say nothing beyond doubt themselves. */
export function createAssigning({ context: { db, now, audit }, books, arrivals }: AssignParts) {
  /** A payment is paid once its parts come to its amount; before, they only wait. What was written off is owed again as far as they come. */
  const add = async (
    tx: Tx,
    payment: PaymentRow,
    { before, amountMinor, by }: { readonly before: number; readonly amountMinor: number; readonly by: Arrived['by'] },
  ): Promise<void> => {
    const sum = before + amountMinor;
    const laterMinor = mayStillCome(payment);
    if (laterMinor > 0) {
      if (sum > laterMinor) throw tooLarge(payment, { owedMinor: Math.max(0, laterMinor - before), amountMinor });
      if (!(await arrivals.settle(tx, payment, { ...fromLine, at: now(), by, amountMinor: sum }))) throw paidAlready(payment);
      return;
    }
    if (sum > payment.amountMinor) throw tooLarge(payment, { owedMinor: payment.amountMinor - before, amountMinor });
    if (sum < payment.amountMinor) {
      if (payment.state !== 'created' && payment.state !== 'cancelled') throw paidAlready(payment);
      return;
    }
    const done = await arrivals.settle(tx, payment, { ...fromLine, at: now(), by });
    if (!done) throw paidAlready(payment);
  };

  /** The line is locked. */
  const markIn = async (
    tx: Tx,
    { of, line, as }: Pick<LineMark, 'as'> & { readonly of: OfLine; readonly line: BankLineRow },
  ): Promise<void> => {
    if (line.state === as) return;
    const isOver = line.state === 'returned' || line.state === 'dismissed' || line.state === 'matched' || line.state === 'assigned';
    const isOut = line.amountMinor < 0;
    if (isOver || (isOut && as !== 'dismissed') || (as === 'dismissed' && !isOut && line.leftMinor < line.amountMinor))
      throw refuse('line_not_assignable', `it is ${line.state}`, { leftMinor: line.leftMinor });
    const goes = !isOut && (as === 'returned' || as === 'dismissed');
    if (goes) await books.post(tx, [entryOfLeaving(line, now())]);
    const left = goes ? { leftMinor: 0, timesLeft: line.timesLeft + 1 } : { leftMinor: line.leftMinor };
    await setLines(tx, [{ id: line.id, ...left }], { state: as, at: now() });
    await audit(tx, { ...aboutLine(of), action: 'bank_line.marked', before: { state: line.state }, after: { state: as } });
  };

  /** The bank has not sent it back, and will not. */
  const takeOut = async (tx: Tx, of: OfLine): Promise<void> => {
    const line = await lockOwnLine(tx, of);
    if (line.filedIn === null || line.state !== 'to_return') return;
    await unfileLine(tx, line.id);
    await audit(tx, { ...aboutLine(of), action: 'bank_line.taken_out', before: { file: line.filedIn }, after: {} });
  };

  return {
    async assign(of: OfLine, { shares, rest }: LineAssignment): Promise<void> {
      await db.transaction(async tx => {
        const line = await lockFreeLine(tx, of);
        const sum = shares.reduce((total, share) => total + share.amountMinor, 0);
        const isOnce = new Set(shares.map(share => share.paymentId)).size === shares.length;
        if (!isOnce || line.amountMinor <= 0 || (line.state !== 'open' && line.state !== 'to_return') || sum > line.leftMinor)
          throw refuse('line_not_assignable', `of this line, ${line.leftMinor} is left and it is ${line.state}`, {
            leftMinor: line.leftMinor,
          });
        const ids = shares.map(({ paymentId }) => paymentId);
        const payments = new Map((await lockPaymentsOf(tx, of.organizerId, ids)).map(payment => [payment.id, payment]));
        const unknown = ids.find(id => !payments.has(id));
        if (unknown !== undefined) throw refuseCommon('not_found', `there is no payment ${unknown}`);
        const sums = await sumShares(tx, ids);
        await insertShares(
          tx,
          shares.map(share => ({ ...share, lineId: line.id, byId: of.by.sub, byName: of.by.name, createdAt: now() })),
        );
        for (const { paymentId, amountMinor } of shares) {
          const payment = payments.get(paymentId) as PaymentRow;
          if (payment.currency !== line.currency)
            throw refuse('line_not_assignable', `it is in ${line.currency}, not in ${payment.currency}`);
          await add(tx, payment, { before: sums.get(paymentId) ?? 0, amountMinor, by: { id: of.by.sub, name: of.by.name } });
        }
        const leftMinor = line.leftMinor - sum;
        await setLines(tx, [{ id: line.id, leftMinor }], { state: leftMinor === 0 ? 'assigned' : rest, at: now() });
        await audit(tx, {
          ...aboutLine(of),
          action: 'bank_line.assigned',
          before: { leftMinor: line.leftMinor },
          after: { leftMinor, shares: shares.map(({ paymentId, amountMinor }) => ({ paymentId, amountMinor })) },
        });
      });
    },

    /** What is left of a line is to go back, has gone back, or is none of this; `open`: that was a mistake. */
    async mark(of: OfLine, { as, bankHasNotSent }: LineMark): Promise<void> {
      await db.transaction(async tx => {
        if (bankHasNotSent) await takeOut(tx, of);
        await markIn(tx, { of, line: await lockFreeLine(tx, of), as });
      });
    },
    markIn,
  };
}

export const aboutLine = ({ by, lineId: id, organizerId }: OfLine) => ({ by: actorOf(by), of: { kind: 'bank_line', id }, organizerId });

export async function lockOwnLine(tx: Tx, { organizerId, lineId }: OfLine): Promise<BankLineRow> {
  const line = await lockLine(tx, organizerId, lineId);
  if (!line) throw refuseCommon('not_found', `there is no line ${lineId}`);
  return line;
}

/** What a file for the bank sends back is nothing else's until it is taken out of it. */
export async function lockFreeLine(tx: Tx, of: OfLine): Promise<BankLineRow> {
  const line = await lockOwnLine(tx, of);
  if (line.filedIn !== null && line.state === 'to_return')
    throw refuse('line_filed', 'it is in a file for the bank, which sends it back: say that the bank has not, or that it has', {
      fileId: line.filedIn,
    });
  return line;
}

const fromLine = { paidWith: 'bank_transfer', from: 'suspense' } as const;

const tooLarge = (
  { id, reference }: PaymentRow,
  { owedMinor, amountMinor }: { readonly owedMinor: number; readonly amountMinor: number },
): Error => refuse('share_too_large', `${owedMinor} of ${reference} is still owed, not ${amountMinor}`, { paymentId: id, owedMinor });

const paidAlready = ({ reference, state }: PaymentRow): Error =>
  refuse('booking_not_payable', `the booking ${reference} is paid already, or its payment is under way`, { state });

/** What is left of a line is not, or no more, among what is to be assigned. */
const entryOfLeaving = ({ id, organizerId, leftMinor, timesLeft, currency }: BankLineRow, happenedAt: Date) => ({
  key: `bank line ${id} left${timesLeft === 0 ? '' : ` again ${timesLeft}`}`,
  kind: 'transfer_returned' as const,
  currency,
  happenedAt,
  postings: [debit('suspense', leftMinor, organizerId), credit('bank', leftMinor, organizerId)],
});
