import pg from 'pg';

/** Codes of the server: it is stopping, crashing or starting, has no connection left, or a statement waited or ran too long. */
const serverCodes = new Set(['57P01', '57P02', '57P03', '53300', '55P03', '57014']);
const connectionClass = '08';
/** Codes of the network. */
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** What the driver says without a code. */
const driverMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/**
 * Asks whether the database could not be asked right now, rather than that something is wrong with the question: the same request may succeed in a moment.
 * What was sent may have been done all the same, if it was the commit that went unanswered; whoever asks again needs an idempotency key.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return serverCodes.has(error.code ?? '') || (error.code?.startsWith(connectionClass) ?? false);
  if (!(error instanceof Error)) return false;
  return ('code' in error && networkCodes.has(String(error.code))) || driverMessages.test(error.message);
}
