import { setTimeout as delay } from 'node:timers/promises';
import { type Message as SqsMessage, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Logger } from '../../telemetry/index.ts';
import type { BatchHandler, Received, Settled, Stop } from '../broker.ts';
import { type Settlement, settleAll } from './settle.ts';
import { readEnvelope, receiptOf, receivesOf } from './wire.ts';

const maxPerRequest = 10;
const awayMs = 1000;

export interface Consumption extends Settlement {
  readonly log: Logger;
  readonly waitSeconds: number;
  readonly handler: BatchHandler;
}

/**
 * Takes a batch, handles it, settles it, and takes the next. SQS itself wakes whoever waits. A wait is never broken off: SQS might answer
 * it with messages that then nobody would hear of until their visibility ends. So stopping takes as long as one wait.
 *
 * A message's visibility is not extended while its handler runs, for it is the bound within which a handler that hangs must let go.
 */
export function consumeQueue(consumption: Consumption): Stop {
  const { log, queue } = consumption;
  const stopping = new AbortController();
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await takeAndSettle(consumption).catch(async (error: unknown) => {
        log.error({ err: error, queue: queue.name }, 'a queue could not be read or settled; its messages come again');
        await delay(awayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      });
    }
  }
  const running = run();
  return () => {
    stopping.abort();
    return running;
  };
}

async function takeAndSettle(consumption: Consumption): Promise<void> {
  const { log, queue, handler } = consumption;
  const taken = await take(consumption);
  if (taken.length === 0) return;
  const heldUntil = performance.now() + queue.visibility * 1000;
  const batch = taken.map(toReceived);
  const unreadable = batch.filter(isSettled);
  const settled = await handleAll(batch.filter(isReceived), handler).catch((error: unknown): Settled[] => {
    log.error({ err: error, queue: queue.name }, 'a batch was not handled');
    return taken.map(message => ({ receipt: receiptOf(message), outcome: 'failed', reason: String(error) }));
  });
  // By now they are somebody else's, whose settling counts.
  if (performance.now() >= heldUntil)
    return log.warn({ queue: queue.name, messages: taken.length }, 'messages were handled too late; they come again');
  await settleAll(taken, [...settled, ...unreadable], consumption);
}

const handleAll = async (batch: readonly Received[], handler: BatchHandler): Promise<readonly Settled[]> =>
  batch.length > 0 ? handler(batch) : [];

/** SQS hands out ten at a time: more are asked for only when ten were there. */
async function take(consumption: Consumption): Promise<readonly SqsMessage[]> {
  const { parallel } = consumption.queue;
  const first = await receive(consumption, { most: Math.min(parallel, maxPerRequest), waitSeconds: consumption.waitSeconds });
  if (first.length < maxPerRequest) return first;
  const more = Array.from({ length: Math.ceil(parallel / maxPerRequest) - 1 }, (_, at) =>
    receive(consumption, { most: Math.min(parallel - (at + 1) * maxPerRequest, maxPerRequest), waitSeconds: 0 }).catch(() => []),
  );
  return [...first, ...(await Promise.all(more)).flat()];
}

async function receive(
  { sqs, queue, address }: Settlement,
  { most, waitSeconds }: { readonly most: number; readonly waitSeconds: number },
): Promise<readonly SqsMessage[]> {
  const request = new ReceiveMessageCommand({
    QueueUrl: address.url,
    MaxNumberOfMessages: most,
    WaitTimeSeconds: waitSeconds,
    VisibilityTimeout: queue.visibility,
    MessageSystemAttributeNames: ['ApproximateReceiveCount'],
  });
  return (await sqs.send(request)).Messages ?? [];
}

function toReceived(message: SqsMessage): Received | Settled {
  const envelope = readEnvelope(message);
  const receipt = receiptOf(message);
  if (!envelope) return { receipt, outcome: 'dead', reason: 'it is no message of ours' };
  return { receipt, receives: receivesOf(message), envelope };
}

const isReceived = (each: Received | Settled): each is Received => 'envelope' in each;
const isSettled = (each: Received | Settled): each is Settled => 'outcome' in each;
