import { z } from 'zod';
import { SeatId } from './booking.ts';
import { Id, Instant, Line } from './http.ts';

/** 'house': kept back for guests, artists, sponsors. 'kill': not sold at all, such as seats behind a camera. */
export const BlockKind = z.enum(['house', 'kill']);
export type BlockKind = z.infer<typeof BlockKind>;

const Seats = z.array(SeatId).max(5000);
/** Places without a number, of a ticket type. */
const Places = z.array(z.strictObject({ ticketTypeId: Id, quantity: z.int().min(1).max(100_000) })).max(50);

/** Takes seats and places of an event out of sale: all of them, or none when one is taken. */
export const BlockForm = z
  .strictObject({
    kind: BlockKind,
    /** Why, for everybody in the team. */
    reason: Line,
    note: z.string().trim().max(1000).nullable().default(null),
    /** They are for sale again from then on; null keeps them until they are released. */
    until: Instant.nullable().default(null),
    seats: Seats.default([]),
    places: Places.default([]),
  })
  .refine(({ seats, places }) => seats.length + places.length > 0, 'name at least one seat or a number of places');
export type BlockForm = z.infer<typeof BlockForm>;

export const Block = z.object({
  id: Id,
  eventId: Id,
  kind: BlockKind,
  reason: Line,
  note: z.string().nullable(),
  until: Instant.nullable(),
  seats: z.array(SeatId),
  places: z.array(z.object({ ticketTypeId: Id, quantity: z.int() })),
  createdBy: z.object({ id: Id, name: z.string() }),
  createdAt: Instant,
});
export type Block = z.infer<typeof Block>;
export const BlockList = z.object({ items: z.array(Block) });

/** Seats of a block that are for sale again, while the others stay blocked. */
export const BlockRelease = z.strictObject({ seats: Seats.min(1) });

/**
 * Seats that version `version` of an event will not have any more; for services only. Nobody can buy them from then on, unless that version, once it is
 * there, has them after all.
 */
export const SeatWithdrawal = z.strictObject({ version: z.int().min(1), seats: z.array(SeatId).min(1).max(60_000) });
export type SeatWithdrawal = z.infer<typeof SeatWithdrawal>;

/** Why a seat cannot be withdrawn: somebody has bought it, is buying it, or the team keeps it back. */
export const KeptSeat = z.object({ seat: SeatId, because: z.enum(['sold', 'held', 'blocked']) });
export type KeptSeat = z.infer<typeof KeptSeat>;
/** All of them, or none: then there is no withdrawal, and `kept` says which stand in its way. */
export const SeatWithdrawalAnswer = z.object({ withdrawalId: Id.nullable(), kept: z.array(KeptSeat) });
export type SeatWithdrawalAnswer = z.infer<typeof SeatWithdrawalAnswer>;
