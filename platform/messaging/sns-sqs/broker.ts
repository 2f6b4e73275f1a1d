import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from '@event-planner/model';
import { awsPatience } from '../../aws/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { Broker } from '../broker.ts';
import { consumeQueue } from './consumer.ts';
import { countDepth, listDeadLetters, redriveDeadLetters } from './dead-letters.ts';
import { publishAll } from './publish.ts';
import { ensureSupported, type OwnQueue, type QueueAddress, type RetryPolicy } from './queues.ts';

export interface SnsSqsOptions {
  readonly log: Logger;
  /** ARNs by topic, of those this process publishes on. */
  readonly topics: Readonly<Record<string, string>>;
  /** By queue, of those this process consumes. */
  readonly queues: Readonly<Record<string, QueueAddress>>;
  /** @default region, credentials and endpoint from the environment */
  readonly clients?: { readonly sns: SNSClient; readonly sqs: SQSClient };
  /** @default first again after 1 to 2 s, doubling to a minute or two */
  readonly retry?: RetryPolicy;
  /** How long a request waits for messages: an idle queue costs one request each time, and stopping takes as long. @default 5 s */
  readonly waitSeconds?: number;
}

/**
 * Topics in SNS and queues in SQS: a message is published once and copied into each queue whose subscription takes its name, delivered raw.
 * Topics, queues and subscriptions are made with the infrastructure, from the same model.
 */
export function createSnsSqsBroker(options: SnsSqsOptions): Broker {
  const { log, topics, queues, retry = { delaySeconds: 1, maxDelaySeconds: 60 }, waitSeconds = 5 } = options;
  const { sns, sqs } = options.clients ?? { sns: new SNSClient(awsPatience()), sqs: new SQSClient(awsPatience()) };
  const known = new Map<string, Queue>();
  const own = (name: string): OwnQueue => {
    const [queue, address] = [known.get(name), queues[name]];
    if (!queue || !address) throw new Error(`this process was given no queue ${name}; it has ${Object.keys(queues).join(', ') || 'none'}`);
    return { queue, address };
  };

  return {
    async ensure(wanted) {
      for (const queue of wanted) {
        ensureSupported(queue);
        known.set(queue.name, queue);
      }
    },
    // Who listens may be newer than we are, and a bus keeps what nobody hears.
    takes: () => true,
    send: envelopes => publishAll(envelopes, { sns, topics }),
    consume: async (queue, handler) => consumeQueue({ ...own(queue.name), sqs, log, retry, waitSeconds, handler }),
    deadLetters: {
      list: async (queue, page) => listDeadLetters(sqs, own(queue), page),
      redrive: async (queue, ids) => redriveDeadLetters(sqs, own(queue), ids),
    },
    depths: async (names = Object.keys(queues)) => Promise.all(names.map(name => countDepth(sqs, own(name)))),
    // Who only publishes has nobody to ask without saying something.
    async ping() {
      const [name] = Object.keys(queues);
      if (name !== undefined) await countDepth(sqs, own(name));
    },
    async close() {
      sns.destroy();
      sqs.destroy();
    },
  };
}
