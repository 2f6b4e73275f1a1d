import type { EntryKind } from '@event-planner/contracts/ledger';
import type { PostingView } from '@event-planner/contracts/balance';
import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Read = Reader<Tables>;

/** Where a list of entries goes on. */
export interface Place {
  readonly happenedAt: Date;
  readonly entryId: string;
}

export interface EntryRow {
  readonly id: string;
  readonly key: string;
  readonly kind: EntryKind;
  readonly currency: string;
  readonly happenedAt: Date;
  readonly bookedAt: Date;
  readonly reason: string | null;
  readonly eventId: string | null;
  readonly eventTitle: string | null;
  readonly bookingId: string | null;
  readonly reference: string | null;
  readonly buyer: string | null;
  readonly organizerName: string | null;
  readonly paymentId: string | null;
  readonly postings: PostingView[];
}

const columns = `
  e.id, e.key, e.kind, e.currency, e.happened_at, e.booked_at, e.reason, e.event_id, coalesce(s.event_title, of_event.event_title) as event_title, e.booking_id, s.reference,
  s.buyer_name as buyer, s.organizer_name, e.payment_id, (
    select jsonb_agg(jsonb_build_object('account', p.account, 'ofOrganizer', p.organizer_id is not null, 'amountMinor', p.amount_minor, 'tax', case when p.tax_name is not null
      then jsonb_build_object('name', p.tax_name, 'millionths', p.tax_millionths, 'baseMinor', p.base_minor, 'reverseCharge', p.reverse_charge) end) order by p.line)
    from ledger_postings p where p.entry_id = e.id
  ) as postings`;
const named = `
  left join sales s on s.booking_id = e.booking_id
  left join lateral (select event_title from sales where event_id = e.event_id and s.booking_id is null order by sold_at desc limit 1) of_event on true`;

export interface StatementRow extends EntryRow {
  /** Of the organizer's accounts. */
  readonly amountMinor: number;
}

export interface StatementWanted {
  readonly organizerId: string;
  readonly currency: string;
  readonly from: Date;
  readonly until: Date;
  readonly eventId: string | undefined;
  readonly kind: EntryKind | undefined;
  readonly after: Place | undefined;
  readonly limit: number;
}

const order = 'order by happened_at desc, entry_id desc';
const page = (from: string, where: string): string => `
  with page as (
    select p.happened_at, p.entry_id, sum(p.amount_minor)::bigint as amount_minor from ${from}
    where p.organizer_id = $1 and p.currency = $2 and p.happened_at >= $3 and p.happened_at < $4
      and ($5::timestamptz is null or (p.happened_at, p.entry_id) < ($5, $6::uuid)) ${where}
    group by p.happened_at, p.entry_id ${order} limit $7
  )
  select ${columns}, page.amount_minor from page join ledger_entries e on e.id = page.entry_id ${named} ${order}`;

const all = statement<StatementRow>(page('ledger_postings p', ''));
const some = statement<StatementRow>(
  page(
    'ledger_postings p join ledger_entries of on of.id = p.entry_id',
    'and ($8::uuid is null or of.event_id = $8) and ($9::text is null or of.kind = $9)',
  ),
);

/** What touched an organizer's accounts, the newest first. */
export const listStatement = (
  read: Read,
  { organizerId, currency, from, until, after, limit, eventId, kind }: StatementWanted,
): Promise<StatementRow[]> => {
  const values = [organizerId, currency, from, until, after?.happenedAt ?? null, after?.entryId ?? null, limit];
  return eventId === undefined && kind === undefined ? all(read, values) : some(read, [...values, eventId ?? null, kind ?? null]);
};

const owed = statement<{ owedMinor: number }>(`
  select coalesce(-sum(amount_minor), 0)::bigint as owed_minor from ledger_postings
  where organizer_id = $1 and currency = $2 and happened_at <= $3 and (happened_at, entry_id) <= ($3, $4::uuid)`);

const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const first = '00000000-0000-0000-0000-000000000000';

/** What an organizer was owed once this was booked. */
export const sumUpTo = async (
  read: Read,
  { organizerId, currency }: Pick<StatementWanted, 'organizerId' | 'currency'>,
  { happenedAt, entryId }: Place,
): Promise<number> => (await owed(read, [organizerId, currency, happenedAt, entryId]))[0]?.owedMinor ?? 0;

export const before = (happenedAt: Date): Place => ({ happenedAt, entryId: first });
export const upTo = (happenedAt: Date): Place => ({ happenedAt, entryId: last });

const ofEverything = (which: string): string => `
  with found as (${which} order by happened_at desc, id desc limit $1)
  select ${columns} from found join ledger_entries e on e.id = found.id ${named} order by e.happened_at desc, e.id desc`;
const after = '($2::timestamptz is null or (happened_at, id) < ($2, $3::uuid))';

const byIds = statement<EntryRow>(
  ofEverything(
    `select id, happened_at from ledger_entries where ${after} and (booking_id = any($4::uuid[]) or payment_id = any($4::uuid[]) or id = any($4::uuid[]))`,
  ),
);
const byEvent = statement<EntryRow>(ofEverything(`select id, happened_at from ledger_entries where ${after} and event_id = $4`));
const byKey = statement<EntryRow>(ofEverything(`select id, happened_at from ledger_entries where ${after} and key = $4`));

export interface PageWanted {
  readonly after: Place | undefined;
  readonly limit: number;
}
const pageOf = ({ after: place, limit }: PageWanted) => [limit, place?.happenedAt ?? null, place?.entryId ?? null];

export const listByIds = (read: Read, ids: readonly string[], wanted: PageWanted): Promise<EntryRow[]> =>
  byIds(read, [...pageOf(wanted), ids]);
export const listByEvent = (read: Read, eventId: string, wanted: PageWanted): Promise<EntryRow[]> =>
  byEvent(read, [...pageOf(wanted), eventId]);
export const listByKey = (read: Read, key: string, wanted: PageWanted): Promise<EntryRow[]> => byKey(read, [...pageOf(wanted), key]);

export const listBookings = async (read: Read, reference: string): Promise<string[]> =>
  (await read.selectFrom('sales').select('bookingId').where('reference', '=', reference).limit(20).execute()).map(
    ({ bookingId }) => bookingId,
  );
