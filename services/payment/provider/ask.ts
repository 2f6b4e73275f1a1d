import type { Logger } from '@event-planner/platform/telemetry';
import { Stripe } from 'stripe';
import { refuse } from '../errors.ts';
import { budgetMs, createBreaker, refusalOf } from './breaker.ts';
import { createBulkhead, NoRoom, type Rejection } from './bulkhead.ts';
import { createMeasures, type Outcome } from './measures.ts';
import { type Operation, operations } from './operations.ts';
import type { OperationHealth } from './provider.ts';

/** Runs calls to the provider, and says why one failed in words a caller can use. */
export interface Ask {
  <Result>(work: () => Promise<Result>): Promise<Result>;
  /** With the breaker and the room of one operation. */
  in(operation: Operation): Ask;
  health(): readonly OperationHealth[];
  close(): void;
}

export function createAsking(log: Logger): Ask {
  const measures = createMeasures();
  const lanes = new Map(Object.keys(operations).map(name => [name as Operation, createLane(name as Operation, { log, measures })]));
  measures.watch(() => Array.from(lanes.values(), lane => lane.health()));
  const laneOf = (operation: Operation) => lanes.get(operation) as Lane;
  const within = (operation: Operation): Ask =>
    Object.assign(<Result>(work: () => Promise<Result>) => laneOf(operation).run(work), {
      in: within,
      health: () => Array.from(lanes.values(), lane => lane.health()),
      close: () => lanes.forEach(lane => lane.close()),
    });
  return within('other');
}

type Lane = ReturnType<typeof createLane>;

function createLane(
  operation: Operation,
  { log, measures }: { readonly log: Logger; readonly measures: ReturnType<typeof createMeasures> },
) {
  const breaker = createBreaker({ name: operation, isOurs });
  const bulkhead = createBulkhead(operations[operation], budgetMs);
  const seen = { calls: 0, failures: 0, rejected: 0, lastFailure: null as string | null, lastFailureAt: null as Date | null };

  const note = (cause: unknown, startedAt: number): void => {
    const outcome = outcomeOf(cause);
    measures.record(operation, { outcome, seconds: (performance.now() - startedAt) / 1000 });
    seen.calls += 1;
    if (outcome === 'rejected') seen.rejected += 1;
    if (outcome !== 'failed') return;
    seen.failures += 1;
    seen.lastFailure = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
    seen.lastFailureAt = new Date();
  };

  return {
    async run<Result>(work: () => Promise<Result>): Promise<Result> {
      const startedAt = performance.now();
      try {
        const result = await breaker.run(() => bulkhead.run(work));
        note(undefined, startedAt);
        return result;
      } catch (cause) {
        note(cause, startedAt);
        const reason = rejectionOf(cause);
        if (reason) measures.reject(operation, reason);
        const pauseMs = pauseOf(cause);
        if (pauseMs > 0) bulkhead.pause(pauseMs);
        throw toRefusal(cause, { log, operation, pauseMs });
      }
    },
    health: (): OperationHealth => ({ operation, state: breaker.state(), ...bulkhead.load(), ...seen }),
    close: () => breaker.close(),
  };
}

const leastPauseMs = 1000;
const longestPauseMs = 60_000;

/** How long the provider wants to be left alone. */
function pauseOf(cause: unknown): number {
  if (!(cause instanceof Stripe.errors.StripeRateLimitError)) return 0;
  const asked = Number(cause.headers?.['retry-after']) * 1000;
  return Math.min(Math.max(Number.isFinite(asked) ? asked : 0, leastPauseMs), longestPauseMs);
}

interface Refusing {
  readonly log: Logger;
  readonly operation: Operation;
  readonly pauseMs: number;
}

function toRefusal(cause: unknown, { log, operation, pauseMs }: Refusing): unknown {
  // Somebody else is asking for the same under the same key right now: that is no answer yet.
  const isSameUnderWay = codeOf(cause) === 'idempotency_key_in_use';
  if (
    cause instanceof Stripe.errors.StripeInvalidRequestError ||
    (cause instanceof Stripe.errors.StripeIdempotencyError && !isSameUnderWay)
  ) {
    return refuse('payment_not_possible', `the payment provider refused: ${cause.message}`, { cause, providerCode: cause.code });
  }
  if (cause instanceof NoRoom)
    return refuse('provider_busy', 'very many people pay right now; nothing was charged, try again in a minute', {
      cause,
      retryAfterSeconds: 10,
    });
  if (!isStripeError(cause) && refusalOf(cause) === undefined) return cause;
  // A wrong key is our fault; to whoever wants to pay it is the same as a provider that is away.
  if (isStripeError(cause) && (cause.statusCode === 401 || cause.statusCode === 403))
    log.error({ err: cause, operation }, 'the payment provider refuses our key');
  else log.warn({ err: cause, operation }, 'the payment provider does not answer');
  return refuse('provider_unavailable', 'the payment provider cannot be reached right now; nothing was charged, try again in a minute', {
    cause,
    retryAfterSeconds: pauseMs > 0 ? Math.ceil(pauseMs / 1000) : 30,
  });
}

const isStripeError = (error: unknown): error is Stripe.errors.StripeError => error instanceof Stripe.errors.StripeError;

export const codeOf = (error: unknown): string | undefined => (isStripeError(error) ? error.code : undefined);

const rejectionOf = (cause: unknown): Rejection | 'open' | 'closing' | undefined =>
  cause instanceof NoRoom ? cause.reason : refusalOf(cause);

/** An answer that says no proves that somebody answers. */
function outcomeOf(cause: unknown): Outcome {
  if (cause === undefined) return 'ok';
  if (cause instanceof NoRoom || refusalOf(cause) === 'open' || refusalOf(cause) === 'closing') return 'rejected';
  return isOurs(cause) ? 'refused' : 'failed';
}

/** Failures that say nothing about whether the provider is there. */
function isOurs(error: unknown): boolean {
  if (error instanceof NoRoom) return true;
  if (!isStripeError(error)) return refusalOf(error) === undefined;
  return error.statusCode !== undefined && error.statusCode < 500 && error.statusCode !== 429;
}
