import pino from 'pino';
import { correlationId, traceId } from './context.ts';
import { redact } from './redact.ts';

type Line = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Writes one JSON object a line. `err` in the fields is written with its stack and causes. */
export interface Logger {
  readonly debug: Line;
  readonly info: Line;
  readonly warn: Line;
  readonly error: Line;
  /** The same log with these fields on every line. */
  child(fields: Readonly<Record<string, unknown>>): Logger;
}

export interface LogDestination {
  /** One line with its line feed. */
  write(line: string): void;
}

export interface LoggerOptions {
  readonly service: string;
  /** @default 'info' */
  readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** @default standard output */
  readonly destination?: LogDestination;
}

/** A log of one service. Each line carries the correlation id and trace it belongs to, and no secrets: see `redact`. */
export function createLogger({ service, level = 'info', destination }: LoggerOptions): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: label => ({ level: label }),
      log: fields => redact(fields) as Record<string, unknown>,
    },
    serializers: { err: describeError, error: describeError },
    mixin: () => ({ correlationId: correlationId(), traceId: traceId() }),
  };
  return toLogger(destination ? pino(options, destination) : pino(options));
}

/** Pino formats a child's fields when the child is made, past the formatter above: they are redacted here. */
const toLogger = (log: pino.Logger): Logger => ({
  debug: (fields, message) => log.debug(fields, message),
  info: (fields, message) => log.info(fields, message),
  warn: (fields, message) => log.warn(fields, message),
  error: (fields, message) => log.error(fields, message),
  child: fields => toLogger(log.child(redact(fields) as Record<string, unknown>)),
});

/** Only what explains: drivers hang queries with their values, and HTTP clients whole requests, on their errors. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return redact(error);
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return {
    type: error.name,
    message: error.message,
    ...code,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
    ...(error instanceof AggregateError ? { errors: error.errors.map(describeError) } : {}),
  };
}
