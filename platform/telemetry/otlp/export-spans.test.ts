import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { eventually } from '../../testing/index.ts';
import { createLogger, createTelemetryStore, inSpan, startTelemetry } from '../index.ts';
import { createSpanExporter } from './index.ts';

interface Attribute {
  readonly key: string;
  readonly value: unknown;
}
interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly Readonly<Record<string, unknown>>[] }[];
  }[];
}

test('spans reach a collector with what they say, also when it was away for a while, and what is left is sent at the end', async () => {
  const heard: Sent[] = [];
  let away = true;
  const collector = createServer(async (request, response) => {
    const body = await json(request);
    if (!away && request.url === '/v1/traces') heard.push(body as Sent);
    response.writeHead(away ? 503 : 200).end('{}');
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const lines: string[] = [];
  const log = createLogger({ service: 'test', destination: { write: line => void lines.push(line) } });
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const exporter = createSpanExporter({ endpoint, environment: 'prod', log, everyMs: 20 });
  const telemetry = startTelemetry({ store: { ...createTelemetryStore(), addSpan: exporter.add } });

  const attributes = { word: 'x', whole: 3, part: 0.5, sure: true } as const;
  await inSpan({ service: 'booking', name: 'outer', kind: 'client', attributes }, () =>
    inSpan({ service: 'payment', name: 'inner', kind: 'consumer' }, () => Promise.reject(new Error('no money'))),
  ).catch(() => undefined);
  await eventually(() => expect(lines.join('')).toContain('traces cannot be sent'));
  away = false;
  await eventually(() => expect(heard).toHaveLength(1));

  const spans: readonly Readonly<Record<string, unknown>>[] = (heard[0]?.resourceSpans ?? []).flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(scope => scope.spans.map(span => ({ service: resource.attributes[0]?.value, ...span }))),
  );
  const outer = spans.find(({ name }) => name === 'outer');
  expect(outer).toMatchObject({
    service: { stringValue: 'booking' },
    traceId: expect.stringMatching(/^[\da-f]{32}$/),
    kind: 3,
    attributes: [
      { key: 'word', value: { stringValue: 'x' } },
      { key: 'whole', value: { intValue: '3' } },
      { key: 'part', value: { doubleValue: 0.5 } },
      { key: 'sure', value: { boolValue: true } },
    ],
  });
  expect(spans.find(({ name }) => name === 'inner')).toMatchObject({
    service: { stringValue: 'payment' },
    parentSpanId: outer?.['spanId'],
    kind: 5,
    status: { code: 2, message: 'no money' },
  });
  expect(Math.abs(Number(BigInt(String(outer?.['startTimeUnixNano'])) / 1_000_000n) - Date.now())).toBeLessThan(60_000);

  await inSpan({ service: 'booking', name: 'last' }, async () => undefined);
  await telemetry.stop();
  await exporter.close();
  expect(JSON.stringify(heard.slice(1))).toContain('"last"');
  expect(lines).toHaveLength(1);
  collector.close();
});
