import { type Database, isUniqueViolation, statement } from '../../database/index.ts';
import { createCombiner } from '../../combining/index.ts';
import type { Tables } from '../tables.ts';
import type { Event } from '../webhooks/event.ts';
import type { Changes, Claim } from './decision.ts';
import type { Answer } from './fault.ts';

/** What is written of one request. */
export interface Entry {
  readonly claim: Claim | undefined;
  readonly answer: Answer;
  readonly changes: Changes;
  readonly events: readonly Event[];
}

/** So many requests in one statement: their rows travel as one value. */
const maxBatch = 64;

/** A key that is taken must undo the rest of its request, so it is an error here and nothing to be skipped. */
const write = statement<{ at: number }>(`
  with entry as materialized (
    select * from jsonb_to_recordset($1::jsonb) as e(at int, version int, intent jsonb, method jsonb, decline_code text, refund jsonb,
      key text, fingerprint text, request_id text, status int, answer jsonb)
  ), changed as (
    update payment_intents i set object = e.intent, version = i.version + 1 from entry e
    where e.version > 0 and i.id = e.intent->>'id' and i.version = e.version returning e.at
  ), done as materialized (
    select * from entry where version is null or version = 0 or at in (select at from changed)
  ), intents as (
    insert into payment_intents (id, client_secret, object) select intent->>'id', intent->>'client_secret', intent from done where version = 0
  ), methods as (
    insert into payment_methods (id, object, decline_code) select method->>'id', method, decline_code from done where method is not null
  ), given_back as (
    insert into refunds (id, payment_intent, amount, object)
    select refund->>'id', refund->>'payment_intent', (refund->>'amount')::bigint, refund from done where refund is not null
  ), keys as (
    insert into idempotency_keys (key, fingerprint, request_id, status, answer)
    select key, fingerprint, request_id, status, answer from done where key is not null
  ), announced as (
    insert into events (id, type, payload, next_attempt_at, delivered_at)
    select v.id, v.type, v.payload, v.due, v.settled
    from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[]) with ordinality
      as v(at, id, type, payload, due, settled, number)
    where v.at in (select at from done) order by v.number
  )
  select at from done`);

const valuesOf = (entries: readonly Entry[]): readonly unknown[] => {
  const events = entries.flatMap((entry, at) => entry.events.map(event => ({ at, ...event })));
  return [
    JSON.stringify(entries.map(rowOf)),
    events.map(({ at }) => at),
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    events.map(({ payload }) => payload),
    events.map(({ nextAttemptAt }) => nextAttemptAt),
    events.map(({ deliveredAt }) => deliveredAt),
  ];
};

const rowOf = ({ claim, answer, changes: { intent, presented, refund } }: Entry, at: number) => ({
  at,
  ...(intent && { version: intent.version, intent: intent.object }),
  ...(presented?.isNew && { method: presented.method, decline_code: presented.declineCode }),
  ...(refund && { refund }),
  ...(claim && {
    key: claim.key,
    fingerprint: claim.fingerprint,
    request_id: claim.requestId,
    status: answer.status,
    answer: answer.body,
  }),
});

/**
 * Writes requests, those that arrive together in one statement: an entry's rows and its answer under its key are there together or not at all.
 * Answers false when the intent has changed since it was decided upon; rejects with `isKeyTaken` when the key has been used.
 */
export function createWriter(db: Database<Tables>): (entry: Entry) => Promise<boolean> {
  const writeTogether = createCombiner<Entry, boolean>({
    decide: async (_key, entries) => {
      const done = new Set((await write(db.query, valuesOf(entries))).map(({ at }) => at));
      return entries.map((_entry, at) => done.has(at));
    },
    maxBatch,
    maxWaiting: Number.POSITIVE_INFINITY,
  });
  return entry => writeTogether('', entry);
}

export const isKeyTaken = (error: unknown): boolean => isUniqueViolation(error, 'idempotency_keys_pkey');
