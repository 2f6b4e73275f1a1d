/** A start that failed for a reason its reader can cure. The message is one sentence with the cure: print it alone, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Says that what npm installs is not all there. No database of one's own would help: the rest may lack something as well. */
export function incompleteInstallation(what: string, cause?: unknown): StartError {
  return new StartError(
    `node_modules is not complete (${what}): run "npm install" here, as the user whom this folder belongs to, and start again.`,
    {
      cause,
    },
  );
}

/** Says that this machine cannot run the embedded server, and what to do instead. */
export function unsupportedMachine(reason: string, cause?: unknown): StartError {
  return new StartError(`The embedded PostgreSQL cannot run here (${reason}): set DATABASE_URL to a PostgreSQL 18 server.`, { cause });
}
