import { type Bound, run, statement, type Transaction } from '@event-planner/platform/database';
import { ticketCountOf, unitsOf } from '../counters.ts';
import type { Line, Tables } from '../tables.ts';
import type { Having } from './caps.ts';

export interface WhoseTickets {
  readonly eventId: string;
  readonly owners: readonly string[];
  readonly now: Date;
  /** Or only what is booked. */
  readonly withHolds: boolean;
}

// A hold that was booked counts as its booking.
export interface OwnedRow {
  readonly owner: string;
  readonly lines: readonly Line[];
}
const listStatement = statement<OwnedRow>(`
  select o.owner, of.lines from unnest($2::text[]) as o(owner), lateral (
    select lines from holds where $4 and owner = o.owner and event_id = $1 and expires_at > $3 and booking_id is null
    union all
    select coalesce(standing, lines) from bookings
    where starts_with(o.owner, 'user:') and user_id = substr(o.owner, 6)::uuid and event_id = $1 and (state = 'confirmed' or state = 'pending' and pay_by > $3)
  ) of`);
export const ownedLook = ({ eventId, owners, now, withHolds }: WhoseTickets): Bound<OwnedRow> =>
  listStatement.with([eventId, owners, now, withHolds]);

/** What each of these people has of an event. Their owner's locks are taken, so that it stays so. */
export const listOwned = async (tx: Transaction<Tables>, whose: WhoseTickets): Promise<Map<string, Having>> =>
  ownedOf(await run(tx, ownedLook(whose)));

export const ownedOf = (rows: readonly OwnedRow[]): Map<string, Having> =>
  new Map(
    [...Map.groupBy(rows, row => row.owner)].map(([owner, of]) => {
      const lines = of.flatMap(row => row.lines);
      return [owner, { units: unitsOf(lines), tickets: ticketCountOf(lines) }];
    }),
  );
