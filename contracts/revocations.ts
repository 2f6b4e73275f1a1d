import { z } from 'zod';
import { TicketState } from './booking.ts';
import { Cursor, Id, Instant } from './http.ts';

/** `since`: what an earlier answer said, to be told what came later; some of it may be told again. `cursor`: the next page of one answer. */
export const RevocationQuery = z.strictObject({ since: Cursor.optional(), cursor: Cursor.optional() });
/** `blocked`: it lets nobody in for now; `unblocked`: it does again, which only those are told who ask what came later. */
const Reason = z.enum([...TicketState.exclude(['valid']).options, 'blocked', 'unblocked']);
/** `endedAt`: when it ended, or was blocked or unblocked. */
export const Revocation = z.object({ ticketId: Id, reason: Reason, endedAt: Instant });
export type Revocation = z.infer<typeof Revocation>;
/** Tickets of an event that let nobody in any more, or again, the earliest first. */
export const RevocationList = z.object({ items: z.array(Revocation), nextCursor: Cursor.nullable(), since: Cursor.nullable() });
export type RevocationList = z.infer<typeof RevocationList>;
/** What the signed list says; a compact JWS by the key that signs tickets, so that a scanner trusts it wherever it got it from. */
export const SignedRevocations = z.object({ eventId: Id, asOf: Instant, items: z.array(Revocation) });
export type SignedRevocations = z.infer<typeof SignedRevocations>;
