import type { Problem } from '@event-planner/contracts/http';
import { AppError, statusOf } from './app-error.ts';
import { refusals } from './catalogue.ts';
import { refuse } from './common.ts';

export const problemType = 'application/problem+json';

/** A refusal, or anything thrown, as RFC 9457. A bug tells nothing but the correlation id to ask about. */
export function toProblem(error: unknown, correlationId: string): Problem {
  if (error instanceof AppError) return describe(error, correlationId);
  const status = statusFrom(error);
  if (status !== undefined) return describe(fromHttp(status, error), correlationId);
  return {
    type: 'about:blank',
    title: 'Something went wrong on our side',
    status: 500,
    code: 'internal',
    correlationId,
    detail: `We have a record of it. If you write to us, name ${correlationId}.`,
  };
}

const describe = (error: AppError, correlationId: string): Problem => ({
  ...error.details,
  type: `/api/docs/errors#${error.code}`,
  title: refusals().get(error.code)?.title ?? error.message,
  status: error.status,
  code: error.code,
  detail: error.message,
  correlationId,
});

/** The HTTP framework marks the client's own mistakes (unreadable JSON, an oversized body) with a 4xx `statusCode`. */
const statusFrom = (error: unknown): number | undefined =>
  error instanceof Error &&
  'statusCode' in error &&
  typeof error.statusCode === 'number' &&
  error.statusCode >= 400 &&
  error.statusCode < 500
    ? error.statusCode
    : undefined;

function fromHttp(status: number, error: unknown): AppError {
  const message = error instanceof Error ? error.message : String(error);
  switch (status) {
    case statusOf.too_large:
      return refuse('body_too_large', message);
    case statusOf.unsupported:
      return refuse('unsupported_media_type', message);
    case statusOf.too_many:
      return refuse('rate_limited', message);
    case statusOf.not_found:
      return refuse('not_found', message);
    case statusOf.timeout:
      return refuse('request_timeout', message);
    default:
      return refuse('malformed_body', message);
  }
}
