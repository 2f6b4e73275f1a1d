import type { FoundTicket, ScanList, ScanListQuery } from '@event-planner/contracts/check-in';
import { plainDoorPlan } from '@event-planner/contracts/check-in';
import { refuse } from '@event-planner/platform/errors';
import type { z } from 'zod';
import type { BookingContext } from '../context.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { findPlan } from './door-store.ts';
import type { OfEvent } from './doors.ts';
import { maxFound } from './limits.ts';
import { listRecords, type RecordRow, searchTickets } from './record-store.ts';

/** What was scanned, and whom one may let in by name: for those at the door. */
export interface Records {
  list(of: OfEvent, asked: z.infer<typeof ScanListQuery>): Promise<ScanList>;
  search(of: OfEvent, text: string): Promise<readonly FoundTicket[]>;
}

export const createRecords = (context: Pick<BookingContext, 'db' | 'call'>): Records => ({
  async list(of, { kind, cursor, limit }) {
    await ensureAllowed(context, of, 'checkIn');
    const before = cursor === undefined ? afterEverything : decode(cursor);
    const [rows, plan = plainDoorPlan(of.eventId)] = await Promise.all([
      listRecords(context.db.query, { eventId: of.eventId, kind, before, limit }),
      findPlan(context.db.query, of.eventId),
    ]);
    const gates = new Map(plan.gates.map(({ id, name }) => [id, name]));
    const last = rows.at(-1);
    return { items: rows.map(row => present(row, gates)), nextCursor: last && rows.length === limit ? encode(last) : null };
  },
  async search(of, text) {
    await ensureAllowed(context, of, 'checkIn');
    return searchTickets(context.db.query, { eventId: of.eventId, text: text.toWellFormed(), limit: maxFound });
  },
});

function present(row: RecordRow, gates: ReadonlyMap<string, string>): ScanList['items'][number] {
  const { nonce, standing, direction, at, receivedAt, gateId, device, offline, manual, byName, ticketId, note, verdict } = row;
  const { ticketTypeName, attendeeName, place, againstAt, againstGateId, againstDevice } = row;
  return {
    nonce,
    standing,
    direction,
    reason: verdict.reason,
    at: at.toISOString(),
    receivedAt: receivedAt.toISOString(),
    gate: gates.get(gateId) ?? '',
    device,
    offline,
    manual,
    by: byName,
    ticket:
      ticketId === null
        ? null
        : { id: ticketId, ticketTypeName: ticketTypeName ?? '', attendeeName: attendeeName ?? '', place: place ?? '' },
    against: againstAt && { at: againstAt.toISOString(), gate: gates.get(againstGateId ?? '') ?? '', device: againstDevice ?? '' },
    note,
  };
}

type Spot = Pick<RecordRow, 'receivedAt' | 'at' | 'nonce'>;
const never = new Date('9999-01-01T00:00:00Z');
const afterEverything: Spot = { receivedAt: never, at: never, nonce: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

const encode = ({ receivedAt, at, nonce }: Spot): string => `${receivedAt.getTime()}.${at.getTime()}.${nonce}`;

function decode(cursor: string): Spot {
  const [, receivedAt = '', at = '', nonce = ''] =
    /^(\d{1,14})\.(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  if (nonce === '') throw refuse('invalid_cursor', 'this cursor was not given out by this list');
  return { receivedAt: new Date(Number(receivedAt)), at: new Date(Number(at)), nonce };
}
