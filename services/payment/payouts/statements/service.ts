import { refuse as refuseAny } from '@event-planner/platform/errors';
import type { PaymentContext } from '../../context.ts';
import { refuse } from '../../errors.ts';
import { getOrganizerName } from '../../organizer-name.ts';
import { findPayout } from '../store.ts';
import { monthOf, type Statement } from './rules.ts';
import { getOwedBefore, listOfPayout, listOfTime } from './store.ts';

export interface Statements {
  ofPayout(organizerId: string, payoutId: string): Promise<Statement>;
  /** Of a month that is over: nothing is booked into it any more. */
  ofMonth(organizerId: string, currency: string, month: string): Promise<Statement>;
}

/** Made of the entries of the books, and of nothing else. */
export function createStatements(context: PaymentContext): Statements {
  const { db, now } = context;
  return {
    async ofPayout(organizerId, payoutId) {
      const payout = await findPayout(db.query, payoutId);
      if (payout?.organizerId !== organizerId) throw refuseAny('not_found', `there is no payout ${payoutId} of this organizer`);
      const { organizerName, currency, number, createdAt, openingMinor } = payout;
      const lines = await listOfPayout(db.query, organizerId, payoutId);
      return { organizerName, currency, name: String(number), closedAt: createdAt, openingMinor, lines };
    },
    async ofMonth(organizerId, currency, month) {
      const time = monthOf(month, now());
      if (!time)
        throw refuse('month_not_over', `${month} is not over: its statement is there on the first of the next month, at midnight UTC`);
      const of = { currency, ...time };
      const [organizerName, openingMinor, lines] = await Promise.all([
        getOrganizerName(context, organizerId),
        getOwedBefore(db.query, organizerId, of),
        listOfTime(db.query, organizerId, of),
      ]);
      return { organizerName, currency, name: month, closedAt: time.until, openingMinor, lines };
    },
  };
}
