import { randomUUID } from 'node:crypto';
import { type Database, statement, type StatementRunner } from '@event-planner/platform/database';

const insertOutbox = statement(`insert into outbox (message_id, name, body, headers, occurred_at) values ($1, $2, $3, '{}', now())`);
const takeOutbox = statement(`delete from outbox where message_id = $1`);
const insertInbox = statement(`insert into inbox (message_id, handled_at) values ($1, now()) on conflict do nothing returning message_id`);
const createJobs = statement(`create table if not exists bench_jobs (id uuid primary key, data jsonb not null)`);
const insertJob = statement(`insert into bench_jobs (id, data) values ($1, $2)`);
const deleteJob = statement(`delete from bench_jobs where id = $1`);

/** What a confirmed booking's message weighs. */
const body = JSON.stringify({ filling: 'x'.repeat(1200) });

export const publishRaw = async (tx: StatementRunner, name: string): Promise<string> => {
  const id = randomUUID();
  await insertOutbox(tx, [id, name, body]);
  return id;
};

export const handleRaw = (tx: StatementRunner, id: string): Promise<unknown> => insertInbox(tx, [id]);

/** The rows of the relay and the queue: a plain table stands for pg-boss's, one message at a time. The product moves them in batches. */
export const prepareQueue = (broker: Database<unknown>): Promise<unknown> => createJobs(broker.query, []);

export async function relayRaw<Tables>(publisher: Database<Tables>, broker: Database<unknown>, id: string): Promise<void> {
  await takeOutbox(publisher.query, [id]);
  await insertJob(broker.query, [id, body]);
  await deleteJob(broker.query, [id]);
}
