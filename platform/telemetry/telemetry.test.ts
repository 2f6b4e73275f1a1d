import { context, metrics, trace } from '@opentelemetry/api';
import { afterEach, expect, test } from 'vitest';
import {
  createLogger,
  createTelemetryStore,
  extractTrace,
  injectTrace,
  inSpan,
  startTelemetry,
  type Telemetry,
  withContext,
} from './index.ts';

let telemetry: Telemetry | undefined;
afterEach(() => telemetry?.stop());

function turnOn(traces: number) {
  const store = createTelemetryStore({ maxSpans: 100, maxLogs: 100 });
  telemetry = startTelemetry({ store, traces });
  return store;
}
const nothing = async (): Promise<void> => {};

test('spans nest, say how long they took, and carry what they were about', async () => {
  const store = turnOn(1);
  await inSpan({ service: 'booking', name: 'POST /api/bookings', kind: 'server', attributes: { seats: 2 } }, () =>
    inSpan({ service: 'booking', name: 'insert' }, nothing),
  );
  const [outer, inner] = store.spans();
  expect(outer).toMatchObject({ service: 'booking', name: 'POST /api/bookings', kind: 'server', failed: false, attributes: { seats: 2 } });
  expect(inner).toMatchObject({ name: 'insert', parentSpanId: outer?.spanId, traceId: outer?.traceId });
  expect(outer?.durationMs).toBeGreaterThanOrEqual(inner?.durationMs ?? Infinity);
});

test('of traces that are not sampled only what failed is kept', async () => {
  const store = turnOn(0);
  await inSpan({ service: 'booking', name: 'fine' }, nothing);
  const failing = inSpan({ service: 'booking', name: 'broken' }, () => Promise.reject(new Error('no seats')));
  await expect(failing).rejects.toThrow('no seats');
  expect(store.spans()).toMatchObject([{ name: 'broken', failed: true, error: 'no seats' }]);
});

test('about the given share of traces is kept, each whole', async () => {
  const store = createTelemetryStore({ maxSpans: 5000 });
  telemetry = startTelemetry({ store, traces: 0.25 });
  for (let count = 0; count < 1000; count++)
    await inSpan({ service: 'a', name: 'outer' }, () => inSpan({ service: 'b', name: 'inner' }, nothing));
  const kept = store.spans({ limit: 5000 });
  expect(kept.length / 2).toBeGreaterThan(180);
  expect(kept.length / 2).toBeLessThan(320);
  expect([...Map.groupBy(kept, span => span.traceId).values()].every(spans => spans.length === 2)).toBe(true);
});

test('a trace goes on in another process by its header', async () => {
  const store = turnOn(1);
  let carried: { readonly traceparent?: string } = {};
  await inSpan({ service: 'booking', name: 'publish' }, async () => {
    carried = injectTrace();
  });
  await context.with(extractTrace(carried), () => inSpan({ service: 'payment', name: 'handle' }, nothing));
  const [handle, publish] = store.spans();
  expect(handle).toMatchObject({ name: 'handle', traceId: publish?.traceId, parentSpanId: publish?.spanId });
});

test.each([{}, { traceparent: 'rubbish' }, { traceparent: 7 }, { traceparent: `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01` }])(
  'headers without a trace begin a new one: %j',
  headers => {
    expect(trace.getSpanContext(extractTrace(headers))).toBeUndefined();
  },
);

test('logs of a trace are found by it', async () => {
  const store = turnOn(1);
  const log = createLogger({ service: 'booking', destination: store.logDestination() });
  await withContext({ correlationId: 'request-1' }, () => inSpan({ service: 'booking', name: 'hold' }, async () => log.info({}, 'held')));
  log.info({}, 'unrelated');
  const [span] = store.spans();
  expect(store.logs({ traceId: span?.traceId ?? '' })).toMatchObject([{ message: 'held', correlationId: 'request-1' }]);
  expect(store.logs({ correlationId: 'request-1' })).toHaveLength(1);
  expect(store.logs()).toMatchObject([{ message: 'unrelated' }, { message: 'held' }]);
});

test('the store holds the newest and forgets the rest', () => {
  const store = createTelemetryStore({ maxLogs: 3 });
  const log = createLogger({ service: 'booking', destination: store.logDestination() });
  for (let count = 1; count <= 5; count++) log.info({}, `line ${count}`);
  expect(store.logs().map(({ message }) => message)).toEqual(['line 5', 'line 4', 'line 3']);
});

test('metrics are read as totals', async () => {
  turnOn(1);
  const meter = metrics.getMeter('booking');
  meter.createCounter('holds', { unit: '{hold}' }).add(2, { outcome: 'sold_out' });
  const latency = meter.createHistogram('latency', { unit: 'ms' });
  for (const value of [10, 20, 30]) latency.record(value);
  const read = await telemetry?.metrics();
  expect(read).toMatchObject([
    { name: 'holds', unit: '{hold}', points: [{ attributes: { outcome: 'sold_out' }, value: 2 }] },
    { name: 'latency', unit: 'ms', points: [{ value: 20, histogram: { count: 3, sum: 60, min: 10, max: 30 } }] },
  ]);
});
