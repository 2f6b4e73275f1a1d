import { type Database, type Kysely, type Reader, sql, statement, type Transaction } from '@event-planner/platform/database';
import type { EntryRow, Tables } from '../tables.ts';
import type { Anchor, Ends, StoredEntry, Trail } from './prove.ts';

type Tx = Transaction<Tables>;

interface EndsRow {
  readonly headSeq: number;
  readonly headHash: string;
  readonly baseSeq: number;
  readonly baseHash: string;
}
const endsText = `select head_seq, encode(head_hash, 'hex') as head_hash, base_seq, encode(base_hash, 'hex') as base_hash from chain`;
const endsOf = ([row]: readonly EndsRow[]): Ends => {
  if (!row) throw new Error('the chain has no ends: its only row is gone');
  return { head: { seq: row.headSeq, hash: row.headHash }, base: { seq: row.baseSeq, hash: row.baseHash } };
};

const endsStatement = statement<EndsRow>(endsText);
export const getEnds = async (read: Reader<Tables>): Promise<Ends> => endsOf(await endsStatement(read, []));

const lockStatement = statement<EndsRow>(`${endsText} for update`);
/** Whoever holds it is alone in adding to the chain. */
export const lockEnds = async (tx: Tx): Promise<Ends> => endsOf(await lockStatement(tx, []));

const knownStatement = statement<{ id: string }>('select id from entries where id = any($1::uuid[])');
export const findKnown = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await knownStatement(tx, [ids])).map(({ id }) => id));

export type NewEntry = Omit<EntryRow, 'payloadHash' | 'previous' | 'hash' | 'erasedIn'> & {
  readonly payloadHash: string;
  readonly previous: string;
  readonly hash: string;
};

/** In the order of the statement's values. */
const columns = [
  'seq',
  'id',
  'at',
  'recordedAt',
  'service',
  'action',
  'actorKind',
  'actorId',
  'objectKind',
  'objectId',
  'organizerId',
  'correlationId',
  'payload',
  'payloadHash',
  'previous',
  'hash',
] as const satisfies readonly (keyof NewEntry)[];

const insertStatement = statement<unknown>(`
  with head as (update chain set head_seq = $17, head_hash = decode($18, 'hex'))
  insert into entries (seq, id, at, recorded_at, service, action, actor_kind, actor_id, object_kind, object_id, organizer_id, correlation_id, payload, payload_hash, previous, hash)
  select seq, id, at, recorded_at, service, action, actor_kind, actor_id, object_kind, object_id, organizer_id, correlation_id, payload,
    decode(payload_hash, 'hex'), decode(previous, 'hex'), decode(hash, 'hex')
  from unnest($1::bigint[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::text[], $11::uuid[], $12::text[],
    $13::text[], $14::text[], $15::text[], $16::text[])
    as e (seq, id, at, recorded_at, service, action, actor_kind, actor_id, object_kind, object_id, organizer_id, correlation_id, payload, payload_hash, previous, hash)`);
/** Adds them, and moves the head to the last. */
export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  await insertStatement(tx, [...columns.map(name => entries.map(entry => entry[name])), last.seq, last.hash]);
}

const oldestKeptStatement = statement<Anchor>(`
  select seq, encode(hash, 'hex') as hash from entries
  where seq < (select coalesce(min(seq), 9223372036854775807) from entries where recorded_at >= $1) and seq <= (select base_seq from chain) + $2
  order by seq desc limit 1`);
/** Up to where all is older, at most so many further than what was dropped before. */
export const findOldThrough = async (
  tx: Tx,
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<Anchor | undefined> => (await oldestKeptStatement(tx, [before, most]))[0];

const moveBaseStatement = statement<unknown>(`update chain set base_seq = $1, base_hash = decode($2, 'hex')`);
const deleteStatement = statement<unknown>('delete from entries where seq <= $1');
export async function dropThrough(tx: Tx, { seq, hash }: Anchor): Promise<void> {
  await moveBaseStatement(tx, [seq, hash]);
  await deleteStatement(tx, [seq]);
}

const proofStatement = statement<unknown>(`
  insert into proofs (id, at, examined, head_seq, head_hash, fault) values ($1, $2, $3, $4, decode($5, 'hex'), $6)`);
export interface NewProof {
  readonly id: string;
  readonly at: Date;
  readonly examined: number;
  readonly head: Anchor;
  readonly fault: string | null;
}
export const insertProof = (db: Kysely<Tables>, { id, at, examined, head, fault }: NewProof): Promise<unknown> =>
  proofStatement(db, [id, at, examined, head.seq, head.hash, fault]);

export const listProofs = (read: Reader<Tables>, limit: number) =>
  read.selectFrom('proofs').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
export const deleteProofsBefore = (db: Kysely<Tables>, time: Date) => db.deleteFrom('proofs').where('at', '<', time).execute();

const moment = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${column}`;
const pageStatement = statement<StoredEntry>(`
  select seq, id, ${moment('at')}, ${moment('recorded_at')}, service, action, actor_kind, actor_id, object_kind, object_id, organizer_id, correlation_id, payload,
    encode(payload_hash, 'hex') as payload_hash, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash, erased_in
  from entries where seq > $1 order by seq limit $2`);
const reasonStatement = statement<Pick<StoredEntry, 'seq' | 'action' | 'payload'>>(
  'select seq, action, payload from entries where seq = any($1::bigint[])',
);
const pageSize = 1000;

/** Looks at a trail as it is at one moment, however long that takes and whatever is added meanwhile. Locks nothing. */
export const withTrail = <Result>(db: Pick<Database<Tables>, 'query'>, look: (trail: Trail) => Promise<Result>): Promise<Result> =>
  db.query
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      await sql`set local statement_timeout = 0`.execute(tx);
      return look({ ends: await getEnds(tx), pages: () => pagesOf(tx), find: seqs => reasonStatement(tx, [seqs]) });
    });

async function* pagesOf(tx: Tx): AsyncGenerator<readonly StoredEntry[]> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = await pageStatement(tx, [after, pageSize]);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.seq;
  }
}
