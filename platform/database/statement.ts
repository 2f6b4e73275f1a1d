import { CompiledQuery, type QueryResult } from 'kysely';

/** What can run a finished query: `db.query`, `db.read` and a transaction alike, of any tables. */
export interface StatementRunner {
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<Pick<QueryResult<Row>, 'rows'>>;
}

/** A statement and its values, to be sent together with others: see `Database.decide`. */
export interface Bound<Row> {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Never there: only says what its rows are. */
  readonly row?: Row;
}

export interface Statement<Row> {
  (db: StatementRunner, values: readonly unknown[]): Promise<Row[]>;
  with(values: readonly unknown[]): Bound<Row>;
}

/**
 * A statement for a hot path: its text is written once and never built again, and it is prepared like every other.
 * `text` is SQL with $1, $2 …; the rows come back with camelCase columns. The type of a row is the caller's claim.
 *
 *     const claimSeat = statement<{ seatId: string }>('update seats set … where seat_id = $1 and … returning seat_id')
 *     const [claimed] = await claimSeat(tx, [seatId])
 */
export function statement<Row>(text: string): Statement<Row> {
  const bind = (values: readonly unknown[]): Bound<Row> => ({ text, values });
  return Object.assign((db: StatementRunner, values: readonly unknown[]) => run(db, bind(values)), { with: bind });
}

export const run = async <Row>(db: StatementRunner, { text, values }: Bound<Row>): Promise<Row[]> =>
  (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
