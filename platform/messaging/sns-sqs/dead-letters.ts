import {
  GetQueueAttributesCommand,
  type Message as SqsMessage,
  type QueueAttributeName,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { refuse } from '../../errors/index.ts';
import type { DeadLetter, DeadLetterPage, Depth, Page } from '../broker.ts';
import type { OwnQueue } from './queues.ts';
import { hideAll, removeAll, sendAll } from './settle.ts';
import { readDeath, readEnvelope } from './wire.ts';

/** SQS has no way to look without taking: while a list is made, its dead letters are hidden, at most for this long. */
const lookSeconds = 30;
/** Nobody reads further, and what is taken has to be put back. */
const mostRead = 1000;

interface Found {
  readonly message: SqsMessage;
  readonly letter: DeadLetter;
}

export async function listDeadLetters(sqs: SQSClient, own: OwnQueue, { limit = 50, cursor }: Page = {}): Promise<DeadLetterPage> {
  const after = cursor === undefined ? undefined : parseCursor(cursor);
  const { deadLettersUrl: url } = own.address;
  const found = await takeSome(sqs, own, mostRead);
  await putBack(sqs, url, found);
  const letters = found.map(({ letter }) => ({ letter, place: placeOf(letter) })).toSorted((a, b) => (a.place < b.place ? 1 : -1));
  const page = letters.filter(({ place }) => after === undefined || place < after).slice(0, limit);
  return { items: page.map(({ letter }) => letter), nextCursor: page.length === limit ? (page.at(-1)?.place ?? null) : null };
}

/** As many as there are now and no more: what dies again meanwhile must not go round in circles. */
export async function redriveDeadLetters(sqs: SQSClient, own: OwnQueue, ids?: readonly string[]): Promise<number> {
  const { url, deadLettersUrl } = own.address;
  let moved = 0;
  for (let left = await countAll(sqs, deadLettersUrl); left > 0;) {
    const found = await takeSome(sqs, own, Math.min(left, mostRead));
    if (found.length === 0) break;
    left -= found.length;
    const wanted = found.filter(({ letter }) => ids?.includes(letter.id) ?? true);
    await sendAll(sqs, url, wanted);
    await removeAll(
      sqs,
      deadLettersUrl,
      wanted.map(({ message }) => message),
    );
    await putBack(
      sqs,
      deadLettersUrl,
      found.filter(each => !wanted.includes(each)),
    );
    moved += wanted.length;
  }
  return moved;
}

const putBack = (sqs: SQSClient, url: string, found: readonly Found[]): Promise<void> =>
  hideAll(
    { sqs, url },
    found.map(({ message }) => message),
    () => 0,
  );

async function takeSome(sqs: SQSClient, own: OwnQueue, most: number): Promise<Found[]> {
  const url = own.address.deadLettersUrl;
  const count = Math.min(await countAll(sqs, url), most);
  const found: Found[] = [];
  while (found.length < count) {
    const request = new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: Math.min(10, count - found.length),
      // A request that does not wait asks only some of the servers that SQS keeps a queue on.
      WaitTimeSeconds: 1,
      VisibilityTimeout: lookSeconds,
      MessageSystemAttributeNames: ['SentTimestamp'],
      MessageAttributeNames: ['All'],
    });
    const { Messages: messages = [] } = await sqs.send(request);
    if (messages.length === 0) break;
    found.push(...messages.map(message => ({ message, letter: describe(message, own) })));
  }
  return found;
}

function describe(message: SqsMessage, { queue }: OwnQueue): DeadLetter {
  const { MessageId: messageId = '', Body: body, Attributes: attributes } = message;
  const sentAt = new Date(Number(attributes?.SentTimestamp ?? 0));
  const envelope = readEnvelope(message) ?? { id: messageId, name: 'unknown', occurredAt: sentAt.toISOString(), headers: {}, body };
  // Moved by SQS, which keeps neither a reason nor the time.
  const { reason, receives, diedAt } = readDeath(message) ?? {
    reason: `whoever took it did not answer within ${queue.visibility} s`,
    receives: queue.receives,
    diedAt: sentAt.toISOString(),
  };
  return { id: envelope.id, envelope, reason, receives, diedAt: new Date(diedAt) };
}

const placeOf = ({ diedAt, id }: DeadLetter): string => `${diedAt.toISOString()}_${id}`;

function parseCursor(cursor: string): string {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z_./.test(cursor)) throw refuse('invalid_cursor', 'the cursor was not given out by this list');
  return cursor;
}

const counted = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
] as const satisfies QueueAttributeName[];

async function countIn(sqs: SQSClient, url: string): Promise<{ ready: number; delayed: number; inFlight: number }> {
  const { Attributes: found = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...counted] }));
  const [ready = 0, delayed = 0, inFlight = 0] = counted.map(name => Number(found[name] ?? 0));
  return { ready, delayed, inFlight };
}

const countAll = async (sqs: SQSClient, url: string): Promise<number> => {
  const { ready, inFlight } = await countIn(sqs, url);
  return ready + inFlight;
};

/** What failed and waits for its next try counts as in flight: SQS does not tell the two apart. */
export async function countDepth(sqs: SQSClient, { queue, address }: OwnQueue): Promise<Depth> {
  const [depth, dead] = await Promise.all([countIn(sqs, address.url), countAll(sqs, address.deadLettersUrl)]);
  return { queue: queue.name, ...depth, dead };
}
