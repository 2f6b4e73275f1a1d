import { statement } from '@event-planner/platform/database';
import type { FindAdmitted } from '../admitted.ts';

const lockStatement = statement<unknown>(`
  with asked as materialized (select id::uuid from jsonb_array_elements_text($1::jsonb) as id order by 1)
  select 1 from asked, lateral (select 1 from tickets where id = asked.id for update) t`);
const admittedStatement = statement<{ ticketId: string }>(
  'select ticket_id from check_ins where ticket_id = any($1::uuid[]) and entries > 0',
);

// Two statements: one that waits for a lock sees everything else as it was before it waited.
export const findAdmitted: FindAdmitted = async (tx, ticketIds) => {
  await lockStatement(tx, [JSON.stringify(ticketIds)]);
  return new Set((await admittedStatement(tx, [ticketIds])).map(({ ticketId }) => ticketId));
};
