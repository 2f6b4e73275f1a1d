import { createDatabase, statement } from '@event-planner/platform/database';
import { named } from '../system/named.ts';
import type { Server } from '../system/start-server.ts';

const countTickets = statement<{ tickets: number }>(`
  select count(t.id)::int as tickets from unnest($1::uuid[]) as b(id) left join tickets t on t.booking_id = b.id and t.state = 'valid' group by b.id`);

/** Of every purchase that was answered as confirmed: two tickets, no more and no less. `value` is the number of faults; what else must be true the invariants tell. */
export async function checkPurchases({ databases }: Pick<Server, 'databases'>, bookingIds: readonly string[]) {
  const booking = createDatabase<unknown>({ url: named(databases, 'booking'), applicationName: 'bench' });
  try {
    const value = (await countTickets(booking.query, [bookingIds])).filter(({ tickets }) => tickets !== 2).length;
    return { value, unit: 'faults', purchases: bookingIds.length };
  } finally {
    await booking.close();
  }
}
