import { PgBoss } from 'pg-boss';
import type { Database } from '../../database/index.ts';
import type { Logger } from '../../telemetry/index.ts';

export interface BossOptions {
  readonly database: Database<unknown>;
  readonly log: Logger;
  /** How often it looks for messages whose consumer is gone. */
  readonly superviseSeconds: number;
}

/** Installs or upgrades pg-boss's schema and starts its maintenance: visibility timeouts, retention, index upkeep. */
export async function startBoss({ database, log, superviseSeconds }: BossOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => (values === undefined ? database.pool.query(text) : database.pool.query(text, values)) },
    schedule: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    maintenanceIntervalSeconds: 60,
  });
  boss.on('error', error => log.error({ err: error }, 'the broker had an error'));
  boss.on('warning', ({ message, data }) => log.warn({ data }, message));
  return boss.start();
}
