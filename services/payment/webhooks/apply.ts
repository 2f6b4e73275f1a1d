import type { Transaction } from '@event-planner/platform/database';
import type { Intent, ProviderEvent, RefundFact } from '../provider/provider.ts';
import type { EventOutcome, PaymentRow, Tables } from '../tables.ts';
import { insertEvents, listOutcomes, type Outcomes, setOutcomes } from './store.ts';

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
}

/** Undefined unless it is about a payment of ours. */
export const paymentIdOf = ({ event }: Arrival): string | undefined => (event.about === 'intent' ? event.intent.paymentId : undefined);

/** Written with the event, before it is known to be true: hardly any comes out otherwise. */
const usual = (event: ProviderEvent): EventOutcome => {
  const saysSomething = event.about === 'refund' || (event.about === 'intent' && event.intent.fact !== undefined);
  return saysSomething ? 'applied' : 'ignored';
};

/** Stores events and applies those that are new, in their order; `locked` are the payments they are about. Answers the outcome of each by its id. */
export const createApply =
  ({ settlePayments, settleRefund }: Effects) =>
  async (tx: Tx, arrivals: readonly Arrival[], locked: readonly PaymentRow[]): Promise<Outcomes> => {
    // Copies may arrive together: the first of them counts.
    const events = new Map(arrivals.toReversed().map(arrival => [arrival.event.id, arrival]));
    const inserted = await insertEvents(tx, [...events.values()].map(toRow));
    const fresh = arrivals.filter(arrival => inserted.has(arrival.event.id) && events.get(arrival.event.id) === arrival);
    const outcomes = new Map(fresh.map(({ event }) => [event.id, usual(event)]));

    const heard = fresh.flatMap(({ event, within }) => (event.about === 'intent' ? [{ id: event.id, intent: event.intent, within }] : []));
    const settled = await settlePayments(tx, heard, locked);
    heard.forEach(({ id }, at) => outcomes.set(id, settled[at] ?? 'unknown'));
    for (const { event, within } of fresh)
      if (event.about === 'refund') outcomes.set(event.id, await within(() => settleRefund(tx, event.refund)));

    await setOutcomes(tx, new Map(fresh.flatMap(({ event }) => changed(event, outcomes.get(event.id)))));
    const known = [...events.keys()].filter(id => !inserted.has(id));
    return new Map([...(await listOutcomes(tx, known)), ...outcomes]);
  };

const toRow = (arrival: Arrival): Tables['providerEvents'] => {
  const { id, type, at } = arrival.event;
  return {
    id,
    type,
    outcome: usual(arrival.event),
    paymentId: paymentIdOf(arrival) ?? null,
    happenedAt: at,
    receivedAt: arrival.receivedAt,
  };
};

const changed = (event: ProviderEvent, outcome = usual(event)): readonly [string, EventOutcome][] =>
  outcome === usual(event) ? [] : [[event.id, outcome]];
