import { setTimeout as delay } from 'node:timers/promises';
import { type Database, statement } from '../../database/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { Situation } from '../api/endpoint.ts';
import { Fault } from '../api/fault.ts';
import { forgetKeys } from '../api/idempotency.ts';
import type { Decided } from '../api/record.ts';
import type { Tables } from '../tables.ts';
import { decideDue } from './due.ts';

export interface Schedule {
  /** Something will happen then. */
  remind(dueAt: Date): void;
  /** Resolves once nothing is due. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface ScheduleOptions {
  readonly db: Database<Tables>;
  readonly situation: Omit<Situation, 'account'>;
  readonly record: () => (decided: Decided) => Promise<boolean>;
  readonly log: Logger;
}

const listDue = statement<{ id: string }>('select id from objects where due_at <= $1 order by due_at, number limit 100');
const nextDue = statement<{ dueAt: Date }>('select due_at from objects where due_at is not null order by due_at limit $1');
const giveUp = statement('update objects set due_at = null where id = $1');

/** The database may hold what another process noted; and a timer takes no more than some days. */
const longestSleepMs = 60_000;

/** What happens by itself: money arrives, refunds come back, holders dispute. It is noted in the database, so that a new process goes on. */
export function createSchedule({ db, situation, record, log }: ScheduleOptions): Schedule {
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Number.POSITIVE_INFINITY;
  let running: Promise<void> | undefined;
  let stopped = false;

  async function happen(id: string): Promise<void> {
    try {
      let found = await situation.find(id);
      while (found?.dueAt) {
        const decision = await decideDue({ ...situation, account: found.account }, found);
        if (await record()({ requestId: null, claim: undefined, decision: { ...decision, changes: decision.changes ?? {} } })) return;
        found = await situation.find(id);
      }
    } catch (error) {
      // What cannot happen any more, since somebody did otherwise, does not.
      if (!(error instanceof Fault)) log.error({ err: error, object: id }, 'what was due did not happen');
      await giveUp(db.query, [id]);
    }
  }

  async function round(): Promise<void> {
    await forgetKeys(db.query, new Date());
    for (;;) {
      const due = await listDue(db.query, [new Date()]);
      if (stopped || due.length === 0) break;
      for (const { id } of due) await happen(id);
    }
    const [next] = await nextDue(db.query, [1]);
    if (next) remind(next.dueAt);
  }

  function wake(): void {
    if (running || stopped) return;
    running = round()
      .catch((error: unknown) => log.error({ err: error }, 'what is due could not be looked for'))
      .finally(() => {
        running = undefined;
      });
  }

  function remind(dueAt: Date): void {
    if (stopped || dueAt.getTime() >= wakesAt) return;
    clearTimeout(timer);
    wakesAt = dueAt.getTime();
    timer = setTimeout(
      () => {
        wakesAt = Number.POSITIVE_INFINITY;
        if (running) void running.then(wake);
        else wake();
      },
      Math.min(Math.max(wakesAt - Date.now(), 0), longestSleepMs),
    );
  }

  return {
    remind,
    async idle() {
      while (!stopped && (running || (await listDue(db.query, [new Date()])).length > 0)) await (running ?? delay(5));
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
