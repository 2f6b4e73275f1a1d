import type { Job } from '@event-planner/model';
import { Cron } from 'croner';
import type { Cache } from '../cache/index.ts';
import type { Logger } from '../telemetry/index.ts';

export interface Jobs {
  /** Runs one now and waits for it. Throws when there is no such job, or it fails. */
  run(name: string): Promise<void>;
  /** From now on they run by the clock. */
  start(): void;
  stop(): void;
}

export interface JobOptions {
  readonly service: string;
  readonly jobs: Readonly<Record<string, Job>>;
  readonly work: Readonly<Record<string, () => Promise<void>>>;
  readonly cache: Cache;
  readonly log: Logger;
}

/** Runs work by the clock, in one task at a time: whoever gets the lease runs it, the others skip that turn. */
export function createJobs({ service, jobs, work, cache, log }: JobOptions): Jobs {
  for (const name of Object.keys(jobs)) if (!work[name]) throw new Error(`${service} declares the job ${name} but has no code for it`);
  const run = async (name: string): Promise<void> => {
    const job = work[name];
    if (!job) throw new Error(`${service} has no job ${name}; it has ${Object.keys(jobs).join(', ') || 'none'}`);
    await job();
  };
  const runLeased = async (name: string, job: Job): Promise<void> => {
    const unlock = await cache.lock(`job:${service}:${name}`, job.timeout);
    if (!unlock) return;
    await run(name).finally(unlock);
  };
  const timers: Cron[] = [];
  return {
    run,
    start() {
      for (const [name, job] of Object.entries(jobs)) {
        const turn = () => runLeased(name, job).catch((err: unknown) => log.error({ err, service, job: name }, 'job failed'));
        timers.push(new Cron(job.schedule, { timezone: 'UTC', protect: true, unref: true }, turn));
      }
    },
    stop: () => timers.forEach(timer => timer.stop()),
  };
}
