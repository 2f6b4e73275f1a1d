import { newId } from '../ids/index.ts';
import type { BatchHandler, Broker, Envelope, Settled } from '../messaging/index.ts';

export interface TestBroker extends Broker {
  /** Everything sent so far. */
  readonly sent: Envelope[];
  /** Hands envelopes in one batch to whoever consumes the queue, and answers what became of each. */
  deliver(delivery: { readonly queue: string; readonly envelopes: readonly Envelope[] }): Promise<readonly Settled[]>;
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
    async deliver({ queue, envelopes }) {
      const consumer = consumers.get(queue);
      if (!consumer) throw new Error(`nobody consumes ${queue}; consumed are ${[...consumers.keys()].join(', ') || 'none'}`);
      return consumer(envelopes.map(envelope => ({ receipt: newId(), receives: 1, envelope })));
    },
    deadLetters: { list: async () => ({ items: [], nextCursor: null }), redrive: async () => 0 },
    depths: async () => [],
    ping: async () => undefined,
    close: async () => undefined,
  };
}
