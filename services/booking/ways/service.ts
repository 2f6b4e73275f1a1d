import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { bookingPaymentDue, bookingWayChosen } from '@event-planner/contracts/messages';
import { type BookingDue, type OfferedWays, plainIban, type PaymentWay } from '@event-planner/contracts/payment-ways';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { ensureAllowed } from '@event-planner/platform/team';
import type { BookingKeeping, BookingRow, SeenBooking } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { stateAt } from '../payable.ts';
import { type Places, seatsOf } from '../places.ts';
import type { EventFacts } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { dueOn, isSlow, remindWhen, waysOf } from './rules.ts';
import { claimDue, setAwaits } from './store.ts';

type Tx = Transaction<Tables>;

export interface WaysParts {
  readonly context: BookingContext;
  readonly keeping: BookingKeeping;
  readonly places: Places;
  readonly getFactsWithin: (tx: Tx, eventId: string) => Promise<EventFacts>;
  readonly getFacts: (eventId: string) => Promise<EventFacts>;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
  /** Writes down in the order that somebody of the team did it. */
  readonly remember: (tx: Tx, change: { readonly bookingId: string; readonly by: AccessClaims; readonly at: Date }) => Promise<unknown>;
}

export interface Ways {
  list(userId: string, bookingId: string): Promise<OfferedWays>;
  /** Keeps the places as long as the way takes. Choosing the same again changes nothing. */
  choose(wanted: {
    readonly bookingId: string;
    readonly userId: string;
    readonly way: Exclude<PaymentWay, 'provider'>;
  }): Promise<BookingDue>;
  /** Confirms what is pending, to be paid on an invoice. For the team. */
  confirmOnInvoice(asking: { readonly eventId: string; readonly bookingId: string; readonly by: AccessClaims }): Promise<void>;
  /** Tells buyers whose transfer has to be there soon. */
  remind(): Promise<void>;
}

const notFound = (id: string): Error => refuseCommon('not_found', `there is no booking ${id}`);

export function createWays({ context, keeping, places, getFacts, getFactsWithin, seatsChanged, remember }: WaysParts): Ways {
  const { db, now } = context;

  const choose = async (tx: Tx, booking: SeenBooking, way: Exclude<PaymentWay, 'provider'>): Promise<BookingDue> => {
    const facts = await getFactsWithin(tx, booking.eventId);
    if (booking.awaits === way && stateAt(booking, now()) === 'pending') return dueOf(booking, facts, way);
    const offered = waysOf(booking, facts, now()).ways.find(one => one.way === way);
    if (!offered)
      throw refuse('way_not_offered', `the booking is ${stateAt(booking, now())}, and cannot be paid by ${way} now`, {
        state: stateAt(booking, now()),
      });
    const payBy = new Date(offered.payBy);
    const kept = await places.keepUntil(tx, { ...booking, id: booking.holdId }, { now: now(), until: payBy });
    if (!kept) throw refuse('hold_expired', 'the time to pay these places is over: choose again');
    await setAwaits(tx, booking.id, { awaits: way, payBy, remindedAt: null });
    const due = dueOf({ ...booking, payBy }, facts, way);
    await context.publish(tx, bookingWayChosen, { ...due, changeId: newId(now().getTime()) });
    return due;
  };

  const confirm = async (tx: Tx, booking: SeenBooking, by: AccessClaims): Promise<void> => {
    const state = stateAt(booking, now());
    if (state === 'confirmed' && booking.paidWith === 'invoice') return;
    if (state !== 'pending' || booking.totalMinor === 0) throw refuse('booking_not_pending', `the booking is ${state}`);
    const { payment, organizerId } = await getFactsWithin(tx, booking.eventId);
    const issued = await keeping.confirm(tx, { ...booking, paidWith: 'invoice', dueAt: dueOn(payment, now()) });
    if (!issued) throw refuse('hold_expired', 'the places are gone');
    await remember(tx, { bookingId: booking.id, by, at: now() });
    await context.audit(tx, {
      by: actorOf(by),
      action: 'order.confirmed_on_invoice',
      of: { kind: 'order', id: booking.id },
      organizerId,
      before: { state },
      after: { state: 'confirmed', totalMinor: booking.totalMinor, currency: booking.currency },
    });
  };

  return {
    async list(userId, bookingId) {
      const booking = await keeping.find(db.query, bookingId);
      if (booking?.userId !== userId) throw notFound(bookingId);
      return waysOf(booking, await getFacts(booking.eventId), now());
    },
    choose: ({ bookingId, userId, way }) =>
      db.transaction(async tx => {
        const booking = await keeping.lock(tx, bookingId);
        if (booking?.userId !== userId) throw notFound(bookingId);
        return choose(tx, booking, way);
      }),
    async confirmOnInvoice({ eventId, bookingId, by }) {
      await ensureAllowed(context, { eventId, by }, 'sell');
      const confirmed = await db.transaction(async tx => {
        const booking = await keeping.lock(tx, bookingId);
        if (booking?.eventId !== eventId) throw notFound(bookingId);
        await confirm(tx, booking, by);
        return booking;
      });
      seatsChanged(eventId, seatsOf(confirmed.lines));
    },
    async remind() {
      for (let told = 100; told === 100;)
        told = await db.transaction(async tx => {
          const due = await claimDue(tx, { now: now(), ...remindWhen(now()) });
          for (const booking of due) {
            const facts = await getFactsWithin(tx, booking.eventId);
            if (isSlow(booking.awaits)) await context.publish(tx, bookingPaymentDue, dueOf(booking, facts, booking.awaits));
          }
          return due.length;
        });
    },
  };
}

function dueOf(
  booking: BookingRow,
  { organizerId, organizerName, title, timeZone, payment }: EventFacts,
  way: BookingDue['way'],
): BookingDue {
  if (organizerId === null) throw refuse('way_not_offered', 'nothing is known of who sells this event yet');
  const { transfer } = payment;
  return {
    bookingId: booking.id,
    userId: booking.userId,
    email: booking.email,
    name: booking.attendeeName,
    reference: booking.reference,
    eventId: booking.eventId,
    eventTitle: title,
    organizerId,
    organizerName,
    way,
    totalMinor: booking.totalMinor,
    currency: booking.currency,
    payBy: booking.payBy.toISOString(),
    timeZone,
    account: way === 'transfer' && transfer ? { holder: transfer.holder, iban: plainIban(transfer.iban), bic: transfer.bic } : null,
  };
}
