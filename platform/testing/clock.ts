export interface TestClock {
  now(): Date;
  advance(seconds: number): void;
}

/** A clock that stands still at `start` until the test moves it. Nothing waits: what is due at the new time is due at once. */
export function clock(start: Date | string): TestClock {
  let time = new Date(start).getTime();
  if (Number.isNaN(time)) throw new Error(`clock() got ${String(start)}, which is no time: write it like 2030-06-01T10:00:00Z.`);
  return {
    now: () => new Date(time),
    advance(seconds) {
      time += seconds * 1000;
    },
  };
}
