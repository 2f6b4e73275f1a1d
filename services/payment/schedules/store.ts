import type { PayoutTerms } from '@event-planner/contracts/payout-terms';
import type { FeeTerms } from '@event-planner/contracts/platform-fees';
import { statement, type StatementRunner } from '@event-planner/platform/database';
import type { ScheduleRow } from '../schedule-tables.ts';

/** The two kinds of schedules are kept alike. */
export interface ScheduleStore<Terms> {
  /** False when it was there before. */
  insert(db: StatementRunner, row: ScheduleRow<Terms>): Promise<boolean>;
  find(db: StatementRunner, id: string): Promise<ScheduleRow<Terms> | undefined>;
  /** The newest first. */
  list(db: StatementRunner, limit: number): Promise<readonly ScheduleRow<Terms>[]>;
  /** Those of organizers, with the defaults. */
  listOf(db: StatementRunner, organizerIds: readonly string[]): Promise<readonly ScheduleRow<Terms>[]>;
}

function storeOf<Terms>(table: 'fee_schedules' | 'payout_schedules'): ScheduleStore<Terms> {
  type Row = ScheduleRow<Terms>;
  const insert = statement(`
    insert into ${table} (id, organizer_id, organizer_name, valid_from, terms, created_at, created_by, created_by_name)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning id`);
  const find = statement<Row>(`select * from ${table} where id = $1`);
  const list = statement<Row>(`select * from ${table} order by valid_from desc, created_at desc, id desc limit $1`);
  const listOf = statement<Row>(`select * from ${table} where organizer_id = any($1) or organizer_id is null`);
  return {
    insert: async (db, { id, organizerId, organizerName, validFrom, terms, createdAt, createdBy, createdByName }) => {
      const body = terms === null ? null : JSON.stringify(terms);
      return (await insert(db, [id, organizerId, organizerName, validFrom, body, createdAt, createdBy, createdByName])).length > 0;
    },
    find: async (db, id) => (await find(db, [id]))[0],
    list: (db, limit) => list(db, [limit]),
    listOf: (db, organizerIds) => listOf(db, [organizerIds]),
  };
}

export const feeScheduleStore = storeOf<FeeTerms>('fee_schedules');
export const payoutScheduleStore = storeOf<PayoutTerms>('payout_schedules');
