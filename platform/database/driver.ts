import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type Transaction,
  type TransactionSettings,
} from 'kysely';
import type { Bound } from './statement.ts';

type Write<Item> = (items: readonly Item[]) => Bound<unknown>;

/** What transactions under way have left to their end, by how it is written. */
const leftToEnd = new WeakMap<DatabaseConnection, Map<Write<unknown>, unknown[]>>();

/**
 * Writes `item` with the commit, which costs the transaction no trip of its own, and all items of one `write` in one statement. Where that fails nothing of the transaction
 * stands. A savepoint does not take back what was left after it.
 */
export const writeAtEnd = <Tables, Item>(tx: Transaction<Tables>, write: Write<Item>, item: Item): Promise<void> =>
  tx.getExecutor().provideConnection(async connection => {
    const left = leftToEnd.get(connection);
    if (!left) throw new Error('only a transaction has an end at which something can be written');
    left.getOrInsertComputed(write as Write<unknown>, () => []).push(item);
  });

/** Sends all in one go, in this order: one trip instead of one each. What fails undoes the transaction, and so all of them. */
export const runTogether = <Tables>(tx: Transaction<Tables>, statements: readonly Bound<unknown>[]): Promise<unknown> =>
  tx.getExecutor().provideConnection(connection => Promise.all(statements.map(statement => send(connection, statement))));

const send = (connection: DatabaseConnection, { text, values }: Bound<unknown>): Promise<unknown> =>
  connection.executeQuery(CompiledQuery.raw(text, [...values]));

class Driver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    leftToEnd.set(connection, new Map());
    await super.beginTransaction(connection, settings);
  }

  /** The pool's connections are pipelined: the server has all in one go, and commits nothing of a transaction in which something failed. */
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const last = Array.from(leftToEnd.get(connection) ?? [], ([write, items]) => write(items));
    leftToEnd.delete(connection);
    const settled = await Promise.allSettled([...last.map(each => send(connection, each)), super.commitTransaction(connection)]);
    for (const answer of settled) if (answer.status === 'rejected') throw answer.reason;
  }
}

export class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new Driver(this.#config);
  }
}
