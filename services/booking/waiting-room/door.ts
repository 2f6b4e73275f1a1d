import { type Buyer, ownersOf } from '../buyer.ts';
import { refuse } from '../errors.ts';
import type { Rooms } from './rooms.ts';
import { preQueueOpensAt } from './rules.ts';
import { visitorName } from './seed.ts';
import type { AdmissionTokens } from './tokens.ts';

/** Throws `not_admitted` unless the event has no open waiting room, or one of the tokens lets this buyer in. */
export type EnsureAdmitted = (wanted: {
  readonly eventId: string;
  readonly buyer: Buyer;
  /** The header: tokens separated by commas. */
  readonly admission: string | undefined;
}) => Promise<void>;

/** More are not looked at: each costs a signature. */
const mostTokens = 10;

/** The one door to places by which everybody comes. It asks nobody: which rooms there are is in memory, and a token proves itself. */
export const createDoor =
  ({ rooms, tokens }: { readonly rooms: Rooms; readonly tokens: AdmissionTokens }): EnsureAdmitted =>
  async ({ eventId, buyer, admission }) => {
    const room = await rooms.find(eventId);
    if (!room) return;
    const names = ownersOf(buyer).map(owner => visitorName(eventId, owner));
    for (const token of (admission ?? '').split(',', mostTokens)) {
      const claims = token.trim() === '' ? undefined : await tokens.verify(token.trim());
      if (claims?.eventId === eventId && names.includes(claims.visitor)) return;
    }
    throw refuse('not_admitted', 'many want these tickets: wait for your turn first', {
      eventId,
      queue: `/bookings/waiting-rooms/${eventId}`,
      opensAt: room.opensAt.toISOString(),
      preQueueOpensAt: preQueueOpensAt(room).toISOString(),
    });
  };
