export interface Turns {
  readonly parallel: number;
  /** Who comes when so many wait already is refused with this. */
  readonly waiting: number;
  readonly full: () => Error;
}

/** Work that needs much memory or time, so much of it at once and the rest in the order it came. */
export function inTurn({ parallel, waiting, full }: Turns): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let working = 0;
  const queue: (() => void)[] = [];
  return async work => {
    if (working < parallel) working += 1;
    else if (queue.length < waiting) await new Promise<void>(resolve => queue.push(resolve));
    else throw full();
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // The place is handed on, so nobody who comes now can take it.
      if (next) next();
      else working -= 1;
    }
  };
}
