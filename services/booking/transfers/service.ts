import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { AcceptForm, OfferedTransfer, Transfer, TransferForm } from '@event-planner/contracts/transfer';
import { refuse } from '@event-planner/platform/errors';
import type { LockedBooking } from '../moving.ts';
import { accept } from './accept.ts';
import { offer } from './offer.ts';
import type { TransfersParts, Tx } from './parts.ts';
import { present, presentOffered } from './present.ts';
import { getByToken, lockOffer, noOffer, settle } from './settle.ts';
import { tellExpired } from './tell-expired.ts';
import { findOwner, findTransfer, listOfferedTickets, listTransfers } from './store.ts';

/** A booking, and who says that it is theirs. */
interface Own {
  readonly bookingId: string;
  readonly by: AccessClaims;
}
export type Transfers = ReturnType<typeof createTransfers>;

/** Tickets passed on to another person, who has to accept them. What becomes of an offer is decided with the sender's booking locked. */
export function createTransfers(parts: TransfersParts) {
  const { context, findEvent } = parts;
  const { db, now } = context;
  return {
    async list({ bookingId, by }: Own): Promise<Transfer[]> {
      if ((await findOwner(db.query, bookingId)) !== by.sub) throw noBooking(bookingId);
      return (await listTransfers(db.query, bookingId)).map(row => present(row, now()));
    },
    offer: (own: Own, form: TransferForm): Promise<Transfer> =>
      db.transaction(async tx => {
        const locked = await lockOwn(tx, parts, own);
        return present(await offer(tx, parts, { locked, by: own.by, form }), now());
      }),
    withdraw: (own: Own, transferId: string): Promise<Transfer> =>
      db.transaction(async tx => {
        const locked = await lockOwn(tx, parts, own);
        const row = await findTransfer(tx, transferId);
        if (row?.bookingId !== own.bookingId) throw noOffer();
        return present(await settle(tx, parts, { row, locked, occurrence: 'withdraw', by: actorOf(own.by) }), now());
      }),

    /** For whoever has the link, before they say who they are. */
    async show(token: string): Promise<OfferedTransfer> {
      const row = await getByToken(db.query, token);
      const event = await findEvent(row.eventId);
      if (!event) throw noOffer();
      return presentOffered(row, { event: event.facts, tickets: await listOfferedTickets(db.query, row.ticketIds), now: now() });
    },
    decline: (token: string): Promise<void> =>
      db.transaction(async tx => {
        // Whoever has the link may decline, and says not who they are.
        await settle(tx, parts, { ...(await lockOffer(tx, parts, token)), occurrence: 'decline', by: { kind: 'anyone' } });
      }),
    tellExpired: (): Promise<void> => tellExpired(parts),
    /** Answers the id of the booking that has the tickets now. */
    accept: (token: string, by: AccessClaims, form: AcceptForm): Promise<string> =>
      db.transaction(tx => accept(tx, parts, { token, by, form })),
  };
}

async function lockOwn(tx: Tx, { moving }: TransfersParts, { bookingId, by }: Own): Promise<LockedBooking> {
  const locked = await moving.lock(tx, bookingId);
  if (locked?.booking.userId !== by.sub) throw noBooking(bookingId);
  return locked;
}

const noBooking = (id: string): Error => refuse('not_found', `there is no booking ${id}`);
