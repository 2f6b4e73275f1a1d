import type { OfferedWays } from '@event-planner/contracts/payment-ways';

type Ways = OfferedWays['ways'];

/** The ways that all have, each until when the first of them ends. In the order of the first. */
export function commonWays(all: readonly Ways[]): Ways {
  const [first = [], ...others] = all;
  return first.flatMap(({ way, payBy }) => {
    const same = others.map(ways => ways.find(one => one.way === way)?.payBy);
    return same.includes(undefined) ? [] : [{ way, payBy: [payBy, ...same.flatMap(at => at ?? [])].toSorted()[0] ?? payBy }];
  });
}
