import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Revocation, RevocationList, SignedRevocations } from '@event-planner/contracts/revocations';
import type { BookingContext } from '../context.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { before, readPlace, writePlace } from './rules.ts';
import { type EndedTicket, listEnded } from './store.ts';

export interface RevocationsParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call'>;
  /** A compact JWS by the key that signs tickets. */
  readonly sign: (payload: string) => Promise<string>;
}
interface Asking {
  readonly eventId: string;
  readonly by: AccessClaims;
}

const pageSize = 1000;
/** In one signed list: more than any event had. */
const mostSigned = 100_000;

export type Revocations = ReturnType<typeof createRevocations>;

/** Tickets that must no longer let anybody in, for devices at the door. */
export const createRevocations = ({ context, sign }: RevocationsParts) => ({
  async list(
    { eventId, by }: Asking,
    { since, cursor }: { since?: string | undefined; cursor?: string | undefined },
  ): Promise<RevocationList> {
    const after = cursor !== undefined ? readPlace(cursor) : since !== undefined ? before(readPlace(since)) : undefined;
    await ensureAllowed(context, { eventId, by }, 'checkIn');
    const found = await listEnded(context.db.query, { eventId, after, limit: pageSize + 1 });
    const rows = found.slice(0, pageSize);
    const last = rows.at(-1);
    return {
      items: rows.map(toRevocation),
      nextCursor: found.length > pageSize && last ? writePlace(last) : null,
      since: last ? writePlace(last) : (since ?? null),
    };
  },

  async signed({ eventId, by }: Asking): Promise<string> {
    await ensureAllowed(context, { eventId, by }, 'checkIn');
    const rows = await listEnded(context.db.query, { eventId, after: undefined, limit: mostSigned });
    const list: SignedRevocations = { eventId, asOf: context.now().toISOString(), items: rows.map(toRevocation) };
    return sign(JSON.stringify(list));
  },
});

const toRevocation = ({ id, state, blocked, endedAt }: EndedTicket): Revocation => ({
  ticketId: id,
  reason: state !== 'valid' ? state : blocked ? 'blocked' : 'unblocked',
  endedAt: endedAt.toISOString(),
});
