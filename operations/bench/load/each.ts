import { type Load, load, nothingLeft, summarize } from './load.ts';

/**
 * Does `work` once for each of a list, by so many callers at once, and measures it from the first one on. Throws when some are left after these seconds, and when
 * one failed: what follows counts on all.
 */
export async function each<Item>(
  items: readonly Item[],
  work: (item: Item, caller: number) => Promise<unknown>,
  { callers, seconds }: { readonly callers: number; readonly seconds: number },
): Promise<Load> {
  let given = 0;
  const done = await load(
    async caller => {
      if (given >= items.length) return nothingLeft;
      return work(items[given++] as Item, caller);
    },
    { callers, seconds, warmUpSeconds: 0 },
  );
  if (done.failed > 0) throw new Error(`${done.failed} of ${items.length} failed: ${done.firstFailure}`);
  if (done.done < items.length) throw new Error(`${items.length - done.done} of ${items.length} were left after ${seconds} s`);
  return done;
}

/** Where only a part of what a caller does is to be measured. */
export function createTimes() {
  const latencies: number[] = [];
  const begin = performance.now();
  let end = begin;
  return {
    async of<Answer>(asked: Promise<Answer>): Promise<Answer> {
      const start = performance.now();
      const answer = await asked;
      end = performance.now();
      latencies.push(end - start);
      return answer;
    },
    /** From the beginning to the last answer so far. */
    seconds: (): number => Number(((end - begin) / 1000).toFixed(1)),
    summarize: (): Load => summarize({ latencies, failures: [], seconds: (end - begin) / 1000 }),
  };
}
