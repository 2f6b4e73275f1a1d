import pg from 'pg';
import type { Law, Row, Secrets, Step } from './law.ts';
import { laws } from './laws.ts';

export interface Finding {
  readonly law: Law;
  /** How much was looked at. */
  readonly examined: number;
  /** By what it waits for. */
  readonly pending: ReadonlyMap<string, number>;
  readonly violations: readonly string[];
}

export interface Checking {
  /** postgres:// URLs by service, and `broker`. Laws about others are left out. */
  readonly databases: Readonly<Record<string, string>>;
  readonly secrets?: Secrets;
  /** @default the database's clock */
  readonly now?: Date;
  /** @default all laws */
  readonly of?: readonly Law[];
}

/** Looks whether everything is true that always is. Changes nothing and locks nothing, so it may be asked at any time, of a running system too. */
export async function checkInvariants({ databases, secrets, now, of = laws }: Checking): Promise<readonly Finding[]> {
  await using pools = openPools(databases);
  const isRunning = Object.hasOwn(databases, 'booking') && (await someoneServes(pools.of));
  const findings: Finding[] = [];
  for (const law of of.filter(one => isAbout(one, databases) && (one.examine === undefined || secrets !== undefined)))
    findings.push(await examine(law, { ask: askerOf(pools.of, now), secrets, isRunning }));
  return findings;
}

/** What every test of load and crash ends with: throws what is not true. */
export async function ensureInvariants(checking: Checking): Promise<readonly Finding[]> {
  const findings = await checkInvariants(checking);
  const broken = findings.flatMap(({ violations }) => violations);
  if (broken.length > 0) throw new Error(`${broken.length} violations of invariants:\n${broken.slice(0, mostShown).join('\n')}`);
  return findings;
}

export const mostShown = 5;

type Ask = (step: Step, rows?: readonly Row[]) => Promise<readonly Row[]>;

async function examine(
  law: Law,
  { ask, secrets, isRunning }: { readonly ask: Ask; readonly secrets: Secrets | undefined; readonly isRunning: boolean },
): Promise<Finding> {
  const [looked] = await ask(law.looksAt);
  const pending = new Map<string, number>();
  let rows: readonly Row[] = [];
  for (const [at, step] of law.steps.entries()) {
    if (at > 0 && rows.length === 0) break;
    const left = await ask(step, rows);
    if (step.pending !== undefined && left.length < rows.length)
      pending.set(step.pending, (pending.get(step.pending) ?? 0) + rows.length - left.length);
    rows = left;
  }
  const violations = law.examine && secrets ? law.examine(rows, secrets) : rows.map(row => String(row['violation']));
  const found = { law, examined: Number(looked?.['n'] ?? 0), pending };
  if (law.whileRunning && !isRunning)
    return { ...found, violations: [], pending: new Map([['waiting for the next start', violations.length]]) };
  return { ...found, violations };
}

const isAbout = ({ looksAt, steps }: Law, databases: Checking['databases']): boolean =>
  [looksAt, ...steps].every(step => Object.hasOwn(databases, step.in));

function askerOf(poolOf: (name: string) => pg.Pool, now: Date | undefined): Ask {
  return async (step, rows = []) => {
    const values: unknown[] = [];
    const given = { now: ['timestamptz', () => now?.toISOString() ?? 'now'], rows: ['jsonb', () => JSON.stringify(rows)] } as const;
    const text = step.sql.replaceAll(/(?<!:):(now|rows)\b/g, (_, name: keyof typeof given) => {
      const [type, value] = given[name];
      return `$${values.push(value())}::${type}`;
    });
    return (await poolOf(step.in).query<Row>(text, values)).rows;
  };
}

/** Whether services are connected, wherever they run. */
async function someoneServes(poolOf: (name: string) => pg.Pool): Promise<boolean> {
  const { rowCount } = await poolOf('booking').query(
    `select from pg_stat_activity where datname = current_database() and application_name = 'booking' limit 1`,
  );
  return rowCount === 1;
}

function openPools(databases: Checking['databases']) {
  const pools = new Map(
    Object.entries(databases).map(([name, connectionString]) => [
      name,
      new pg.Pool({ connectionString, max: 1, application_name: 'invariants', options: '-c default_transaction_read_only=on' }),
    ]),
  );
  for (const pool of pools.values()) pool.on('error', () => {}); // The question in progress rejects with the same error.
  return {
    of(name: string): pg.Pool {
      const pool = pools.get(name);
      if (!pool) throw new Error(`there is no database ${name} among ${[...pools.keys()].join(', ')}`);
      return pool;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(Array.from(pools.values(), pool => pool.end()));
    },
  };
}
