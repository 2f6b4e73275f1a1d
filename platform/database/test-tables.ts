import { createDatabase, type DatabaseOptions, type Generated } from './index.ts';
import { testDatabase } from '../testing/index.ts';

export interface Tables {
  seats: { id: Generated<number>; rowName: string; heldUntil: Date | null; price: string | null; details: unknown };
}

/** A table to play with, and our own handle on it; for the tests of this package. */
export async function testSeats(options: Partial<DatabaseOptions> = {}) {
  const test = await testDatabase();
  await test.pool.query(`create table seats (
    id bigint generated always as identity primary key, row_name text not null constraint one_row_name unique,
    held_until timestamptz, price numeric constraint price_is_positive check (price > 0), details jsonb)`);
  const db = createDatabase<Tables>({ url: test.url, applicationName: 'test', ...options });
  return {
    test,
    db,
    async [Symbol.asyncDispose]() {
      await db.close();
      await test[Symbol.asyncDispose]();
    },
  };
}
