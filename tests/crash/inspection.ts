import type { Letter } from '@event-planner/platform/mail';
import type pg from 'pg';
import type { Told } from './told.ts';

/** Asks a service's database. */
export type Look = <Row extends pg.QueryResultRow>(service: string, sql: string) => Promise<readonly Row[]>;

interface Row {
  readonly id: string;
  readonly state: string;
}
interface Payment extends Row {
  readonly booking: string;
  readonly amount: number;
  readonly provider: string | null;
}
interface Intent extends Row {
  readonly amount: number;
  readonly payment: string;
}
interface Books {
  readonly bookings: ReadonlyMap<string, Row & { readonly places: number; readonly payment: string | null; readonly reference: string }>;
  readonly payments: ReadonlyMap<string, Payment>;
  readonly intents: ReadonlyMap<string, Intent>;
  readonly refunded: ReadonlyMap<string, number>;
  readonly tickets: ReadonlyMap<string, number>;
  readonly mails: readonly { readonly kind: string; readonly subject: string; readonly id: string }[];
}

/** What does not agree with what anybody was told, the provider's books or the mailbox, as sentences. What is true of our databases alone the invariants tell. */
export async function inspect(ask: Look, told: Told, letters: readonly Letter[]): Promise<readonly string[]> {
  const books = await readBooks(ask);
  return [
    ...told.surprises,
    ...forgotten(books, told),
    ...(await forgottenHolds(ask, told)),
    ...unequalLedgers(books),
    ...unservedMoney(books, letters),
  ];
}

/** Without the demo's orders, of whose evenings the provider and the mailbox know only what the demo tells. */
async function readBooks(ask: Look): Promise<Books> {
  const demo = new Set(
    (await ask<{ id: string }>('booking', `select id from bookings where idempotency_key like 'demo-%'`)).map(({ id }) => id),
  );
  const [bookings, payments, intents, refunds, tickets, mails] = await Promise.all([
    ask<never>(
      'booking',
      `select id, state, payment_id as payment, reference, (select sum((line->>'quantity')::int)::int from jsonb_array_elements(lines) as line) as places from bookings where idempotency_key not like 'demo-%'`,
    ),
    ask<Payment & pg.QueryResultRow>(
      'payment',
      'select id, state, booking_id as booking, amount_minor::int as amount, provider_id as provider from payments',
    ),
    ask<Intent & pg.QueryResultRow>(
      'sandbox',
      `select id, object->>'status' as state, (object->>'amount_received')::int as amount, object->'metadata'->>'payment_id' as payment from objects where kind = 'payment_intent'`,
    ),
    ask<{ intent: string; amount: number }>(
      'sandbox',
      `select object->>'payment_intent' as intent, sum((object->>'amount')::int)::int as amount from objects where kind = 'refund' group by 1`,
    ),
    ask<{ booking: string; count: number }>(
      'booking',
      `select booking_id as booking, count(*)::int as count from tickets where state = 'valid' group by 1`,
    ),
    ask<never>('notification', 'select kind, subject_id as subject, id from mails'),
  ]);
  const byId = <One extends Row>(rows: readonly One[]): ReadonlyMap<string, One> => new Map(rows.map(row => [row.id, row]));
  return {
    bookings: byId(bookings),
    payments: byId(payments.filter(({ booking }) => !demo.has(booking))),
    intents: byId(intents.filter(({ payment }) => !payments.some(({ id, booking }) => id === payment && demo.has(booking)))),
    mails,
    refunded: new Map(refunds.map(({ intent, amount }) => [intent, amount])),
    tickets: new Map(tickets.map(({ booking, count }) => [booking, count])),
  };
}

/** Nothing that was answered is lost. */
function forgotten({ bookings, payments, intents }: Books, told: Told): readonly string[] {
  return [
    ...[...told.bookings].filter(id => !bookings.has(id)).map(id => `the booking ${id} was answered and is lost`),
    ...[...told.payments].filter(id => !payments.has(id)).map(id => `the payment ${id} was answered and is lost`),
    ...[...told.captured]
      .filter(id => intents.get(id)?.state !== 'succeeded')
      .map(id => `the card of ${id} was charged, and the provider does not know`),
    ...[...told.tickets]
      .filter(([id, codes]) => codes.length !== bookings.get(id)?.places)
      .map(([id, codes]) => `the booking ${id} was shown ${codes.length} tickets for ${bookings.get(id)?.places} places`),
  ];
}

async function forgottenHolds(ask: Look, told: Told): Promise<readonly string[]> {
  const kept = await ask<{ id: string }>('booking', 'select id from holds where booking_id is null union select hold_id from bookings');
  const ids = new Set(kept.map(({ id }) => id));
  return [...told.holds].filter(id => !ids.has(id)).map(id => `the hold ${id} was answered and is lost`);
}

/** Our ledger and the provider's say the same. */
function unequalLedgers({ payments, intents, refunded }: Books): readonly string[] {
  const paid = new Set(['succeeded', 'refunding', 'refunded']);
  return [...intents.values()].flatMap(intent => {
    const payment = payments.get(intent.payment);
    if (!payment) return [`the provider has ${intent.id} for a payment that we do not know`];
    if (payment.provider !== intent.id)
      return [`the payment ${payment.id} was ordered twice from the provider: ${payment.provider} and ${intent.id}`];
    if ((intent.state === 'succeeded') !== paid.has(payment.state))
      return [`the payment ${payment.id} is ${payment.state}, the provider says ${intent.state}`];
    if (intent.state === 'succeeded' && intent.amount !== payment.amount)
      return [`the payment ${payment.id} is about ${payment.amount}, the provider took ${intent.amount}`];
    const back = refunded.get(intent.id) ?? 0;
    return back === (payment.state === 'refunded' ? payment.amount : 0)
      ? []
      : [`the payment ${payment.id} is ${payment.state}, the provider gave back ${back}`];
  });
}

/** Whoever paid has a booking, all its tickets and one mail; or the money back and one mail. */
function unservedMoney({ payments, bookings, tickets, mails }: Books, letters: readonly Letter[]): readonly string[] {
  const letterIds = new Set(letters.map(({ id }) => id));
  return [...payments.values()].flatMap(({ id, state, booking: bookingId }) => {
    const booking = bookings.get(bookingId);
    if (!booking) return [`the payment ${id} is for a booking that does not exist`];
    if (state !== 'succeeded' && state !== 'refunded') return [];
    const ends = state === 'succeeded' ? 'confirmed' : 'refunded';
    const sent = mails.filter(({ kind, subject }) =>
      kind === 'confirmation' ? subject === bookingId : kind === 'refund' && subject === id,
    );
    const copies = letters.filter(({ text }) => text.includes(booking.reference)).length;
    return [
      ...(booking.state === ends && (ends === 'refunded' || booking.payment === id)
        ? []
        : [`the payment ${id} is ${state}, its booking ${booking.state}`]),
      ...((tickets.get(bookingId) ?? 0) === (ends === 'confirmed' ? booking.places : 0)
        ? []
        : [`the booking ${bookingId} is ${booking.state} with ${tickets.get(bookingId) ?? 0} of ${booking.places} tickets`]),
      ...(sent.length === 1 && sent.every(mail => letterIds.has(mail.id)) && (ends === 'refunded' || copies === 1)
        ? []
        : [`about the booking ${bookingId} ${sent.length} mails were recorded and ${copies} are in the mailbox`]),
    ];
  });
}
