import { randomUUID } from 'node:crypto';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { message, on, type Queue, queues, seconds, type Subscription, topicOf } from '@event-planner/model';
import { startFauxqs } from 'fauxqs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../../telemetry/index.ts';
import { eventually } from '../../testing/index.ts';
import type { Envelope } from '../broker.ts';
import { brokerConformance } from '../broker.conformance.ts';
import { consumeQueue } from './consumer.ts';
import { inBatches } from './in-batches.ts';
import { createSnsSqsBroker, type QueueAddress } from './index.ts';

const log = createLogger({ service: 'test', level: 'silent' });

/** A little AWS, with topics, queues and subscriptions as hosts/aws makes them. */
async function startAws() {
  const aws = await startFauxqs({ port: 0, logger: false });
  const account = { endpoint: aws.address, region: 'us-east-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } };
  const topics: Record<string, string> = {};
  const addresses: Record<string, QueueAddress> = {};
  function make(queue: Queue): void {
    const topic = topicOf(queue.message);
    topics[topic] ??= aws.createTopic(topic).topicArn;
    const deadLetters = aws.createQueue(queue.deadLetters);
    const redrive = JSON.stringify({ deadLetterTargetArn: deadLetters.queueArn, maxReceiveCount: queue.receives });
    const { queueUrl: url } = aws.createQueue(queue.name, { attributes: { RedrivePolicy: redrive } });
    const filter = JSON.stringify({ name: [queue.message.name] });
    aws.subscribe({ topic, queue: queue.name, attributes: { RawMessageDelivery: 'true', FilterPolicy: filter } });
    addresses[queue.name] = { url, deadLettersUrl: deadLetters.queueUrl };
  }
  const broker = (options: { readonly delaySeconds?: number } = {}) =>
    createSnsSqsBroker({
      log,
      topics,
      queues: addresses,
      clients: { sns: new SNSClient(account), sqs: new SQSClient(account) },
      retry: { delaySeconds: options.delaySeconds ?? 0, maxDelaySeconds: 60 },
      waitSeconds: 0.2, // SQS takes whole seconds, this one any.
    });
  return { aws, make, broker, account };
}

describe('SNS and SQS', () => {
  brokerConformance(async () => {
    const { aws, make, broker } = await startAws();
    const [one, other] = [broker(), broker()];
    return {
      broker: one,
      other,
      prepare: async wanted => wanted.forEach(make),
      async dispose() {
        await Promise.all([one.close(), other.close()]);
        await aws.stop();
      },
    };
  });
});

/** A queue of one message, made and known to a broker. */
async function withQueue(policy: Policy = {}, options: { readonly delaySeconds?: number } = {}) {
  const little = await startAws();
  const broker = little.broker(options);
  const [queue] = queues({ services: [{ name: 'billing', subscribes: [on(orderPlaced, policy)] } as never] });
  if (!queue) throw new Error('a subscription makes a queue');
  little.make(queue);
  await broker.ensure([queue]);
  return {
    ...little,
    broker,
    queue,
    async [Symbol.asyncDispose]() {
      await broker.close();
      await little.aws.stop();
    },
  };
}

type Policy = Partial<Omit<Subscription, 'message'>>;
const orderPlaced = message('order.placed.v1', z.object({}));
const envelope = (body: unknown): Envelope => ({
  id: randomUUID(),
  name: orderPlaced.name,
  occurredAt: '2030-06-01T10:00:00.000Z',
  headers: {},
  body,
});

test('any number of messages goes in batches of ten and of the bytes that SNS takes', async () => {
  await using at = await withQueue();
  const large = 'x'.repeat(100_000);
  const sent = Array.from({ length: 25 }, (_, number) => envelope(number < 5 ? large : number));
  await at.broker.send(sent);
  expect(await at.broker.depths()).toMatchObject([{ ready: 25 }]);
});

test('a batch is full at ten messages, or at the bytes that SNS takes of all of them', async () => {
  const sizes: number[] = [];
  const items = [...Array.from({ length: 12 }, () => 10), 200_000, 62_144, 1, 262_145].map(bytes => ({ bytes }));
  await inBatches(items, {
    bytesOf: ({ bytes }) => bytes,
    async send(batch) {
      sizes.push(batch.length);
      return {};
    },
  });
  expect(sizes).toEqual([10, 3, 2, 1]);
});

test('what was handled too late is left to whoever holds it by now', async () => {
  await using at = await withQueue();
  const asked: string[] = [];
  const one = { ReceiptHandle: 'r', Body: JSON.stringify(envelope(1)), Attributes: { ApproximateReceiveCount: '1' } };
  const sqs = {
    async send(command: object) {
      asked.push(command.constructor.name);
      await new Promise(resolve => setTimeout(resolve, 5));
      return { Messages: asked.length === 1 ? [one] : [] };
    },
  } as unknown as SQSClient;
  const stop = consumeQueue({
    sqs,
    log,
    queue: { ...at.queue, visibility: 0.05 as never },
    address: { url: 'x', deadLettersUrl: 'y' },
    retry: { delaySeconds: 1, maxDelaySeconds: 1 },
    waitSeconds: 1,
    async handler([first]) {
      await new Promise(resolve => setTimeout(resolve, 60));
      return [{ receipt: first?.receipt ?? '', outcome: 'done' }];
    },
  });
  await eventually(() => expect(asked.length).toBeGreaterThan(2));
  await stop();
  expect(new Set(asked)).toEqual(new Set(['ReceiveMessageCommand']));
});

test('what AWS refuses for a moment is sent again, alone; what it refuses for good is said', async () => {
  const batches: string[][] = [];
  const refusing = (times: number, senderFault: boolean) =>
    inBatches(
      ['a', 'b', 'c'].map(name => ({ name })),
      {
        async send(batch) {
          batches.push(batch.map(({ name }) => name));
          if (batches.length > times) return {};
          const [, second] = batch;
          return { Failed: [{ Id: (second ?? batch[0])?.Id, Code: 'InternalError', SenderFault: senderFault }] };
        },
      },
    );
  await refusing(1, false);
  expect(batches).toEqual([['a', 'b', 'c'], ['b']]);
  batches.length = 0;
  await expect(refusing(9, false)).rejects.toThrow('InternalError');
  expect(batches).toEqual([['a', 'b', 'c'], ['b'], ['b']]);
  batches.length = 0;
  await expect(refusing(9, true)).rejects.toThrow('1 of 3 messages');
  expect(batches).toHaveLength(1);
});

test('a message that failed stays hidden for a while before its next try', async () => {
  await using at = await withQueue({ receives: 3, visibility: seconds(5) }, { delaySeconds: 30 });
  await at.broker.send([envelope(1)]);
  const stop = await at.broker.consume(at.queue, async batch =>
    batch.map(({ receipt }) => ({ receipt, outcome: 'failed', reason: 'not yet' })),
  );
  const hiddenUntil = await eventually(() => {
    const [hidden] = at.aws.inspectQueue(at.queue.name)?.messages.inflight ?? [];
    expect(hidden?.visibilityDeadline).toBeGreaterThan(Date.now() + 25_000);
    expect(hidden?.message.approximateReceiveCount).toBe(1);
    return hidden?.visibilityDeadline ?? 0;
  });
  expect(hiddenUntil).toBeLessThanOrEqual(Date.now() + 60_000);
  await stop();
});

test('what is no message of ours is dead at once, and can still be read', async () => {
  await using at = await withQueue();
  at.aws.sendMessage(at.queue.name, 'hello');
  let handled = 0;
  const stop = await at.broker.consume(at.queue, async batch => {
    handled += batch.length;
    return [];
  });
  const { items } = await eventually(async () => {
    const page = await at.broker.deadLetters.list(at.queue.name);
    expect(page.items).toHaveLength(1);
    return page;
  });
  expect(items).toMatchObject([{ reason: 'it is no message of ours', envelope: { body: 'hello' } }]);
  expect(handled).toBe(0);
  await stop();
});

test('a reason that SQS would refuse to carry does not keep a message from dying', async () => {
  await using at = await withQueue({ receives: 1 });
  await at.broker.send([envelope(1)]);
  const reason = `\u0000\uFFFE${'\u{1F39F}'.repeat(600)}`;
  const stop = await at.broker.consume(at.queue, async batch => batch.map(({ receipt }) => ({ receipt, outcome: 'failed', reason })));
  await eventually(async () => expect(await at.broker.depths()).toMatchObject([{ dead: 1, inFlight: 0 }]));
  const [letter] = (await at.broker.deadLetters.list(at.queue.name)).items;
  expect(letter?.reason).toMatch(/^ {2}(\u{1F39F})+$/u);
  expect(letter?.reason.length).toBeLessThanOrEqual(1000);
  await stop();
});

test('a queue or a topic that this process was not given is not guessed', async () => {
  await using at = await withQueue();
  const stranger = createSnsSqsBroker({
    log,
    topics: {},
    queues: {},
    clients: { sns: new SNSClient(at.account), sqs: new SQSClient(at.account) },
  });
  await stranger.ensure([at.queue]);
  await expect(stranger.send([envelope(1)])).rejects.toThrow('no topic order');
  await expect(stranger.consume(at.queue, async () => [])).rejects.toThrow('no queue order-placed-billing');
  await stranger.close();
});
