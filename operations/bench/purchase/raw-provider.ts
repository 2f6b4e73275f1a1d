import { randomUUID } from 'node:crypto';
import { type Database, statement } from '@event-planner/platform/database';

const insertIntent = statement(`
  with intent as (insert into objects (id, kind, object) values ($1::text, 'payment_intent', $2::text::jsonb)),
  key as (insert into idempotency_keys (key, fingerprint, request_id, status, answer) values ($1::text, $1::text, $1::text, 200, $2::text::jsonb))
  insert into events (id, type, payload, delivered_at) values ($3, 'payment_intent.created', $2::text, now())`);
const findIntent = statement(`select version, object from objects where id = $1`);
const payIntent = statement(`
  with changed as (update objects set object = $2::text::jsonb, version = version + 1 where id = $1 and version = 1 returning id),
  paid as (
    insert into objects (id, kind, parent, object)
    select $3::text || kind, kind, $1, $2::text::jsonb from changed, unnest(array['payment_method', 'charge', 'balance_transaction']) as kind
  )
  insert into events (id, type, payload, next_attempt_at, delivered_at)
  select $4::text || type, type, $2::text, now(), now() from changed, unnest(array['charge.succeeded', 'payment_intent.succeeded']) as type`);
const recordDelivered = statement(`update events set delivered_at = now(), attempts = attempts + 1 where id = $1`);

/** About as large as what the sandbox stores. */
const object = JSON.stringify({ object: 'payment_intent', filling: 'x'.repeat(900) });

/** The payment provider's part of a purchase, which on this machine is in the same PostgreSQL: what `platform/stripe-sandbox` writes, in statements like its. */
export async function payRaw({ query }: Pick<Database<unknown>, 'query'>): Promise<string> {
  const [id, created, succeeded] = [randomUUID(), randomUUID(), randomUUID()];
  await insertIntent(query, [id, object, created]);
  await findIntent(query, [id]);
  await payIntent(query, [id, object, randomUUID(), succeeded]); // Stored as delivered: the running sandbox sends whatever is not.
  await recordDelivered(query, [`${succeeded}payment_intent.succeeded`]);
  return id;
}
