import type { Seconds } from './units.ts';

/** What is watched. Units: percent for shares, seconds for lag, a count otherwise, milliseconds for latency. */
export type Metric =
  | 'cpu-percent'
  | 'memory-percent'
  | 'healthy-targets'
  | 'database-cpu-percent'
  | 'database-connections-percent'
  | 'database-free-disk-percent'
  | 'replication-lag-seconds'
  | 'dead-letters'
  | 'queue-backlog'
  | 'server-errors-per-minute'
  | 'server-error-percent'
  | 'cache-hit-percent'
  | 'latency-p95-ms'
  | 'payment-failure-percent'
  /** Of a service that proves by night what it keeps: that it did, and that it was broken. */
  | 'proofs'
  | 'broken-proofs';

/** A sentence one can be woken by: `metric` above or below a threshold for a time, and the article that says what to do. */
export interface Alarm {
  readonly name: string;
  readonly severity: 'critical' | 'warning';
  readonly metric: Metric;
  readonly above?: number;
  readonly below?: number;
  readonly during: Seconds;
  /** A heading in docs/runbooks. */
  readonly runbook: string;
}
