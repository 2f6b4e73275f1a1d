import { type Bound, type StatementRunner, statement, type Transaction, writeAtEnd } from '../database/index.ts';
import type { Envelope, MessageHeaders } from './broker.ts';

export interface Outgoing {
  readonly name: string;
  readonly body: unknown;
  readonly headers: MessageHeaders;
  readonly occurredAt: Date;
}

const insert = statement('insert into outbox (name, body, headers, occurred_at) values ($1, $2, $3, $4)');
const insertMany = statement(`
  insert into outbox (name, body, headers, occurred_at)
  select name, body, headers, "occurredAt" from rows from (jsonb_to_recordset($1::jsonb) as (name text, body jsonb, headers jsonb, "occurredAt" timestamptz))
    with ordinality as said (name, body, headers, "occurredAt", place) order by place`);

/** With the commit of the transaction, all that it says in one statement, in the order it was said. */
export const addToOutbox = <Tables>(tx: Transaction<Tables>, outgoing: Outgoing): Promise<void> => writeAtEnd(tx, toStatement, outgoing);

function toStatement(rows: readonly Outgoing[]): Bound<unknown> {
  const [only] = rows;
  if (only && rows.length === 1) return insert.with([only.name, JSON.stringify(only.body), JSON.stringify(only.headers), only.occurredAt]);
  // Not as arrays, each of whose texts is quoted here and unquoted there.
  return insertMany.with([JSON.stringify(rows)]);
}

interface OutboxRow {
  readonly id: number;
  readonly messageId: string;
  readonly name: string;
  readonly body: unknown;
  readonly headers: MessageHeaders;
  readonly occurredAt: Date;
}

// Locked rows belong to another relay and are skipped. Deleting first and sending before the commit is the same as the other way round, and
// saves a statement: a crash before the commit brings the rows back.
const take = statement<OutboxRow>(`
  delete from outbox where id = any(array(select id from outbox order by id limit $1 for update skip locked))
  returning id, message_id, name, body, headers, occurred_at`);

/** Removes the oldest messages from the outbox, for as long as the transaction stands. */
export async function takeFromOutbox(tx: StatementRunner, limit: number): Promise<Envelope[]> {
  const rows = await take(tx, [limit]);
  return rows
    .toSorted((a, b) => a.id - b.id)
    .map(({ messageId, name, body, headers, occurredAt }) => ({
      id: messageId,
      name,
      body,
      headers,
      occurredAt: occurredAt.toISOString(),
    }));
}

const any = statement('select from outbox limit $1');

export const outboxIsEmpty = async (db: StatementRunner): Promise<boolean> => (await any(db, [1])).length === 0;
