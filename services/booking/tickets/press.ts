import { refuse } from '@event-planner/platform/errors';
import type { Logger } from '@event-planner/platform/telemetry';
import type { PrintJob } from './design.ts';
import type { Printed } from './press-thread.ts';
import { createThread } from './thread.ts';

/** Prints tickets on a thread of its own at the lowest priority, so that nobody's purchase waits for somebody's PDF. */
export interface Press {
  /** The tickets as PDF. Users, who watch, go before services. Refuses with `unavailable` when too many wait, or when the thread ended twice over it. */
  print(details: PrintJob, waits: Waits): Promise<Buffer>;
  /** Refuses whatever still waits. */
  close(): Promise<void>;
}

type Waits = 'user' | 'service';

export interface PressOptions {
  readonly log: Logger;
  /** @default the thread that draws tickets */
  readonly thread?: URL;
  /** How long one booking may take until the thread counts as stuck: very long, for on a busy machine it hardly gets a turn. @default 20 s */
  readonly timeoutMs?: number;
  /** @default 200 bookings wait, then the next is refused */
  readonly maxWaiting?: number;
}

interface Job {
  readonly details: PrintJob;
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (reason: unknown) => void;
}

const ticketThread = new URL('./press-thread.ts', import.meta.url);

export function createPress({ log, thread: file = ticketThread, timeoutMs = 20_000, maxWaiting = 200 }: PressOptions): Press {
  const thread = createThread<PrintJob, Printed>(file, timeoutMs);
  const waiting: Readonly<Record<Waits, Job[]>> = { user: [], service: [] };
  let isWorking = false;
  const ask = async (details: PrintJob): Promise<Printed> => {
    try {
      return await thread.ask(details);
    } catch (err) {
      log.warn({ err, booking: details.booking.id }, 'the thread that prints tickets ended; once more');
      return thread.ask(details);
    }
  };
  const next = (): Job | undefined => waiting.user.shift() ?? waiting.service.shift();
  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    for (let job = next(); job; job = next()) await ask(job.details).then(settle(job), giveUp(job));
    isWorking = false;
  };
  return {
    print(details, waits) {
      if (waiting.user.length + waiting.service.length >= maxWaiting)
        throw refuse('unavailable', `${maxWaiting} bookings wait for their tickets to be printed; try again in a moment`);
      const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
      waiting[waits].push({ details, resolve, reject });
      void work();
      return promise;
    },
    async close() {
      for (const job of [...waiting.user.splice(0), ...waiting.service.splice(0)])
        job.reject(refuse('unavailable', 'tickets are no longer printed here'));
      await thread.close();
    },
  };
}

/** Tickets that cannot be drawn are a bug, and would be one again. */
const settle =
  ({ resolve, reject }: Job) =>
  (printed: Printed): void =>
    'pdf' in printed
      ? resolve(Buffer.from(printed.pdf.buffer))
      : reject(new Error('the tickets cannot be drawn', { cause: printed.error }));

const giveUp =
  ({ reject }: Job) =>
  (cause: unknown): void =>
    reject(refuse('unavailable', 'the tickets cannot be printed now', { cause }));
