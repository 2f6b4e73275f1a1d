import { createCombiner } from '@event-planner/platform/combining';
import type { StatementRunner } from '@event-planner/platform/database';
import { maxBatch, maxWaiting } from '../limits.ts';

/** A statement over many rows, asked for one row at a time: what is asked for at the same moment is written, and committed, at once. */
export function createTogether<Row, Result>(
  db: StatementRunner,
  write: (db: StatementRunner, rows: readonly Row[]) => Promise<readonly Result[]>,
): (row: Row) => Promise<Result> {
  const combine = createCombiner({ decide: (_queue, rows: readonly Row[]) => write(db, rows), maxBatch, maxWaiting });
  return row => combine('all', row);
}
