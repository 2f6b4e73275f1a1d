import { type Database, isUniqueViolation, statement } from '../../database/index.ts';
import { createCombiner } from '../../combining/index.ts';
import { gatherMs } from '../gather.ts';
import type { Row, Stored } from '../objects/row.ts';
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
    select * from jsonb_to_recordset($1::jsonb) as e(at int, guard text, version int, object jsonb, parent text, notes jsonb, due_at timestamptz,
      key text, fingerprint text, request_id text, status int, answer jsonb)
  ), stale as materialized (
    select p.at from jsonb_to_recordset($3::jsonb) as p(at int, version int, object jsonb) join objects o on o.id = p.object->>'id'
    where p.version > 0 and o.version <> p.version
  ), changed as (
    update objects o set object = e.object, parent = e.parent, notes = e.notes, due_at = e.due_at, version = o.version + 1 from entry e
    where o.id = e.guard and o.version = e.version and e.at not in (select at from stale) returning e.at
  ), done as materialized (
    select * from entry where at in (select at from changed) or (guard is null and at not in (select at from stale))
  ), puts as (
    insert into objects (id, kind, account, parent, object, notes, due_at)
    select p.object->>'id', p.object->>'object', p.account, p.parent, p.object, p.notes, p.due_at
    from rows from (jsonb_to_recordset($3::jsonb) as (at int, account text, parent text, object jsonb, notes jsonb, due_at timestamptz))
      with ordinality as p(at, account, parent, object, notes, due_at, place)
    where p.at in (select at from done) order by p.place
    on conflict (id) do update set object = excluded.object, parent = excluded.parent, notes = excluded.notes, due_at = excluded.due_at,
      version = objects.version + 1
  ), keys as (
    insert into idempotency_keys (key, fingerprint, request_id, status, answer)
    select key, fingerprint, request_id, status, answer from done where key is not null
  ), announced as (
    insert into events (id, type, payload, next_attempt_at, delivered_at)
    select v.id, v.type, v.payload, v.due, v.settled
    from rows from (jsonb_to_recordset($2::jsonb) as (at int, id text, type text, payload text, "nextAttemptAt" timestamptz, "deliveredAt" timestamptz))
      with ordinality as v(at, id, type, payload, due, settled, number)
    where v.at in (select at from done) order by v.number
  )
  select at from done`);

const valuesOf = (entries: readonly Entry[]): readonly unknown[] =>
  [entries.map(entryRow), entries.flatMap((entry, at) => entry.events.map(event => ({ at, ...event }))), entries.flatMap(putRows)].map(
    rows => JSON.stringify(rows),
  );

const columnsOf = ({ object, account, parent, notes, dueAt }: Row) => ({ object, account, parent, notes, due_at: dueAt });

/** A guard that is new has no version to be compared: it is written like any other new object. */
const isNew = (guard: Stored): boolean => guard.version === 0;

const entryRow = ({ claim, answer, changes: { guard } }: Entry, at: number) => ({
  at,
  ...(guard && !isNew(guard) && { guard: guard.object.id, version: guard.version, ...columnsOf(guard) }),
  ...(claim && {
    key: claim.key,
    fingerprint: claim.fingerprint,
    request_id: claim.requestId,
    status: answer.status,
    answer: answer.body,
  }),
});

const putRows = ({ changes: { guard, puts = [] } }: Entry, at: number) =>
  [...(guard && isNew(guard) ? [guard] : []), ...puts].map(row => ({ at, version: row.version, ...columnsOf(row) }));

/**
 * Writes requests, those that arrive together in one statement: an entry's rows and its answer under its key are there together or not at all.
 * Answers false when its guard, or anything else it changes, has changed since it was decided upon; rejects with `isKeyTaken` when the key has been used.
 */
export function createWriter(db: Database<Tables>): (entry: Entry) => Promise<boolean> {
  const writeTogether = createCombiner<Entry, boolean>({
    decide: async (_key, entries) => {
      const done = new Set((await write(db.query, valuesOf(entries))).map(({ at }) => at));
      return entries.map((_entry, at) => done.has(at));
    },
    maxBatch,
    maxWaiting: Number.POSITIVE_INFINITY,
    gatherMs,
  });
  return entry => writeTogether('', entry);
}

export const isKeyTaken = (error: unknown): boolean => isUniqueViolation(error, 'idempotency_keys_pkey');
