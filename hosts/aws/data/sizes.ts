import type { Gigabytes } from '@event-planner/model';

interface Size {
  readonly name: string;
  readonly cpu: number;
  readonly memory: number;
}

const size = (name: string, cpu: number, memory: number): Size => ({ name, cpu, memory });

/** What can be had, cheapest first. All are Graviton; memory as AWS states it, in GB. */
const ladders = {
  // The requirements price production on burstable instances too; RDS runs them unlimited, so a rush costs money and never speed.
  postgres: [
    size('t4g.micro', 2, 1),
    size('t4g.small', 2, 2),
    size('t4g.medium', 2, 4),
    size('t4g.large', 2, 8),
    size('r8g.large', 2, 16),
    size('m8g.xlarge', 4, 16),
    size('r8g.xlarge', 4, 32),
    size('m8g.2xlarge', 8, 32),
    size('r8g.2xlarge', 8, 64),
    size('r8g.4xlarge', 16, 128),
  ],
  // Aurora runs on fewer classes: no small ones, no m8g.
  aurora: [
    size('t4g.medium', 2, 4),
    size('t4g.large', 2, 8),
    size('r8g.large', 2, 16),
    size('r8g.xlarge', 4, 32),
    size('r8g.2xlarge', 8, 64),
    size('r8g.4xlarge', 16, 128),
  ],
  cache: [
    size('cache.t4g.micro', 2, 0.5),
    size('cache.t4g.small', 2, 1.37),
    size('cache.t4g.medium', 2, 3.09),
    size('cache.m7g.large', 2, 6.38),
    size('cache.r7g.large', 2, 13.07),
    size('cache.r7g.xlarge', 4, 26.32),
    size('cache.r7g.2xlarge', 8, 52.82),
  ],
  documents: [size('t4g.medium', 2, 4), size('r8g.large', 2, 16), size('r8g.xlarge', 4, 32), size('r8g.2xlarge', 8, 64)],
  search: [
    size('t3.small.search', 2, 2),
    size('t3.medium.search', 2, 4),
    size('m7g.large.search', 2, 8),
    size('r7g.large.search', 2, 16),
    size('r7g.xlarge.search', 4, 32),
    size('r7g.2xlarge.search', 8, 64),
  ],
} satisfies Record<string, readonly Size[]>;

/** A cache sold as 1.5 GB leaves 1.37 to its keys: what is asked for is the size on the label. */
const label = 0.9;

/** The cheapest size that has what is asked. Throws when the largest is too small. */
export function sizeFor(kind: keyof typeof ladders, asked: { readonly memory: Gigabytes; readonly cpu?: number }): Size {
  const ladder: readonly Size[] = ladders[kind];
  const found = ladder.find(({ cpu, memory }) => cpu >= (asked.cpu ?? 0) && memory >= asked.memory * label);
  if (!found)
    throw new Error(`no ${kind} node has ${asked.memory} GB; the largest has ${ladder.at(-1)?.memory} GB. Use more, smaller nodes`);
  return found;
}
