export { type Answer, type Asked, createKeeper, type Keeper, type KeeperOptions, type Work } from './keeper.ts';

/** The folder of its table, for `migrate` beside a service's own. */
export const idempotencyMigrations: URL = new URL('./migrations', import.meta.url);
