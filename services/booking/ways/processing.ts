import { bookingPaymentAwaited, type paymentFailed } from '@event-planner/contracts/messages';
import { type paymentProcessing } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import type { Subscribers } from '@event-planner/platform/service';
import type { SeenBooking } from '../booking-keeping.ts';
import type { booking } from '../manifest.ts';
import { stateAt } from '../payable.ts';
import type { Tables } from '../tables.ts';
import { afterFailure, processingUntil } from './rules.ts';
import type { WaysParts } from './service.ts';
import { setAwaits } from './store.ts';

type Tx = Transaction<Tables>;

interface News {
  readonly paymentId: string;
  readonly outcome: 'begun' | 'failed';
  readonly until: Date;
}

/** Payments that take days: their places are kept while the provider collects the money, and free again soon after it could not. */
export function processingSubscribers({
  context,
  keeping,
  places,
  getFactsWithin,
}: Pick<WaysParts, 'context' | 'keeping' | 'places' | 'getFactsWithin'>): Pick<
  Subscribers<typeof booking, Tables>,
  'payment.processing.v1' | 'payment.failed.v1'
> {
  const { now } = context;

  const keep = async (tx: Tx, row: SeenBooking, { paymentId, outcome, until }: News): Promise<void> => {
    // Lost already: late money takes them again, or goes back.
    if (!(await places.keepUntil(tx, { ...row, id: row.holdId }, { now: now(), until }))) return;
    await setAwaits(tx, row.id, { awaits: outcome === 'begun' ? 'processing' : null, payBy: until });
    const { title, timeZone } = await getFactsWithin(tx, row.eventId);
    await context.publish(tx, bookingPaymentAwaited, {
      bookingId: row.id,
      userId: row.userId,
      eventId: row.eventId,
      totalMinor: row.totalMinor,
      currency: row.currency,
      paymentId,
      awaits: 'processing',
      outcome,
      until: until.toISOString(),
      email: row.email,
      eventTitle: title,
      timeZone,
      reference: row.reference,
    });
  };
  const lockPending = async (tx: Tx, id: string): Promise<SeenBooking | undefined> => {
    const row = await keeping.lock(tx, id);
    return row && stateAt(row, now()) === 'pending' ? row : undefined;
  };

  return {
    async 'payment.processing.v1'({ paymentId, bookingId, until: asked }: Body<typeof paymentProcessing>, { tx }) {
      const row = await lockPending(tx, bookingId);
      if (!row) return;
      const { startsAt } = await getFactsWithin(tx, row.eventId);
      const until = processingUntil(new Date(asked), startsAt, now());
      if (until > row.payBy) await keep(tx, row, { paymentId, outcome: 'begun', until });
    },
    async 'payment.failed.v1'({ paymentId, bookingId }: Body<typeof paymentFailed>, { tx }) {
      const row = await lockPending(tx, bookingId);
      if (row?.awaits === 'processing') await keep(tx, row, { paymentId, outcome: 'failed', until: afterFailure(row.payBy, now()) });
    },
  };
}
