import type { AccessClaims } from '@event-planner/contracts/auth';
import { BookingPayable } from '@event-planner/contracts/booking';
import { creditFor } from '@event-planner/contracts/credit';
import type { Payment, PaymentsRequest } from '@event-planner/contracts/payment';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { PaymentContext } from '../context.ts';
import { isProviderAway } from '../errors.ts';
import type { Provider } from '../provider/provider.ts';
import type { PaymentRow } from '../tables.ts';
import type { Holding } from './hold.ts';
import { ensurePayable, isPaid, isUnopened, nextAsk, ofProvider, present, shareCredit } from './rules.ts';
import { attachIntents, claimKeys, findByBookings, findPayment, insertPayments, updatePayment } from './store.ts';
import { createTogether } from './together.ts';
import type { PayWithCredit } from './with-credit.ts';

export interface Payments {
  /** Asks for the money of a booking: the same booking always gives the same payment. */
  pay(
    user: AccessClaims,
    request: { readonly bookingId: string; readonly creditMinor?: number | undefined; readonly key: string },
  ): Promise<Payment>;
  /** Asks for the money of several, with so much credit in all: none is asked for with credit where there is not that much. */
  paySeveral(user: AccessClaims, request: PaymentsRequest): Promise<readonly Payment[]>;
  get(user: AccessClaims, id: string): Promise<Payment>;
  /** Asks the provider for its side of a recorded payment, again if need be. */
  open(payment: PaymentRow): Promise<PaymentRow>;
}

export interface PaymentsParts {
  readonly provider: Provider;
  readonly holding: Holding;
  readonly payWithCredit: PayWithCredit;
}

export function createPayments(context: PaymentContext, { provider, holding, payWithCredit }: PaymentsParts): Payments {
  const { db, now } = context;
  const claimKey = createTogether(db.query, claimKeys);
  const insertPayment = createTogether(db.query, insertPayments);
  const attachIntent = createTogether(db.query, attachIntents);

  async function record(booking: BookingPayable): Promise<PaymentRow> {
    const createdAt = now();
    return insertPayment({
      id: newId(createdAt.getTime()),
      bookingId: booking.bookingId,
      userId: booking.userId,
      email: booking.email,
      description: booking.description,
      amountMinor: booking.totalMinor,
      promisedMinor: 0,
      refundedMinor: 0,
      currency: booking.currency,
      payBy: new Date(booking.payBy),
      state: 'created',
      failureCode: null,
      providerId: null,
      clientSecret: null,
      providerSaidAt: null,
      ...ofProvider,
      organizerId: booking.organizerId ?? null,
      eventId: booking.eventId ?? null,
      eventTitle: booking.eventTitle ?? null,
      buyerName: booking.name ?? null,
      reference: booking.reference,
      askAt: nextAsk({ createdAt }, createdAt),
      createdAt,
      updatedAt: createdAt,
    });
  }

  /** The row is committed before the call, so that whatever the provider did is found again; the row's id is the key that makes a repetition the same order. */
  async function open(payment: PaymentRow): Promise<PaymentRow> {
    const { id: paymentId, bookingId, creditMinor, currency, description, email, earlierIds } = payment;
    const amountMinor = payment.amountMinor - creditMinor;
    const attempt = earlierIds.length;
    const intent = await provider.createIntent({ paymentId, attempt, bookingId, amountMinor, creditMinor, currency, description, email });
    return attachIntent({ id: paymentId, providerId: intent.providerId, clientSecret: intent.clientSecret, creditMinor, updatedAt: now() });
  }

  /** Those that ask for the same at once share the provider's answer: asked twice at once, it refuses one of them. */
  const opening = new Map<string, Promise<PaymentRow>>();
  const openOnce = (payment: PaymentRow): Promise<PaymentRow> => {
    const key = `${payment.id} ${payment.creditMinor}`;
    const known = opening.get(key);
    if (known) return known;
    const opened = open(payment).finally(() => opening.delete(key));
    opening.set(key, opened);
    return opened;
  };

  /** While the provider is away, buyers keep their places instead of getting an error. */
  async function begin(payment: PaymentRow): Promise<PaymentRow> {
    try {
      return await holding.release(await openOnce(payment), { byMail: false });
    } catch (error) {
      if (isProviderAway(error)) return holding.hold(payment);
      throw error;
    }
  }

  /** Whoever had chosen a slow way may still pay at once, as long as that way would have kept the places. */
  const backToProvider = async (payment: PaymentRow, { payBy }: BookingPayable): Promise<PaymentRow> =>
    payment.method === 'provider'
      ? payment
      : updatePayment(db.query, payment.id, {
          method: 'provider',
          state: 'created',
          payBy: new Date(payBy),
          askAt: nextAsk({ createdAt: now() }, now()),
        });

  const getPayable = async (bookingId: string): Promise<BookingPayable> =>
    context.call('booking', { path: `/bookings/${bookingId}/payable`, response: BookingPayable });
  const presentBegun = async (payment: PaymentRow): Promise<Payment> => present(isUnopened(payment) ? await begin(payment) : payment);

  return {
    open: async payment => holding.release(await openOnce(payment), { byMail: true }),
    async pay(user, { bookingId, creditMinor, key }) {
      const { keyBookingId, known } = await claimKey({ userId: user.sub, key, bookingId, createdAt: now() });
      if (keyBookingId !== bookingId)
        throw refuseAny('idempotency_key_reused', 'this Idempotency-Key was used for another booking; make a new one');
      if (known && known.userId === user.sub && isPaid(known)) return present(known);
      const booking = await getPayable(bookingId);
      ensurePayable(booking, { userId: user.sub, now: now() });
      const before = await backToProvider(known ?? (await record(booking)), booking);
      const [payment = before] =
        creditMinor === undefined ? [] : await payWithCredit(user, [{ payment: before, creditMinor: creditFor(before, creditMinor) }]);
      return presentBegun(payment);
    },
    async paySeveral(user, { bookingIds, credits }) {
      const known = new Map((await findByBookings(db.query, bookingIds)).map(payment => [payment.bookingId, payment]));
      // All of them are looked at before anything is written of one.
      const asked = await Promise.all(
        bookingIds.map(async bookingId => {
          const own = known.get(bookingId);
          if (own?.userId === user.sub && isPaid(own)) return { paid: own };
          const booking = await getPayable(bookingId);
          ensurePayable(booking, { userId: user.sub, now: now() });
          return { own, booking };
        }),
      );
      const before = await Promise.all(
        asked.map(async one => ('paid' in one ? one.paid : backToProvider(one.own ?? (await record(one.booking)), one.booking))),
      );
      return Promise.all((await payWithCredit(user, shareCredit(before, credits))).map(presentBegun));
    },
    async get(user, id) {
      const payment = await findPayment(db.query, id);
      if (!payment || payment.userId !== user.sub) throw refuseAny('not_found', `there is no payment ${id} of yours`);
      return present(payment);
    },
  };
}
