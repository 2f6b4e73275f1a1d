import { z } from 'zod';
import { Id, Instant } from './http.ts';

/** How an on-sale lets people in: the organizer's choice. */
export const WaitingRoomSettings = z.strictObject({
  /** Until then everybody only waits; then all who wait are shuffled. */
  opensAt: Instant,
  /** So long before, one may begin to wait. */
  preQueueMinutes: z
    .int()
    .min(0)
    .max(24 * 60),
  /** People let in every minute. */
  ratePerMinute: z.int().min(1).max(100_000),
  /** How long somebody may take places once they came in. */
  admissionMinutes: z.int().min(2).max(240),
  /** Who does not come within so many minutes of their turn has missed it. */
  comeWithinMinutes: z.int().min(1).max(120),
  /** Visitors of one network address; a family, an office. Null where nobody should be held up by their neighbours. */
  maxPerAddress: z.int().min(1).max(100_000).nullable(),
});
export type WaitingRoomSettings = z.infer<typeof WaitingRoomSettings>;
export const usualWaitingRoom: Omit<WaitingRoomSettings, 'opensAt'> = {
  preQueueMinutes: 30,
  ratePerMinute: 100,
  admissionMinutes: 15,
  comeWithinMinutes: 10,
  maxPerAddress: 100,
};

/** Not open for waiting yet; waiting for the opening; letting people in; paused; over: sold like every other event. */
export const WaitingRoomPhase = z.enum(['scheduled', 'gathering', 'running', 'paused', 'closed']);
export type WaitingRoomPhase = z.infer<typeof WaitingRoomPhase>;

/** What is the same for everybody: whoever knows their number needs to know no more than this. */
export const WaitingRoomNow = z.object({
  eventId: Id,
  phase: WaitingRoomPhase,
  opensAt: Instant,
  preQueueOpensAt: Instant,
  /** Those who waited at the opening have their numbers. */
  isDrawn: z.boolean(),
  /** Whose number is no higher may come in. */
  admittedUpTo: z.int(),
  /** The highest number that was given out; before the draw, 0. */
  lastNumber: z.int(),
  ratePerMinute: z.int(),
  comeWithinMinutes: z.int(),
  /** SHA-256 of the seed, told before anybody waits. */
  seedHash: z.string(),
  /** Told once it was used: the draw's order is that of HMAC-SHA256(seed, visitor). */
  seed: z.string().nullable(),
  /** Ask again after so many seconds, give or take a third; later where nothing can happen to one so soon. */
  pollSeconds: z.int(),
  /** By the server's clock. */
  at: Instant,
});
export type WaitingRoomNow = z.infer<typeof WaitingRoomNow>;

export const VisitForm = z.strictObject({
  /** Wait anew, at the end, when one's turn was missed or one's time is over. */
  again: z.boolean().default(false),
});
/** Waiting for one's turn; it is one's turn; inside; the turn was missed; the time inside is over. */
export const VisitState = z.enum(['waiting', 'called', 'inside', 'missed', 'over']);
export type VisitState = z.infer<typeof VisitState>;
export const Visit = z.object({
  eventId: Id,
  /** A name that nobody can lead back to anybody: what the draw was made by. */
  visitor: z.string(),
  /** Null until the draw. */
  number: z.int().nullable(),
  state: VisitState,
  joinedAt: Instant,
});
export type Visit = z.infer<typeof Visit>;

/** Sent as `x-admission` with every request for places. */
export const Admission = z.object({ eventId: Id, token: z.string(), number: z.int(), until: Instant });
export type Admission = z.infer<typeof Admission>;
/** Several, for a cart of several events, separated by commas. */
export const AdmissionHeader = z
  .string()
  .max(4000)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]*(, *[\w-]+\.[\w-]+\.[\w-]*)*$/);

/** The order of the draw, for whoever wants to check it. */
export const Draw = z.object({
  seedHash: z.string(),
  seed: z.string(),
  drawnAt: Instant,
  items: z.array(z.object({ visitor: z.string(), rank: z.int() })),
  nextAfter: z.int().nullable(),
});
export type Draw = z.infer<typeof Draw>;
export const DrawQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(100_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
});

export const WaitingRoomSample = z.object({ at: Instant, waiting: z.int(), admitted: z.int(), sold: z.int() });
/** Everything the team sees. */
export const WaitingRoomControl = z.object({
  settings: WaitingRoomSettings,
  now: WaitingRoomNow,
  /** People whose turn has not come. */
  waiting: z.int(),
  /** People whose turn has come, and those of them who came in. */
  admitted: z.int(),
  came: z.int(),
  /** May take places now. */
  inside: z.int(),
  /** Places in open holds, and tickets sold. */
  held: z.int(),
  sold: z.int(),
  samples: z.array(WaitingRoomSample),
});
export type WaitingRoomControl = z.infer<typeof WaitingRoomControl>;
/** Null where there is none. */
export const WaitingRoomOverview = z.object({ room: WaitingRoomControl.nullable() });
export type WaitingRoomOverview = z.infer<typeof WaitingRoomOverview>;
export const WaitingRoomChange = z.strictObject({ state: z.enum(['running', 'paused', 'closed']) });
