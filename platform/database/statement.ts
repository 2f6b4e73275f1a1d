import { CompiledQuery, type QueryResult } from 'kysely';

/** What can run a finished query: `db.query`, `db.read` and a transaction alike, of any tables. */
export interface StatementRunner {
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<Pick<QueryResult<Row>, 'rows'>>;
}

/**
 * A statement for a hot path: its text is written once and never built again, and it is prepared like every other.
 * `text` is SQL with $1, $2 …; the rows come back with camelCase columns. The type of a row is the caller's claim.
 *
 *     const claimSeat = statement<{ seatId: string }>('update seats set … where seat_id = $1 and … returning seat_id')
 *     const [claimed] = await claimSeat(tx, [seatId])
 */
export function statement<Row>(text: string): (db: StatementRunner, values: readonly unknown[]) => Promise<Row[]> {
  return async (db, values) => (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}
