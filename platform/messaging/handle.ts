import type { Message } from '@event-planner/model';
import { type Database, sql } from '../database/index.ts';
import { extractTrace, inSpan, type Logger, withContext } from '../telemetry/index.ts';
import type { BatchHandler, Received, Settled } from './broker.ts';
import { claimInInbox } from './inbox.ts';
import { correlationHeader, describeIssues } from './publish.ts';
import type { AfterCommit, Handling, Subscriber } from './types.ts';

export interface HandlerOptions<Tables> {
  readonly service: string;
  readonly message: Message;
  readonly subscriber: Subscriber<Tables>;
  readonly database: Database<Tables>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** A message whose body was read. */
interface Task {
  readonly receipt: string;
  readonly receives: number;
  readonly id: string;
  readonly body: never;
  readonly occurredAt: Date;
  readonly correlationId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Handlers that take longer than this on average, so wait for something outside, get transactions of their own, side by side. */
const quickMs = 50;

/**
 * Runs a service's subscriber over batches, each message's effects in the transaction that records it as handled.
 *
 * Quick handlers share one transaction: one commit instead of many. When any of them fails, everything rolls back and each is handled on
 * its own, so that the innocent do not suffer. The shared transaction gives up on a lock before PostgreSQL looks for deadlocks: with many
 * rows in hand it must never be the one that a buyer's transaction loses against.
 */
export function createHandler<Tables>(options: HandlerOptions<Tables>): BatchHandler {
  const { database, log, message } = options;
  let averageMs = Infinity;

  const measured = async (task: Task, handling: Handling<Tables>): Promise<AfterCommit | void> => {
    const start = performance.now();
    const after = await runSubscriber(options, task, handling);
    const took = performance.now() - start;
    averageMs = averageMs === Infinity ? took : averageMs * 0.8 + took * 0.2;
    return after;
  };

  const commit = async (tasks: readonly Task[], shared: boolean): Promise<void> => {
    const afterCommit = await database.transaction(async tx => {
      if (shared) await sql`set local lock_timeout = '200ms'`.execute(tx);
      const fresh = await claimInInbox(
        tx,
        tasks.map(({ id }) => id),
        options.now(),
      );
      const afters: (AfterCommit | void)[] = [];
      for (const task of tasks)
        if (fresh.has(task.id))
          afters.push(await measured(task, { tx, messageId: task.id, occurredAt: task.occurredAt, correlationId: task.correlationId }));
      return afters;
    });
    for (const after of afterCommit) runAfterCommit(after, log);
  };

  const alone = async (task: Task): Promise<Settled> => {
    try {
      await commit([task], false);
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
    if (tasks.length > 1 && averageMs < quickMs) {
      const shared = await commit(tasks, true).then(
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
    return [...read.filter(isSettled), ...(await together(read.filter(isTask).toSorted((a, b) => (a.id < b.id ? -1 : 1))))];
  };
}

const isSettled = (item: Task | Settled): item is Settled => 'outcome' in item;
const isTask = (item: Task | Settled): item is Task => !isSettled(item);

/** A body that cannot be read will not be readable next time. */
function readTask(message: Message, { receipt, receives, envelope }: Received): Task | Settled {
  const parsed = message.schema.safeParse(envelope.body);
  if (!parsed.success)
    return { receipt, outcome: 'dead', reason: `the body is no ${message.name}: ${describeIssues(parsed.error.issues)}` };
  const { id, headers, occurredAt } = envelope;
  return {
    receipt,
    receives,
    id,
    headers,
    body: parsed.data as never,
    occurredAt: new Date(occurredAt),
    correlationId: headers[correlationHeader] ?? id,
  };
}

/** Under the correlation id and trace of whoever published. */
const runSubscriber = <Tables>(
  { service, message, subscriber }: HandlerOptions<Tables>,
  task: Task,
  handling: Handling<Tables>,
): Promise<AfterCommit | void> =>
  withContext(
    task,
    () =>
      inSpan(
        {
          service,
          name: `handle ${message.name}`,
          kind: 'consumer',
          attributes: { 'correlation.id': task.correlationId, 'messaging.message.id': task.id },
        },
        () => subscriber(task.body, handling),
      ),
    extractTrace(task.headers),
  );

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
