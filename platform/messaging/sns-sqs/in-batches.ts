import { setTimeout as delay } from 'node:timers/promises';

/** Of the answer to any of AWS's batch requests: those that did not go through, by their place in the batch. */
export interface BatchAnswer {
  readonly Failed?: readonly BatchFailure[] | undefined;
}
interface BatchFailure {
  readonly Id: string | undefined;
  readonly Code: string | undefined;
  readonly Message?: string | undefined;
  /** It is our fault, so that trying again is no use. */
  readonly SenderFault: boolean | undefined;
}

export interface BatchOptions<Item> {
  readonly send: (batch: readonly (Item & { readonly Id: string })[]) => Promise<BatchAnswer>;
  /** @default so few that only their number counts */
  readonly bytesOf?: (item: Item) => number;
}

const maxEntries = 10;
/** Of all messages of one request, for SNS and for SQS. */
const maxBytes = 262_144;
const maxTries = 3;
const pauseMs = 100;

/**
 * Sends any number of items in batches of at most ten, side by side. What was refused for no fault of ours is sent again; throws when
 * something was refused three times, or once for its own sake.
 */
export async function inBatches<Item>(items: readonly Item[], options: BatchOptions<Item>): Promise<void> {
  await Promise.all(pack(items, options.bytesOf ?? (() => 0)).map(batch => sendBatch(batch, options.send)));
}

async function sendBatch<Item>(batch: readonly Item[], send: BatchOptions<Item>['send']): Promise<void> {
  let left = batch.map((item, at) => ({ ...item, Id: String(at) }));
  for (let tries = 1; ; tries += 1) {
    const { Failed: failed = [] } = await send(left);
    const [first] = failed;
    if (!first) return;
    if (tries === maxTries || failed.some(({ SenderFault: ours }) => ours === true))
      throw new Error(`${failed.length} of ${left.length} messages were refused: ${first.Code} ${first.Message ?? ''}`);
    const again = new Set(failed.map(({ Id: id }) => id));
    left = left.filter(({ Id: id }) => again.has(id));
    await delay(pauseMs * 2 ** tries * Math.random());
  }
}

function pack<Item>(items: readonly Item[], bytesOf: (item: Item) => number): Item[][] {
  const batches: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const its = bytesOf(item);
    const last = batches.at(-1);
    if (last && last.length < maxEntries && bytes + its <= maxBytes) last.push(item);
    else {
      batches.push([item]);
      bytes = 0;
    }
    bytes += its;
  }
  return batches;
}
