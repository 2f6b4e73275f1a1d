import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Of no account but for what fails: a machine on which ten others work takes long, too. @default 30 seconds */
  withinSeconds?: number;
}

/**
 * Repeats an assertion until it holds and returns what it returned; for what happens by itself, like the delivery of a message.
 * When time is up it fails with the last failure, so the test reads as if the assertion stood alone.
 */
export async function eventually<Result>(
  assertion: () => Promise<Result> | Result,
  { withinSeconds = 30 }: EventuallyOptions = {},
): Promise<Result> {
  const deadline = performance.now() + withinSeconds * 1000;
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 1.5, 100)) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() < deadline) await delay(pauseMs);
      else throw explain(error, withinSeconds);
    }
  }
}

/** The same error object, because the runner draws its difference of expected and actual from it. */
function explain(error: unknown, withinSeconds: number): unknown {
  if (error instanceof Error) error.message = `Not within ${withinSeconds} s: ${error.message}`;
  return error;
}
