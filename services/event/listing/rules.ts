import type { EventQuery } from '@event-planner/contracts/event';
import type { SummaryRow } from '../summary.ts';
import type { Place } from './cursor.ts';

export interface FoundRow extends SummaryRow {
  /** From where somebody looks, if they said where that is. */
  readonly metres: number | null;
}

/** A word of a search, and the pattern that finds it anywhere. */
export interface SearchWord {
  readonly word: string;
  readonly pattern: string;
  /** Long enough to be recognized when misspelt. */
  readonly long: boolean;
}

/** Shorter ones share their few trigrams with too many words. */
const longFrom = 4;
const wordsAtMost = 8;

export const searchWords = (text: string): readonly SearchWord[] =>
  text
    .split(/[^\p{L}\p{N}%_\\]+/u)
    .filter(word => word !== '')
    .slice(0, wordsAtMost)
    .map(word => ({ word, pattern: `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, long: word.length >= longFrom }));

/** Where a list sorted this way stands when this is its last row. */
export const placeOf = (
  row: Pick<FoundRow, 'id' | 'startsAt' | 'priceFromMinor' | 'titleKey' | 'metres'>,
  sort: EventQuery['sort'],
): Place => {
  switch (sort) {
    case 'date':
      return { sort, key: row.startsAt.toISOString(), id: row.id };
    case 'price':
      return { sort, key: row.priceFromMinor, id: row.id };
    case 'title':
      return { sort, key: row.titleKey, id: row.id };
    case 'distance':
      return { sort, key: row.metres ?? 0, id: row.id };
  }
};
