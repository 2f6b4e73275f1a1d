import { z } from 'zod';
import { TicketState } from './booking.ts';
import { Cursor, Id, Instant, Line, page, TimeZone } from './http.ts';

const GateName = Line.max(60);
/** As in the names of its seats. */
const AreaId = z.string().regex(/^[\w.]{1,24}$/);

/** Where people come in. Null admits all ticket types, all areas; what has no seat belongs to no area. */
export const Gate = z.strictObject({
  id: Id,
  name: GateName,
  ticketTypeIds: z.array(Id).max(200).nullable(),
  areas: z.array(AreaId).max(200).nullable(),
});
export type Gate = z.infer<typeof Gate>;

/** When the tickets of a type admit, where that is not the whole event: an early entry, an hour of the day. */
export const AdmissionTime = z.strictObject({ ticketTypeId: Id, from: Instant.nullable(), until: Instant.nullable() });
export type AdmissionTime = z.infer<typeof AdmissionTime>;

/** How people are let in. Until somebody writes one, everybody enters once by one gate, whenever they come. */
export const DoorPlan = z.strictObject({
  /** That which was changed; grows by one with each change. */
  version: z.int().min(0).max(2_000_000_000),
  /** Nobody is let in before; null lets in whenever somebody scans. */
  doorsAt: Instant.nullable(),
  /** Whoever was scanned out may come in again. */
  reentry: z.boolean(),
  gates: z
    .array(Gate)
    .min(1)
    .max(50)
    .refine(gates => new Set(gates.map(({ id }) => id.toLowerCase())).size === gates.length, 'no two gates may have the same id')
    .refine(gates => new Set(gates.map(({ name }) => name.toLowerCase())).size === gates.length, 'no two gates may have the same name'),
  times: z
    .array(AdmissionTime)
    .max(200)
    .refine(times => new Set(times.map(one => one.ticketTypeId)).size === times.length, 'no ticket type may have two times'),
});
export type DoorPlan = z.infer<typeof DoorPlan>;

/** What it is called in English, and kept as in every scan. */
export const plainGateName = 'Entrance';

/** The gate that is there before anybody writes a plan has the event's own id. */
export const plainDoorPlan = (eventId: string): DoorPlan => ({
  version: 0,
  doorsAt: null,
  reentry: false,
  gates: [{ id: eventId, name: plainGateName, ticketTypeIds: null, areas: null }],
  times: [],
});

/** An event as those at its doors need it. */
export const Door = z.object({
  eventId: Id,
  title: Line,
  venueName: Line,
  startsAt: Instant,
  endsAt: Instant,
  timeZone: TimeZone,
  organizerId: Id.nullable(),
  plan: DoorPlan,
  ticketTypes: z.array(z.object({ id: Id, name: Line })),
  areas: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Door = z.infer<typeof Door>;
/** Events of an organizer that are not long over, the next first. */
export const DoorEvents = z.object({
  items: z.array(Door.pick({ eventId: true, title: true, venueName: true, startsAt: true, endsAt: true, timeZone: true })),
});
export type DoorEvents = z.infer<typeof DoorEvents>;

/** Why somebody is not let in or out. Closed. */
export const ScanRefusal = z.enum([
  'unknown', // No ticket of ours, or none that this event has.
  'wrong_event',
  'forged', // It looks like one of ours, and is not signed by us.
  'cancelled',
  'transferred',
  'exchanged',
  'resold',
  'blocked', // The organizer lets nobody in by it for now, as while its payment is disputed.
  'already_in',
  'no_reentry', // It was used, and nobody comes in twice.
  'not_in', // An exit without an entry.
  'wrong_gate',
  'too_early',
  'over',
  'not_valid_yet',
  'no_longer_valid',
  'nothing_to_undo',
]);
export type ScanRefusal = z.infer<typeof ScanRefusal>;

export const ScanOutcome = z.enum(['admitted', 'left', 'undone', 'refused']);
export type ScanOutcome = z.infer<typeof ScanOutcome>;

const scanned = {
  /** The device's own name of this scan; the same one has the same verdict for ever. */
  nonce: z.uuid(),
  gate: Id,
  /** By the device's clock. */
  at: Instant,
};
/** What a device without a network said to whoever stood before it: they are gone, and it is a fact. Absent: they wait for our verdict. */
const Told = z.object({ outcome: z.enum(['admitted', 'left', 'refused']), reason: ScanRefusal.nullable() });

const Pass = z
  .strictObject({
    ...scanned,
    direction: z.enum(['in', 'out']),
    /** What the QR code says. */
    code: z.string().min(1).max(400).optional(),
    /** Instead of a code, whom somebody chose by name. */
    ticketId: Id.optional(),
    /** Typed or chosen rather than scanned. */
    manual: z.boolean().default(false),
    told: Told.optional(),
  })
  .refine(({ code, ticketId }) => (code === undefined) !== (ticketId === undefined), 'send either a code or a ticketId');

/** Takes a scan back. */
const Undo = z.strictObject({
  ...scanned,
  direction: z.literal('undo'),
  undoes: z.uuid(),
  ticketId: Id,
  reason: Line,
  told: z.object({ outcome: z.literal('undone'), reason: z.null() }).optional(),
});
export const Scan = z.discriminatedUnion('direction', [Pass, Undo]);
export type Scan = z.infer<typeof Scan>;
export type PassScan = z.infer<typeof Pass>;
export type UndoScan = z.infer<typeof Undo>;

export const maxScans = 500;
export const ScanBatch = z.strictObject({
  /** One installation of the app, and what its people call it. */
  device: z.strictObject({ id: z.uuid(), name: Line.max(60) }),
  /** The device's clock while sending: how far it is off is taken from its times. */
  sentAt: Instant,
  scans: z.array(Scan).min(1).max(maxScans),
});
export type ScanBatch = z.infer<typeof ScanBatch>;

/** Another scan that decided this one. */
const Before = z.object({ at: Instant, gate: z.string(), device: z.string() });

export const ScanVerdict = z.object({
  nonce: z.uuid(),
  outcome: ScanOutcome,
  reason: ScanRefusal.nullable(),
  /** Who it is; null where there is no ticket of this event. */
  ticket: z.object({ id: Id, ticketTypeName: z.string(), attendeeName: z.string(), place: z.string() }).nullable(),
  before: Before.nullable(),
  /** Somebody went through who should not have: it is on the list of conflicts. */
  conflict: z.boolean(),
});
export type ScanVerdict = z.infer<typeof ScanVerdict>;
export const ScanVerdicts = z.object({
  /** In the order of the scans. */
  verdicts: z.array(ScanVerdict),
  /** How far the device's clock is ahead of ours; negative when it is behind. */
  clockAheadMs: z.int(),
});
export type ScanVerdicts = z.infer<typeof ScanVerdicts>;

/**
 * How a scan stands in the end, when all that devices knew has come together. `double`: a second one went in by the same ticket. `stray`: somebody went out
 * who had not come in. `invalid`: a device let in what was no valid ticket. These three are conflicts.
 */
export const ScanStanding = z.enum(['entry', 'exit', 'double', 'stray', 'invalid', 'refused', 'undo', 'undone']);
export type ScanStanding = z.infer<typeof ScanStanding>;
export const conflicts = ['double', 'stray', 'invalid'] as const satisfies readonly ScanStanding[];

export const ScanRecord = z.object({
  nonce: z.uuid(),
  standing: ScanStanding,
  direction: z.enum(['in', 'out', 'undo']),
  reason: ScanRefusal.nullable(),
  /** By our clock. */
  at: Instant,
  receivedAt: Instant,
  gate: z.string(),
  device: z.string(),
  offline: z.boolean(),
  manual: z.boolean(),
  by: z.string(),
  ticket: z.object({ id: Id, ticketTypeName: z.string(), attendeeName: z.string(), place: z.string() }).nullable(),
  /** Of a conflict: the scan that it contradicts. */
  against: Before.nullable(),
  /** Of an undo: why. */
  note: z.string().nullable(),
});
export type ScanRecord = z.infer<typeof ScanRecord>;
export const ScanList = page(ScanRecord);
export type ScanList = z.infer<typeof ScanList>;
export const ScanListQuery = z.strictObject({
  kind: z.enum(['all', 'conflicts']).default('all'),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

const Counted = z.object({ expected: z.int(), admitted: z.int(), inside: z.int() });
/** How full it is. `admitted`: tickets that have ever come in. */
export const CheckInCounts = Counted.extend({
  eventId: Id,
  at: Instant,
  ticketTypes: z.array(Counted.extend({ ticketTypeId: Id, name: z.string() })),
  gates: z.array(z.object({ gateId: Id, name: z.string(), entries: z.int(), exits: z.int(), lastAt: Instant.nullable() })),
  /** Entries and exits of each stretch of time in which there were some. */
  arrivals: z.object({ everySeconds: z.int(), items: z.array(z.object({ from: Instant, entries: z.int(), exits: z.int() })) }),
  refused: z.int(),
  conflicts: z.int(),
});
export type CheckInCounts = z.infer<typeof CheckInCounts>;
/** With a pass for the socket `/bookings/check-in/live?pass=…`, which says them again whenever they change and every `countsEverySeconds`, until the pass expires or the session ends it was given in. */
export const countsEverySeconds = 15;
export const WatchedCounts = CheckInCounts.extend({ pass: z.string(), passExpiresAt: Instant });
export type WatchedCounts = z.infer<typeof WatchedCounts>;

/** Found for a manual entry, with no more than it takes to recognise somebody. */
export const DoorSearchQuery = z.strictObject({ q: Line.min(2).max(100) });
export const FoundTicket = z.object({
  ticketId: Id,
  reference: z.string(),
  attendeeName: z.string(),
  ticketTypeName: z.string(),
  place: z.string(),
  state: TicketState,
  /** It lets nobody in for the time being. */
  blocked: z.boolean().default(false),
  inside: z.boolean(),
  entries: z.int(),
});
export type FoundTicket = z.infer<typeof FoundTicket>;
export const FoundTickets = z.object({ items: z.array(FoundTicket) });
