import { type Context, context, createContextKey, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';

/** What every log line, message and audit entry of one piece of work has in common. */
export interface Fields {
  readonly correlationId: string;
  /** From where it was asked for; absent where nobody did. */
  readonly from?: Origin;
}

export interface Origin {
  readonly network: string;
  /** As the browser sent it: any text. */
  readonly userAgent: string | undefined;
}

// One storage carries both our fields and the active span, so that each await pays for one. A manager that is already there stays.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

const key = createContextKey('event-planner fields');

/** Runs `work`, and everything it awaits or schedules, under these fields. */
export const withContext = <Result>(fields: Fields, work: () => Result, within: Context = context.active()): Result =>
  context.with(within.setValue(key, fields), work);

const fields = (): Fields | undefined => context.active().getValue(key) as Fields | undefined;

/** The id that ties one person's request to all that follows from it; undefined outside of any. */
export const correlationId = (): string | undefined => fields()?.correlationId;

/** From where the request came that is being answered; undefined outside of any. */
export const origin = (): Origin | undefined => fields()?.from;

/** The active trace's id, 32 hex digits; undefined outside of any. */
export const traceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;
