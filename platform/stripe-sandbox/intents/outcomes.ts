import type { Announced, Changes } from '../api/decision.ts';
import type { Situation } from '../api/endpoint.ts';
import type { ErrorBody } from '../api/fault.ts';
import type { Charge } from '../charges/object.ts';
import { authorizedCharge, capturedCharge, declinedCharge } from '../charges/rules.ts';
import { declineOf } from '../methods/declines.ts';
import type { Presented } from '../methods/object.ts';
import { newRow, type Row, type Stored } from '../objects/row.ts';
import { dueIn } from '../simulation.ts';
import type { PaymentIntent } from './object.ts';

/** What became of a charge: the intent from now on, what is written beside it, and what the shop hears. */
export interface Outcome {
  readonly intent: PaymentIntent;
  readonly changes: Changes;
  /** What the caller is told when the money was refused. */
  readonly error?: ErrorBody;
}

interface Trying {
  readonly situation: Situation;
  readonly found: Stored<PaymentIntent>;
  /** Stored or new. */
  readonly charge: Stored<Charge>;
  readonly presented: Presented;
}

/** Asynchronous money costs a fixed amount, cards a share. */
const termsOf = ({ situation: { simulation }, presented }: Trying) => {
  const { fees, availableAfterSeconds } = simulation().money;
  return { fees: presented.method.type === 'card' ? fees : { basisPoints: 0, fixed: 35 }, availableInSeconds: availableAfterSeconds };
};

function changesOf({ found, situation: { account } }: Trying, intent: PaymentIntent, said: Said): Changes {
  return {
    guard: { ...found, object: intent, account, notes: null, dueAt: null, ...said.kept },
    puts: said.puts,
    announced: said.announced.map(one => ({ ...one, account })),
  };
}

interface Said {
  readonly puts: readonly Stored[];
  readonly announced: readonly Announced[];
  readonly kept?: Partial<Pick<Row, 'notes' | 'dueAt'>>;
}

const paidBy = (trying: Trying, change: Partial<PaymentIntent>): PaymentIntent => ({
  ...trying.found.object,
  latest_charge: trying.charge.object.id,
  payment_method: trying.presented.method.id,
  last_payment_error: null,
  next_action: null,
  ...change,
});

/** The money is there. Who disputes does so a moment later. */
export function succeed(trying: Trying, amount = trying.found.object.amount): Outcome {
  const { charge, transaction } = capturedCharge(trying.charge.object, amount, termsOf(trying));
  const intent = paidBy(trying, { status: 'succeeded', amount_received: amount, amount_capturable: 0 });
  const { disputes } = trying.presented.behaviour;
  const chargeRow: Stored = {
    ...trying.charge,
    object: charge,
    ...(disputes !== undefined && { notes: { next: disputes }, dueAt: new Date() }),
  };
  const announced = [
    { type: trying.charge.object.status === 'succeeded' ? 'charge.captured' : 'charge.succeeded', object: charge },
    { type: 'payment_intent.succeeded', object: intent },
  ];
  const puts = [chargeRow, newRow(transaction, { account: trying.situation.account, parent: charge.id })];
  return { intent, changes: changesOf(trying, intent, { puts, announced }) };
}

/** The money is promised, and taken when the shop says so. */
export function authorize(trying: Trying): Outcome {
  const intent = paidBy(trying, { status: 'requires_capture', amount_capturable: trying.found.object.amount });
  const charge = authorizedCharge(trying.charge.object);
  const announced = [
    { type: 'charge.succeeded', object: charge },
    { type: 'payment_intent.amount_capturable_updated', object: intent },
  ];
  return { intent, changes: changesOf(trying, intent, { puts: [{ ...trying.charge, object: charge }], announced }) };
}

/** The money is under way, for days with the real provider. */
export function beginProcessing(trying: Trying, settles: 'succeeded' | 'failed'): Outcome {
  const intent = paidBy(trying, { status: 'processing' });
  const { underWayMs } = trying.situation.simulation().money;
  const wait = underWayMs !== null && trying.presented.behaviour.slowly ? underWayMs * 12 : underWayMs;
  const kept = { notes: { next: settles }, dueAt: dueIn(wait) };
  const announced = [
    { type: 'charge.pending', object: trying.charge.object },
    { type: 'payment_intent.processing', object: intent },
  ];
  return { intent, changes: changesOf(trying, intent, { puts: [trying.charge], announced, kept }) };
}

/** The money is refused; another method may be tried. */
export function decline(trying: Trying, declineCode: string): Outcome {
  const reason = declineOf(declineCode);
  const charge = declinedCharge(trying.charge.object, reason);
  const last_payment_error = { type: 'card_error', ...reason, charge: charge.id, payment_method: trying.presented.method } as const;
  const intent: PaymentIntent = {
    ...trying.found.object,
    status: 'requires_payment_method',
    latest_charge: charge.id,
    payment_method: null,
    next_action: null,
    last_payment_error,
  };
  const announced = [
    { type: 'charge.failed', object: charge },
    { type: 'payment_intent.payment_failed', object: intent },
  ];
  const changes = changesOf(trying, intent, { puts: [{ ...trying.charge, object: charge }], announced });
  return { intent, changes, error: { type: 'card_error', ...reason, payment_intent: intent } };
}

/** Its holder could not be told from anybody else: nothing was charged at all. */
export function refuseAuthentication({ found, situation: { account }, presented }: Omit<Trying, 'charge'>): Outcome {
  const reason = declineOf('payment_intent_authentication_failure');
  const intent: PaymentIntent = {
    ...found.object,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: { type: 'card_error', ...reason, payment_method: presented.method },
  };
  return {
    intent,
    error: { type: 'card_error', ...reason, payment_intent: intent },
    changes: { guard: { ...found, object: intent }, announced: [{ type: 'payment_intent.payment_failed', object: intent, account }] },
  };
}
