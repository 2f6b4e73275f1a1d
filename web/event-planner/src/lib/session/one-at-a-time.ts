/**
 * Lets callers share one run. Tabs take turns as well: a refresh token is good for one use, and two tabs using the same one
 * would look like theft and end the session everywhere.
 */
export function onlyOneAtATime<Result>(name: string, run: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () => {
    running ??= takeTurn(name, run).finally(() => {
      running = undefined;
    });
    return running;
  };
}

const takeTurn = <Result>(name: string, run: () => Promise<Result>): Promise<Result> =>
  'locks' in navigator ? Promise.resolve(navigator.locks.request(name, run)) : run();
