import type { bookingConfirmed } from '@event-planner/contracts/messages';
import type { BookingPayable } from '@event-planner/contracts/booking';
import type { BookingDue } from '@event-planner/contracts/payment-ways';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { PaymentRow, Tables } from '../tables.ts';
import { chosenAs } from './rules.ts';
import { changePayment, insertOffline, lockByBooking, type NewPayment } from './store.ts';

type Tx = Transaction<Tables>;

const common = (now: Date) => ({
  id: newId(now.getTime()),
  state: 'created' as const,
  failureCode: null,
  askAt: null,
  dueAt: null,
  account: null,
  createdAt: now,
  updatedAt: now,
});

/** Notes the way that was chosen. What is paid stays that, and what a provider has in hand stays its. */
export async function recordChoice(tx: Tx, due: BookingDue, now: Date): Promise<PaymentRow> {
  const { bookingId, userId, email, eventTitle, reference, totalMinor: amountMinor, currency } = due;
  const description = `${eventTitle.slice(0, 180)}, ${reference}`;
  const row: NewPayment = { ...common(now), bookingId, userId, email, description, amountMinor, currency, ...chosenAs(due) };
  const made = await insertOffline(tx, row);
  if (made) return made;
  const before = await lockByBooking(tx, bookingId);
  if (!before) throw new Error(`the booking ${bookingId} has neither a payment nor may it have one`);
  const isOpen = (before.state === 'created' || before.state === 'failed' || before.state === 'cancelled') && before.providerId === null;
  // Credit pays beside the provider only: by any other way all of it is owed, and the credit is the buyer's again.
  return isOpen ? changePayment(tx, before.id, { ...chosenAs(due), creditMinor: 0, updatedAt: now }) : before;
}

/** What somebody of the team takes money for that nobody chose a way for. */
export const rowOfPayable = (booking: BookingPayable, organizerId: string, now: Date): NewPayment => ({
  ...common(now),
  bookingId: booking.bookingId,
  userId: booking.userId,
  email: booking.email,
  description: booking.description,
  amountMinor: booking.totalMinor,
  currency: booking.currency,
  method: 'on_site',
  payBy: new Date(booking.payBy),
  organizerId,
  eventId: booking.eventId ?? null,
  eventTitle: booking.eventTitle ?? null,
  buyerName: booking.name ?? null,
  reference: booking.reference,
});

const usualDays = 14;

/** What was sold on an invoice is to be paid: by its one payment, which may have been begun in another way. */
export async function recordInvoice(tx: Tx, sold: Body<typeof bookingConfirmed>, now: Date): Promise<void> {
  const dueAt = sold.dueAt === undefined ? new Date(now.getTime() + usualDays * 86_400_000) : new Date(sold.dueAt);
  const invoiced = { method: 'invoice' as const, dueAt, payBy: dueAt, organizerId: sold.organizerId ?? null, reference: sold.reference };
  const made = await insertOffline(tx, {
    ...common(now),
    bookingId: sold.bookingId,
    userId: sold.userId,
    email: sold.email,
    description: `${sold.eventTitle.slice(0, 180)}, ${sold.reference}`,
    amountMinor: sold.totalMinor,
    currency: sold.currency,
    eventId: sold.eventId,
    eventTitle: sold.eventTitle,
    buyerName: sold.attendeeName,
    ...invoiced,
  });
  const before = made ? undefined : await lockByBooking(tx, sold.bookingId);
  if (!before || before.dueAt !== null || before.state === 'succeeded') return;
  // What a provider was asked for is not wanted any more: should it come all the same, somebody has to look.
  const earlierIds = before.providerId === null ? before.earlierIds : [...before.earlierIds, before.providerId];
  await changePayment(tx, before.id, {
    ...invoiced,
    creditMinor: 0,
    state: 'created',
    providerId: null,
    clientSecret: null,
    askAt: null,
    earlierIds,
    updatedAt: now,
  });
}
