import { z } from 'zod';
import { TicketState as State } from './booking.ts';
import { Cursor, Id } from './http.ts';

/** What becomes of a ticket, in the order of the list's numbers; a device that does not know one of them lets nobody in by it. */
const states = [...State.options, 'blocked'] as const;

/**
 * A ticket as a device keeps it, in as few bytes as JSON takes: id, index of its ticket type, name, seat or '', state, entries, and whether it is inside with when
 * and where it last came in (seconds since 1970, gate). 50,000 of them are one download.
 */
const Row = z.tuple([
  Id,
  z.int(),
  z.string(),
  z.string(),
  z
    .int()
    .min(0)
    .max(states.length - 1),
  z.int(),
  z.union([z.literal(0), z.literal(1)]),
  z.int(),
  z.string(),
]);

export const DoorListQuery = z.strictObject({
  /** What the last page of the last download gave; absent for everything. */
  since: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(2000),
});

/** Tickets that are new, ended, or were scanned since. One may come again though nothing has changed. */
export const DoorList = z.object({
  /** Ids that rows name by index; each page has its own. */
  ticketTypeIds: z.array(Id),
  rows: z.array(Row),
  next: Cursor,
  /** Ask again at once. */
  more: z.boolean(),
});
export type DoorList = z.infer<typeof DoorList>;

export interface DoorTicket {
  readonly id: string;
  readonly ticketTypeId: string;
  readonly name: string;
  readonly seat: string | null;
  readonly state: TicketState;
  /** It lets nobody in for the time being. */
  readonly blocked: boolean;
  readonly entries: number;
  readonly inside: boolean;
  readonly lastIn: { readonly at: string; readonly gateId: string } | null;
}
type TicketState = z.infer<typeof State>;

export function packDoorList(tickets: readonly DoorTicket[], { next, more }: Pick<DoorList, 'next' | 'more'>): DoorList {
  const ticketTypeIds = [...new Set(tickets.map(ticket => ticket.ticketTypeId))];
  const indexOf = new Map(ticketTypeIds.map((id, index) => [id, index]));
  const rows = tickets.map(({ id, ticketTypeId, name, seat, state, blocked, entries, inside, lastIn }): DoorList['rows'][number] => [
    id,
    indexOf.get(ticketTypeId) ?? 0,
    name,
    seat ?? '',
    states.indexOf(blocked && state === 'valid' ? 'blocked' : state),
    entries,
    inside ? 1 : 0,
    lastIn ? Math.floor(Date.parse(lastIn.at) / 1000) : 0,
    lastIn?.gateId ?? '',
  ]);
  return { ticketTypeIds, rows, next, more };
}

export const unpackDoorList = ({ ticketTypeIds, rows }: DoorList): DoorTicket[] =>
  rows.map(([id, type, name, seat, number, entries, inside, at, gateId]) => ({
    id,
    ticketTypeId: ticketTypeIds[type] ?? '',
    name,
    seat: seat === '' ? null : seat,
    ...standingOf(states[number] ?? 'cancelled'),
    entries,
    inside: inside === 1,
    lastIn: at === 0 ? null : { at: new Date(at * 1000).toISOString(), gateId },
  }));

const standingOf = (state: (typeof states)[number]): Pick<DoorTicket, 'state' | 'blocked'> =>
  state === 'blocked' ? { state: 'valid', blocked: true } : { state, blocked: false };
