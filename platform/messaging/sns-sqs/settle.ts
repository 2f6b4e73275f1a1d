import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message as SqsMessage,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Settled } from '../broker.ts';
import { inBatches } from './in-batches.ts';
import { type OwnQueue, pauseBefore, type RetryPolicy } from './queues.ts';
import { type Death, deathAttributes, receiptOf, receivesOf } from './wire.ts';

export interface Settlement extends OwnQueue {
  readonly sqs: SQSClient;
  readonly retry: RetryPolicy;
}

type Verdict = Settled | { readonly outcome: 'failed'; readonly reason: string };

const unsaid: Verdict = { outcome: 'failed', reason: 'the handler did not say what became of it' };

/** Does with each message of a batch what its handler said. What goes wrong here makes messages come again. */
export async function settleAll(
  taken: readonly SqsMessage[],
  settled: readonly Settled[],
  { sqs, retry, queue, address }: Settlement,
): Promise<void> {
  const verdicts = new Map(settled.map(each => [each.receipt, each]));
  const judged = taken.map(message => ({ message, verdict: verdicts.get(receiptOf(message)) ?? unsaid }));
  const done = judged.filter(({ verdict }) => verdict.outcome === 'done').map(({ message }) => message);
  // SQS would let a message die by itself, of the receive after its last, but without a word why.
  const mourned = judged.flatMap(({ message, verdict }) =>
    verdict.outcome !== 'done' && (verdict.outcome === 'dead' || receivesOf(message) >= queue.receives)
      ? [{ message, reason: verdict.reason }]
      : [],
  );
  const dead = new Set(mourned.map(({ message }) => message));
  const again = judged.filter(({ message, verdict }) => verdict.outcome !== 'done' && !dead.has(message)).map(({ message }) => message);
  await Promise.all([
    removeAll(sqs, address.url, done),
    bury(mourned, { sqs, queue, address }),
    hideAll({ sqs, url: address.url }, again, message => pauseBefore(retry, receivesOf(message))),
  ]);
}

interface Mourned {
  readonly message: SqsMessage;
  readonly reason: string;
}

/** Copies before it deletes: what dies in between dies twice, and is not lost. */
async function bury(mourned: readonly Mourned[], { sqs, address }: Pick<Settlement, 'sqs' | 'queue' | 'address'>): Promise<void> {
  const diedAt = new Date().toISOString();
  const deaths = mourned.map(({ message, reason }) => ({ message, death: { reason, receives: receivesOf(message), diedAt } }));
  await sendAll(sqs, address.deadLettersUrl, deaths);
  await removeAll(
    sqs,
    address.url,
    mourned.map(({ message }) => message),
  );
}

export async function sendAll(
  sqs: SQSClient,
  url: string,
  messages: readonly { readonly message: SqsMessage; readonly death?: Death }[],
): Promise<void> {
  const entries = messages.map(({ message, death }) => ({
    MessageBody: message.Body,
    ...(death && { MessageAttributes: deathAttributes(death) }),
  }));
  await inBatches(entries, {
    send: batch => sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: [...batch] })),
    bytesOf: ({ MessageBody: text = '', MessageAttributes: attributes }) =>
      Buffer.byteLength(text) + (attributes ? Buffer.byteLength(JSON.stringify(attributes)) : 0),
  });
}

export const removeAll = (sqs: SQSClient, url: string, messages: readonly SqsMessage[]): Promise<void> =>
  inBatches(
    messages.map(message => ({ ReceiptHandle: receiptOf(message) })),
    { send: batch => sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: [...batch] })) },
  );

export const hideAll = (
  { sqs, url }: { readonly sqs: SQSClient; readonly url: string },
  messages: readonly SqsMessage[],
  secondsOf: (message: SqsMessage) => number,
): Promise<void> =>
  inBatches(
    messages.map(message => ({ ReceiptHandle: receiptOf(message), VisibilityTimeout: secondsOf(message) })),
    { send: batch => sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries: [...batch] })) },
  );
