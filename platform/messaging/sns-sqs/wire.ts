import type { Message as SqsMessage } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import type { Envelope } from '../broker.ts';

const Wire = z.object({
  id: z.string(),
  name: z.string(),
  occurredAt: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(),
});

/** Undefined for what is no message of ours. */
export function readEnvelope({ Body: text = '' }: SqsMessage): Envelope | undefined {
  try {
    return Wire.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export const receiptOf = ({ ReceiptHandle: receipt = '' }: SqsMessage): string => receipt;
export const receivesOf = ({ Attributes: attributes }: SqsMessage): number => Number(attributes?.ApproximateReceiveCount ?? 1);

/** What a dead letter carries beside its body, so that whoever reads it knows why it is there. */
export interface Death {
  readonly reason: string;
  readonly receives: number;
  readonly diedAt: string;
}

const maxReason = 1000;

export const deathAttributes = ({ reason, receives, diedAt }: Death) => ({
  reason: { DataType: 'String', StringValue: allowed(reason) || 'unknown' },
  receives: { DataType: 'Number', StringValue: String(receives) },
  diedAt: { DataType: 'String', StringValue: diedAt },
});

/** Undefined for what SQS moved by itself. */
export function readDeath({ MessageAttributes: attributes = {} }: SqsMessage): Death | undefined {
  const { reason, receives, diedAt } = attributes;
  if (reason?.StringValue === undefined) return undefined;
  return { reason: reason.StringValue, receives: Number(receives?.StringValue ?? 1), diedAt: diedAt?.StringValue ?? '' };
}

/** SQS refuses a message with any other character: tab, line feed, carriage return, and all from the space on but two. */
const allowed = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ' ')
    .slice(0, maxReason)
    .toWellFormed();
