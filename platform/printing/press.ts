import { setTimeout as delay } from 'node:timers/promises';
import { refuse } from '../errors/index.ts';
import type { Logger } from '../telemetry/index.ts';
import { createThread } from './thread.ts';

/** What the thread says to each job it is given. */
export type Printed = { readonly pdf: Uint8Array<ArrayBuffer> } | { readonly error: unknown };

/**
 * Prints beside its process: for users, who watch, on a thread that gets its turn as any other does; for services, such as one that mails, on one at a low priority,
 * so that nobody's purchase waits for somebody's mail. Two, for a thread that made way cannot be given its turn back, and who watches would wait on a busy machine.
 */
export interface Press<Job> {
  /** The file. For services others are served first, for a moment each. Refuses with `unavailable` when too many wait, or when the thread ended twice over it. */
  print(job: Job, waits: Waits): Promise<Buffer>;
  /** Refuses whatever still waits. */
  close(): Promise<void>;
}

type Waits = 'user' | 'service';
type Priority = 'usual' | 'low';
/** What a thread is told when it starts. */
export interface ThreadData {
  readonly priority: Priority;
}

export interface PressOptions {
  readonly log: Logger;
  /** What answers each job with what it printed; see `printHere`. */
  readonly thread: URL;
  /** What is printed, such as `the tickets`, and of what, such as `bookings`: for sentences. */
  readonly what: string;
  readonly of: string;
  /** How long one job may take until the thread counts as stuck: very long, for on a busy machine that of mails hardly gets a turn. @default a minute */
  readonly timeoutMs?: number;
  /** @default 200 jobs wait, then the next is refused */
  readonly maxWaiting?: number;
}

interface Waiting<Job> {
  readonly job: Job;
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (reason: unknown) => void;
}

const busyShare = 0.7;
const lookMs = 25;
/** No longer, so that mails go out, a few a second, however long it lasts, and the ten that ask at once are all answered in time. */
const yieldMs = 150;

export function createPress<Job>({ maxWaiting = 200, ...options }: PressOptions): Press<Job> {
  const { what, of } = options;
  const isBusy = createBusyness();
  /** Its thread's priority alone does not do: with 16 buyers at once mails took a sixth of their purchases. */
  const letOthersGoFirst = async (): Promise<void> => {
    for (let waited = 0; isBusy() && waited < yieldMs; waited += lookMs) await delay(lookMs);
  };
  const lines: Readonly<Record<Waits, Line<Job>>> = {
    user: createLine<Job>(options, { priority: 'usual' }),
    service: createLine<Job>(options, { priority: 'low', before: letOthersGoFirst }),
  };
  return {
    print(job, waits) {
      if (lines.user.length() + lines.service.length() >= maxWaiting)
        throw refuse('unavailable', `${maxWaiting} ${of} wait for ${what} to be printed; try again in a moment`);
      return lines[waits].print(job);
    },
    async close() {
      await Promise.all([lines.user.close(), lines.service.close()]);
    },
  };
}

interface Line<Job> {
  print(job: Job): Promise<Buffer>;
  /** How many wait. */
  length(): number;
  close(): Promise<void>;
}

interface LineOptions {
  readonly priority: Priority;
  /** Before each job. */
  readonly before?: () => Promise<void>;
}

/** One job after another, on one thread. */
function createLine<Job>({ log, thread: file, what, timeoutMs = 60_000 }: PressOptions, { priority, before }: LineOptions): Line<Job> {
  const thread = createThread<Job, Printed>(file, { timeoutMs, workerData: { priority } satisfies ThreadData });
  const waiting: Waiting<Job>[] = [];
  let isWorking = false;
  const ask = async (job: Job): Promise<Printed> => {
    try {
      return await thread.ask(job);
    } catch (err) {
      log.warn({ err }, `the thread that prints ${what} ended; once more`);
      return thread.ask(job);
    }
  };
  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    while (waiting.length > 0) {
      if (before) await before();
      const one = waiting.shift();
      if (one) await ask(one.job).then(settle(one, what), giveUp(one, what));
    }
    isWorking = false;
  };
  return {
    length: () => waiting.length,
    print(job) {
      const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
      waiting.push({ job, resolve, reject });
      void work();
      return promise;
    },
    async close() {
      for (const { reject } of waiting.splice(0)) reject(refuse('unavailable', `${what} are no longer printed here`));
      await thread.close();
    },
  };
}

/** Answers whether this thread had hardly a pause since the last answer. */
function createBusyness(): () => boolean {
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization > busyShare;
  };
}

/** What cannot be drawn is a bug, and would be one again. */
const settle =
  <Job>({ resolve, reject }: Waiting<Job>, what: string) =>
  (printed: Printed): void =>
    'pdf' in printed ? resolve(Buffer.from(printed.pdf.buffer)) : reject(new Error(`${what} cannot be drawn`, { cause: printed.error }));

const giveUp =
  <Job>({ reject }: Waiting<Job>, what: string) =>
  (cause: unknown): void =>
    reject(refuse('unavailable', `${what} cannot be printed now`, { cause }));
