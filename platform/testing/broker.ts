import { newId } from '../ids/index.ts';
import type { BatchHandler, Broker, Envelope, Settled } from '../messaging/index.ts';

export interface TestBroker extends Broker {
  /** Everything sent so far. */
  readonly sent: Envelope[];
  /** Hands one envelope to whoever consumes the queue, and answers what became of it. */
  deliver(delivery: { readonly queue: string; readonly envelope: Envelope }): Promise<Settled | undefined>;
}

/** A broker in the test's hands: what is sent stays where the test can see it, and only what the test delivers arrives. */
export function createTestBroker(sent: Envelope[] = []): TestBroker {
  const consumers = new Map<string, BatchHandler>();
  return {
    sent,
    ensure: async () => undefined,
    takes: () => true,
    send: async envelopes => void sent.push(...envelopes),
    async consume(queue, handler) {
      consumers.set(queue.name, handler);
      return async () => void consumers.delete(queue.name);
    },
    async deliver({ queue, envelope }) {
      const consumer = consumers.get(queue);
      if (!consumer) throw new Error(`nobody consumes ${queue}; consumed are ${[...consumers.keys()].join(', ') || 'none'}`);
      return (await consumer([{ receipt: newId(), receives: 1, envelope }]))[0];
    },
    deadLetters: { list: async () => ({ items: [], nextCursor: null }), redrive: async () => 0 },
    depths: async () => [],
    ping: async () => undefined,
    close: async () => undefined,
  };
}
