import { createCombiner } from '@event-planner/platform/combining';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentContext } from '../context.ts';
import { maxBatch, maxWaiting } from '../limits.ts';
import type { PaymentRow, Tables } from '../tables.ts';
import { type Arrival, createApply, type Effects, paymentIdOf } from './apply.ts';
import { nextAttempt } from './rules.ts';
import { failEvent, findAttempts } from './store.ts';

type Lock = (tx: Transaction<Tables>, paymentIds: readonly string[]) => Promise<readonly PaymentRow[]>;

export interface HandlingParts extends Effects {
  readonly lockPayments: Lock;
  /** Those that nobody else has in hand. */
  readonly lockFreePayments: Lock;
}

/** Handles a stored event, once. Never rejects: what fails is noted with the event, for the next try or for people. */
export type Handle = (arrival: Arrival) => Promise<void>;

/** What money comes in by is applied together; a refund locks more than its payment, and goes alone so that nobody deadlocks with it. */
const queueOf = ({ event }: Arrival): string => (event.about === 'intent' ? 'events' : event.id);

export function createHandling({ db, now, log }: PaymentContext, { lockPayments, lockFreePayments, ...effects }: HandlingParts): Handle {
  const apply = createApply(effects, now);

  /** False for those whose payment somebody else has in hand: the others do not wait for that. */
  const applyFree = (arrivals: readonly Arrival[]): Promise<boolean[]> =>
    db.transaction(async tx => {
      const locked = await lockFreePayments(tx, idsOf(arrivals));
      const mine = new Set<string | undefined>([undefined, ...locked.map(({ id }) => id)]);
      const isFree = (arrival: Arrival): boolean => mine.has(paymentIdOf(arrival));
      await apply(tx, arrivals.filter(isFree), locked);
      return arrivals.map(isFree);
    });
  const together = createCombiner({ decide: (_queue, arrivals: readonly Arrival[]) => applyFree(arrivals), maxBatch, maxWaiting });

  const applyAlone = (arrival: Arrival): Promise<void> =>
    db.transaction(async tx => apply(tx, [arrival], await lockPayments(tx, idsOf([arrival]))));

  const fail = async ({ event: { id, type } }: Arrival, err: unknown): Promise<void> => {
    const attempts = (await findAttempts(db.query, id)) + 1;
    const handleAt = nextAttempt(attempts, now(), Math.random()) ?? null;
    const reason = (err instanceof Error ? `${err.name}: ${err.message}` : String(err)).slice(0, 1000);
    if (handleAt) log.warn({ err, event: id, type, attempts }, 'an event of the provider was not handled');
    else log.error({ err, event: id, type, attempts }, 'EVENT GIVEN UP: what the provider said could not be handled, look at it');
    await failEvent(db.query, { id, reason, handleAt, diedAt: handleAt ? null : now() });
  };

  return async arrival => {
    const { event } = arrival;
    if (event.about === 'unfit')
      log.error({ event: event.id, type: event.type }, `PAYMENT MISMATCH: ${event.reason}; nothing was completed, look at it`);
    try {
      const isDone = await together(queueOf(arrival), arrival);
      if (!isDone) await applyAlone(arrival);
    } catch (err) {
      await fail(arrival, err).catch((failure: unknown) =>
        log.warn({ err: failure, event: arrival.event.id }, 'a failure could not be noted'),
      );
    }
  };
}

const idsOf = (arrivals: readonly Arrival[]): string[] => arrivals.flatMap(arrival => paymentIdOf(arrival) ?? []);
