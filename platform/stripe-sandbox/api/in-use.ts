import type { Claim } from './decision.ts';
import { keyInUse } from './fault.ts';

type Alone = <Result>(
  claim: Claim | undefined,
  work: () => Promise<Result>,
  find: (claim: Claim) => Promise<Result | undefined>,
) => Promise<Result>;

/**
 * While a request is worked on, a second one with its key is told to come again, as by the provider; `find` looks whether there is an answer by now, for
 * those who came again together are in nobody's way.
 */
export function createKeysInUse(): Alone {
  const inUse = new Set<string>();
  return async (claim, work, find) => {
    if (!claim) return work();
    if (inUse.has(claim.key)) {
      const found = await find(claim);
      if (found === undefined) throw keyInUse(claim.key);
      return found;
    }
    inUse.add(claim.key);
    try {
      return await work();
    } finally {
      inUse.delete(claim.key);
    }
  };
}
