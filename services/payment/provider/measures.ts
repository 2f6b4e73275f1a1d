import { meterOf, type Observed } from '@event-planner/platform/telemetry';
import type { Rejection } from './bulkhead.ts';
import type { Operation } from './operations.ts';
import type { OperationHealth } from './provider.ts';

/** `refused`: the provider said no. `failed`: it did not answer, or not in time. `rejected`: it was not asked. */
export type Outcome = 'ok' | 'refused' | 'failed' | 'rejected';

const stateNumber = { closed: 0, half_open: 1, open: 2 } as const;

/** What is told of calls to the provider, by operation. */
export function createMeasures() {
  const meter = meterOf('payment');
  const durations = meter.createHistogram('payment.provider.duration', {
    unit: 's',
    description: 'Calls to the payment provider, with their repetitions',
  });
  const rejections = meter.createCounter('payment.provider.rejections', { description: 'Calls that were not made, by why' });
  const states = meter.createObservableGauge('payment.provider.breaker', { description: '0: closed, 1: half open, 2: open' });
  const running = meter.createObservableGauge('payment.provider.running', { description: 'Calls under way' });
  const waiting = meter.createObservableGauge('payment.provider.waiting', { description: 'Calls that wait for room' });
  return {
    record: (operation: Operation, { outcome, seconds }: { readonly outcome: Outcome; readonly seconds: number }) =>
      durations.record(seconds, { operation, outcome }),
    reject: (operation: Operation, reason: Rejection | 'open' | 'closing') => rejections.add(1, { operation, reason }),
    watch(look: () => readonly OperationHealth[]): void {
      const observe = (of: (one: OperationHealth) => number) => (result: Observed) => {
        for (const one of look()) result.observe(of(one), { operation: one.operation });
      };
      states.addCallback(observe(({ state }) => stateNumber[state]));
      running.addCallback(observe(one => one.running));
      waiting.addCallback(observe(one => one.waiting));
    },
  };
}
