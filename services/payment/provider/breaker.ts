import CircuitBreaker from 'opossum';

/** One whole call with its repetitions and its wait for room; with the question to booking before it, it stays within the 30 s somebody waits for a payment. */
export const budgetMs = 14_000;

export type BreakerState = 'closed' | 'half_open' | 'open';

export interface Breaker {
  /** Runs `work`, or rejects at once while the provider is known to be away. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  state(): BreakerState;
  close(): void;
}

/**
 * Opens after half of at least five calls within ten seconds failed, and lets one through every ten seconds to see whether the provider is back.
 * `isOurs` tells failures that say nothing about the provider's health.
 */
export function createBreaker({ name, isOurs }: { readonly name: string; readonly isOurs: (error: unknown) => boolean }): Breaker {
  const circuit = new CircuitBreaker((work: () => Promise<unknown>) => work(), {
    name,
    timeout: budgetMs,
    errorThresholdPercentage: 50,
    volumeThreshold: 5,
    rollingCountTimeout: 10_000,
    resetTimeout: 10_000,
    errorFilter: isOurs,
    // What took how long is told by the meter; sorting it here too would cost every call.
    rollingPercentilesEnabled: false,
  });
  return {
    run: async <Result>(work: () => Promise<Result>) => (await circuit.fire(work)) as Result,
    state: () => (circuit.opened ? 'open' : circuit.halfOpen ? 'half_open' : 'closed'),
    close: () => circuit.shutdown(),
  };
}

/** The breaker's own refusals: open, out of time, or closing with the process. */
const breakerCodes = { EOPENBREAKER: 'open', ETIMEDOUT: 'late', ESHUTDOWN: 'closing' } as const;
export type BreakerRefusal = (typeof breakerCodes)[keyof typeof breakerCodes];

export const refusalOf = (error: unknown): BreakerRefusal | undefined =>
  error instanceof Error && 'code' in error ? breakerCodes[error.code as keyof typeof breakerCodes] : undefined;
