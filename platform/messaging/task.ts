import type { Message } from '@event-planner/model';
import type { Received, Settled } from './broker.ts';
import { correlationHeader, describeIssues } from './publish.ts';

/** A message whose body was read. */
export interface Task {
  readonly receipt: string;
  readonly receives: number;
  readonly id: string;
  readonly body: never;
  readonly occurredAt: Date;
  readonly correlationId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A body that cannot be read will not be readable next time. */
export function readTask(message: Message, { receipt, receives, envelope }: Received): Task | Settled {
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

export const isSettled = (item: Task | Settled): item is Settled => 'outcome' in item;
export const isTask = (item: Task | Settled): item is Task => !isSettled(item);
