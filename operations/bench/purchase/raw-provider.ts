import { randomUUID } from 'node:crypto';
import { type Database, statement } from '@event-planner/platform/database';

const claimKey = statement(`insert into idempotency_keys (key, fingerprint, request_id) values ($1, $1, $1)`);
const insertIntent = statement(`insert into payment_intents (id, client_secret, object) values ($1, $1, $2)`);
const insertEvent = statement(`insert into events (id, type, payload, next_attempt_at, delivered_at) values ($1, $2, $3, now(), $4)`);
const storeAnswer = statement(`update idempotency_keys set status = 200, answer = $2 where key = $1`);
const lockIntent = statement(`select object from payment_intents where id = $1 for update`);
const insertMethod = statement(`insert into payment_methods (id, object) values ($1, $2)`);
const updateIntent = statement(`update payment_intents set object = $2 where id = $1`);
const recordDelivered = statement(`update events set delivered_at = now(), attempts = attempts + 1 where id = $1`);

/** About as large as what the sandbox stores. */
const object = JSON.stringify({ object: 'payment_intent', filling: 'x'.repeat(900) });

/** The payment provider's part of a purchase, which on this machine is in the same PostgreSQL: what `platform/stripe-sandbox` writes, in its transactions. */
export async function payRaw(sandbox: Database<unknown>): Promise<string> {
  const id = randomUUID();
  const events = [randomUUID(), randomUUID()] as const;
  await sandbox.transaction(async tx => {
    await claimKey(tx, [id]);
    await insertIntent(tx, [id, object]);
    await insertEvent(tx, [events[0], 'payment_intent.created', object, new Date()]); // Listed, not sent: nobody asked for it.
    await storeAnswer(tx, [id, object]);
  });
  await sandbox.transaction(async tx => {
    await lockIntent(tx, [id]);
    await insertMethod(tx, [randomUUID(), object]);
    await updateIntent(tx, [id, object]);
    await insertEvent(tx, [events[1], 'payment_intent.succeeded', object, null]);
  });
  await recordDelivered(sandbox.query, [events[1]]);
  return id;
}
