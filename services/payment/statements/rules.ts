import type { EntryView, Statement } from '@event-planner/contracts/balance';
import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';
import type { EntryRow, Place, StatementRow } from './store.ts';

export const present = ({ organizerName: _, ...row }: EntryRow): EntryView => ({
  ...row,
  happenedAt: row.happenedAt.toISOString(),
  bookedAt: row.bookedAt.toISOString(),
});

/** Each with what was owed after it, counted back from `owedMinor`, what was owed after the first of them; null where there are others in between. */
export function withOwed(rows: readonly StatementRow[], owedMinor: number | null): Statement['items'] {
  let owed = owedMinor;
  return rows.map(({ amountMinor, ...row }) => {
    const item = { ...present(row), changeMinor: 0 - amountMinor, owedMinor: owed };
    if (owed !== null) owed += amountMinor;
    return item;
  });
}

export const placeOf = ({ happenedAt, id }: Pick<EntryRow, 'happenedAt' | 'id'>): Place => ({ happenedAt, entryId: id });

export const writeCursor = ({ happenedAt, entryId }: Place): string =>
  Buffer.from(`${happenedAt.toISOString()} ${entryId}`).toString('base64url');

const Written = z.tuple([z.iso.datetime(), z.uuid()]);

/** Throws `invalid_cursor` for anything that no list gave out. */
export function readCursor(text: string | undefined): Place | undefined {
  if (text === undefined) return undefined;
  const written = Written.safeParse(Buffer.from(text, 'base64url').toString().split(' ')).data;
  if (!written) throw refuse('invalid_cursor', 'this cursor was not given out by this list: start again without one');
  return { happenedAt: new Date(written[0]), entryId: written[1] };
}
