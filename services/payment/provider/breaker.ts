import CircuitBreaker from 'opossum';

/** One whole call with its repetitions; with the question to booking before it, it stays within the 30 s somebody waits for a payment. */
export const budgetMs = 25_000;

export interface Breaker {
  /** Runs `work`, or rejects at once while the provider is known to be away. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): void;
}

/**
 * Opens after half of at least five calls within ten seconds failed, and lets one through every ten seconds to see whether the provider is back.
 * `isOurs` tells failures that say nothing about the provider's health.
 */
export function createBreaker({ isOurs }: { readonly isOurs: (error: unknown) => boolean }): Breaker {
  const circuit = new CircuitBreaker((work: () => Promise<unknown>) => work(), {
    name: 'payment-provider',
    timeout: budgetMs,
    errorThresholdPercentage: 50,
    volumeThreshold: 5,
    rollingCountTimeout: 10_000,
    resetTimeout: 10_000,
    errorFilter: isOurs,
  });
  return {
    run: async <Result>(work: () => Promise<Result>) => (await circuit.fire(work)) as Result,
    close: () => circuit.shutdown(),
  };
}
