import { createHash } from 'node:crypto';
import { type DoorList, packDoorList } from '@event-planner/contracts/door-list';
import type { BookingContext } from '../context.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import type { OfEvent } from './doors.ts';
import { beforeEverything, beginningAt, decodeCursor, encodeCursor, isBeginning, type ListCursor } from './list-cursor.ts';
import { findHorizon, listChanges, type ListedRow } from './list-store.ts';

export type ListDoor = (
  of: OfEvent,
  asked: { readonly since?: string | undefined; readonly limit: number },
) => Promise<{ readonly list: DoorList; readonly etag: string }>;

/** What a device at the door keeps, a page at a time: everything first, what changed later. */
export const createDoorList =
  (context: Pick<BookingContext, 'db' | 'call'>): ListDoor =>
  async (of, { since, limit }) => {
    await ensureAllowed(context, of, 'checkIn');
    const { settled, newest } = await findHorizon(context.db.query);
    const cursor = since === undefined ? undefined : decodeCursor(since);
    // From a database that has been put back since: its numbers are behind those that the device knows.
    const from = !cursor || cursor.settled > newest ? beforeEverything(settled) : cursor;
    const rows = await listChanges(context.db.query, { eventId: of.eventId, after: from.after, limit });
    const more = rows.length === limit;
    const next =
      rows.length === 0 && from === cursor && isBeginning(from) ? from : nextOf(from, { last: more ? rows.at(-1) : undefined, settled });
    const list = packDoorList(rows.map(toTicket), { next: encodeCursor(next), more });
    return { list, etag: createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 22) };
  };

/** While there is more, after the last of this page; then at what was not settled when this download first came to it. */
function nextOf(from: ListCursor, { last, settled }: { readonly last: ListedRow | undefined; readonly settled: bigint }): ListCursor {
  const known = BigInt(from.after.xid) < from.settled ? settled : from.settled;
  return last ? { after: { xid: last.place, ticketId: last.id }, settled: known } : beginningAt(known);
}

const toTicket = ({ id, ticketTypeId, attendeeName, seat, state, blockedAt, inside, entries, enteredAt, gateId }: ListedRow) => ({
  id,
  ticketTypeId,
  name: attendeeName,
  seat,
  state,
  blocked: blockedAt !== null,
  inside,
  entries,
  lastIn: enteredAt && gateId ? { at: enteredAt.toISOString(), gateId } : null,
});
