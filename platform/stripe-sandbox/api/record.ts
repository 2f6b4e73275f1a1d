import type { Database } from '../../database/index.ts';
import { type Simulation, webhooksFor } from '../simulation.ts';
import type { Tables } from '../tables.ts';
import type { Deliverer } from '../webhooks/deliverer.ts';
import { createEvent } from '../webhooks/event.ts';
import type { Changes, Claim, Decision } from './decision.ts';
import { createWriter } from './writer.ts';

export interface RecorderOptions {
  readonly db: Database<Tables>;
  readonly deliverer: Pick<Deliverer, 'sendOnce'>;
  readonly simulation: () => Simulation;
  /** Types of events that are sent to the shop. @default all */
  readonly wanted: readonly string[] | undefined;
  /** Is told when something will happen by itself. */
  readonly remind: (dueAt: Date) => void;
}

export interface Decided {
  /** Null where nobody asked for it. */
  readonly requestId: string | null;
  readonly claim: Claim | undefined;
  readonly decision: Decision & { readonly changes: Changes };
}

/** Stores what was decided and answered, with the events of it; they are on their way once it is stored. False when the decision has been overtaken. */
export function createRecorder({ db, deliverer, simulation, wanted, remind }: RecorderOptions): (decided: Decided) => Promise<boolean> {
  const write = createWriter(db);
  return async ({ requestId, claim, decision: { changes, ...answer } }) => {
    const events = (changes.announced ?? []).map(announced =>
      createEvent({
        ...announced,
        requestId,
        key: claim?.key,
        isWanted: wanted?.includes(announced.type) ?? true,
        delayMs: webhooksFor(simulation(), announced.type).delayMs,
      }),
    );
    const stored = await deliverer.sendOnce(events, () => write({ claim, answer, changes, events }));
    if (stored) for (const { dueAt } of [...(changes.guard ? [changes.guard] : []), ...(changes.puts ?? [])]) if (dueAt) remind(dueAt);
    return stored;
  };
}
