import { queues, type System } from '@event-planner/model';
import { refuse } from '../errors/index.ts';
import type { Broker, DeadLetterPage, Depth, Page } from './broker.ts';

/** What an operator sees of the queues, and can do. */
export interface DeadLetters {
  /** Every queue of the system, the ones with dead letters first. */
  overview(): Promise<readonly Depth[]>;
  /** Newest first. Bodies of sensitive messages are not shown. */
  list(queue: string, page?: Page): Promise<DeadLetterPage>;
  redrive(queue: string, ids?: readonly string[]): Promise<number>;
}

export const hiddenBody = '[hidden: the message is sensitive]';

/** Looks into the dead letters of a whole system. The broker must know its queues: `ensure` is done here on first use. */
export function createDeadLetters({ system, broker }: { readonly system: Pick<System, 'services'>; readonly broker: Broker }): DeadLetters {
  const all = queues(system);
  const sensitive = new Set(all.filter(queue => queue.message.sensitive).map(queue => queue.name));
  let ensured: Promise<void> | undefined;
  const ready = (): Promise<void> => (ensured ??= broker.ensure(all));
  const ensureKnown = (name: string): void => {
    if (!all.some(queue => queue.name === name)) throw refuse('not_found', `there is no queue ${name}`);
  };
  return {
    async overview() {
      await ready();
      return (await broker.depths(all.map(queue => queue.name))).toSorted((a, b) => b.dead - a.dead);
    },
    async list(queue, page) {
      ensureKnown(queue);
      await ready();
      const { items, nextCursor } = await broker.deadLetters.list(queue, page);
      if (!sensitive.has(queue)) return { items, nextCursor };
      return { items: items.map(item => ({ ...item, envelope: { ...item.envelope, body: hiddenBody } })), nextCursor };
    },
    async redrive(queue, ids) {
      ensureKnown(queue);
      await ready();
      return broker.deadLetters.redrive(queue, ids);
    },
  };
}
