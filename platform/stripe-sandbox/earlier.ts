import { createDatabase } from '../database/index.ts';
import { createTransaction } from './balance/rules.ts';
import { capturedCharge, createCharge } from './charges/rules.ts';
import type { Dispute } from './disputes/object.ts';
import { createDispute } from './disputes/rules.ts';
import { createIntentObject } from './intents/rules.ts';
import { createMethod } from './methods/create.ts';
import type { AnyObject } from './objects/kinds.ts';
import { seconds } from './objects/row.ts';
import { chargeAfter, createRefund } from './refunds/rules.ts';
import { nothingWrong } from './simulation.ts';
import type { Tables } from './tables.ts';

/** A charge that was made before the sandbox ran. Amounts in minor units. */
export interface EarlierCharge {
  readonly intentId: string;
  readonly chargeId: string;
  readonly amount: number;
  /** `eur`. */
  readonly currency: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly description: string;
  readonly email: string;
  readonly at: Date;
  readonly refund: {
    readonly id: string;
    readonly amount: number;
    readonly metadata: Readonly<Record<string, string>>;
    readonly at: Date;
  } | null;
  readonly dispute: { readonly id: string; readonly reason: string; readonly openedAt: Date; readonly wonAt: Date | null } | null;
}

/** Writes charges that were made earlier, with what became of them; those that are there stay as they are. Nobody is told, and it may be running meanwhile. */
export async function keepEarlierCharges(databaseUrl: string, charges: readonly EarlierCharge[]): Promise<void> {
  const rows = charges.flatMap(rowsOf).map(({ object, parent }) => ({ id: object.id, kind: object.object, parent, object, notes: null }));
  const db = createDatabase<Tables>({ url: databaseUrl, applicationName: 'stripe-sandbox earlier charges', maxConnections: 1 });
  await db.query
    .insertInto('objects')
    .values(rows.map(row => ({ ...row, account: null, dueAt: null })))
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
    .finally(() => db.close());
}

interface Earlier {
  readonly object: AnyObject;
  readonly parent: string | null;
}

function rowsOf({ intentId, chargeId, amount, currency, metadata, description, email, at, ...after }: EarlierCharge): readonly Earlier[] {
  const created = seconds(at);
  const made = createMethod({ type: 'card', card: { number: '4242424242424242', exp_month: 12, exp_year: at.getUTCFullYear() + 2 } });
  // Each by a name that is the same however often it is written.
  const method = { ...made.method, id: `pm_${chargeId}`, created };
  const transactionId = `txn_${chargeId}`;
  const intent = { ...createIntentObject({ amount, currency, metadata, description, receiptEmail: email }), id: intentId, created };
  const { fees } = nothingWrong.money;
  const captured = capturedCharge({ ...createCharge(intent, method), id: chargeId, created }, amount, { fees, availableInSeconds: 0 });
  const back = refundOf(captured.charge, after.refund);
  const dispute = disputeOf(captured.charge, after.dispute);
  const paid = { status: 'succeeded' as const, amount_received: amount, latest_charge: chargeId, payment_method: method.id };
  const charge = {
    ...captured.charge,
    ...(back && chargeAfter(captured.charge, back.refund.amount)),
    disputed: dispute !== undefined,
    balance_transaction: transactionId,
  };
  return [
    { object: method, parent: null },
    { object: { ...intent, ...paid }, parent: null },
    { object: charge, parent: intentId },
    { object: { ...captured.transaction, id: transactionId, created, available_on: created }, parent: chargeId },
    ...(back
      ? [
          { object: back.refund, parent: intentId },
          { object: back.transaction, parent: back.refund.id },
        ]
      : []),
    ...(dispute
      ? [{ object: dispute, parent: intentId }, ...dispute.balance_transactions.map(object => ({ object, parent: dispute.id }))]
      : []),
  ];
}

function refundOf(charge: Parameters<typeof createRefund>[0], asked: EarlierCharge['refund']) {
  if (!asked) return undefined;
  const { refund, transaction } = createRefund(charge, { amount: asked.amount, metadata: asked.metadata });
  const [created, { id }] = [seconds(asked.at), asked];
  return {
    refund: { ...refund, id, created, balance_transaction: `txn_${id}` },
    transaction: { ...transaction, id: `txn_${id}`, source: id, created, available_on: created },
  };
}

function disputeOf(charge: Parameters<typeof createDispute>[0], asked: EarlierCharge['dispute']): Dispute | undefined {
  if (!asked) return undefined;
  const { id, reason, openedAt, wonAt } = asked;
  const { currency, amount } = charge;
  const dispute = createDispute(charge, { reason, amount, isInquiry: false });
  const moved = (change: Pick<Parameters<typeof createTransaction>[0], 'amount' | 'fee' | 'category'>, name: string, at: Date) => {
    const transaction = createTransaction({ type: 'adjustment', currency, source: id, ...change });
    return { ...transaction, id: `${name}_${id}`, created: seconds(at), available_on: seconds(at) };
  };
  const created = seconds(openedAt);
  return {
    ...dispute,
    id,
    created,
    evidence_details: { ...dispute.evidence_details, due_by: created + 9 * 86_400 },
    status: wonAt === null ? 'needs_response' : 'won',
    balance_transactions: [
      moved({ amount: -amount, fee: nothingWrong.money.disputeFee }, 'txn', openedAt),
      ...(wonAt === null ? [] : [moved({ amount, category: 'dispute_reversal' }, 'txn_won', wonAt)]),
    ],
  };
}
