import type { BookingPayable } from '@event-planner/contracts/booking';
import { bookingRefundRecorded, bookingRefundRequested } from '@event-planner/contracts/messages';
import { Payment, type PaymentsRequest } from '@event-planner/contracts/payment';
import { idOf, newId } from '@event-planner/platform/ids';
import type { RefundOfSale } from '../sale-fees.ts';
import { ada, booking, type TestPayment } from '../test-payment.ts';

export const theatre = idOf('organizer:Theatre');
/** Of the theatre's: Ada's, for 24.00 €. */
export const evening = (change: Partial<BookingPayable> = {}): BookingPayable =>
  booking({ organizerId: theatre, eventId: idOf('event:Evening'), eventTitle: 'Evening of songs', name: 'Ada', ...change });

/** Pays by card, and answers the payment's id. */
export async function paidByCard(world: TestPayment, tickets: BookingPayable, card?: string): Promise<string> {
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret, card);
  await world.provider.sandbox.idle();
  return id;
}

export const order = (
  tickets: BookingPayable,
  paymentId: string,
  change: { readonly amountMinor: number; readonly credit?: typeof toAda },
) => ({
  refundId: newId(),
  attempt: 1,
  bookingId: tickets.bookingId,
  paymentId,
  currency: tickets.currency,
  cause: 'by_team' as const,
  ...change,
});
export const toAda = { organizerId: theatre, userId: ada.sub };

/** As booking says it: of the sale to the books, and of the payment to whoever gives it back. */
export async function giveBack(world: TestPayment, tickets: BookingPayable, refund: ReturnType<typeof order>): Promise<RefundOfSale> {
  const { refundId, bookingId, paymentId, amountMinor, currency, cause } = refund;
  const recorded: RefundOfSale = {
    refundId,
    bookingId,
    paymentId,
    amountMinor,
    currency,
    cause,
    beforeMinor: 0,
    eventId: tickets.eventId ?? newId(),
    organizerId: theatre,
    reference: tickets.reference,
    state: 'requested',
    tickets: [],
    totalMinor: tickets.totalMinor,
    reason: null,
  };
  await world.service.deliver(bookingRefundRecorded, recorded);
  await world.service.deliver(bookingRefundRequested, refund);
  return recorded;
}

export async function creditOf({ service }: TestPayment, userId: string = ada.sub) {
  const { rows } = await service.pool.query<{ organizer: string; currency: string; balance: number; reserved: number }>(
    'select organizer_id as organizer, currency, balance_minor::int as balance, reserved_minor::int as reserved from credits where user_id = $1 order by currency',
    [userId],
  );
  return rows;
}

/** What the books say of an account: what is owed on it. */
export async function owedOn({ service }: TestPayment, account: string): Promise<number> {
  const { rows } = await service.pool.query<{ owed: number }>(
    'select coalesce(-sum(amount_minor), 0)::int as owed from ledger_postings where account = $1',
    [account],
  );
  return rows[0]?.owed ?? 0;
}

/** Pays so much of a booking with credit. */
export async function payWith({ service }: TestPayment, { bookingId }: Pick<BookingPayable, 'bookingId'>, creditMinor: number) {
  const answer = await service.inject({
    method: 'POST',
    url: '/api/payments',
    headers: { ...(await service.asUser()), 'idempotency-key': newId() },
    payload: { bookingId, creditMinor },
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

/** Pays several bookings at once with so much credit at the theatre, or whatever is said. */
export async function payAllWith(
  { service }: TestPayment,
  several: readonly Pick<BookingPayable, 'bookingId'>[],
  credits: number | PaymentsRequest['credits'],
) {
  const answer = await service.inject({
    method: 'POST',
    url: '/api/payments/several',
    headers: { ...(await service.asUser()), 'idempotency-key': newId() },
    payload: {
      bookingIds: several.map(({ bookingId }) => bookingId),
      credits: typeof credits === 'number' ? [{ organizerId: theatre, currency: 'EUR', creditMinor: credits }] : credits,
    },
  });
  const body = answer.json<{ readonly items?: readonly Payment[]; readonly code?: string }>();
  return { status: answer.statusCode, code: body.code, items: body.items ?? [] };
}
