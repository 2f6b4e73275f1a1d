import { topicOf } from '@event-planner/model';
import { PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Envelope } from '../broker.ts';
import { inBatches } from './in-batches.ts';

/** Subscriptions choose their messages by this attribute: see the filter policies in hosts/aws/messaging. */
export const nameAttribute = 'name';

export interface PublishOptions {
  readonly sns: SNSClient;
  /** ARNs by topic. */
  readonly topics: Readonly<Record<string, string>>;
}

/** Publishes each message once; SNS copies it into the queues that take its name. */
export async function publishAll(envelopes: readonly Envelope[], { sns, topics }: PublishOptions): Promise<void> {
  const byTopic = Map.groupBy(envelopes, topicOf);
  await Promise.all(
    [...byTopic].map(([topic, its]) => {
      const arn = topics[topic];
      if (arn === undefined)
        throw new Error(`this process was given no topic ${topic}; it has ${Object.keys(topics).join(', ') || 'none'}`);
      return inBatches(its.map(toEntry), {
        send: batch => sns.send(new PublishBatchCommand({ TopicArn: arn, PublishBatchRequestEntries: [...batch] })),
        bytesOf: ({ Message: text }) => Buffer.byteLength(text) + attributeBytes,
      });
    }),
  );
}

/** What the attribute adds to a message's size, generously. */
const attributeBytes = 256;

const toEntry = (envelope: Envelope) => ({
  Message: JSON.stringify(envelope),
  MessageAttributes: { [nameAttribute]: { DataType: 'String', StringValue: envelope.name } },
});
