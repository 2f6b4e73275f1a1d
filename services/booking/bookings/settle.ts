import { bookingRejected } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import type { AfterCommit } from '@event-planner/platform/messaging';
import type { BookedFiles } from '../booked-files.ts';
import type { BookingContext } from '../context.ts';
import { type Places, seatsOf } from '../places.ts';
import type { Coupons } from '../redeeming.ts';
import type { Succession } from '../succession.ts';
import type { Tables } from '../tables.ts';
import type { RejectPayment } from '../refund-orders.ts';
import { type Confirm, factsOf } from './confirm.ts';
import type { EventOf } from './event-facts.ts';
import type { CodeOf } from './present.ts';
import { decidePayment, inRounds, type Paid } from './rules.ts';
import { type BookingRow, type EventOfBooking, lockBookings, type SeenBooking, setState } from './store.ts';

export interface SettleParts {
  readonly context: BookingContext;
  readonly places: Places;
  readonly coupons: Coupons;
  readonly eventOf: EventOf;
  readonly files: BookedFiles;
  readonly codeOf: CodeOf;
  readonly rejectPayment: RejectPayment;
  readonly succession: Succession;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

export interface PaidBooking {
  readonly paid: Paid & { readonly bookingId: string };
  /** Runs what is published for it in the name of whoever paid. */
  readonly within: (work: () => Promise<void>) => Promise<void>;
}

/** What money does to bookings. Messages come late, twice and out of order; every one of these may run again. */
export interface Settle {
  onPaid(tx: Transaction<Tables>, paid: readonly PaidBooking[]): Promise<AfterCommit>;
}

export function createSettle({ context, places, eventOf, rejectPayment, succession, seatsChanged }: SettleParts, confirm: Confirm): Settle {
  const changed = (booking: BookingRow): void => {
    seatsChanged(booking.eventId, seatsOf(booking.lines));
    succession.announce(booking);
  };

  const sendBack = (tx: Transaction<Tables>, { booking, event, paid, within }: Judged): Promise<void> =>
    within(async () => {
      const refundId = await rejectPayment(tx, { booking, ...paid });
      await context.publish(tx, bookingRejected, {
        ...factsOf(booking),
        paymentId: paid.paymentId,
        email: booking.email,
        eventTitle: event.title,
        reference: booking.reference,
        refundId,
      });
    });
  const reject = async (tx: Transaction<Tables>, judged: Judged): Promise<void> => {
    const { booking, paid } = judged;
    await places.release(tx, { id: booking.holdId, eventId: booking.eventId, lines: booking.lines });
    await setState(tx, booking.id, { state: 'refunding', paymentId: paid.paymentId, ...(paid.paidWith && { paidWith: paid.paidWith }) });
    await sendBack(tx, judged);
  };
  const judge = async (tx: Transaction<Tables>, { paid, within }: PaidBooking, row: SeenBooking): Promise<Judged> => {
    const event = await eventOf(tx, row);
    const verdict = decidePayment(row, paid, event.state === 'cancelled');
    return {
      paid,
      within,
      event,
      verdict,
      booking: verdict === 'confirm' ? { ...row, paymentId: paid.paymentId, paidWith: paid.paidWith ?? null } : row,
    };
  };

  /** Payments of different bookings. Answers the bookings they changed. */
  const settle = async (tx: Transaction<Tables>, paid: readonly PaidBooking[]): Promise<readonly BookingRow[]> => {
    const rows = new Map((await lockBookings(tx, [...new Set(paid.map(one => one.paid.bookingId))])).map(row => [row.id, row]));
    const judged: Judged[] = [];
    for (const one of paid) judged.push(await judge(tx, one, ensureKnown(one.paid.bookingId, rows.get(one.paid.bookingId))));
    const paying = judged.filter(one => one.verdict === 'confirm');
    const confirmed = await confirm(tx, paying);
    const rejected = [...judged.filter(one => one.verdict === 'reject'), ...paying.filter((_, at) => !confirmed[at])];
    for (const one of rejected) await reject(tx, one);
    for (const one of judged) if (one.verdict === 'send-back') await sendBack(tx, one);
    return judged.flatMap(one => (one.verdict === 'nothing' ? [] : [one.booking]));
  };

  return {
    async onPaid(tx, paid) {
      const touched: BookingRow[] = [];
      for (const round of inRounds(paid, one => one.paid.bookingId)) touched.push(...(await settle(tx, round)));
      return () => touched.forEach(changed);
    },
  };
}

interface Judged extends PaidBooking {
  readonly booking: BookingRow;
  readonly event: EventOfBooking;
  readonly verdict: ReturnType<typeof decidePayment>;
}

/** Money for a booking we never made must not be forgotten: the message ends in the dead letters, where somebody looks. */
function ensureKnown(bookingId: string, row: SeenBooking | undefined): SeenBooking {
  if (!row) throw new Error(`a payment names the booking ${bookingId}, which does not exist`);
  return row;
}
