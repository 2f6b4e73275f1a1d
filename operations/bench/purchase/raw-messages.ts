import { randomUUID } from 'node:crypto';
import { type Database, statement, type StatementRunner } from '@event-planner/platform/database';

const insertOutbox = statement(`insert into bench_outbox (message_id, name, body, headers, occurred_at) values ($1, $2, $3, '{}', now())`);
const takeOutbox = statement(`delete from bench_outbox where message_id = $1`);
const insertInbox = statement(`insert into inbox (message_id, handled_at) values ($1, now()) on conflict do nothing returning message_id`);
const createOutbox = statement(`create table if not exists bench_outbox (like outbox including all)`);
// The product takes the oldest, by their order; one at a time they are found by name.
const indexOutbox = statement(`create unique index if not exists bench_outbox_message on bench_outbox (message_id)`);
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

/**
 * The rows of the relay and the queue, one message at a time; the product moves them in batches. In tables of our own: the running system's relays would
 * take what we publish, and a plain table of jobs stands for pg-boss's.
 */
export async function prepareQueues(publishers: readonly StatementRunner[], broker: StatementRunner): Promise<void> {
  await Promise.all([
    ...publishers.map(publisher => createOutbox(publisher, []).then(() => indexOutbox(publisher, []))),
    createJobs(broker, []),
  ]);
}

export async function relayRaw<Tables>(publisher: Database<Tables>, broker: Database<unknown>, id: string): Promise<void> {
  await takeOutbox(publisher.query, [id]);
  await insertJob(broker.query, [id, body]);
  await deleteJob(broker.query, [id]);
}
