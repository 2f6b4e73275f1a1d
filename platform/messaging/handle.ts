import type { Database } from '../database/index.ts';
import type { Logger } from '../telemetry/index.ts';
import type { BatchHandler, Settled } from './broker.ts';
import { claimInInbox } from './inbox.ts';
import { createRunner, type RunnerOptions } from './run-subscriber.ts';
import { isSettled, isTask, readTask, type Task } from './task.ts';
import type { AfterCommit } from './types.ts';

export interface HandlerOptions<Tables> extends RunnerOptions<Tables> {
  readonly database: Database<Tables>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Well below the second after which PostgreSQL looks for deadlocks. */
const sharedLockTimeoutMs = 200;

/**
 * Runs a service's subscriber over batches, each message's effects in the transaction that records it as handled.
 *
 * Quick handlers share one transaction: one commit instead of many. When any of them fails, everything rolls back and each is handled on
 * its own, so that the innocent do not suffer. The shared transaction gives up on a lock before PostgreSQL looks for deadlocks: with many
 * rows in hand it must never be the one that a buyer's transaction loses against.
 */
export function createHandler<Tables>(options: HandlerOptions<Tables>): BatchHandler {
  const { database, log, message } = options;
  const runner = createRunner(options);

  const commit = async (tasks: readonly Task[], patience: { readonly lockTimeoutMs?: number } = {}): Promise<void> => {
    const afterCommit = await database.transaction(async tx => {
      const fresh = await claimInInbox(tx, { messageIds: tasks.map(({ id }) => id), now: options.now(), ...patience });
      const unhandled = tasks.filter(({ id }) => fresh.has(id));
      return runner.run(unhandled, tx);
    });
    for (const after of afterCommit) runAfterCommit(after, log);
  };

  const alone = async (task: Task): Promise<Settled> => {
    try {
      await commit([task]);
      return { receipt: task.receipt, outcome: 'done' };
    } catch (error) {
      log.warn(
        { err: error, message: message.name, messageId: task.id, correlationId: task.correlationId, receives: task.receives },
        'a message was not handled',
      );
      return { receipt: task.receipt, outcome: 'failed', reason: describeFailure(error) };
    }
  };

  const together = async (tasks: readonly Task[]): Promise<Settled[]> => {
    if (tasks.length > 1 && runner.isQuick()) {
      const shared = await commit(tasks, { lockTimeoutMs: sharedLockTimeoutMs }).then(
        () => true,
        () => false,
      );
      if (shared) return tasks.map(({ receipt }) => ({ receipt, outcome: 'done' }));
    }
    return Promise.all(tasks.map(alone));
  };

  return async batch => {
    const read = batch.map(received => readTask(message, received));
    // The broker promises no order; ids are in order of time, so a batch at least makes none worse.
    const tasks = read.filter(isTask).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const settled = await together(tasks);
    runner.endBatch();
    return [...read.filter(isSettled), ...settled];
  };
}

function runAfterCommit(after: AfterCommit | void, log: Logger): void {
  try {
    after?.();
  } catch (error) {
    log.error({ err: error }, 'what was to be done after a commit failed; the commit stands');
  }
}

const maxReason = 1000;
const describeFailure = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, maxReason);
