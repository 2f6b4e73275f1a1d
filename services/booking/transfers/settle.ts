import type { Actor } from '@event-planner/contracts/audit';
import { createHash } from 'node:crypto';
import { bookingTransferSettled } from '@event-planner/contracts/messages';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { refuse } from '../errors.ts';
import type { LockedBooking } from '../moving.ts';
import type { Query, TransfersParts, Tx } from './parts.ts';
import { next, type Occurrence, type Settled, stateAt } from './rules.ts';
import { endTransfer, findByToken, findTransfer, type TransferRow } from './store.ts';

/** An offer, and the booking whose tickets it offers: that is locked. */
export interface LockedOffer {
  readonly row: TransferRow;
  readonly locked: LockedBooking;
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
export const noOffer = (): Error => refuseCommon('not_found', 'there is no such offer');

export async function getByToken(db: Query | Tx, token: string): Promise<TransferRow> {
  const row = await findByToken(db, hashOf(token));
  if (!row) throw noOffer();
  return row;
}

/** Looked up, then its booking locked, then looked at: of two who settle an offer the second sees what the first did. */
export async function lockOffer(tx: Tx, { moving }: TransfersParts, token: string): Promise<LockedOffer> {
  const { id, bookingId } = await getByToken(tx, token);
  const locked = await moving.lock(tx, bookingId);
  const row = await findTransfer(tx, id);
  if (!locked || !row) throw noOffer();
  return { row, locked };
}

/** What it would be; throws `transfer_over` when this cannot happen to it any more. */
export function ensurePossible(row: TransferRow, occurrence: Occurrence, now: Date): Settled {
  const state = stateAt(row, now);
  const after = next(state, occurrence);
  if (after === undefined) throw refuse('transfer_over', `this offer is ${state}`, { state });
  return after;
}

export interface Settling extends LockedOffer {
  readonly occurrence: Occurrence;
  readonly by: Actor;
  readonly acceptedAs?: string | null;
}

export async function settle(
  tx: Tx,
  { context }: TransfersParts,
  { row, locked, occurrence, by, acceptedAs = null }: Settling,
): Promise<TransferRow> {
  const change = { state: ensurePossible(row, occurrence, context.now()), endedAt: context.now(), acceptedAs };
  await endTransfer(tx, row.id, change);
  const { booking, event } = locked;
  await context.audit(tx, {
    by,
    action: `transfer.${change.state}`,
    of: { kind: 'transfer', id: row.id },
    organizerId: event.organizerId,
    before: { orderId: booking.id, tickets: row.ticketIds.length },
    ...(acceptedAs !== null && { after: { orderId: acceptedAs } }),
  });
  await context.publish(tx, bookingTransferSettled, {
    transferId: row.id,
    outcome: change.state,
    eventId: row.eventId,
    eventTitle: event.title,
    count: row.ticketIds.length,
    bookingId: booking.id,
    reference: booking.reference,
    userId: booking.userId,
    email: booking.email,
    offeredTo: row.email,
    from: row.senderName,
  });
  return { ...row, ...change };
}
