import { bookingPaymentAwaited, bookingPaymentDue, bookingWayChosen } from '@event-planner/contracts/messages';
import { paymentOverdue } from '@event-planner/contracts/payment-messages';
import type { BookingDue } from '@event-planner/contracts/payment-ways';
import type { MailLanguage } from '@event-planner/contracts/mail-language';
import { newId } from '@event-planner/platform/ids';
import { person, testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { notificationService } from '../service.ts';

const ada = person('Ada');
const booked = { bookingId: newId(), userId: ada.sub, email: ada.email, currency: 'EUR', eventTitle: 'Songs', reference: 'ABCD2345' };
const due = (way: BookingDue['way']): BookingDue => ({
  ...booked,
  name: 'Ada',
  eventId: newId(),
  organizerId: newId(),
  organizerName: 'Nightingale',
  way,
  totalMinor: 4320,
  payBy: '2030-06-08T10:00:00.000Z',
  timeZone: 'Europe/Berlin',
  account: way === 'transfer' ? { holder: 'Nightingale', iban: 'DE89370400440532013000', bic: null } : null,
});
const awaited = {
  ...booked,
  eventId: newId(),
  totalMinor: 4320,
  paymentId: newId(),
  awaits: 'processing',
  until: '2030-06-08T10:00:00.000Z',
  timeZone: 'Europe/Berlin',
} as const;

const subjects: Readonly<Record<MailLanguage, readonly string[]>> = {
  en: [
    'Please transfer the money for Songs',
    'Your places for Songs are kept: pay at the box office',
    'Your wish to pay on an invoice: Songs',
    'Your transfer for Songs is not here yet',
    'Your payment is under way: Songs',
    'Your payment did not come through: Songs',
    'An invoice is overdue: Songs',
  ],
  de: [
    'Bitte überweisen Sie den Betrag für Songs',
    'Ihre Plätze für Songs sind reserviert: Sie zahlen an der Kasse',
    'Ihr Wunsch nach einer Rechnung: Songs',
    'Ihre Überweisung für Songs ist noch nicht da',
    'Ihre Zahlung ist unterwegs: Songs',
    'Ihre Zahlung hat nicht geklappt: Songs',
    'Eine Rechnung ist überfällig: Songs',
  ],
  fr: [
    'Virement à effectuer pour Songs',
    'Vos places pour Songs sont réservées\u00a0: payez au guichet',
    'Votre demande de paiement sur facture\u00a0: Songs',
    'Votre virement pour Songs n’est pas encore arrivé',
    'Votre paiement est en cours\u00a0: Songs',
    'Votre paiement n’a pas abouti\u00a0: Songs',
    'Une facture est en retard\u00a0: Songs',
  ],
};
const amounts: Readonly<Record<MailLanguage, string>> = { en: '€43.20', de: '43,20 €', fr: '43,20 €' };

test.for(['en', 'de', 'fr'] as const)('who reads in %s is told in it how to pay, in plain text as in HTML', async language => {
  await using service = await testService(notificationService);
  const headers = await service.asUser(ada);
  await service.inject({ method: 'PUT', url: '/api/notifications/language', headers, payload: { language } });
  for (const way of ['transfer', 'on_site', 'invoice'] as const)
    await service.deliver(bookingWayChosen, { ...due(way), changeId: newId() });
  await service.deliver(bookingPaymentDue, due('transfer'));
  for (const outcome of ['begun', 'failed'] as const) await service.deliver(bookingPaymentAwaited, { ...awaited, outcome });
  const dueAt = '2030-05-20T10:00:00.000Z';
  await service.deliver(paymentOverdue, { ...booked, paymentId: newId(), amountMinor: 4320, dueAt, reminderId: newId() });

  expect(service.mails.map(({ subject }) => subject)).toEqual(subjects[language]);
  for (const { html } of service.mails) expect(html).toContain(`lang="${language}"`);
  for (const { text } of service.mails) expect(text).not.toContain('\n\n\n');
  const [transfer] = service.mails;
  for (const body of [transfer?.text, transfer?.html].map(text => text?.replaceAll(/[\u00a0\u202f]/g, ' ')))
    expect(body).toEqual(expect.stringContaining(amounts[language]));
  for (const body of [transfer?.text, transfer?.html]) expect(body).toContain('DE89 3704 0044 0532 0130 00');
  expect(transfer?.attachments?.map(({ filename }) => filename)).toEqual(['girocode.png']);
});
