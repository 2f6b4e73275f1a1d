/** The newest `capacity` items; adding one more forgets the oldest. */
export interface Ring<Item> {
  add(item: Item): void;
  /** Newest first. */
  items(): Item[];
  clear(): void;
}

export function createRing<Item>(capacity: number): Ring<Item> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new Error(`a ring holds at least 1 item, not ${capacity}`);
  let slots: Item[] = [];
  let next = 0;
  return {
    add(item) {
      slots[next] = item;
      next = (next + 1) % capacity;
    },
    items: () => [...slots.slice(next), ...slots.slice(0, next)].toReversed(),
    clear() {
      slots = [];
      next = 0;
    },
  };
}
