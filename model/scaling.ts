import type { Percent, Seconds } from './units.ts';

/** How many tasks a service runs, and what changes the number. */
export type ScalingRule =
  | { readonly kind: 'target'; readonly metric: 'cpu' | 'memory'; readonly target: Percent }
  | { readonly kind: 'target'; readonly metric: 'requests-per-task-per-minute'; readonly target: number }
  | { readonly kind: 'latency'; readonly percentile: 95 | 99; readonly aboveMs: number; readonly addTasks: number }
  | { readonly kind: 'backlog'; readonly above: number; readonly addTasks: number }
  | { readonly kind: 'steps'; readonly metric: 'cpu'; readonly steps: readonly Step[] }
  | { readonly kind: 'schedule'; readonly name: string; readonly cron: string; readonly tasks: readonly [min: number, max: number] };

/** `{ above: 80, change: 50 }`: above 80 % grow the tasks by half. */
export type Step = { readonly above: Percent; readonly change: Percent } | { readonly below: Percent; readonly change: Percent };

export interface Scaling {
  readonly rules: readonly ScalingRule[];
  readonly outCooldown: Seconds;
  readonly inCooldown: Seconds;
}
