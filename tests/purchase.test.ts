import { afterAll, beforeAll, expect, test } from 'vitest';
import { TicketKeys } from '@event-planner/contracts/booking';
import { verifyCode } from '@event-planner/contracts/ticket-code';
import { type Buyer, createBuyer, must } from './buyer.ts';
import { cards } from './card-form.ts';
import { watch } from './live-seats.ts';
import { offerOf } from './programme.ts';
import { type WholeSystem, wholeSystem } from './whole-system.ts';

let system: WholeSystem;
let ada: Buyer;

beforeAll(async () => {
  system = await wholeSystem();
  ada = createBuyer(system.url);
  await ada.login();
}, 120_000);
afterAll(() => system[Symbol.asyncDispose]());

test('a visitor finds an event by filters and pages', async () => {
  const visitor = createBuyer(system.url);
  const first = await visitor.events('?category=theatre&city=London&limit=3');
  expect(first.items).toHaveLength(3);
  const second = await visitor.events(`?category=theatre&city=London&limit=100&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
  expect(second.nextCursor).toBeNull();
  const found = [...first.items, ...second.items];
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  expect(found.every(({ category, venue }) => category === 'theatre' && venue?.city === 'London')).toBe(true);
  expect(found.map(({ startsAt }) => startsAt)).toEqual(found.map(({ startsAt }) => startsAt).toSorted());
  expect(found.map(({ slug }) => slug)).toContain('hamlet-london');
});

test('two seats go from the plan through a declined card to tickets that scan without a network', async () => {
  const { event, take } = offerOf('hamlet-london');
  const items = take(2);
  const seats = items.flatMap(item => ('seat' in item ? [item.seat] : []));
  using grace = await watch(system.url, event);
  expect(seats.map(seat => grace.stateOf(seat))).toEqual(['free', 'free']);

  const hold = await must(ada.hold(event.id, items));
  await grace.sees(seats, 'held');
  const renewed = await must(ada.renew(hold.id));
  expect(Date.parse(renewed.expiresAt)).toBeGreaterThanOrEqual(Date.parse(hold.expiresAt));
  expect(await ada.renew(hold.id)).toMatchObject({ status: 409, body: { code: 'hold_renewed' } });

  const booking = await must(ada.book(hold.id));
  expect(booking).toMatchObject({ state: 'pending', totalMinor: hold.totalMinor, tickets: [] });
  const payment = await must(ada.pay(booking.id));
  expect(await ada.enterCard(payment, cards.declined)).toMatchObject({ status: 402, body: { error: { code: 'card_declined' } } });
  await system.drain();
  expect(await ada.payment(payment.id)).toMatchObject({ state: 'failed', failureCode: 'card_declined' });
  expect(await ada.booking(booking.id)).toMatchObject({ state: 'pending' });

  const again = await must(ada.pay(booking.id));
  expect(again.id).toBe(payment.id);
  expect(await ada.enterCard(again)).toMatchObject({ status: 200, body: { status: 'succeeded' } });
  await system.drain();
  expect(await ada.payment(payment.id)).toMatchObject({ state: 'succeeded', clientSecret: null });
  await grace.sees(seats, 'sold');

  const confirmed = await ada.booking(booking.id);
  expect(confirmed).toMatchObject({ state: 'confirmed', eventSlug: 'hamlet-london' });
  const { keys } = TicketKeys.parse(await must(createBuyer(system.url).ask('GET', '/api/bookings/ticket-keys')));
  const scanned = await Promise.all(confirmed.tickets.map(({ code }) => verifyCode(code, keys)));
  expect(scanned).toEqual(
    confirmed.tickets.map(({ id, seat }) => ({ valid: true, facts: { ticketId: id, eventId: event.id, seat, ticketTypeId: null } })),
  );
  expect(confirmed.tickets.map(({ seat }) => seat).toSorted()).toEqual(seats.toSorted());
});

test('tickets come as files and by mail, once', async () => {
  const booking = await buy(ada, 'joanne-okafor-solo-piano-hamburg', 2);
  const pdf = await ada.file(`/api/bookings/${booking.id}/tickets.pdf`);
  expect(pdf).toMatchObject({ status: 200, type: 'application/pdf' });
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await ada.file(`/api/bookings/tickets/${booking.tickets[0]?.id}/qr.svg`)).toMatchObject({ status: 200, type: 'image/svg+xml' });
  const calendar = await ada.file(`/api/bookings/${booking.id}/calendar.ics`);
  expect(calendar.bytes.toString()).toContain('BEGIN:VEVENT');

  const letters = (await system.letters('ada@example.test')).filter(({ text }) => text.includes(booking.reference));
  expect(letters).toHaveLength(1);
  const attached = new Map(
    letters[0]?.attachments.map(({ contentType, base64 }) => [contentType.split(';')[0], Buffer.from(base64, 'base64').toString('latin1')]),
  );
  expect([...attached.keys()].toSorted()).toEqual(['application/pdf', 'text/calendar']);
  expect(attached.get('application/pdf')).toMatch(/^%PDF-/);
  expect(attached.get('text/calendar')).toContain('BEGIN:VCALENDAR');
  expect(
    (await must(ada.ask<{ items: { subject: string }[] }>('GET', '/api/notifications'))).items.map(({ subject }) => subject),
  ).toContain(letters[0]?.subject);
});

test('what is free needs no payment, and what is counted no seat', async () => {
  const { event, take } = offerOf('open-studio-day-vienna');
  const hold = await must(ada.hold(event.id, take(2)));
  const booking = await must(ada.book(hold.id));
  expect(booking).toMatchObject({ state: 'confirmed', totalMinor: 0 });
  expect(booking.tickets).toHaveLength(2);
  expect(await ada.pay(booking.id)).toMatchObject({ status: 409, body: { code: 'booking_not_payable' } });

  const counted = await buy(ada, 'greenland-wharf-book-festival-london', 3);
  expect(counted.tickets.map(({ seat }) => seat)).toEqual([null, null, null]);
});

test('the same key gives the same booking and the same payment, and never another one', async () => {
  const { event, take } = offerOf('the-cherry-orchard-london');
  const [first, second] = [await must(ada.hold(event.id, take(1))), await must(ada.hold(event.id, take(1)))];
  const key = crypto.randomUUID();
  const [once, twice] = await Promise.all([ada.book(first.id, { key }), ada.book(first.id, { key })]);
  expect([once.status, twice.status]).toEqual([201, 201]);
  expect(twice.body.id).toBe(once.body.id);
  expect(await ada.book(second.id, { key })).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
  expect(await ada.book(first.id, { key, attendeeName: 'Somebody Else' })).toMatchObject({
    status: 409,
    body: { code: 'idempotency_key_reused' },
  });

  const other = await must(ada.book(second.id));
  const payKey = crypto.randomUUID();
  const payments = await Promise.all([ada.pay(once.body.id, payKey), ada.pay(once.body.id, payKey), ada.pay(once.body.id)]);
  expect(payments.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(payments.map(({ body }) => body.id)).size).toBe(1);
  expect(await ada.pay(other.id, payKey)).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
  const intents = await system.ask(
    `sandbox`,
    `select id from objects where kind = 'payment_intent' and object->'metadata'->>'booking_id' = $1`,
    [once.body.id],
  );
  expect(intents).toHaveLength(1);
});

test('what is given back is free for everybody at once', async () => {
  const { event, take } = offerOf('nadia-fenn-fine-thanks-edinburgh');
  const items = take(2);
  const seats = items.flatMap(item => ('seat' in item ? [item.seat] : []));
  using watcher = await watch(system.url, event);
  const hold = await must(ada.hold(event.id, items));
  await watcher.sees(seats, 'held');
  await must(ada.release(hold.id));
  await watcher.sees(seats, 'free');
  expect((await createBuyer(system.url).hold(event.id, items)).status).toBe(201);
});

test('fifty buyers want ten seats at once, and ten of them get one', async () => {
  const { event, take } = offerOf('atlas-mono-signal-berlin');
  const seats = take(10);
  const crowd = Array.from({ length: 50 }, () => createBuyer(system.url));
  const names = seats.flatMap(item => ('seat' in item ? [item.seat] : []));
  // Somebody's claim to the first of them has expired, and we have it in hand: the first to come waits for us, and so they all stand in line.
  await system.ask('booking', `insert into seat_claims values ($1, $2, gen_random_uuid(), '', now() - interval '1 hour')`, [
    event.id,
    names[0],
  ]);
  await using gate = await system.gate('booking', 'select from seat_claims where event_id = $1 and seat = $2 for update', [
    event.id,
    names[0],
  ]);
  const asking = crowd.map((buyer, at) => buyer.hold(event.id, seats.slice(at % 10, (at % 10) + 1)));
  await gate.blocked(1);
  await gate.release();
  const answers = await Promise.all(asking);
  const held = answers.filter(({ status }) => status === 201).map(({ body }) => body.lines[0]?.seat);
  expect(held.toSorted()).toEqual(names.toSorted());
  const refused = answers.flatMap((answer, at) => (answer.status === 201 ? [] : [{ wanted: seats[at % 10], ...answer }]));
  expect(refused).toHaveLength(40);
  for (const { wanted, status, body } of refused) {
    expect({ status, code: body.code, seats: body.seats }).toEqual({
      status: 409,
      code: 'taken',
      seats: [wanted && 'seat' in wanted && wanted.seat],
    });
  }
  const claims = await system.ask('booking', 'select seat from seat_claims where event_id = $1 and seat = any($2)', [event.id, held]);
  expect(claims).toHaveLength(10);
});

async function buy(buyer: Buyer, slug: string, places: number) {
  const { event, take } = offerOf(slug);
  const booking = await must(buyer.book((await must(buyer.hold(event.id, take(places)))).id));
  await buyer.enterCard(await must(buyer.pay(booking.id)));
  await system.drain();
  const confirmed = await buyer.booking(booking.id);
  expect(confirmed.state).toBe('confirmed');
  return confirmed;
}
