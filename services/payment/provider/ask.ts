import type { Logger } from '@event-planner/platform/telemetry';
import { Stripe } from 'stripe';
import { refuse } from '../errors.ts';
import { createBreaker } from './breaker.ts';

/** Runs calls to the provider, and says why one failed in words a caller can use. */
export interface Ask {
  <Result>(work: () => Promise<Result>): Promise<Result>;
  close(): void;
}

export function createAsking(log: Logger): Ask {
  const breaker = createBreaker({ isOurs });
  const ask = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await breaker.run(work);
    } catch (cause) {
      throw toRefusal(cause, log);
    }
  };
  return Object.assign(ask, { close: () => breaker.close() });
}

function toRefusal(cause: unknown, log: Logger): unknown {
  if (cause instanceof Stripe.errors.StripeInvalidRequestError || cause instanceof Stripe.errors.StripeIdempotencyError) {
    return refuse('payment_not_possible', `the payment provider refused: ${cause.message}`, { cause, providerCode: cause.code });
  }
  if (!isStripeError(cause) && !isBreakerError(cause)) return cause;
  // A wrong key is our fault; to whoever wants to pay it is the same as a provider that is away.
  if (isStripeError(cause) && (cause.statusCode === 401 || cause.statusCode === 403))
    log.error({ err: cause }, 'the payment provider refuses our key');
  else log.warn({ err: cause }, 'the payment provider does not answer');
  return refuse('provider_unavailable', 'the payment provider cannot be reached right now; nothing was charged, try again in a minute', {
    cause,
    retryAfterSeconds: 30,
  });
}

const isStripeError = (error: unknown): error is Stripe.errors.StripeError => error instanceof Stripe.errors.StripeError;

export const codeOf = (error: unknown): string | undefined => (isStripeError(error) ? error.code : undefined);

/** The breaker's own refusals: open, out of time, or closing with the process. */
const breakerCodes: readonly unknown[] = ['EOPENBREAKER', 'ETIMEDOUT', 'ESHUTDOWN'];
const isBreakerError = (error: unknown): boolean => error instanceof Error && 'code' in error && breakerCodes.includes(error.code);

/** Answers that prove the provider is there. */
function isOurs(error: unknown): boolean {
  if (!isStripeError(error)) return !isBreakerError(error);
  return error.statusCode !== undefined && error.statusCode < 500 && error.statusCode !== 429;
}
