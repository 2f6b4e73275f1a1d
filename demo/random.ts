/** Numbers that look random and are the same for the same key, on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  pick<Item>(list: readonly Item[]): Item;
  chance(probability: number): boolean;
  shuffle<Item>(list: readonly Item[]): Item[];
}

/** Mulberry32 started from an FNV-1a hash of the key: each thing draws from its own key, so adding one thing leaves all others as they were. */
export function createRandom(key: string): Random {
  let state = hashOf(key);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    pick: list => pickFrom(list, next()),
    chance: probability => next() < probability,
    shuffle: list => shuffled(list, int),
  };
}

function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const char of key) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

function pickFrom<Item>(list: readonly Item[], at: number): Item {
  const item = list[Math.floor(at * list.length)];
  if (item === undefined) throw new RangeError('there is nothing to pick from an empty list');
  return item;
}

/** Fisher and Yates, inside out. */
function shuffled<Item>(list: readonly Item[], int: Random['int']): Item[] {
  const cards: Item[] = [];
  for (const card of list) {
    const place = int(0, cards.length);
    const moved = cards[place];
    cards[place] = card;
    if (moved !== undefined) cards.push(moved);
  }
  return cards;
}
