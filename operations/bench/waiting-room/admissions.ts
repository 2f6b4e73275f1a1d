import { setTimeout as delay } from 'node:timers/promises';
import { createTimes, each } from '../load/each.ts';
import type { Load } from '../load/load.ts';
import type { Crowd, Visitor } from './crowd.ts';

export interface Opening {
  readonly crowd: Crowd;
  /** By their numbers. */
  readonly inLine: readonly Visitor[];
  readonly opensAt: Date;
  readonly ratePerMinute: number;
  readonly callers: number;
  readonly seconds: number;
}

const lookEveryMs = 100;
const perMinuteMs = 60_000;

/** Everybody looks at the shared number alone and comes in once it has reached theirs. What is wrong about who was let in is told as sentences. */
export async function admitAll(opening: Opening): Promise<{ readonly admissions: Load; readonly faults: readonly string[] }> {
  const { crowd, inLine, opensAt, ratePerMinute, callers, seconds } = opening;
  const called = createCaller(crowd);
  const times = createTimes();
  const numbers = new Set<number>();
  const faults: string[] = [];
  await each(
    inLine,
    async (visitor, caller) => {
      await called.until(visitor.number);
      const { number } = await times.of(crowd.comeIn(visitor, caller));
      // Worked out here from the organizer's rate and the clock, whatever the room says of itself.
      const atMost = ((Date.now() - opensAt.getTime()) / perMinuteMs) * ratePerMinute;
      if (number !== visitor.number) faults.push(`number ${visitor.number} was let in as ${number}`);
      if (number > atMost) faults.push(`number ${number} was let in when it was the turn of ${Math.floor(atMost)}`);
      if (numbers.has(number)) faults.push(`number ${number} was let in twice`);
      numbers.add(number);
    },
    { callers, seconds },
  );
  return { admissions: times.summarize(), faults };
}

/** One look is everybody's. */
function createCaller(crowd: Crowd) {
  let reached = 0;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    ({ admittedUpTo: reached } = await crowd.look(0));
    looking = undefined;
  };
  return {
    async until(number: number): Promise<void> {
      while (reached < number) await (looking ??= delay(lookEveryMs).then(look));
    },
  };
}

/** Those whose turn is last all try to come in first. */
export async function pushIn({ crowd, inLine, callers, seconds }: Opening): Promise<readonly string[]> {
  const faults: string[] = [];
  await each(
    inLine.slice(-callers),
    async (visitor, caller) => {
      const { status, body } = await crowd.knock(visitor, caller);
      if (!body.includes('"not_admitted"')) faults.push(`number ${visitor.number} came before their turn and was answered ${status}`);
    },
    { callers, seconds },
  );
  return faults;
}
