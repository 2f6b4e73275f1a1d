import { statement, type Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { Tables } from '../tables.ts';
import type { Entry, Posting } from './entry.ts';

/** Books entries, each once by its key, in the transaction of what they are about. Throws where one does not come to zero. */
export interface Ledger {
  post(tx: Transaction<Tables>, entries: readonly Entry[]): Promise<void>;
}

export const createLedger = ({ now }: { readonly now: () => Date }): Ledger => ({
  async post(tx, entries) {
    const bookedAt = now();
    const rows = entries.flatMap(entry => toRow(entry, bookedAt));
    if (rows.length > 0) await insert(tx, [JSON.stringify(rows)]);
  },
});

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

/** None where no money moved. */
function toRow(entry: Entry, bookedAt: Date) {
  const postings = entry.postings.filter(moves);
  return postings.length === 0 ? [] : [{ ...entry, id: newId(bookedAt.getTime()), bookedAt, postings }];
}

const moves = ({ amountMinor }: Posting): boolean => amountMinor !== 0;
