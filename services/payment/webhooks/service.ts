import { AsyncLocalStorage } from 'node:async_hooks';
import { createCombiner } from '@event-planner/platform/combining';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { maxBatch, maxWaiting } from '../limits.ts';
import type { Provider } from '../provider/provider.ts';
import type { EventOutcome, PaymentRow, Tables } from '../tables.ts';
import { type Arrival, createApply, type Effects, paymentIdOf } from './apply.ts';

type Lock = (tx: Transaction<Tables>, paymentIds: readonly string[]) => Promise<readonly PaymentRow[]>;

export interface WebhooksParts extends Effects {
  readonly provider: Provider;
  readonly lockPayments: Lock;
  /** Those that nobody else has in hand. */
  readonly lockFreePayments: Lock;
}

export interface Webhooks {
  /** Stores an event and applies it, both or neither, once. Throws `webhook_signature_invalid`, and `payment_mismatch` as often as the event is sent. */
  receive(body: Uint8Array, signature: string): Promise<void>;
}

/** What money comes in by is applied together; a refund locks more than its payment, and goes alone so that nobody deadlocks with it. */
const queueOf = ({ event }: Arrival): string => (event.about === 'refund' ? event.id : 'events');

export function createWebhooks(
  { db, now }: PaymentContext,
  { provider, lockPayments, lockFreePayments, ...effects }: WebhooksParts,
): Webhooks {
  const apply = createApply(effects);

  /** Undefined for those whose payment somebody else has in hand: the others do not wait for that. */
  const applyFree = (arrivals: readonly Arrival[]): Promise<(EventOutcome | undefined)[]> =>
    db.transaction(async tx => {
      const locked = await lockFreePayments(tx, idsOf(arrivals));
      const mine = new Set<string | undefined>([undefined, ...locked.map(({ id }) => id)]);
      const free = arrivals.filter(arrival => mine.has(paymentIdOf(arrival)));
      const outcomes = await apply(tx, free, locked);
      return arrivals.map(({ event }) => outcomes.get(event.id));
    });
  const together = createCombiner({ decide: (_queue, arrivals: readonly Arrival[]) => applyFree(arrivals), maxBatch, maxWaiting });

  const applyAlone = (arrival: Arrival): Promise<EventOutcome | undefined> =>
    db.transaction(async tx => {
      const outcomes = await apply(tx, [arrival], await lockPayments(tx, idsOf([arrival])));
      return outcomes.get(arrival.event.id);
    });

  return {
    async receive(body, signature) {
      const event = provider.readEvent(body, signature);
      const arrival = { event, receivedAt: now(), within: AsyncLocalStorage.snapshot() };
      const outcome = (await together(queueOf(arrival), arrival)) ?? (await applyAlone(arrival));
      if (outcome === 'mismatch')
        throw refuse('payment_mismatch', `the event ${event.id} is about other money than was asked for; it is stored and was not applied`);
    },
  };
}

const idsOf = (arrivals: readonly Arrival[]): string[] => arrivals.flatMap(arrival => paymentIdOf(arrival) ?? []);
