import { AsyncLocalStorage } from 'node:async_hooks';
import { createCombiner } from '@event-planner/platform/combining';
import type { PaymentContext } from '../context.ts';
import { maxBatch, maxWaiting } from '../limits.ts';
import type { Provider, ProviderEvent } from '../provider/provider.ts';
import { type Arrival, paymentIdOf } from './apply.ts';
import { createHandling, type HandlingParts } from './handling.ts';
import { isIdle, keep, otherwiseAt, recall, usual } from './rules.ts';
import { claimDue, insertEvents, type NewEvent } from './store.ts';
import { createReading } from './reading.ts';

export interface WebhooksParts extends HandlingParts {
  readonly provider: Provider;
}

export interface Webhooks {
  /** Resolves once the event is stored; it is handled after that. Throws `webhook_signature_invalid`. */
  receive(body: Uint8Array, signature: string): Promise<void>;
  /** Handles what nobody has in hand: somebody died over it, or its last try failed. */
  handleDue(): Promise<void>;
  /** Looks through the provider's own list for events that never arrived, and handles them. */
  readMissed(): Promise<void>;
  /** Resolves once nothing is in hand. */
  idle(): Promise<void>;
}

/** More than this waits for the next run. */
const [dueAtOnce, mostDue] = [64, 6400];

export function createWebhooks(context: PaymentContext, { provider, ...parts }: WebhooksParts): Webhooks {
  const { db, now } = context;
  const handle = createHandling(context, parts);
  const inHand = new Set<Promise<void>>();

  /** Answers whether it is news. Those that arrive together are one statement, and one wait for the disk. */
  const store = createCombiner({
    async decide(_all, arrivals: readonly Arrival[]) {
      // Copies may arrive together: the first of them counts.
      const rows = new Map(arrivals.toReversed().map(arrival => [arrival.event.id, toRow(arrival)]));
      const inserted = await insertEvents(db.query, [...rows.values()]);
      const first = new Map(arrivals.toReversed().map(arrival => [arrival.event.id, arrival]));
      return arrivals.map(arrival => inserted.has(arrival.event.id) && first.get(arrival.event.id) === arrival);
    },
    maxBatch,
    maxWaiting,
  });

  const take = (arrival: Arrival): void => {
    const handled = handle(arrival).finally(() => inHand.delete(handled));
    inHand.add(handled);
  };

  async function accept(event: ProviderEvent): Promise<void> {
    const arrival = { event, receivedAt: now(), within: AsyncLocalStorage.snapshot() };
    if ((await store('all', arrival)) && !isIdle(event) && inHand.size < maxWaiting) take(arrival);
  }

  const readMissed = createReading(context, { provider, accept });

  return {
    receive: async (body, signature) => accept(provider.readEvent(body, signature)),
    async handleDue() {
      for (let handled = 0; handled < mostDue; handled += dueAtOnce) {
        const due = await claimDue(db.query, { now: now(), again: otherwiseAt(now()), limit: dueAtOnce });
        await Promise.all(due.map(({ said, receivedAt }) => handle({ event: recall(said), receivedAt, within: work => work() })));
        if (due.length < dueAtOnce) return;
      }
    },
    readMissed,
    async idle() {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}

const toRow = (arrival: Arrival): NewEvent => {
  const { event, receivedAt } = arrival;
  const isHandled = isIdle(event);
  return {
    id: event.id,
    type: event.type,
    outcome: isHandled ? usual(event) : null,
    paymentId: paymentIdOf(arrival) ?? null,
    happenedAt: event.at,
    receivedAt,
    handleAt: isHandled ? null : otherwiseAt(receivedAt),
    said: isHandled ? null : keep(event),
  };
};
