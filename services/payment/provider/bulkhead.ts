/** How much of one kind of work goes on at once. */
export interface Room {
  readonly atOnce: number;
  /** So many wait; more are turned away at once. */
  readonly waiting: number;
  /** So many begin in a second, evenly. @default as many as there is room for */
  readonly perSecond?: number;
}

export type Rejection = 'full' | 'late' | 'limited';

/** There was no room for the work: it was never begun. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
  readonly reason: Rejection;
  constructor(reason: Rejection, message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface Bulkhead {
  /** Runs `work` when there is room. Throws `NoRoom` where none is, or where none was in time. Room is given back when the work ends, whoever has given up on it. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Nothing begins for so long. */
  pause(milliseconds: number): void;
  load(): { readonly running: number; readonly waiting: number };
}

interface Waiting {
  readonly begin: () => void;
  readonly reject: (error: NoRoom) => void;
  /** When whoever asked has given up. */
  readonly deadline: number;
}

export function createBulkhead({ atOnce, waiting: mostWaiting, perSecond }: Room, patienceMs: number): Bulkhead {
  const waiting: Waiting[] = [];
  const gapMs = perSecond === undefined ? 0 : 1000 / perSecond;
  let running = 0;
  let notBefore = 0;
  let timer: NodeJS.Timeout | undefined;

  function next(): void {
    clearTimeout(timer);
    timer = undefined;
    while (waiting.length > 0 && running < atOnce) {
      const now = performance.now();
      const first = waiting[0] as Waiting;
      if (first.deadline <= now) {
        waiting.shift();
        first.reject(new NoRoom('late', `nothing was free within ${patienceMs} ms`));
      } else if (now < notBefore) {
        timer = setTimeout(next, Math.ceil(Math.min(notBefore, first.deadline) - now));
        return;
      } else {
        waiting.shift();
        if (gapMs > 0) notBefore = Math.max(now, notBefore) + gapMs;
        running += 1;
        first.begin();
      }
    }
  }

  const leave = (): void => {
    running -= 1;
    next();
  };

  return {
    async run(work) {
      const now = performance.now();
      if (waiting.length >= mostWaiting) throw new NoRoom('full', `${running} are under way and ${waiting.length} wait already`);
      if (gapMs === 0 && notBefore - now > patienceMs) throw new NoRoom('limited', 'the provider asked to be left alone for a while');
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ begin: resolve, reject, deadline: now + patienceMs });
      next();
      await promise;
      return work().finally(leave);
    },
    pause(milliseconds) {
      notBefore = Math.max(notBefore, performance.now() + milliseconds);
      next();
    },
    load: () => ({ running, waiting: waiting.length }),
  };
}
