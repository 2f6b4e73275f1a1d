/** From those who add to those who wait for something to do. */
export interface Queue<Item> {
  add(item: Item): void;
  /** Nothing more will come. */
  end(): void;
  /** Undefined once it has ended and all were given. */
  next(): Promise<Item | undefined>;
}

export function createQueue<Item>(): Queue<Item> {
  const items: Item[] = [];
  const waiting: ((item: Item | undefined) => void)[] = [];
  let ended = false;
  return {
    add(item) {
      const first = waiting.shift();
      if (first) first(item);
      else items.push(item);
    },
    end() {
      ended = true;
      for (const resolve of waiting.splice(0)) resolve(undefined);
    },
    next: () => {
      const item = items.shift();
      return item !== undefined || ended ? Promise.resolve(item) : new Promise(resolve => waiting.push(resolve));
    },
  };
}
