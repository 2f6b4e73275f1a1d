import { newId } from '@event-planner/platform/ids';
import type { Books, Entry, Posting } from '../books.ts';
import { type EntryRow, insertEntries } from './store.ts';

export const createLedger = ({ now }: { readonly now: () => Date }): Books => ({
  async post(tx, entries) {
    const bookedAt = now();
    await insertEntries(
      tx,
      entries.flatMap(entry => toRow(entry, bookedAt)),
    );
  },
});

/** None where no money moved. */
function toRow(entry: Entry, bookedAt: Date): readonly EntryRow[] {
  const postings = entry.postings.filter(moves);
  return postings.length === 0 ? [] : [{ ...entry, id: newId(bookedAt.getTime()), bookedAt, postings }];
}

const moves = ({ amountMinor }: Posting): boolean => amountMinor !== 0;
