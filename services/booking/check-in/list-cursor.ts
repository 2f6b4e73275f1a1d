import { refuse } from '@event-planner/platform/errors';
import type { Spot } from './list-store.ts';

/** Where a device goes on: after a spot, and, once it has read all there is, at what was not settled when it came to it. */
export interface ListCursor {
  readonly after: Spot;
  /** Transactions before it had all ended before anything of theirs was passed. */
  readonly settled: bigint;
}

const firstId = '00000000-0000-0000-0000-000000000000';
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const format = /^([0-9a-z]{1,13})\.([0-9a-f-]{36})\.([0-9a-z]{1,13})$/;
const maxXid = 2n ** 63n - 1n;

export const beforeEverything = (settled: bigint): ListCursor => ({ after: { xid: '0', ticketId: firstId }, settled });

/** All that had settled is known; what came after may come again. */
export const beginningAt = (settled: bigint): ListCursor => ({ after: { xid: String(settled - 1n), ticketId: lastId }, settled });

/** Not in the middle of a download. */
export const isBeginning = ({ after }: ListCursor): boolean => after.ticketId === lastId;

export const encodeCursor = ({ after, settled }: ListCursor): string =>
  `${BigInt(after.xid).toString(36)}.${after.ticketId}.${settled.toString(36)}`;

/** Throws `invalid_cursor`. */
export function decodeCursor(text: string): ListCursor {
  const [, xid = '', ticketId = '', settled = ''] = format.exec(text) ?? [];
  const [after, until] = [parse36(xid), parse36(settled)];
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ticketId);
  if (!isId || after > maxXid || until > maxXid) throw refuse('invalid_cursor', 'this cursor was not given out by this list');
  return { after: { xid: String(after), ticketId }, settled: until };
}

const parse36 = (text: string): bigint => Array.from(text).reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
