import type { Message } from '@event-planner/model';
import type { Transaction } from '../database/index.ts';
import { extractTrace, inSpan, withContext } from '../telemetry/index.ts';
import type { Task } from './task.ts';
import type { AfterCommit, Item, Subscriber } from './types.ts';

export interface RunnerOptions<Tables> {
  readonly service: string;
  readonly message: Message;
  readonly subscriber: Subscriber<Tables>;
}

export interface Runner<Tables> {
  /** Whether its messages may share a transaction. */
  isQuick(): boolean;
  /** Once all of a batch were run, together or side by side. */
  endBatch(): void;
  /** Answers what is to be done after the commit. */
  run(tasks: readonly Task[], tx: Transaction<Tables>): Promise<readonly (AfterCommit | void)[]>;
}

/** Handlers that take longer than this wait for something outside. */
const quickMs = 50;

/** Calls a subscriber: with the whole batch if it takes batches, else with one message after the other, and watches how long it takes. */
export function createRunner<Tables>({ service, message, subscriber }: RunnerOptions<Tables>): Runner<Tables> {
  const within = <Result>(task: Task, work: () => Promise<Result>): Promise<Result> => {
    const attributes = { 'correlation.id': task.correlationId, 'messaging.message.id': task.id };
    const span = { service, name: `handle ${message.name}`, kind: 'consumer', attributes } as const;
    return withContext(task, () => inSpan(span, work), extractTrace(task.headers));
  };
  if ('inBatches' in subscriber) {
    const toItem = (task: Task): Item<never> => ({
      body: task.body,
      messageId: task.id,
      occurredAt: task.occurredAt,
      correlationId: task.correlationId,
      within: work => within(task, work),
    });
    return {
      isQuick: () => true,
      endBatch() {},
      run: async (tasks, tx) => (tasks.length > 0 ? [await subscriber.inBatches(tasks.map(toItem), tx)] : []),
    };
  }
  let typicalMs = Infinity;
  let quickestMs = Infinity;
  return {
    isQuick: () => typicalMs < quickMs,
    endBatch() {
      // A lock, or a busy process, holds up some of them; what is outside holds up all: the quickest tells.
      if (quickestMs < Infinity) typicalMs = typicalMs === Infinity ? quickestMs : typicalMs * 0.8 + quickestMs * 0.2;
      quickestMs = Infinity;
    },
    async run(tasks, tx) {
      const afters: (AfterCommit | void)[] = [];
      for (const task of tasks) {
        const { id: messageId, body, occurredAt, correlationId } = task;
        const start = performance.now();
        afters.push(await within(task, () => subscriber(body, { tx, messageId, occurredAt, correlationId })));
        quickestMs = Math.min(quickestMs, performance.now() - start);
      }
      return afters;
    },
  };
}
