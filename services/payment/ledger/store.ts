import { statement, type Transaction } from '@event-planner/platform/database';
import type { Entry } from '../books.ts';
import type { Tables } from '../tables.ts';

// In the order of keys, so that two who book the same do not deadlock. Both tables in one statement: their constraint looks at its end.
const insert = statement(`
  with asked as materialized (
    select * from jsonb_to_recordset($1::jsonb) as e(id uuid, key text, kind text, currency text, "eventId" uuid, "bookingId" uuid, "paymentId" uuid,
      "happenedAt" timestamptz, "bookedAt" timestamptz, postings jsonb)
  ), booked as (
    insert into ledger_entries (id, key, kind, currency, event_id, booking_id, payment_id, happened_at, booked_at)
    select id, key, kind, currency, "eventId", "bookingId", "paymentId", "happenedAt", "bookedAt" from asked order by key
    on conflict (key) do nothing returning id
  )
  insert into ledger_postings (entry_id, line, account, organizer_id, amount_minor)
  select id, line, p ->> 'account', (p ->> 'organizerId')::uuid, (p ->> 'amountMinor')::bigint
  from booked join asked using (id), jsonb_array_elements(asked.postings) with ordinality as posting(p, line)`);

export type EntryRow = Entry & { readonly id: string; readonly bookedAt: Date };

/** Those whose key is not there yet, with all of their postings. */
export async function insertEntries(tx: Transaction<Tables>, entries: readonly EntryRow[]): Promise<void> {
  if (entries.length > 0) await insert(tx, [JSON.stringify(entries)]);
}
