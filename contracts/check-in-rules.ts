import type { TicketState } from './booking.ts';
import type { DoorPlan, ScanRefusal, ScanStanding } from './check-in.ts';
import type { z } from 'zod';

/**
 * Who is let in: decided here for the server and for a device without a network, so that both say the same. Pure.
 */
export interface Presence {
  readonly inside: boolean;
  /** How often somebody came in by it; scans taken back do not count. */
  readonly entries: number;
}

export interface Passing extends Presence {
  readonly state: z.infer<typeof TicketState>;
  /** The organizer lets nobody in by it for now; whoever is inside may leave. */
  readonly blocked: boolean;
  /** Undefined where only the seat is known. */
  readonly ticketTypeId: string | undefined;
  readonly seat: string | null;
}

export interface Moment {
  readonly direction: 'in' | 'out';
  readonly gateId: string;
  readonly at: Date;
}

/** Whether a scan lets somebody through, or why not. */
export function refusalOf(
  plan: Pick<DoorPlan, 'doorsAt' | 'gates' | 'reentry' | 'times'>,
  ticket: Passing,
  moment: Moment & { readonly endsAt: Date },
): ScanRefusal | undefined {
  if (ticket.state !== 'valid') return ticket.state;
  if (moment.direction === 'out') return ticket.inside ? undefined : 'not_in';
  if (ticket.blocked) return 'blocked';
  return timeRefusal(plan, ticket, moment) ?? gateRefusal(plan, ticket, moment.gateId) ?? presenceRefusal(ticket, plan.reentry);
}

function timeRefusal(
  { doorsAt, times }: Pick<DoorPlan, 'doorsAt' | 'times'>,
  { ticketTypeId }: Passing,
  { at, endsAt }: Moment & { readonly endsAt: Date },
): ScanRefusal | undefined {
  if (doorsAt !== null && at < new Date(doorsAt)) return 'too_early';
  if (at >= endsAt) return 'over';
  const { from = null, until = null } = times.find(time => time.ticketTypeId === ticketTypeId) ?? {};
  if (from !== null && at < new Date(from)) return 'not_valid_yet';
  return until !== null && at >= new Date(until) ? 'no_longer_valid' : undefined;
}

function gateRefusal(
  { gates }: Pick<DoorPlan, 'gates'>,
  { ticketTypeId, seat }: Pick<Passing, 'ticketTypeId' | 'seat'>,
  gateId: string,
): ScanRefusal | undefined {
  const gate = gates.find(({ id }) => id === gateId);
  if (!gate) return 'wrong_gate';
  if (gate.ticketTypeIds !== null && !(ticketTypeId !== undefined && gate.ticketTypeIds.includes(ticketTypeId))) return 'wrong_gate';
  return gate.areas !== null && seat !== null && !gate.areas.includes(areaOf(seat)) ? 'wrong_gate' : undefined;
}

/** Gates that admit a ticket, whoever may be inside by it. */
export const gatesFor = (plan: Pick<DoorPlan, 'gates'>, ticket: Pick<Passing, 'ticketTypeId' | 'seat'>): DoorPlan['gates'] =>
  plan.gates.filter(({ id }) => gateRefusal(plan, ticket, id) === undefined);

/** `stalls-A-12` is in `stalls`. */
const areaOf = (seat: string): string => seat.slice(0, seat.indexOf('-'));

export const presenceRefusal = ({ inside, entries }: Presence, reentry: boolean): ScanRefusal | undefined =>
  inside ? 'already_in' : entries > 0 && !reentry ? 'no_reentry' : undefined;

/** Somebody went through a gate, by what a device or we said. */
export interface PassedThrough {
  readonly nonce: string;
  readonly direction: 'in' | 'out';
  /** By our clock. */
  readonly at: Date;
  /** Whoever had left could come in again, by the plan of that time. */
  readonly reentry: boolean;
  /** Taken back by somebody. */
  readonly undone: boolean;
}

export interface Standing {
  readonly standing: Extract<ScanStanding, 'entry' | 'exit' | 'double' | 'stray' | 'undone'>;
  /** The nonce of what it contradicts. */
  readonly against: string | null;
}

export interface Replayed extends Presence {
  readonly standings: ReadonlyMap<string, Standing>;
  /** The entry that counted last. */
  readonly lastEntry: string | null;
  /** Of what counted last. */
  readonly lastAt: Date | null;
}

/** What all passages of one ticket come to. They count in the order in which they happened, whatever order we heard of them in: of two entries the earlier one stands. */
export function replay(passages: readonly PassedThrough[]): Replayed {
  const standings = new Map<string, Standing>();
  let presence: Presence = { inside: false, entries: 0 };
  let lastEntry: string | null = null;
  let lastAt: Date | null = null;
  for (const { nonce, direction, at, reentry, undone } of passages.toSorted(asTheyHappened)) {
    const isIn = direction === 'in';
    if (undone) standings.set(nonce, { standing: 'undone', against: null });
    else if (isIn && presenceRefusal(presence, reentry) !== undefined) standings.set(nonce, { standing: 'double', against: lastEntry });
    else if (!isIn && !presence.inside) standings.set(nonce, { standing: 'stray', against: null });
    else {
      standings.set(nonce, { standing: isIn ? 'entry' : 'exit', against: null });
      presence = { inside: isIn, entries: presence.entries + (isIn ? 1 : 0) };
      if (isIn) lastEntry = nonce;
      lastAt = at;
    }
  }
  return { ...presence, standings, lastEntry, lastAt };
}

const asTheyHappened = (a: PassedThrough, b: PassedThrough): number => a.at.getTime() - b.at.getTime() || (a.nonce < b.nonce ? -1 : 1);
