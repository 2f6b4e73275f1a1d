import { toMillionths } from '@event-planner/contracts/pricing';
import { newId } from '@event-planner/platform/ids';
import type { Books, Entry, Posting } from '../books.ts';
import { type EntryRow, insertBeside, insertEntries } from './store.ts';

export function createLedger({ now }: { readonly now: () => Date }): Books {
  const rowsOf = (entries: readonly Entry[]): readonly EntryRow[] => {
    const bookedAt = now();
    return entries.flatMap(entry => toRow(entry, bookedAt));
  };
  return {
    post: (tx, entries) => insertEntries(tx, rowsOf(entries)),
    beside(...inserts) {
      const both = insertBeside(inserts);
      return (tx, rows, entries) => both(tx, rows, rowsOf(entries));
    },
  };
}

/** None where no money moved. */
function toRow(entry: Entry, bookedAt: Date): readonly EntryRow[] {
  const postings = entry.postings.filter(saysSomething).map(withRate);
  return postings.length === 0 ? [] : [{ ...entry, id: newId(bookedAt.getTime()), bookedAt, postings }];
}

const saysSomething = ({ amountMinor, tax, sharedMinor = 0 }: Posting): boolean =>
  amountMinor !== 0 || sharedMinor !== 0 || (tax !== undefined && tax.baseMinor !== 0);

const withRate = ({ tax, ...posting }: Posting): EntryRow['postings'][number] =>
  tax ? { ...posting, tax: { ...tax, millionths: Number(toMillionths(tax.basisPoints)) } } : posting;
