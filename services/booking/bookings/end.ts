import type { AccessClaims } from '@event-planner/contracts/auth';
import { actorOf } from '@event-planner/platform/audit';
import { bookingCancelled } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { factsOf } from './confirm.ts';
import { ensureOwn } from './ensure.ts';
import { next } from './lifecycle.ts';
import { stateAt } from '../payable.ts';
import type { SettleParts } from './settle.ts';
import { type BookingRow, lockBooking, lockOverdue, lockPendingOfCancelled, type SeenBooking, setState, findOrganizer } from './store.ts';

/** How bookings end that were never paid. */
export function endings({ context, places }: SettleParts) {
  const { db, now } = context;
  const end = async <Row extends BookingRow>(tx: Transaction<Tables>, row: Row, by: 'expire' | 'cancel'): Promise<Row> => {
    const facts = { payBy: row.payBy, now: now() };
    // One of a cancelled event may be overdue by now.
    const state = next(row.state, by, facts) ?? next(row.state, 'expire', facts);
    if (state !== 'expired' && state !== 'cancelled') throw refuse('booking_not_pending', `the booking is ${stateAt(row, now())}`);
    await setState(tx, row.id, { state });
    await places.release(tx, { id: row.holdId, eventId: row.eventId, lines: row.lines });
    await context.publish(tx, bookingCancelled, { ...factsOf(row), reason: state });
    return { ...row, state };
  };
  return {
    /** Cancelling twice is cancelling. */
    cancel: (by: AccessClaims, id: string): Promise<SeenBooking> =>
      db.transaction(async tx => {
        const row = ensureOwn(by.sub, id, await lockBooking(tx, id));
        if (row.state === 'cancelled') return row;
        const state = stateAt(row, now());
        if (next(state, 'cancel', { payBy: row.payBy, now: now() }) === undefined)
          throw refuse('booking_not_pending', `the booking is ${state}`);
        await context.audit(tx, {
          by: actorOf(by),
          action: 'order.cancelled',
          of: { kind: 'order', id },
          organizerId: await findOrganizer(tx, row.eventId),
          before: { state },
        });
        return end(tx, row, 'cancel');
      }),
    /** Undefined when none is pending of an event that was cancelled. */
    cancelOne: (): Promise<BookingRow | undefined> =>
      db.transaction(async tx => {
        const row = await lockPendingOfCancelled(tx);
        return row && end(tx, row, 'cancel');
      }),
    /** Undefined when nothing is overdue. */
    expireOne: (): Promise<BookingRow | undefined> =>
      db.transaction(async tx => {
        const row = await lockOverdue(tx, now());
        return row && end(tx, row, 'expire');
      }),
  };
}
