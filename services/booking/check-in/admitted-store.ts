import { type Reader, statement } from '@event-planner/platform/database';
import type { FindAdmitted } from '../admitted.ts';
import type { Tables } from '../tables.ts';

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

const enteredStatement = statement<{ ticketId: string; enteredAt: Date }>(
  'select ticket_id, entered_at from check_ins where event_id = $1 and ticket_id = any($2::uuid[]) and entries > 0 and entered_at is not null',
);
/** When each of these came in last; those that never did are not in it. For showing, not for deciding. */
export async function findEntered(
  db: Reader<Tables>,
  { eventId, ticketIds }: { readonly eventId: string; readonly ticketIds: readonly string[] },
): Promise<ReadonlyMap<string, Date>> {
  return new Map((await enteredStatement(db, [eventId, ticketIds])).map(row => [row.ticketId, row.enteredAt]));
}
