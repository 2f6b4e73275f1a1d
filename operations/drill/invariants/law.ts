/**
 * One question to one database. `:now` is the moment it is asked about, `:rows` what the step before left, as JSON. It answers rows that still look wrong, those of
 * the last step with the sentence `violation`.
 *
 * Where a law spans databases, the steps go the way the facts go: what has left one database by the time it is asked has arrived in the next one before that is
 * asked. So the answer is exact on a running system, without a lock.
 */
export interface Step {
  /** A service, or `broker`. */
  readonly in: string;
  readonly sql: string;
  /** What this step explains is not kept yet and not broken either, such as `on its way`. */
  readonly pending?: string;
}

/** Something that is true of every database at every moment. */
export interface Law {
  /** Its file's. */
  readonly name: string;
  readonly says: string;
  /** What to do about a violation. */
  readonly cure: string;
  /** How much there is that could break it, as `n`: a law about nothing proves nothing. */
  readonly looksAt: Step;
  readonly steps: readonly Step[];
  /** What is left by the last step, looked at once more by what no SQL can. */
  readonly examine?: (rows: readonly Row[], secrets: Secrets) => readonly string[];
  /** Kept by work that only a running system does; otherwise what breaks it waits for that. */
  readonly whileRunning?: true;
}

export type Row = Readonly<Record<string, unknown>>;
/** By name; throws for one that there is not. */
export type Secrets = (name: string) => string;
