import { statement, type Transaction } from '@event-planner/platform/database';
import type { Entry, PostedTax, Posting } from '../books.ts';
import type { Tables } from '../tables.ts';

// In the order of keys, so that two who book the same do not deadlock. Both tables in one statement: their constraint looks at its end.
const entries = (asked: string): string => `
  asked as materialized (
    select * from jsonb_to_recordset(${asked}::jsonb) as e(id uuid, key text, kind text, currency text, "eventId" uuid, "bookingId" uuid, "paymentId" uuid,
      "happenedAt" timestamptz, "bookedAt" timestamptz, reason text, postings jsonb)
  ), booked as (
    insert into ledger_entries (id, key, kind, currency, event_id, booking_id, payment_id, happened_at, booked_at, reason)
    select id, key, kind, currency, "eventId", "bookingId", "paymentId", "happenedAt", "bookedAt", reason from asked order by key
    on conflict (key) do nothing returning id
  )
  insert into ledger_postings (entry_id, line, account, organizer_id, amount_minor, currency, happened_at, tax_name, tax_millionths, base_minor, reverse_charge)
  select id, line, p ->> 'account', (p ->> 'organizerId')::uuid, (p ->> 'amountMinor')::bigint, asked.currency, asked."happenedAt",
    p #>> '{tax,name}', (p #>> '{tax,millionths}')::int, coalesce(p #>> '{tax,baseMinor}', p ->> 'sharedMinor')::bigint, coalesce((p #>> '{tax,reverseCharge}')::boolean, false)
  from booked join asked using (id), jsonb_array_elements(asked.postings) with ordinality as posting(p, line)`;

const insert = statement(`with ${entries('$1')}`);

/** The same, with rows of other tables: the `inserts` say how they are written, of $1. */
export function insertBeside(
  inserts: readonly string[],
): (tx: Transaction<Tables>, beside: readonly object[], rows: readonly EntryRow[]) => Promise<void> {
  const beside = inserts.map((text, at) => `beside_${at} as (${text})`).join(', ');
  const both = statement(`with ${beside}, ${entries('$2')}`);
  return async (tx, others, rows) => {
    await both(tx, [JSON.stringify(others), JSON.stringify(rows)]);
  };
}

/** As it is written: a rate as a whole number. */
export type EntryRow = Omit<Entry, 'postings'> & {
  readonly id: string;
  readonly bookedAt: Date;
  readonly postings: readonly (Omit<Posting, 'tax'> & { readonly tax?: PostedTax & { readonly millionths: number } })[];
};

/** Those whose key is not there yet, with all of their postings. */
export async function insertEntries(tx: Transaction<Tables>, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length > 0) await insert(tx, [JSON.stringify(rows)]);
}
