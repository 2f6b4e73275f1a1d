import { bookingRejected, paymentCompleted, paymentRefunded } from '@event-planner/contracts/messages';
import type { BookingPayable } from '@event-planner/contracts/booking';
import { idOf, newId } from '@event-planner/platform/ids';
import { Crash, type CrashPoints, type TestService } from '@event-planner/platform/testing';
import type { Stripe } from 'stripe';
import { ada, type TestPayment } from './test-payment.ts';

/** What the provider said last, oldest first. */
export const listEvents = async ({ stripe }: Pick<TestPayment, 'stripe'>): Promise<readonly Stripe.Event[]> =>
  (await stripe.events.list({ limit: 100 })).data.toReversed();

/** As the provider would send it to this process. */
export async function tellEvent(world: TestPayment, event: Stripe.Event, to: TestService = world.service): Promise<number> {
  const payload = JSON.stringify(event);
  const signature = world.stripe.webhooks.generateTestHeaderString({ payload, secret: world.provider.webhookSecret });
  const { statusCode } = await to.inject({
    method: 'POST',
    url: '/api/payments/webhooks/stripe',
    headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
    payload,
  });
  return statusCode;
}

/** A process that stores what it is told, and dies over every transaction in which it would handle it. */
export const dyingOverAll: CrashPoints = {
  within: db => ({ ...db, transaction: () => Promise.reject(new Crash('the process died over it')) }),
  handling: subscribers => subscribers,
  dead: false,
  passed: 0,
};

/** What booking says when the places of a payment are gone. */
export const rejection = ({ bookingId, totalMinor, currency, reference }: BookingPayable, paymentId: string) => ({
  bookingId,
  userId: ada.sub,
  eventId: idOf('event:of songs'),
  totalMinor,
  currency,
  paymentId,
  email: ada.email,
  eventTitle: 'Evening of songs',
  reference,
  refundId: idOf(`refund of ${paymentId}`),
});

interface Rejected {
  readonly tickets: BookingPayable;
  readonly paymentId: string;
  readonly messageId?: string;
}
export const reject = async (to: TestService, { tickets, paymentId, messageId = newId() }: Rejected): Promise<boolean> =>
  (await to.deliver(bookingRejected, rejection(tickets, paymentId), { messageId }))?.outcome === 'done';

/** As if the time had come for everything that is done again later, and again after that. */
export async function letAllBeTriedAgain({ service }: TestPayment): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await service.pool.query('update payments set ask_at = $1 where ask_at is not null', [service.clock.now()]);
    await service.pool.query('update refunds set send_at = $1 where send_at is not null', [service.clock.now()]);
    // In the order in which whoever handles them locks them.
    await service.pool.query(
      'update provider_events set handle_at = $1 where id in (select id from provider_events where handle_at is not null order by id for update)',
      [service.clock.now()],
    );
    await service.running.runJob('ask-provider');
    await service.running.idle();
  }
}

/** What a payment came to: ours, the provider's, the books', and what was said of it. */
export async function outcomeOf({ service, stripe }: TestPayment, paymentId: string, processes: readonly TestService[] = [service]) {
  const { rows } = await service.pool.query<{ state: string; refunded: number; provider_id: string; refunds: string }>(
    `select p.state, p.refunded_minor::int as refunded, p.provider_id, (select string_agg(r.state, ',') from refunds r where r.payment_id = p.id) as refunds
     from payments p where p.id = $1`,
    [paymentId],
  );
  const books = await service.pool.query<{ entries: string; left: number }>(
    `select string_agg(distinct e.kind, ', ' order by e.kind) as entries, count(distinct e.id)::int as n, coalesce(max(abs(s.sum)), 0)::int as left
     from ledger_entries e left join lateral (
       select sum(p.amount_minor) from ledger_postings p join ledger_entries o on o.id = p.entry_id where o.payment_id = $1 group by p.account, p.organizer_id
     ) s on true where e.payment_id = $1`,
    [paymentId],
  );
  const intent = await stripe.paymentIntents.retrieve(rows[0]?.provider_id ?? '');
  const refunds = await stripe.refunds.list({ payment_intent: intent.id });
  const intents = (await service.pool.query('select 1 from payments where id = $1', [paymentId])).rowCount;
  const said = async (message: typeof paymentCompleted | typeof paymentRefunded): Promise<number> => {
    // They share what they announce: it is all there once none has anything left to say.
    for (const one of processes) await one.published(message);
    return (await service.published(message)).filter(body => body.paymentId === paymentId).length;
  };
  return {
    payments: intents,
    state: rows[0]?.state,
    refunded: rows[0]?.refunded,
    refunds: rows[0]?.refunds,
    charged: intent.amount_received,
    givenBack: refunds.data.map(({ amount, status }) => `${amount} ${status}`),
    booked: books.rows[0],
    completed: await said(paymentCompleted),
    toldOfRefund: await said(paymentRefunded),
  };
}

/** Charged once and given back once, and all of it known everywhere. */
export const allGivenBack = {
  payments: 1,
  state: 'refunded',
  refunded: 2400,
  refunds: 'succeeded',
  charged: 2400,
  givenBack: ['2400 succeeded'],
  booked: { entries: 'payment_received, payment_rejected, refund_sent', n: 3, left: 0 },
  completed: 1,
  toldOfRefund: 1,
};
