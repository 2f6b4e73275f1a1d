import { type Db, PgBoss } from 'pg-boss';
import { type Database, sql, statement } from '../../database/index.ts';
import type { Logger } from '../../telemetry/index.ts';

export interface BossOptions {
  readonly database: Database<unknown>;
  /** Its commits do not wait for the disk: for what a crash may undo, because it is only done again. */
  readonly hasty: Database<unknown>;
  readonly log: Logger;
  /** How often it looks for messages whose consumer is gone. */
  readonly superviseSeconds: number;
}

/** Installs or upgrades pg-boss's schema and starts its maintenance: visibility timeouts, retention, index upkeep. */
export async function startBoss({ database, hasty, log, superviseSeconds }: BossOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    db: preparing(database, hasty),
    schedule: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    maintenanceIntervalSeconds: 60,
  });
  boss.on('error', error => log.error({ err: error }, 'the broker had an error'));
  boss.on('warning', ({ message, data }) => log.warn({ data }, message));
  const started = await boss.start();
  await lighten(database);
  return started;
}

const findForeignKeys = statement<{ name: string }>(`
  select conname as name from pg_constraint where conrelid = to_regclass($1) and contype = 'f' order by 1`);
const jobs = 'pgboss.job_common';

/**
 * Takes what a message need not pay for from pg-boss's table of them. Its foreign keys look up two queues for each message, a third of what sending it costs; every queue we send
 * to was put there by `ensure`, none is ever deleted, and what is sent to one that is not there is not inserted anyway. Compressing a body that lives for milliseconds takes
 * longer than writing it. Done once: an `alter table` waits for everybody who is at work.
 */
async function lighten({ query }: Database<unknown>): Promise<void> {
  const names = (await findForeignKeys(query, [jobs])).map(({ name }) => name);
  if (names.length === 0) return;
  const drops = names.map(name => sql`drop constraint if exists ${sql.id(name)}`);
  await sql`alter table ${sql.table(jobs)} ${sql.join(drops)}, set (toast_tuple_target = 8160)`.execute(query);
}

/** `deleteJob`: what was handled. */
const isDelete = (text: string): boolean => /^\s*with results as \(\s*delete from\b/i.test(text);

/** The only text without parameters that is one statement: its maintenance sends several at once, which cannot be prepared. */
const isFetch = (text: string): boolean => /^\s*with\b/i.test(text) && text.includes('FOR UPDATE OF j SKIP LOCKED') && !text.includes('$1');

/**
 * pg-boss's fetch has no parameters, so nothing would prepare it, and planning it costs the server more than running it: named, 1200
 * deliveries/s take half the server's time. There is one such text per queue.
 *
 * That a message was taken, and that it was handled, need not be on the disk when it is answered: a crash of the server that forgets it has the message handed out
 * again, which whoever receives it has to bear anyway.
 */
function preparing({ pool }: Database<unknown>, { pool: hasty }: Database<unknown>): Db {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `fetch_${names.size}`;
    names.set(text, name);
    return name;
  };
  return {
    executeSql(text, values) {
      if (isFetch(text)) return hasty.query({ name: nameOf(text), text, ...(values ? { values } : {}) });
      if (isDelete(text) && values !== undefined) return hasty.query(text, values);
      return values === undefined ? pool.query(text) : pool.query(text, values);
    },
  };
}
