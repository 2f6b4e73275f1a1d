import type { Door, PassScan, ScanRefusal } from '@event-planner/contracts/check-in';
import { type Passing, refusalOf } from '@event-planner/contracts/check-in-rules';
import type { DoorTicket } from '@event-planner/contracts/door-list';
import type { CodeVerdict } from '@event-planner/contracts/ticket-code';

export interface Decision {
  readonly told: NonNullable<PassScan['told']>;
  readonly ticketId: string | undefined;
}

export interface Asked {
  readonly scan: PassScan;
  /** Of the code, where one was scanned. */
  readonly verdict: CodeVerdict | undefined;
  /** By the server's clock, as far as this device knows it. */
  readonly at: Date;
}

/** What a device without a network says, by its list and the server's own rules. */
export function decide(door: Door, tickets: ReadonlyMap<string, DoorTicket>, { scan, verdict, at }: Asked): Decision {
  const ticketId = verdict === undefined ? scan.ticketId : verdict.valid ? verdict.facts.ticketId : undefined;
  const told = (reason: ScanRefusal | undefined): Decision => ({
    ticketId,
    told: { outcome: reason !== undefined ? 'refused' : scan.direction === 'in' ? 'admitted' : 'left', reason: reason ?? null },
  });
  if (verdict !== undefined && !verdict.valid) return told(verdict.reason === 'malformed' ? 'unknown' : 'forged');
  if (verdict !== undefined && verdict.facts.eventId !== door.eventId) return told('wrong_event');
  const ticket = tickets.get(ticketId ?? '') ?? soldSince(verdict);
  if (!ticket) return told('unknown');
  return told(refusalOf(door.plan, ticket, { direction: scan.direction, gateId: scan.gate, at, endsAt: new Date(door.endsAt) }));
}

/** Signed by us and not on the list: sold after the list was downloaded. */
function soldSince(verdict: CodeVerdict | undefined): Passing | undefined {
  if (!verdict?.valid) return undefined;
  const { seat, ticketTypeId } = verdict.facts;
  return { state: 'valid', blocked: false, inside: false, entries: 0, seat, ticketTypeId: ticketTypeId ?? undefined };
}

/** The ticket after somebody went through by it. */
export const passed = <Ticket extends DoorTicket>(
  ticket: Ticket,
  direction: 'in' | 'out',
  last: { readonly at: string; readonly gateId: string },
): Ticket => ({
  ...ticket,
  inside: direction === 'in',
  entries: ticket.entries + (direction === 'in' ? 1 : 0),
  lastIn: direction === 'in' ? last : ticket.lastIn,
});
