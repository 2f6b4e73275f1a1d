import type { Announced, Decision } from '../api/decision.ts';
import { ok, type Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { createTransaction } from '../balance/rules.ts';
import type { Charge } from '../charges/object.ts';
import { getNamed } from '../objects/find.ts';
import { newRow, type Stored } from '../objects/row.ts';
import type { Dispute } from './object.ts';
import { createDispute, reasons } from './rules.ts';

export interface Disputing {
  /** One of the network's, or `inquiry`: the bank only asks. */
  readonly reason: string;
  /** @default what has not gone back of the charge */
  readonly amount?: number | undefined;
}

/** The holder tells the bank that the charge was none of theirs: the money is gone until it is decided. */
export async function openDispute(situation: Situation, charge: Stored<Charge>, { reason, amount }: Disputing): Promise<Decision> {
  const { account } = situation;
  const inquiry = reason === 'inquiry';
  const left = charge.object.amount_captured - charge.object.amount_refunded;
  const disputed = amount ?? left;
  if (!inquiry && !(reason in reasons))
    throw badRequest(`Invalid reason: must be one of inquiry, ${Object.keys(reasons).join(', ')}`, { param: 'reason' });
  if (!charge.object.captured || disputed < 1 || disputed > left)
    throw badRequest(`Of the charge ${charge.object.id} ${left} can be disputed.`, { param: 'amount' });
  if (charge.object.disputed) throw badRequest(`The charge ${charge.object.id} is disputed already.`, { code: 'charge_disputed' });
  const dispute = createDispute(charge.object, { reason: inquiry ? 'fraudulent' : reason, amount: disputed, isInquiry: inquiry });
  const withdrawn = inquiry ? undefined : withdraw(dispute, situation.simulation().money.disputeFee);
  const object: Dispute = { ...dispute, balance_transactions: withdrawn ? [withdrawn] : [] };
  const disputedCharge: Charge = { ...charge.object, disputed: true };
  const announced: Announced[] = [
    { type: 'charge.dispute.created', object, account },
    ...(withdrawn ? [{ type: 'charge.dispute.funds_withdrawn', object, account }] : []),
  ];
  return ok(object, {
    guard: await getNamed(situation.find, 'payment_intent', charge.object.payment_intent ?? ''),
    puts: [
      { ...charge, object: disputedCharge, dueAt: null },
      newRow(object, { account, parent: charge.object.payment_intent }),
      ...(withdrawn ? [newRow(withdrawn, { account, parent: object.id })] : []),
    ],
    announced,
  });
}

const withdraw = ({ id, amount, currency, charge }: Dispute, fee: number) =>
  createTransaction({
    type: 'adjustment',
    amount: -amount,
    currency,
    source: id,
    fee,
    description: `Chargeback withdrawal for ${charge}`,
  });
