import { createLogger } from '@event-planner/platform/telemetry';
import { createTestBroker } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { saidLine } from '../observability/messages.ts';
import { countMessages } from './count-messages.ts';

const fieldOf = (selector: string): string => selector.replace('$.', '');

test('what is published is said in the log as the log group counts it, and only once it is', async () => {
  const lines: string[] = [];
  const log = createLogger({ service: 'payment', destination: { write: line => void lines.push(line) } });
  const sent = ['payment.failed.v1', 'payment.completed.v1', 'payment.failed.v1'].map((name, at) => ({
    id: String(at),
    name,
    occurredAt: '2030-06-01T10:00:00Z',
    headers: {},
    body: {},
  }));
  const inner = createTestBroker();
  await countMessages(inner, log).send(sent);
  expect(inner.sent).toHaveLength(3);
  expect(lines.map(line => JSON.parse(line)).map(line => [line[fieldOf(saidLine.name)], line[fieldOf(saidLine.count)]])).toEqual([
    ['payment.failed.v1', 2],
    ['payment.completed.v1', 1],
  ]);
  const refusing = { ...inner, send: () => Promise.reject(new Error('SNS is away')) };
  await expect(countMessages(refusing, log).send(sent)).rejects.toThrow('away');
  expect(lines).toHaveLength(2);
});
