import { type Kysely, statement, type StatementRunner, type Transaction } from '@event-planner/platform/database';
import type { Place } from '@event-planner/platform/paging';
import type { Movement, SaidMovement } from '../provider/movement.ts';
import type { DriftRow, ReconciliationRow } from '../reconciliation-tables.ts';
import type { Tables } from '../tables.ts';
import type { Belonging, Found } from './rules.ts';

type Db = Kysely<Tables>;
type Tx = Transaction<Tables>;

const insert = statement<{ id: string }>(`
  insert into provider_movements (id, type, source, intent_id, amount_minor, fee_minor, currency, happened_at)
  select id, type, source, "intentId", "amountMinor", "feeMinor", currency, at
  from jsonb_to_recordset($1::jsonb) as m(id text, type text, source text, "intentId" text, "amountMinor" bigint, "feeMinor" bigint, currency text, at timestamptz)
  order by id on conflict (id) do nothing returning id`);

/** Answers the ids of those that were not read before. */
export const insertMovements = async (tx: Tx, movements: readonly Movement[]): Promise<ReadonlySet<string>> =>
  new Set((await insert(tx, [JSON.stringify(movements)])).map(({ id }) => id));

const insertSaid = statement(`
  insert into unfit_movements (id, said, happened_at) select m ->> 'id', m, (m ->> 'at')::timestamptz from jsonb_array_elements($1::jsonb) m
  on conflict (id) do update set said = excluded.said`);
export const insertUnfit = async (db: StatementRunner, unfit: readonly SaidMovement[]): Promise<void> => {
  if (unfit.length > 0) await insertSaid(db, [JSON.stringify(unfit)]);
};

const unfit = statement<{ said: Omit<SaidMovement, 'at'>; happenedAt: Date }>('select said, happened_at from unfit_movements order by id');
export const listUnfit = async (db: StatementRunner): Promise<SaidMovement[]> =>
  (await unfit(db, [])).map(({ said, happenedAt }) => ({ ...said, at: happenedAt }));

const deleteSaid = statement('delete from unfit_movements where id = any($1::text[])');
export const deleteUnfit = (tx: Tx, ids: readonly string[]): Promise<unknown> => deleteSaid(tx, [ids]);

const belonging = statement<Belonging & { readonly intentId: string; readonly bears: 'platform' | 'organizer' }>(`
  select p.provider_id as intent_id, p.id as payment_id, p.booking_id, s.event_id, s.organizer_id, coalesce(f.terms ->> 'providerFees', 'platform') as bears
  from payments p left join sales s on s.booking_id = p.booking_id left join fee_schedules f on f.id = s.fee_schedule_id where p.provider_id = any($1::text[])`);

/** Whose the movements of these intents are; the organizer where they bear what the provider takes, by the schedule of the sale. */
export async function findBelongings(tx: Tx, intentIds: readonly string[]): Promise<ReadonlyMap<string, Belonging>> {
  const rows = intentIds.length > 0 ? await belonging(tx, [intentIds]) : [];
  return new Map(
    rows.map(({ intentId, bears, organizerId, ...of }) => [intentId, { ...of, organizerId: bears === 'organizer' ? organizerId : null }]),
  );
}

const begin = statement<ReconciliationRow>(`
  insert into reconciliations (id, started_at, by_id, by_name) select $1, $2, $3, $4
  where not exists (select from reconciliations where finished_at is null and started_at > $5) returning *`);

/** Undefined while another one is under way. */
export const insertRun = async (
  tx: Tx,
  run: {
    readonly id: string;
    readonly startedAt: Date;
    readonly byId: string | null;
    readonly byName: string | null;
    readonly deadSince: Date;
  },
): Promise<ReconciliationRow | undefined> => {
  await lockRuns(tx, []);
  return (await begin(tx, [run.id, run.startedAt, run.byId, run.byName, run.deadSince]))[0];
};
const lockRuns = statement(`select pg_advisory_xact_lock(hashtext('reconciliations'))`);

export const updateRun = (db: Db, id: string, change: Partial<Omit<ReconciliationRow, 'id'>>): Promise<unknown> =>
  db.updateTable('reconciliations').set(change).where('id', '=', id).execute();

export const listRuns = (db: Db, limit: number): Promise<ReconciliationRow[]> =>
  db.selectFrom('reconciliations').selectAll().orderBy('startedAt', 'desc').limit(limit).execute();

const readUntil = statement<{ at: Date | null }>(`
  select coalesce((select max(read_until) from reconciliations), (select min(created_at) from payments)) as at`);
/** Up to when everything has been read; before the first time, when the first payment was asked for. */
export const findReadUntil = async (db: StatementRunner): Promise<Date | null> => (await readUntil(db, []))[0]?.at ?? null;

export const listOpen = (db: Db): Promise<DriftRow[]> =>
  db.selectFrom('drifts').selectAll().where('state', '=', 'open').limit(10_000).execute();

const save = statement(`
  insert into drifts (id, kind, subject, state, payment_id, booking_id, expected_minor, found_minor, currency, expected_currency, said, found_at)
  select id, kind, subject, 'open', "paymentId", "bookingId", "expectedMinor", "foundMinor", currency, "expectedCurrency", said, "foundAt"
  from jsonb_to_recordset($1::jsonb) as d(id uuid, kind text, subject text, "paymentId" uuid, "bookingId" uuid, "expectedMinor" bigint, "foundMinor" bigint,
    currency text, "expectedCurrency" text, said text, "foundAt" timestamptz)
  on conflict (kind, subject) do update set state = 'open', expected_minor = excluded.expected_minor, found_minor = excluded.found_minor, settled_at = null, note = null,
    by_id = null, by_name = null, found_at = excluded.found_at, currency = excluded.currency, expected_currency = excluded.expected_currency, said = excluded.said
  where drifts.state in ('gone', 'repaired') or (drifts.state = 'accepted'
    and (drifts.expected_minor, drifts.found_minor, coalesce(drifts.said, excluded.said)) is distinct from (excluded.expected_minor, excluded.found_minor, excluded.said))`);

/** New ones, and those that came back. What somebody accepted stays accepted as long as it is the same. */
export const saveDrifts = async (
  db: StatementRunner,
  drifts: readonly (Found & { readonly id: string; readonly foundAt: Date })[],
): Promise<void> => {
  if (drifts.length > 0) await save(db, [JSON.stringify(drifts)]);
};

export const settleDrifts = async (
  db: Db,
  ids: readonly string[],
  { state, at }: { readonly state: 'gone' | 'repaired'; readonly at: Date },
): Promise<void> => {
  if (ids.length === 0) return;
  await db
    .updateTable('drifts')
    .set({ state, settledAt: at })
    .where('id', 'in', [...ids])
    .where('state', '=', 'open')
    .execute();
};

export const findDrift = (db: Db, id: string): Promise<DriftRow | undefined> =>
  db.selectFrom('drifts').selectAll().where('id', '=', id).executeTakeFirst();

export const acceptDrift = (
  db: Db,
  id: string,
  change: Pick<DriftRow, 'note' | 'byId' | 'byName' | 'settledAt'>,
): Promise<DriftRow | undefined> =>
  db
    .updateTable('drifts')
    .set({ ...change, state: 'accepted' })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();

export interface DriftPage {
  readonly state: DriftRow['state'] | undefined;
  readonly after: Place | undefined;
  readonly limit: number;
}
/** The newest first. */
export function listDrifts(db: Db, { state, after, limit }: DriftPage): Promise<DriftRow[]> {
  let query = db.selectFrom('drifts').selectAll().orderBy('foundAt', 'desc').orderBy('id', 'desc').limit(limit);
  if (state !== undefined) query = query.where('state', '=', state);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('foundAt', 'id'), '<', tuple(after.at, after.id)));
  return query.execute();
}
