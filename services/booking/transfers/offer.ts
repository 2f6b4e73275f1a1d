import { actorOf } from '@event-planner/platform/audit';
import { randomBytes } from 'node:crypto';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { bookingTransferOffered } from '@event-planner/contracts/messages';
import type { TransferForm } from '@event-planner/contracts/transfer';
import { newId } from '@event-planner/platform/ids';
import type { TicketRow } from '../booking-keeping.ts';
import { refuse } from '../errors.ts';
import type { LockedBooking } from '../moving.ts';
import type { TransfersParts, Tx } from './parts.ts';
import { expiryOf, mostADay } from './rules.ts';
import { hashOf } from './settle.ts';
import { countSince, insertTransfer, type TransferRow } from './store.ts';

const daySeconds = 86_400;

export interface Offering {
  readonly locked: LockedBooking;
  readonly by: AccessClaims;
  readonly form: TransferForm;
}

/** Offers tickets of a locked booking. The token is told in the mail and nowhere else. */
export async function offer(tx: Tx, { context, moving, ensureTerms }: TransfersParts, offering: Offering): Promise<TransferRow> {
  const { locked, by, form } = offering;
  const now = context.now();
  const { until } = ensureTerms(locked.event, now);
  if (form.email === by.email) throw refuse('own_ticket', 'this is your own address');
  const tickets = await moving.ensureMovable(tx, locked, { ids: form.ticketIds });
  const before = await countSince(tx, locked.booking.id, new Date(now.getTime() - daySeconds * 1000));
  if (before >= mostADay)
    throw refuse('too_many_offers', `at most ${mostADay} offers of a booking in a day`, { retryAfterSeconds: daySeconds });
  const token = randomBytes(32).toString('base64url');
  const row = rowOf(offering, tickets, { tokenHash: hashOf(token), createdAt: now, expiresAt: expiryOf(now, until) });
  await insertTransfer(tx, row);
  await moving.offer(tx, tickets, row.id);
  await context.audit(tx, {
    by: actorOf(by),
    action: 'transfer.offered',
    of: { kind: 'transfer', id: row.id },
    organizerId: locked.event.organizerId,
    after: { orderId: row.bookingId, to: row.email, tickets: tickets.length },
  });
  await context.publish(tx, bookingTransferOffered, messageOf(row, offering, { token, tickets }));
  return { ...row, complete: true };
}

const rowOf = (
  { locked, by, form }: Offering,
  tickets: readonly TicketRow[],
  made: Pick<TransferRow, 'tokenHash' | 'createdAt' | 'expiresAt'>,
): Omit<TransferRow, 'complete'> => ({
  toldOverAt: null,
  ...made,
  id: newId(made.createdAt.getTime()),
  bookingId: locked.booking.id,
  eventId: locked.booking.eventId,
  ticketIds: tickets.map(ticket => ticket.id),
  senderName: by.name,
  email: form.email,
  message: form.message ?? null,
  state: 'open',
  endedAt: null,
  acceptedAs: null,
});

const messageOf = (
  row: Omit<TransferRow, 'complete'>,
  { locked: { event }, form, by }: Offering,
  { token, tickets }: { readonly token: string; readonly tickets: readonly TicketRow[] },
) => ({
  transferId: row.id,
  token,
  email: row.email,
  from: row.senderName,
  fromUserId: by.sub,
  ...(form.message !== undefined && { message: form.message }),
  eventId: event.id,
  eventTitle: event.title,
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
  timeZone: event.timeZone,
  venueName: event.venueName,
  expiresAt: row.expiresAt.toISOString(),
  tickets: tickets.map(({ ticketTypeName, place }) => ({ ticketTypeName, place })),
});
