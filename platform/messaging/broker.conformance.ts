import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { message, on, type Queue, queues, seconds, type Subscription } from '@event-planner/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { eventually } from '../testing/index.ts';
import type { BatchHandler, Broker, Envelope, Received, Settled } from './broker.ts';

export interface BrokerUnderTest {
  /** Whatever is not the adapter's own work to make: on AWS, the infrastructure. @default nothing */
  prepare?(queues: readonly Queue[]): Promise<void>;
  readonly broker: Broker;
  /** Another process's broker on the same server. */
  readonly other: Broker;
  dispose(): Promise<void>;
}

let counter = 0;
const said = () => message(`thing.happened-${++counter}.v1`, z.object({}));
const oneService = { port: 1, routes: [], compute: { cpu: 1, memory: 1, tasks: [1, 1] } } as const;

type Policy = Partial<Omit<Subscription, 'message'>>;

const newQueues = (listeners: readonly string[], policy: Policy = {}): readonly Queue[] => {
  const heard = said();
  return queues({ services: listeners.map(name => ({ ...oneService, name, subscribes: [on(heard, policy)] }) as never) });
};

function newQueue(policy?: Policy): Queue {
  const [queue] = newQueues(['listener'], policy);
  if (!queue) throw new Error('a subscription makes a queue');
  return queue;
}

const envelope = (queue: Queue, body: unknown): Envelope => ({
  id: randomUUID(),
  name: queue.message.name,
  occurredAt: '2030-06-01T10:00:00.000Z',
  headers: { 'correlation-id': 'abc' },
  body,
});
const done = (batch: readonly Received[]): Settled[] => batch.map(({ receipt }) => ({ receipt, outcome: 'done' }));

/** What every adapter of the broker port does alike. The broker under test retries at once. */
export function brokerConformance(start: () => Promise<BrokerUnderTest>): void {
  let under: BrokerUnderTest;
  let broker: Broker;
  beforeAll(async () => {
    under = await start();
    broker = under.broker;
  });
  afterAll(() => under.dispose());

  async function openAll(opened: readonly Queue[]): Promise<void> {
    await under.prepare?.(opened);
    await broker.ensure(opened);
    await under.other.ensure(opened);
  }
  async function open(policy?: Policy): Promise<Queue> {
    const queue = newQueue(policy);
    await openAll([queue]);
    return queue;
  }
  const send = (queue: Queue, ...bodies: readonly unknown[]): Promise<void> => broker.send(bodies.map(body => envelope(queue, body)));
  const empty = (queue: Queue): Promise<unknown> =>
    eventually(async () => {
      expect(await broker.depths([queue.name])).toMatchObject([{ ready: 0, delayed: 0, inFlight: 0 }]);
    });
  /** Consumes until `until` messages were handed out. */
  async function consumeSome(queue: Queue, until: number, handler: BatchHandler): Promise<Received[]> {
    const seen: Received[] = [];
    const stop = await broker.consume(queue, batch => {
      seen.push(...batch);
      return handler(batch);
    });
    await eventually(() => expect(seen.length).toBeGreaterThanOrEqual(until));
    await stop();
    return seen;
  }

  test('a message arrives whole, and once when it was handled', async () => {
    const queue = await open();
    const sent = envelope(queue, { text: 'schön', nested: { camelCase: [1, null] } });
    await broker.send([sent]);
    const seen = await consumeSome(queue, 1, async batch => done(batch));
    expect(seen).toMatchObject([{ receives: 1, envelope: sent }]);
    await empty(queue);
  });

  test('one sending reaches each queue of its message and no other', async () => {
    const [one, two] = newQueues(['one', 'two']);
    if (!one || !two) throw new Error('a subscription makes a queue');
    const third = newQueue();
    await openAll([one, two, third]);
    await broker.send([envelope(one, 1)]);
    expect(await consumeSome(one, 1, async batch => done(batch))).toHaveLength(1);
    expect(await consumeSome(two, 1, async batch => done(batch))).toHaveLength(1);
    expect(await broker.depths([third.name])).toMatchObject([{ ready: 0, inFlight: 0 }]);
  });

  test('a message that nobody hears goes nowhere, and holds nothing up', async () => {
    const queue = await open();
    await broker.send([envelope(newQueue(), 1), envelope(queue, 2)]);
    expect(await broker.depths([queue.name])).toMatchObject([{ ready: 1 }]);
  });

  test('a consumer that waits is woken by a sending from another process', async () => {
    const queue = await open();
    const seen: Received[] = [];
    const stop = await broker.consume(queue, async batch => {
      seen.push(...batch);
      return done(batch);
    });
    const tookMs: number[] = [];
    for (let sent = 1; sent <= 4; sent++) {
      await delay(100); // It has looked, found nothing, and waits.
      const sentAt = performance.now();
      await under.other.send([envelope(queue, sent)]);
      await eventually(() => expect(seen).toHaveLength(sent));
      tookMs.push(performance.now() - sentAt);
    }
    // Who is not woken looks a second after it found nothing, each time: the fastest tells one from the other, however slow the machine is at times.
    expect(Math.min(...tookMs)).toBeLessThan(500);
    await stop();
  });

  test('a batch holds no more than parallel messages, and none is lost between batches', async () => {
    const queue = await open({ parallel: 4 });
    await send(queue, ...Array.from({ length: 10 }, (_, index) => index));
    const sizes: number[] = [];
    const seen = await consumeSome(queue, 10, async batch => {
      sizes.push(batch.length);
      return done(batch);
    });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
    expect(new Set(seen.map(({ envelope: { body } }) => body)).size).toBe(10);
  });

  test('two consumers share a queue and hold no message at the same time', async () => {
    const queue = await open({ parallel: 2 });
    const held = new Map<string, number>();
    const handler: BatchHandler = async batch => {
      for (const {
        envelope: { id },
      } of batch)
        held.set(id, (held.get(id) ?? 0) + 1);
      await new Promise(resolve => setImmediate(resolve));
      return done(batch);
    };
    const stops = await Promise.all([broker.consume(queue, handler), under.other.consume(queue, handler)]);
    await send(queue, ...Array.from({ length: 20 }, (_, index) => index));
    await eventually(() => expect(held.size).toBe(20));
    await empty(queue);
    await Promise.all(stops.map(stop => stop()));
    expect([...held.values()].every(times => times === 1)).toBe(true);
  });

  test('a failed message is tried receives times, then lies in the dead letters with its last reason', async () => {
    const queue = await open({ receives: 3 });
    await send(queue, 'poison');
    const seen = await consumeSome(queue, 3, async batch =>
      batch.map(({ receipt, receives }) => ({ receipt, outcome: 'failed', reason: `try ${receives}` })),
    );
    expect(seen.map(({ receives }) => receives)).toEqual([1, 2, 3]);
    await empty(queue);
    const { items } = await broker.deadLetters.list(queue.name);
    expect(items).toMatchObject([{ reason: 'try 3', receives: 3, envelope: { body: 'poison', headers: { 'correlation-id': 'abc' } } }]);
    expect(await broker.depths([queue.name])).toMatchObject([{ dead: 1 }]);
  });

  test('a message declared dead is not tried again', async () => {
    const queue = await open({ receives: 3 });
    await send(queue, 'garbage');
    const seen = await consumeSome(queue, 1, async batch =>
      batch.map(({ receipt }) => ({ receipt, outcome: 'dead', reason: 'cannot be read' })),
    );
    expect(seen).toHaveLength(1);
    await empty(queue);
    expect((await broker.deadLetters.list(queue.name)).items).toMatchObject([{ reason: 'cannot be read', receives: 1 }]);
  });

  test('poison does not hold back its neighbours', async () => {
    const queue = await open({ receives: 2, parallel: 10 });
    await send(queue, 'good', 'poison', 'better');
    const good = new Set<unknown>();
    const stop = await broker.consume(queue, async batch =>
      batch.map(({ receipt, envelope: { body } }): Settled => {
        if (body === 'poison') return { receipt, outcome: 'failed', reason: 'poison' };
        good.add(body);
        return { receipt, outcome: 'done' };
      }),
    );
    await empty(queue);
    await stop();
    expect(good).toEqual(new Set(['good', 'better']));
    expect((await broker.deadLetters.list(queue.name)).items).toHaveLength(1);
  });

  test('a handler that throws, or leaves a message out, has not handled it', async () => {
    const queue = await open({ receives: 3 });
    await send(queue, 1);
    const seen = await consumeSome(queue, 3, async ([first]) => {
      if (first?.receives === 1) throw new Error('broken');
      return first?.receives === 2 ? [] : [{ receipt: first?.receipt ?? '', outcome: 'done' }];
    });
    expect(seen.map(({ receives }) => receives)).toEqual([1, 2, 3]);
    await empty(queue);
    expect((await broker.deadLetters.list(queue.name)).items).toEqual([]);
  });

  test('a message whose consumer died comes again after its visibility, and the dead consumer settles nothing any more', async () => {
    const queue = await open({ visibility: seconds(1), receives: 2 });
    await send(queue, 1);
    let revive = (_: readonly Settled[]): void => {};
    let lost: readonly Received[] = [];
    const stopDead = await under.other.consume(queue, batch => {
      lost = batch;
      return new Promise(resolve => (revive = resolve));
    });
    await eventually(() => expect(lost).toHaveLength(1));
    let finish = (): void => {};
    const held = new Promise<void>(resolve => (finish = resolve));
    const seen: Received[] = [];
    const stop = await broker.consume(queue, async batch => {
      seen.push(...batch);
      await held;
      return done(batch);
    });
    await eventually(() => expect(seen).toMatchObject([{ receives: 2 }]), { withinSeconds: 10 });
    revive(done(lost));
    await stopDead();
    expect(await broker.depths([queue.name])).toMatchObject([{ inFlight: 1 }]);
    finish();
    await empty(queue);
    await stop();
  });

  test('a message whose consumers all died ends in the dead letters', async () => {
    const queue = await open({ visibility: seconds(1), receives: 1 });
    await send(queue, 1);
    let taken = 0;
    let revive = (_: readonly Settled[]): void => {};
    const stop = await broker.consume(queue, batch => {
      taken += batch.length;
      return new Promise(resolve => (revive = resolve));
    });
    await eventually(() => expect(taken).toBe(1));
    // Where nobody looks any more, a message may lie: one broker notices by itself, the other when somebody asks.
    const given: Received[] = [];
    const stopOther = await under.other.consume(queue, async batch => {
      given.push(...batch);
      return done(batch);
    });
    await eventually(async () => expect((await broker.deadLetters.list(queue.name)).items).toMatchObject([{ receives: 1 }]), {
      withinSeconds: 10,
    });
    expect(given).toEqual([]);
    revive([]);
    await Promise.all([stop(), stopOther()]);
  });

  test('redriven messages come back with all their tries', async () => {
    const queue = await open({ receives: 2 });
    await send(queue, 'first', 'second', 'third');
    const fail: BatchHandler = async batch => batch.map(({ receipt }) => ({ receipt, outcome: 'failed', reason: 'not yet' }));
    await consumeSome(queue, 6, fail);
    const [one, ...others] = (await broker.deadLetters.list(queue.name)).items;
    expect(others).toHaveLength(2);
    expect(await broker.deadLetters.redrive(queue.name, [one?.id ?? ''])).toBe(1);
    const again = await consumeSome(queue, 1, async batch => done(batch));
    expect(again).toMatchObject([{ receives: 1, envelope: { id: one?.envelope.id } }]);
    expect(await broker.deadLetters.redrive(queue.name)).toBe(2);
    await consumeSome(queue, 4, fail);
    expect((await broker.deadLetters.list(queue.name)).items).toHaveLength(2);
  });

  test('dead letters are listed newest first, page by page', async () => {
    const queue = await open({ receives: 1, parallel: 1 });
    await send(queue, 1, 2, 3);
    await consumeSome(queue, 3, async batch => batch.map(({ receipt }) => ({ receipt, outcome: 'dead', reason: 'no' })));
    const firstPage = await broker.deadLetters.list(queue.name, { limit: 2 });
    const secondPage = await broker.deadLetters.list(queue.name, { limit: 2, cursor: firstPage.nextCursor ?? '' });
    expect([firstPage.items.length, secondPage.items.length, secondPage.nextCursor]).toEqual([2, 1, null]);
    const ids = [...firstPage.items, ...secondPage.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    await expect(broker.deadLetters.list(queue.name, { cursor: 'made up' })).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  test('stopping finishes what is in hand', async () => {
    const queue = await open();
    await send(queue, 1);
    let begun = false;
    let finish = (): void => {};
    const held = new Promise<void>(resolve => (finish = resolve));
    const stop = await broker.consume(queue, async batch => {
      begun = true;
      await held;
      return done(batch);
    });
    await eventually(() => expect(begun).toBe(true));
    const stopped = stop();
    finish();
    await stopped;
    expect(await broker.depths([queue.name])).toMatchObject([{ ready: 0, inFlight: 0 }]);
  });

  test.each([
    { policy: { receives: 0 }, names: 'receives' },
    { policy: { visibility: seconds(0.5) }, names: 'visibility' },
    { policy: { parallel: 0 }, names: 'parallel' },
  ])('a queue it cannot keep as described is refused: $names', async ({ policy, names }) => {
    await expect(broker.ensure([newQueue(policy)])).rejects.toThrow(names);
  });
}
