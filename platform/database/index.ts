export { isDatabaseAway } from './away.ts';
export { createDatabase, type Database, type DatabaseOptions, type Reader } from './database.ts';
export { runTogether, writeAtEnd } from './driver.ts';
export { ensureDatabase } from './ensure-database.ts';
export type { Json } from './json-column.ts';
export type { Login } from './login.ts';
export { migrate } from './migrate.ts';
export { readMigrations, type Migration } from './migration-files.ts';
export type { PoolOptions } from './pool.ts';
export type { Decision } from './decision.ts';
export { type Bound, run, type Statement, statement, type StatementRunner } from './statement.ts';
export { isCheckViolation, isExclusionViolation, isForeignKeyViolation, isLockTimeout, isUniqueViolation } from './violations.ts';
export {
  type Generated,
  type GeneratedAlways,
  type Insertable,
  type Kysely,
  type NotNull,
  type Selectable,
  sql,
  type Transaction,
  type Updateable,
} from 'kysely';
