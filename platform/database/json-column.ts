import type { ColumnType } from 'kysely';

/** Written as text, read as a value: the driver would write an array as a Postgres array. */
export type Json<Value> = ColumnType<Value, string, string>;
