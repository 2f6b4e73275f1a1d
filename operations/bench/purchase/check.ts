import { type Database, createDatabase, statement } from '@event-planner/platform/database';
import { named } from '../system/named.ts';
import type { Server } from '../system/start-server.ts';

const countTickets = statement<{ tickets: number }>(`
  select count(t.id)::int as tickets from unnest($1::uuid[]) as b(id) left join tickets t on t.booking_id = b.id and t.state = 'valid' group by b.id`);
const countSoldTwice = statement<{ seats: number }>(`
  select count(*)::int as seats from (select from tickets where state = 'valid' and seat is not null group by event_id, seat having count(*) > 1) as twice`);
const countMails = statement<{ mails: number }>(`
  select count(m.id)::int as mails from unnest($1::uuid[]) as b(id) left join mails m on m.kind = 'confirmation' and m.subject_id = b.id group by b.id`);

/** Of every purchase that was answered as confirmed: two tickets and one mail, no more and no less, and no seat anywhere sold twice. `value` is the number of faults. */
export async function checkPurchases({ databases }: Pick<Server, 'databases'>, bookingIds: readonly string[]) {
  await using booking = open(named(databases, 'booking'));
  await using notification = open(named(databases, 'notification'));
  const wrongTickets = (await countTickets(booking.query, [bookingIds])).filter(({ tickets }) => tickets !== 2).length;
  const wrongMails = (await countMails(notification.query, [bookingIds])).filter(({ mails }) => mails !== 1).length;
  const soldTwice = (await countSoldTwice(booking.query, []))[0]?.seats ?? 0;
  return {
    value: wrongTickets + wrongMails + soldTwice,
    unit: 'faults',
    purchases: bookingIds.length,
    wrongTickets,
    wrongMails,
    soldTwice,
  };
}

const open = (url: string): Database<unknown> & AsyncDisposable => {
  const database = createDatabase<unknown>({ url, applicationName: 'bench' });
  return { ...database, [Symbol.asyncDispose]: () => database.close() };
};
