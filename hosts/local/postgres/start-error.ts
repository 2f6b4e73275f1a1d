/** A start that failed for a reason its reader can cure. The message is one sentence with the cure: print it alone, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Says that this machine cannot run the embedded server, and what to do instead. */
export function unsupportedMachine(reason: string, cause?: unknown): StartError {
  return new StartError(`The embedded PostgreSQL cannot run here (${reason}): set DATABASE_URL to a PostgreSQL 18 server.`, { cause });
}
