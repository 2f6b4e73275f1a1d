import type { Credit } from '@event-planner/contracts/credit';
import { type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { Place } from '@event-planner/platform/paging';
import type { CreditMovementRow, CreditRow } from '../credit-tables.ts';
import type { Tables } from '../tables.ts';

/** The balance follows by itself. */
export async function insertMovements(tx: Transaction<Tables>, movements: readonly CreditMovementRow[]): Promise<void> {
  if (movements.length > 0)
    await tx
      .insertInto('creditMovements')
      .values([...movements])
      .execute();
}

export const lockCredit = (
  tx: Transaction<Tables>,
  { organizerId, userId, currency }: Pick<CreditRow, 'organizerId' | 'userId' | 'currency'>,
): Promise<CreditRow | undefined> =>
  tx
    .selectFrom('credits')
    .selectAll()
    .where('organizerId', '=', organizerId)
    .where('userId', '=', userId)
    .where('currency', '=', currency)
    .forUpdate()
    .executeTakeFirst();

const ofUser = statement<Credit>(`
  select c.organizer_id, coalesce(s.organizer_name, '') as organizer_name, c.currency, c.balance_minor, c.reserved_minor,
    c.balance_minor - c.reserved_minor as available_minor
  from credits c left join lateral (
    select organizer_name from sales where organizer_id = c.organizer_id order by sold_at desc limit 1
  ) s on true
  where c.user_id = $1 and c.balance_minor > 0 order by organizer_name, c.currency`);
/** What there is left of. */
export const listCredits = (db: Reader<Tables>, userId: string): Promise<Credit[]> => ofUser(db, [userId]);

export interface ShownMovement extends CreditMovementRow {
  readonly organizerName: string;
  readonly reference: string | null;
  readonly eventId: string | null;
  readonly eventTitle: string;
  readonly buyer: string;
}

export interface HistoryPage {
  readonly after: Place | undefined;
  readonly limit: number;
}

const shown = (whose: string): string => `
  select m.*, coalesce(s.organizer_name, '') as organizer_name, coalesce(s.reference, p.reference) as reference, coalesce(s.event_id, p.event_id) as event_id,
    coalesce(s.event_title, p.event_title, p.description) as event_title, coalesce(s.buyer_name, p.buyer_name, '') as buyer
  from credit_movements m join payments p on p.id = m.payment_id left join sales s on s.booking_id = m.booking_id
  where ${whose} and ($1::timestamptz is null or (m.happened_at, m.id) < ($1, $2::uuid))
  order by m.happened_at desc, m.id desc limit $3`;
const movesOfUser = statement<ShownMovement>(shown('m.user_id = $4'));
const movesOfOrganizer = statement<ShownMovement>(shown('m.organizer_id = $4 and ($5::text is null or m.currency = $5)'));
const placed = ({ after, limit }: HistoryPage): readonly unknown[] => [after?.at ?? null, after?.id ?? null, limit];

/** The newest first. */
export const listMovementsOfUser = (db: Reader<Tables>, userId: string, page: HistoryPage): Promise<ShownMovement[]> =>
  movesOfUser(db, [...placed(page), userId]);

export const listMovementsOfOrganizer = (
  db: Reader<Tables>,
  { organizerId, currency }: { readonly organizerId: string; readonly currency: string | undefined },
  page: HistoryPage,
): Promise<ShownMovement[]> => movesOfOrganizer(db, [...placed(page), organizerId, currency ?? null]);
