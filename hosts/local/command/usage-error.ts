/** The command line or its variables are not right. The message is one sentence with the cure: print it alone, and exit with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
