/** Everything that anybody was answered: after whatever crash, it has to be true. */
export interface Told {
  readonly holds: Set<string>;
  readonly bookings: Set<string>;
  readonly payments: Set<string>;
  /** The provider's ids of payments that it said had succeeded. */
  readonly captured: Set<string>;
  /** Codes of tickets that were shown, by the bookings they belong to. */
  readonly tickets: Map<string, readonly string[]>;
  readonly refused: Map<string, number>;
  /** What should never be answered. */
  readonly surprises: string[];
  /** Notes that something was promised. */
  heard(): void;
  /** Resolves after so many more promises. */
  after(promises: number): Promise<void>;
}

export function createTold(): Told {
  let promises = 0;
  let waiting: { readonly until: number; readonly resolve: () => void } | undefined;
  return {
    holds: new Set(),
    bookings: new Set(),
    payments: new Set(),
    captured: new Set(),
    tickets: new Map(),
    refused: new Map(),
    surprises: [],
    heard() {
      promises += 1;
      if (waiting && promises >= waiting.until) waiting.resolve();
    },
    after(more) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting = { until: promises + more, resolve };
      return promise;
    },
  };
}
