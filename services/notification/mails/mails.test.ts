import { bookingConfirmed, bookingRejected, offerExpired, paymentRefunded, placeOffered } from '@event-planner/contracts/messages';
import { codeIssued } from '@event-planner/contracts/user-messages';
import { NotificationPage } from '@event-planner/contracts/notification';
import type { Body } from '@event-planner/model';
import { idOf, newId } from '@event-planner/platform/ids';
import { type Answer, person, testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { notificationService } from '../service.ts';
import { refunded, rejected } from './test-refunds.ts';

const ada = person('Ada');
const ticketTypeId = idOf('ticket type');

const confirmed = (change: Partial<Body<typeof bookingConfirmed>> = {}): Body<typeof bookingConfirmed> => ({
  bookingId: newId(),
  userId: ada.sub,
  eventId: newId(),
  totalMinor: 4800,
  currency: 'EUR',
  reference: 'ABCD2345',
  email: ada.email,
  attendeeName: 'Ada <script>',
  eventTitle: 'Songs & "Stars"',
  eventSlug: 'songs',
  startsAt: '2030-07-06T18:00:00.000Z',
  endsAt: '2030-07-06T20:30:00.000Z',
  timeZone: 'Europe/Berlin',
  venueName: 'Halle 5',
  venueAddress: 'Am Ufer 1, Berlin',
  organizerName: 'Nightingale',
  lines: [
    { ticketTypeId, ticketTypeName: 'Balcony', seat: 'balcony-C-4', place: 'Balcony, row C, seat 4', quantity: 1, priceMinor: 2400 },
    { ticketTypeId, ticketTypeName: 'Floor', seat: null, place: '', quantity: 1, priceMinor: 2400 },
  ],
  tickets: [1, 2].map(n => ({
    id: idOf(`ticket ${n}`),
    ticketTypeName: 'Balcony',
    attendeeName: 'Ada',
    seat: null,
    place: '',
    priceMinor: 2400,
    state: 'valid' as const,
    code: 'code',
  })),
  ...change,
});

/** What payment says of a refund. */
const ofCredit = (creditMinor: number): Answer => ({ status: 200, body: { creditMinor } });
const pdf: Answer = {
  status: 200,
  body: { fileName: 'tickets-ABCD2345.pdf', contentType: 'application/pdf', base64: Buffer.from('%PDF-1.7').toString('base64') },
};
const problem = (status: number, code: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail: code, correlationId: 'test' },
});

test('a mail waits for its tickets as long as printing hundreds of them takes', async () => {
  const printingMs = 10_000;
  const booking = ({ timeoutMs }: { readonly timeoutMs: number }) => (timeoutMs > printingMs ? pdf : problem(503, 'unavailable'));
  await using service = await testService(notificationService, { answers: { booking } });
  await service.deliver(bookingConfirmed, confirmed());
  expect(service.mails).toHaveLength(1);
});

test('a confirmed booking brings one mail with the tickets and a calendar entry, however often it is announced', async () => {
  const paths: string[] = [];
  await using service = await testService(notificationService, { answers: { booking: ({ path }) => (paths.push(path), pdf) } });
  const booking = confirmed();
  const messageId = newId();
  await Promise.all([service.deliver(bookingConfirmed, booking, { messageId }), service.deliver(bookingConfirmed, booking, { messageId })]);
  await service.deliver(bookingConfirmed, booking);
  expect(service.mails).toHaveLength(1);
  expect(paths).toEqual([`/api/bookings/${booking.bookingId}/tickets-document`]);
  const [mail] = service.mails;
  expect(mail).toMatchObject({ to: ada.email, subject: 'Your tickets: Songs & "Stars"' });
  expect(mail?.attachments?.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ['tickets-ABCD2345.pdf', 'application/pdf'],
    ['event.ics', 'text/calendar; charset=utf-8; method=PUBLISH'],
  ]);
  expect(Buffer.from(mail?.attachments?.[0]?.content ?? []).toString()).toBe('%PDF-1.7');
  expect(mail?.text).toContain('Saturday, 6 July 2030, 20:00 – 22:30 CEST');
  expect(mail?.text).toContain(`http://localhost:8080/bookings/${booking.bookingId}`);
  expect(mail?.html).toContain('Songs &amp; &quot;Stars&quot;');
  expect(mail?.html).not.toContain('<script>');
});

test('a confirmation lists fees and taxes between the tickets and the total, or what of it is tax', async () => {
  await using service = await testService(notificationService, { answers: { booking: () => pdf } });
  const tax = { id: 'vat', name: 'VAT', basisPoints: 1900, netMinor: 4000, taxMinor: 760 };
  const price = { subtotalMinor: 4800, fees: [{ id: 'fee', name: 'Service', amountMinor: 200 }], totalMinor: 5760, reverseCharge: false };
  await service.deliver(bookingConfirmed, confirmed({ totalMinor: 5760, price: { ...price, taxes: [{ ...tax, included: false }] } }));
  await service.deliver(bookingConfirmed, confirmed({ totalMinor: 5000, price: { ...price, taxes: [{ ...tax, included: true }] } }));
  expect(service.mails[0]?.text).toContain('Service: €2.00\nVAT 19\u00a0%: €7.60\nTotal: €57.60\n');
  expect(service.mails[1]?.text).toContain('Service: €2.00\nTotal: €50.00\nof which VAT 19\u00a0%: €7.60\n');
});

test('a confirmation under reverse charge names no rate, and adds up by the tax that is not charged', async () => {
  await using service = await testService(notificationService, { answers: { booking: () => pdf } });
  const tax = { id: 'vat', name: 'VAT', basisPoints: 1900, included: false, netMinor: 4034, taxMinor: 0 };
  const price = { subtotalMinor: 4034, fees: [], taxes: [tax], totalMinor: 4034, reverseCharge: true };
  const booking = confirmed();
  await service.deliver(bookingConfirmed, { ...booking, totalMinor: 4034, price });
  const shown = booking.lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);
  expect(service.mails[0]?.text).toContain(`Tax not charged (reverse charge): -€${((shown - 4034) / 100).toFixed(2)}\nTotal: €40.34\n`);
  expect(service.mails[0]?.text).not.toContain('19');
});

test('a confirmation of what is online says where to join', async () => {
  await using service = await testService(notificationService, { answers: { booking: () => pdf } });
  await service.deliver(bookingConfirmed, confirmed({ onlineUrl: 'https://example.test/join' }));
  expect(service.mails[0]?.text).toContain('Join at: https://example.test/join');
});

test('who gave and takes no place is thanked, without tickets and without a calendar entry', async () => {
  await using service = await testService(notificationService, {
    answers: { booking: () => problem(409, 'tickets_missing') },
  });
  await service.deliver(bookingConfirmed, confirmed({ tickets: [] }));
  expect(service.mails).toMatchObject([{ subject: 'Your donation: Songs & "Stars"' }]);
  expect(service.mails[0]?.text).not.toContain('door');
  expect(service.mails[0]?.attachments ?? []).toEqual([]);
});

test('two messages about one booking that are handled at the same moment bring one mail', async () => {
  const both = Promise.withResolvers<void>();
  let asked = 0;
  const answer = async () => {
    asked += 1;
    if (asked === 2) both.resolve();
    await both.promise;
    return pdf;
  };
  await using service = await testService(notificationService, { answers: { booking: answer } });
  const booking = confirmed();
  await Promise.all([service.deliver(bookingConfirmed, booking), service.deliver(bookingConfirmed, booking)]);
  expect(asked).toBe(2);
  expect(service.mails).toHaveLength(1);
});

test('a mail that was accepted when the process died has the same id when it is sent again', async () => {
  await using service = await testService(notificationService, { answers: { booking: () => pdf } });
  const booking = confirmed();
  await service.deliver(bookingConfirmed, booking);
  await service.pool.query('delete from mails');
  await service.deliver(bookingConfirmed, booking);
  expect(service.mails).toHaveLength(2);
  expect(service.mails[1]?.id).toBe(service.mails[0]?.id);
});

test('while booking cannot be asked for the tickets the mail waits for them; when there are none it goes without', async () => {
  let answer = problem(503, 'unavailable');
  await using service = await testService(notificationService, { answers: { booking: () => answer } });
  const booking = confirmed();
  expect(await service.deliver(bookingConfirmed, booking)).toMatchObject({ outcome: 'failed' });
  expect(service.mails).toHaveLength(0);
  answer = problem(409, 'no_tickets');
  expect(await service.deliver(bookingConfirmed, booking)).toMatchObject({ outcome: 'done' });
  expect(service.mails[0]?.attachments?.map(({ filename }) => filename)).toEqual(['event.ics']);
  expect(service.mails[0]?.text).toContain('You find your tickets in your bookings');
});

test('a code goes to its address and nowhere else, and not when it no longer works', async () => {
  await using service = await testService(notificationService);
  const issued = { email: 'new@example.test', name: 'New', code: '402915', expiresAt: '2030-06-01T10:05:00.000Z' };
  await service.deliver(codeIssued, issued);
  await service.deliver(codeIssued, { ...issued, code: '111222', expiresAt: '2030-06-01T10:00:00.000Z' });
  expect(service.mails).toMatchObject([{ to: 'new@example.test', subject: '402915 is your code' }]);
  expect(service.mails[0]?.text).toContain('It works for 5 minutes.');
  const { rows } = await service.pool.query('select * from mails');
  expect(JSON.stringify(rows)).not.toContain('402915');
});

test('late money is answered honestly: no tickets now, the refund later, one mail each', async () => {
  await using service = await testService(notificationService, { answers: { payment: () => ofCredit(0) } });
  await service.deliver(bookingRejected, rejected);
  await service.deliver(bookingRejected, rejected);
  await service.deliver(paymentRefunded, refunded);
  await service.deliver(paymentRefunded, refunded);
  expect(service.mails.map(({ subject }) => subject)).toEqual(['Your booking could not be completed: Songs', 'Your refund of €48.00']);
  expect(service.mails.every(({ to }) => to === ada.email)).toBe(true);
});

test('a refund that is heard of before its booking is mailed all the same', async () => {
  const { bookingId, userId, email, reference } = rejected;
  const payBy = '2030-06-01T10:00:00.000Z';
  const payable = {
    bookingId,
    userId,
    email,
    reference,
    state: 'refunding',
    totalMinor: 4800,
    currency: 'EUR',
    payBy,
    description: 'Songs, ABCD2345',
  };
  let answer = problem(503, 'unavailable');
  await using service = await testService(notificationService, { answers: { booking: () => answer } });
  expect(await service.deliver(paymentRefunded, refunded)).toMatchObject({ outcome: 'failed' });
  answer = { status: 200, body: payable };
  expect(await service.deliver(paymentRefunded, refunded)).toMatchObject({ outcome: 'done' });
  expect(service.mails).toMatchObject([
    { to: email, subject: 'Your refund of €48.00', text: expect.stringContaining('Songs, ABCD2345') as string },
  ]);
});

test("people see the mails they got, page by page, and nobody else's", async () => {
  await using service = await testService(notificationService, { answers: { booking: () => pdf } });
  await service.deliver(codeIssued, { email: ada.email, name: 'Ada', code: '402915', expiresAt: '2030-06-01T10:05:00.000Z' });
  for (let minute = 0; minute < 3; minute++) {
    service.clock.advance(minute === 2 ? 0 : 60);
    await service.deliver(bookingConfirmed, confirmed());
  }
  await service.deliver(bookingConfirmed, confirmed({ userId: person('Grace').sub, email: 'grace@example.test' }));
  const get = async (query: string, user = ada) =>
    service.inject({ url: `/api/notifications${query}`, headers: await service.asUser(user) });
  const first = NotificationPage.parse((await get('?limit=2')).json());
  const second = NotificationPage.parse((await get(`?limit=2&cursor=${first.nextCursor}`)).json());
  expect([...first.items, ...second.items].map(({ kind }) => kind)).toEqual(['confirmation', 'confirmation', 'confirmation', 'code']);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  expect(second).toMatchObject({ nextCursor: null, items: [{}, { subject: '•••••• is your code' }] });
  expect(NotificationPage.parse((await get('', person('Grace'))).json()).items).toHaveLength(1);
  expect((await get('?cursor=bm90IG91cnM')).json()).toMatchObject({ status: 400, code: 'invalid_cursor' });
  expect((await service.inject({ url: '/api/notifications' })).statusCode).toBe(401);
});

const offer = {
  entryId: newId(),
  userId: ada.sub,
  email: ada.email,
  name: 'Ada',
  language: 'de' as const,
  eventId: newId(),
  eventTitle: 'Songs',
  eventSlug: 'songs',
  startsAt: '2030-07-06T18:00:00.000Z',
  timeZone: 'Europe/Berlin',
  ticketTypeName: 'Parkett',
  quantity: 2,
  until: '2030-06-02T10:00:00.000Z',
};

test('who waited is told of their offer once, in their language, with a link and until when', async () => {
  await using service = await testService(notificationService);
  const told = { ...offer, holdId: newId(), token: 'a-token-that-nobody-guesses' };
  await service.deliver(placeOffered, told);
  await service.deliver(placeOffered, told);
  expect(service.mails).toMatchObject([{ to: ada.email, subject: 'Karten sind für Sie frei: Songs' }]);
  expect(service.mails[0]?.text).toContain('Sonntag, 2. Juni um 12:00 MESZ');
  expect(service.mails[0]?.text).toContain(`http://localhost:8080/waiting/${offer.entryId}?token=a-token-that-nobody-guesses`);
});

test('an offer of what other buyers sell says so, whose terms apply and that the earlier tickets end; any other does not', async () => {
  await using service = await testService(notificationService);
  const says = {
    en: /other buyers.*organizer’s terms.*earlier tickets are not valid/,
    de: /anderen Käufer.*Bedingungen des Veranstalters.*früheren Karten ungültig/,
    fr: /autres personnes.*conditions de l’organisateur.*anciens billets ne sont plus valables/,
  };
  for (const language of ['en', 'de', 'fr'] as const) {
    for (const isResale of [true, false])
      await service.deliver(placeOffered, { ...offer, entryId: newId(), holdId: newId(), token: 'nobody-guesses-it', language, isResale });
    const [sold, free] = service.mails.slice(-2);
    for (const part of ['text', 'html'] as const) {
      expect(sold?.[part], language).toMatch(says[language]);
      expect(free?.[part], language).not.toMatch(says[language]);
    }
  }
});

test('of an offer that is over nobody is told that it is there, but its owner that it has ended', async () => {
  await using service = await testService(notificationService);
  await service.deliver(placeOffered, {
    ...offer,
    holdId: newId(),
    token: 'a-token-that-nobody-guesses',
    until: '2030-06-01T09:59:00.000Z',
  });
  await service.deliver(offerExpired, { ...offer, language: 'fr' });
  expect(service.mails).toMatchObject([{ subject: 'Votre offre a expiré\u00a0: Songs' }]);
});
