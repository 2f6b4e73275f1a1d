import type { Transaction } from '@event-planner/platform/database';
import type { AccountFact, DisputeFact, PayoutFact } from '../provider/payout-provider.ts';
import type { Intent, ProviderEvent, RefundFact } from '../provider/provider.ts';
import type { EventOutcome, PaymentRow, Tables } from '../tables.ts';
import { keep, usual } from './rules.ts';
import { correctOutcomes, type Correction, finishEvents } from './store.ts';

type Tx = Transaction<Tables>;

export interface Arrival {
  readonly event: ProviderEvent;
  readonly receivedAt: Date;
  /** Runs something in the trace of the request that brought it. */
  readonly within: <Result>(work: () => Result) => Result;
}

type Heard = Pick<Arrival, 'within'> & { readonly intent: Intent };

export interface Effects {
  /** One outcome for each, in their order. */
  readonly settlePayments: (tx: Tx, heard: readonly Heard[], locked: readonly PaymentRow[]) => Promise<readonly EventOutcome[]>;
  readonly settleRefund: (tx: Tx, refund: RefundFact) => Promise<EventOutcome>;
  /** `at`: when the provider said so, by its clock. */
  readonly settleDispute: (tx: Tx, dispute: DisputeFact, at: Date) => Promise<EventOutcome>;
  readonly settlePayout: (tx: Tx, payout: PayoutFact) => Promise<EventOutcome>;
  readonly settleAccount: (tx: Tx, account: AccountFact, at: Date) => Promise<EventOutcome>;
}

/** Undefined unless it is about a payment of ours. */
export const paymentIdOf = ({ event }: Pick<Arrival, 'event'>): string | undefined =>
  event.about === 'intent' ? event.intent.paymentId : undefined;

/** Applies stored events that nobody has handled yet, in their order; `locked` are the payments they are about. */
export const createApply =
  ({ settlePayments, ...single }: Effects, now: () => Date) =>
  async (tx: Tx, arrivals: readonly Arrival[], locked: readonly PaymentRow[]): Promise<void> => {
    const fresh = await finishEvents(tx, new Map(arrivals.map(({ event }) => [event.id, usual(event)])));
    const open = arrivals.filter(({ event }) => fresh.has(event.id));
    const outcomes = new Map<string, EventOutcome>();
    const heard = open.flatMap(({ event, within }) => (event.about === 'intent' ? [{ id: event.id, intent: event.intent, within }] : []));
    const settled = await settlePayments(tx, heard, locked);
    heard.forEach(({ id }, at) => outcomes.set(id, settled[at] ?? 'unknown'));
    for (const { event, within } of open)
      if (event.about !== 'intent') outcomes.set(event.id, await within(() => settleOne(tx, event, single)));
    await correctOutcomes(
      tx,
      open.flatMap(({ event }) => correctionOf(event, outcomes.get(event.id), now())),
    );
  };

/** One of those that are handled alone. */
function settleOne(tx: Tx, event: ProviderEvent, effects: Omit<Effects, 'settlePayments'>): Promise<EventOutcome> {
  switch (event.about) {
    case 'refund':
      return effects.settleRefund(tx, event.refund);
    case 'dispute':
      return effects.settleDispute(tx, event.dispute, event.at);
    case 'payout':
      return effects.settlePayout(tx, event.payout);
    case 'account':
      return effects.settleAccount(tx, event.account, event.at);
    case 'unfit':
      return Promise.resolve('mismatch');
    default:
      return Promise.resolve('ignored');
  }
}

const mismatch = 'it is about other money than was asked for; nothing was completed';

function correctionOf(event: ProviderEvent, outcome: EventOutcome = usual(event), at: Date): readonly Correction[] {
  if (outcome === usual(event)) return [];
  const isWrong = outcome === 'mismatch';
  const reason = event.about === 'unfit' ? event.reason : mismatch;
  return [{ id: event.id, outcome, reason: isWrong ? reason : null, said: isWrong ? keep(event) : null, diedAt: isWrong ? at : null }];
}
