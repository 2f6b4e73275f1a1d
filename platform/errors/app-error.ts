/** Kinds of refusal and the status each answers with. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  timeout: 408,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  unprocessable: 422,
  too_many: 429,
  unavailable: 503,
} as const;

export type ErrorKind = keyof typeof statusOf;
export type Details = Readonly<Record<string, unknown>>;

/** A refusal its caller is meant to read. Everything else that is thrown is a bug and answers 500 without detail. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly kind: ErrorKind;
  /** What programs branch on: `sold_out`. */
  readonly code: string;
  readonly details: Details;

  constructor({
    kind,
    code,
    message,
    details = {},
    cause,
  }: {
    kind: ErrorKind;
    code: string;
    message: string;
    details?: Details | undefined;
    cause?: unknown;
  }) {
    super(message, { cause });
    this.kind = kind;
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return statusOf[this.kind];
  }
}
