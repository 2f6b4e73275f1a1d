import { z } from 'zod';
import { Currency, Id, Instant, Line, Minor, Slug } from './http.ts';

/** Stands where a name of somebody who was forgotten has to stand. */
export const erasedName = '[erased]';

/** What stands in the way of forgetting somebody: each has to be dealt with first. */
export const Obstacle = z.discriminatedUnion('kind', [
  /** Valid tickets that were paid, of an event that is not over: to be given back, or given away. */
  z.object({ kind: z.literal('upcoming_tickets'), bookingId: Id, reference: z.string(), title: z.string(), at: Instant }),
  /** An order that waits for its payment: to be paid and used, or left to expire. */
  z.object({ kind: z.literal('open_order'), bookingId: Id, reference: z.string(), title: z.string() }),
  /** Money on its way back, or that a person has to pay out. */
  z.object({ kind: z.literal('open_refund'), bookingId: Id, reference: z.string(), amountMinor: Minor, currency: Currency }),
  /** To be spent. */
  z.object({ kind: z.literal('credit'), organizerId: Id, amountMinor: Minor, currency: Currency }),
  /** The bank that paid looks into it. */
  z.object({ kind: z.literal('open_dispute'), bookingId: Id, reference: z.string(), amountMinor: Minor, currency: Currency }),
  /** Somebody else of the team is to be made an owner first. */
  z.object({ kind: z.literal('last_owner'), organizerId: Id, slug: Slug, name: Line }),
]);
export type Obstacle = z.infer<typeof Obstacle>;
/** The first of them, if there are more. */
export const Obstacles = z.object({ items: z.array(Obstacle).max(100) });
export const mostObstacles = 100;

/** `asked`: can be undone. `closed`: the account is gone. `erasing`: every service forgets. */
export const ErasureState = z.enum(['asked', 'closed', 'erasing', 'done', 'undone', 'refused']);
export type ErasureState = z.infer<typeof ErasureState>;
export const Erasure = z.object({ id: Id, state: ErasureState, askedAt: Instant, dueAt: Instant, endedAt: Instant.nullable() });
export type Erasure = z.infer<typeof Erasure>;
/** The last one that was asked for, and what stands in the way of one. */
export const Erasures = z.object({ last: Erasure.nullable(), obstacles: z.array(Obstacle) });
export type Erasures = z.infer<typeof Erasures>;

export const ExportState = z.enum(['gathering', 'ready', 'failed']);
export type ExportState = z.infer<typeof ExportState>;
export const DataExport = z.object({
  id: Id,
  state: ExportState,
  askedAt: Instant,
  readyAt: Instant.nullable(),
  /** When the archive is deleted. */
  endsAt: Instant.nullable(),
  bytes: z.int().nullable(),
  /** Who has told their part, and who is still waited for. */
  told: z.array(z.string()),
  waiting: z.array(z.string()),
});
export type DataExport = z.infer<typeof DataExport>;
export const DataExports = z.object({ last: DataExport.nullable() });
export type DataExports = z.infer<typeof DataExports>;
/** An address that anybody can load the archive from until then. */
export const ExportLink = z.object({ url: z.string(), until: Instant });
