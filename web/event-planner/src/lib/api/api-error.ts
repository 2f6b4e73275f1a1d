import type { Problem } from '@event-planner/contracts/http';

/** Why a call did not give what was asked: refused by the server (with its problem), or nobody answered (status 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly problem: Problem | undefined;

  /** `words`: what the problem says in the reader's language. */
  constructor(
    status: number,
    problem: Problem | undefined,
    { words, ...options }: ErrorOptions & { readonly words?: string | undefined } = {},
  ) {
    super(words ?? problem?.detail ?? (status === 0 ? 'the server could not be reached' : `the server answered ${status}`), options);
    this.status = status;
    this.problem = problem;
  }
}

export const isRefusal = (error: unknown, code?: string): error is ApiError =>
  error instanceof ApiError && error.problem !== undefined && error.status < 500 && (code === undefined || error.problem.code === code);

export const isNotFound = (error: unknown): boolean => error instanceof ApiError && (error.status === 404 || error.status === 410);

/** True when it is unknown whether the server did what was asked, so that asking again must carry the same idempotency key. */
export const outcomeIsUnknown = (error: unknown): boolean => !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
