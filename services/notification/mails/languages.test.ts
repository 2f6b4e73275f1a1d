import {
  bookingConfirmed,
  bookingGivenBack,
  bookingRejected,
  bookingTicketResold,
  bookingTransferOffered,
  bookingTransferSettled,
  memberInvited,
  paymentRefunded,
} from '@event-planner/contracts/messages';
import { codeIssued } from '@event-planner/contracts/user-messages';
import type { MailLanguage } from '@event-planner/contracts/mail-language';
import { bookingEventPostponed } from '@event-planner/contracts/postponement-messages';
import { newId } from '@event-planner/platform/ids';
import { person, testService, type TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { notificationService } from '../service.ts';

const ada = person('Ada');

const tell = async (service: TestService, user: typeof ada, language: string) =>
  (
    await service.inject({
      method: 'PUT',
      url: '/api/notifications/language',
      headers: await service.asUser(user),
      payload: { language },
    })
  ).statusCode;

const booked = () => ({
  bookingId: newId(),
  userId: ada.sub,
  eventId: newId(),
  totalMinor: 4320,
  currency: 'EUR',
  reference: 'ABCD2345',
  email: ada.email,
  attendeeName: 'Ada',
  eventTitle: 'Songs',
  organizerName: 'Nightingale',
});
const confirmed = () => ({
  ...booked(),
  eventSlug: 'songs',
  startsAt: '2030-07-06T18:00:00.000Z',
  endsAt: '2030-07-06T20:30:00.000Z',
  timeZone: 'Europe/Berlin',
  venueName: 'Halle 5',
  venueAddress: 'Am Ufer 1, Berlin',
  lines: [{ ticketTypeId: newId(), ticketTypeName: 'Floor', seat: null, place: '', quantity: 2, priceMinor: 2400 }],
  price: {
    subtotalMinor: 4320,
    discounts: [{ id: newId(), name: 'Ten percent', code: 'TENOFF', amountMinor: 480 }],
    fees: [],
    taxes: [{ id: 'vat', name: 'VAT', basisPoints: 750, included: true, netMinor: 4019, taxMinor: 301 }],
    totalMinor: 4320,
    reverseCharge: false,
  },
  tickets: [],
});

/** What payment says of every refund. */
const noCredit = { answers: { payment: () => ({ status: 200, body: { creditMinor: 0 } }) } };

const moved = { transferId: newId(), bookingId: newId(), eventId: newId(), eventTitle: 'Songs', reference: 'ABCD2345', count: 1 };

/** Of each kind one. */
async function hearAll(service: TestService): Promise<void> {
  await service.deliver(bookingConfirmed, confirmed());
  await service.deliver(bookingRejected, { ...booked(), paymentId: newId(), refundId: newId() });
  const givenBack = {
    cause: 'cancelled_by_buyer',
    ticketsEnded: 2,
    ticketsLeft: 1,
    refundMinor: 2000,
    state: 'requested',
    reason: null,
  } as const;
  const given = booked();
  await service.deliver(bookingGivenBack, { ...given, ...givenBack, refundId: newId() });
  await service.deliver(bookingEventPostponed, {
    ...booked(),
    version: 2,
    tickets: 2,
    eventSlug: 'songs',
    timeZone: 'Europe/Berlin',
    refundUntil: '2030-06-15T10:00:00.000Z',
  });
  await service.deliver(paymentRefunded, {
    refundId: newId(),
    attempt: 1,
    cause: 'payment_rejected',
    paymentId: newId(),
    bookingId: given.bookingId,
    amountMinor: 2000,
    currency: 'EUR',
  });
  await service.deliver(bookingTicketResold, { ...booked(), resaleId: newId(), payoutMinor: 2000 });
  await service.deliver(bookingTransferOffered, {
    ...moved,
    token: 'a'.repeat(43),
    email: 'grace@example.test',
    from: 'Ada',
    fromUserId: ada.sub,
    startsAt: '2030-07-06T18:00:00.000Z',
    endsAt: '2030-07-06T20:30:00.000Z',
    timeZone: 'Europe/Berlin',
    venueName: 'Halle 5',
    expiresAt: '2030-06-05T18:00:00.000Z',
    tickets: [{ ticketTypeName: 'Floor', place: '' }],
  });
  const settled = { ...moved, userId: ada.sub, email: ada.email, offeredTo: 'grace@example.test', from: 'Ada' };
  await service.deliver(bookingTransferSettled, { ...settled, outcome: 'expired' });
  await service.deliver(memberInvited, {
    invitationId: newId(),
    organizerId: newId(),
    organizerName: 'Nightingale',
    email: 'grace@example.test',
    role: 'check_in',
    invitedBy: 'Ada',
    invitedById: ada.sub,
  });
}

/** What of a mail is read, in a program that shows HTML and in one that does not. */
const readFrom = ({ subject, text, html }: { readonly subject: string; readonly text: string; readonly html: string }): string =>
  [subject, text, html.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, '').replaceAll(/\s*\n\s*/g, '\n')].join('\n');

const subjects: Readonly<Record<MailLanguage, readonly string[]>> = {
  en: [
    'Your donation: Songs',
    'Your booking could not be completed: Songs',
    'You cancelled 2 tickets: Songs',
    'Postponed: Songs',
    'Your refund of €20.00',
    'Sold: your ticket for Songs',
    'Ada has a ticket for you: Songs',
    'Nobody answered: your tickets for Songs',
    'Over: the offer of tickets for Songs',
    'Ada invites you to the team of Nightingale',
  ],
  de: [
    'Ihre Spende: Songs',
    'Ihre Buchung kam nicht zustande: Songs',
    'Sie haben 2 Tickets storniert: Songs',
    'Verschoben: Songs',
    'Ihre Erstattung von 20,00 €',
    'Verkauft: Ihr Ticket für Songs',
    'Ada hat ein Ticket für Sie: Songs',
    'Keine Antwort: Ihre Tickets für Songs',
    'Abgelaufen: das Angebot von Tickets für Songs',
    'Ada lädt Sie ins Team von Nightingale ein',
  ],
  fr: [
    'Votre don : Songs',
    'Votre réservation n’a pas pu aboutir : Songs',
    'Vous avez annulé 2 billets : Songs',
    'Reporté : Songs',
    'Votre remboursement de 20,00 €',
    'Vendu : votre billet pour Songs',
    'Ada a un billet pour vous : Songs',
    'Sans réponse : vos billets pour Songs',
    'Terminée : l’offre de billets pour Songs',
    'Ada vous invite dans l’équipe de Nightingale',
  ],
};

test.for(['en', 'de', 'fr'] as const)(
  'who reads in %s has every mail in it, and so have those to whom they send tickets',
  async language => {
    await using service = await testService(notificationService, noCredit);
    expect(await tell(service, ada, language)).toBe(204);
    await hearAll(service);
    expect(service.mails.map(({ subject }) => subject.replaceAll('\u00a0', ' '))).toEqual(subjects[language]);
    for (const { html } of service.mails) expect(html).toContain(`lang="${language}"`);
    if (language === 'fr') for (const mail of service.mails) expect(readFrom(mail)).not.toMatch(/ [?!:;»%]|« |\p{L}: /u);
    // No name stands without its value, and no paragraph of nothing between others.
    for (const { text } of service.mails) expect(text).not.toMatch(/: $|\n\n\n/m);
    // Who was written to for somebody else's sake is told whose.
    for (const { to, text } of service.mails) expect([to, /(because|weil|parce que) Ada/.test(text)]).toEqual([to, to !== ada.email]);
    expect(service.mails.filter(({ to }) => to !== ada.email).map(({ to }) => to)).toEqual(Array(3).fill('grace@example.test'));
  },
);

test('the mail with the code is in the language of who asks for it, and who says another one gets that from then on', async () => {
  await using service = await testService(notificationService, noCredit);
  const issued = { email: 'new@example.test', name: 'New', code: '123456', expiresAt: '2030-06-01T10:10:00.000Z' };
  await service.deliver(codeIssued, { ...issued, language: 'fr' });
  await service.deliver(codeIssued, issued);
  await tell(service, ada, 'de');
  await service.deliver(bookingConfirmed, confirmed());
  await tell(service, ada, 'fr');
  await service.deliver(bookingConfirmed, confirmed());
  expect(service.mails.map(({ subject }) => subject)).toEqual([
    '123456 est votre code',
    '123456 is your code',
    'Ihre Spende: Songs',
    'Votre don\u00a0: Songs',
  ]);
  expect([await tell(service, ada, 'xx'), await tell(service, ada, '')]).toEqual([400, 400]);
});

test('what codes took off stands between the tickets and the total', async () => {
  await using service = await testService(notificationService, noCredit);
  await tell(service, ada, 'de');
  await service.deliver(bookingConfirmed, confirmed());
  const text = service.mails[0]?.text.replaceAll('\u00a0', ' ') ?? '';
  expect(text).toContain('2 × Floor: 48,00 €\nTen percent (TENOFF): -4,80 €\nSumme: 43,20 €\ndavon VAT 7,5 %: 3,01 €\n');
});

test('whose offer was taken back is told; who took it back knows', async () => {
  await using service = await testService(notificationService, noCredit);
  const settled = { ...moved, userId: ada.sub, email: ada.email, offeredTo: 'grace@example.test', from: 'Ada' };
  await service.deliver(bookingTransferSettled, { ...settled, outcome: 'withdrawn' });
  await service.deliver(bookingTransferSettled, { ...settled, outcome: 'withdrawn' });
  expect(service.mails).toMatchObject([{ to: 'grace@example.test', subject: 'Taken back: tickets for Songs' }]);
});
