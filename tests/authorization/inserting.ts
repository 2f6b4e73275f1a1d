import { newId } from '@event-planner/platform/ids';
import type { WholeSystem } from '../whole-system.ts';

/** Writes a row past everything else, and answers its id. A column that is undefined is left out, the id as well. */
export type Insert = (service: string, table: string, row: Readonly<Record<string, unknown>>) => Promise<string>;

export const inserting =
  (system: WholeSystem): Insert =>
  async (service, table, row) => {
    const given = { id: newId() as unknown, ...row };
    const columns = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const values = Object.values(columns);
    await system.ask(
      service,
      `insert into ${table} (${Object.keys(columns).join()}) values (${values.map((_, nth) => `$${nth + 1}`).join()})`,
      values,
    );
    return String(given.id);
  };
