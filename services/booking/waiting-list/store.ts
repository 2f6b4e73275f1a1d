import { usualWaitingList, type WaitingListSettings, type WaitingState } from '@event-planner/contracts/waiting-list';
import { type Insertable, type Kysely, type Selectable, statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { Line, Tables } from '../tables.ts';
import type { WaitingEntriesTable } from '../waiting-tables.ts';

export type EntryRow = Selectable<WaitingEntriesTable>;
type Tx = Transaction<Tables>;

const settingsStatement = statement<WaitingListSettings>(
  'select is_open, offer_hours, max_quantity from waiting_lists where event_id = $1',
);
export const getSettings = async (db: Kysely<Tables>, eventId: string): Promise<WaitingListSettings> =>
  (await settingsStatement(db, [eventId]))[0] ?? usualWaitingList;

const saveSettingsStatement = statement<unknown>(`
  insert into waiting_lists (event_id, is_open, offer_hours, max_quantity) values ($1, $2, $3, $4)
  on conflict (event_id) do update set is_open = excluded.is_open, offer_hours = excluded.offer_hours, max_quantity = excluded.max_quantity`);
export const saveSettings = (db: Kysely<Tables>, eventId: string, { isOpen, offerHours, maxQuantity }: WaitingListSettings) =>
  saveSettingsStatement(db, [eventId, isOpen, offerHours, maxQuantity]);

export type NewEntry = Omit<Insertable<WaitingEntriesTable>, 'state'>;
/** Answers the ticket types that they do not wait for already. The unique index is the judge. */
export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<readonly string[]> {
  const rows = await tx
    .insertInto('waitingEntries')
    .values(entries.map(entry => ({ ...entry, state: 'waiting' as const })))
    .onConflict(conflict => conflict.doNothing())
    .returning('ticketTypeId')
    .execute();
  return rows.map(row => row.ticketTypeId);
}

const lockListStatement = statement<unknown>(`select pg_advisory_xact_lock(hashtextextended('waiting list:' || $1::uuid, 0))`);
/** One at a time makes offers of an event. Before every other lock. */
export const lockList = (tx: Tx, eventId: string): Promise<unknown> => lockListStatement(tx, [eventId]);

const lockWaitingStatement = statement<EntryRow>(`
  select * from waiting_entries where event_id = $1 and state = 'waiting' and ($3::uuid is null or id = $3) order by number limit $2 for update skip locked`);
/** In the order of joining; passes over who is just leaving. Of all, or only the one. */
export const lockWaiting = (tx: Tx, eventId: string, { limit, only }: { readonly limit: number; readonly only: string | null }) =>
  lockWaitingStatement(tx, [eventId, limit, only]);

const shareEventStatement = statement<unknown>(`select pg_advisory_xact_lock_shared(${eventLock('$1::uuid')})`);
export const shareEvent = (tx: Tx, eventId: string): Promise<unknown> => shareEventStatement(tx, [eventId]);

export interface NewOffer {
  readonly id: string;
  readonly holdId: string;
  readonly quantity: number;
  readonly tokenHash: Buffer;
  readonly until: Date;
}
const offerStatement = statement<unknown>(`
  update waiting_entries e set state = 'offered', hold_id = o.hold_id, offered = o.quantity, token_hash = decode(o.token, 'hex'), offered_at = $2, offer_until = o.until
  from jsonb_to_recordset($1::jsonb) as o(id uuid, hold_id uuid, quantity int, token text, until timestamptz) where e.id = o.id`);
export const markOffered = (tx: Tx, offers: readonly NewOffer[], now: Date): Promise<unknown> =>
  offerStatement(tx, [
    JSON.stringify(
      offers.map(({ id, holdId, quantity, tokenHash, until }) => ({
        id,
        hold_id: holdId,
        quantity,
        token: tokenHash.toString('hex'),
        until,
      })),
    ),
    now,
  ]);

const passStatement = statement<unknown>(`
  update waiting_entries e set passed = e.passed + p.times from unnest($1::uuid[], $2::int[]) as p(id, times) where e.id = p.id`);
export const markPassed = (tx: Tx, passed: readonly { readonly id: string; readonly times: number }[]): Promise<unknown> =>
  passStatement(tx, [passed.map(one => one.id), passed.map(one => one.times)]);

const endStatement = statement<unknown>(`
  update waiting_entries set state = $2, ended_at = $3, token_hash = null where id = any($1::uuid[]) and state in ('waiting', 'offered')`);
export const endEntries = (tx: Tx, ids: readonly string[], { state, now }: { readonly state: WaitingState; readonly now: Date }) =>
  endStatement(tx, [ids, state, now]);

// What became of an offer is told by its hold and its booking; a hold that its owner gave back was declined. Locked by number, as whoever is served is.
const settleStatement = statement<EntryRow>(`
  with open as materialized (select * from waiting_entries where event_id = $1 and state = 'offered' order by number for update skip locked),
  answered as (
    select e.id, case
      when b.state = 'pending' and b.pay_by > $2 then 'offered'
      when b.state in ('expired', 'cancelled', 'pending') then 'expired'
      when b.id is not null then 'accepted'
      when e.offer_until <= $2 then 'expired'
      when h.id is null then 'declined'
      else 'offered' end as answer
    from open e left join bookings b on b.hold_id = e.hold_id left join holds h on h.id = e.hold_id
  )
  update waiting_entries e set state = a.answer, ended_at = $2, token_hash = null from answered a where e.id = a.id and a.answer <> 'offered' returning e.*`);
/** Ends offers that were answered or not answered in time; answers those. */
export const settleOffers = (tx: Tx, eventId: string, now: Date): Promise<EntryRow[]> => settleStatement(tx, [eventId, now]);

const eventsStatement = statement<{ eventId: string }>(`
  select distinct event_id from waiting_entries where state in ('waiting', 'offered') and ($1::uuid[] is null or event_id = any($1))`);
/** Those where somebody waits or was offered something. */
export const listEventsWaitedFor = async (db: Kysely<Tables>, among: readonly string[] | null): Promise<readonly string[]> =>
  (await eventsStatement(db, [among])).map(row => row.eventId);

const bookedStatement = statement<unknown>('select from bookings where hold_id = $1');
/** A hold that became a booking is gone once the booking has tickets. */
export const isBooked = async (db: Kysely<Tables>, holdId: string | null): Promise<boolean> =>
  holdId !== null && (await bookedStatement(db, [holdId])).length > 0;

export const lockEntry = (tx: Tx, id: string): Promise<EntryRow | undefined> =>
  tx.selectFrom('waitingEntries').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** An entry with everything that is shown of it. */
export interface SeenEntry extends EntryRow {
  readonly ticketTypeName: string;
  readonly title: string;
  readonly slug: string;
  readonly startsAt: Date;
  readonly timeZone: string;
  readonly currency: string;
  readonly position: number | null;
  readonly lines: readonly Line[] | null;
  readonly totalMinor: number | null;
  readonly isResale: boolean;
  readonly isBooked: boolean;
}
export const seeing = `
  select e.*, t.name as ticket_type_name, v.title, v.slug, v.starts_at, v.time_zone, v.currency, h.lines, h.total_minor, b.id is not null as is_booked,
    coalesce(h.resale_ids, b.resale_ids) is not null as is_resale,
    case when e.state = 'waiting' then (
      select count(*)::int from waiting_entries o where o.event_id = e.event_id and o.ticket_type_id = e.ticket_type_id and o.state = 'waiting' and o.number <= e.number
    ) end as position
  from waiting_entries e join ticket_types t on t.id = e.ticket_type_id join events v on v.id = e.event_id left join holds h on h.id = e.hold_id
  left join bookings b on b.hold_id = e.hold_id and b.state not in ('expired', 'cancelled')`;
const listOwnStatement = statement<SeenEntry>(
  `${seeing} where e.user_id = $1 and ($2::bigint is null or e.number < $2) order by e.number desc limit $3`,
);
export const listOwn = (
  db: Kysely<Tables>,
  userId: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
) => listOwnStatement(db, [userId, before, limit]);

const findSeenStatement = statement<SeenEntry>(`${seeing} where e.id = $1`);
export const findSeen = async (db: Kysely<Tables>, id: string): Promise<SeenEntry | undefined> => (await findSeenStatement(db, [id]))[0];
