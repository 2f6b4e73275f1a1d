import { bookingGivenBack, bookingRejected, paymentRefunded } from '@event-planner/contracts/messages';
import { newId } from '@event-planner/platform/ids';
import { type Answer, person, testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { notificationService } from '../service.ts';
import { refunded, rejected } from './test-refunds.ts';

const ada = person('Ada');

const given = {
  ...rejected,
  refundId: newId(),
  attendeeName: 'Ada',
  organizerName: 'Nightingale',
  cause: 'by_team',
  ticketsEnded: 1,
  ticketsLeft: 0,
  refundMinor: 2000,
  state: 'requested',
  reason: null,
} as const;

/** What payment says of a refund. */
const ofCredit = (creditMinor: number): Answer => ({ status: 200, body: { creditMinor } });
/** As it is read: no tags, narrow spaces or escapes. */
const plain = (written: string): string =>
  written
    .replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, '')
    .replaceAll('&#39;', "'")
    .replaceAll(/[\u00a0\u202f]/g, ' ');

const problem = (status: number, code: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail: code, correlationId: 'test' },
});

test.each([
  ['en', 0, 4800, ['refund of €48.00 to the card'], /credit/],
  ['en', 1800, 3000, ['refund of €30.00 to the card', '€18.00 had been paid with credit'], /48\.00/],
  ['de', 1800, 3000, ['Erstattung von 30,00 €', '18,00 € waren mit Guthaben bezahlt'], /48,00/],
  ['fr', 1800, 3000, ['30,00 €', '18,00 € avaient été payés avec un avoir'], /48,00/],
  ['en', 4800, 0, ['€48.00 had been paid with credit'], /card/],
] as const)(
  'in %s, of what was paid with %i of credit the mails say what of it is credit again, and that %i are the card’s',
  async (language, creditMinor, cardMinor, says, not) => {
    await using service = await testService(notificationService, { answers: { payment: () => ofCredit(creditMinor) } });
    await service.pool.query('insert into languages (user_id, language, told_at) values ($1, $2, now())', [ada.sub, language]);
    await service.deliver(bookingRejected, rejected);
    await service.deliver(bookingGivenBack, { ...given, refundMinor: 4800 });
    await service.deliver(paymentRefunded, { ...refunded, creditMinor });
    const [late, back, sent] = service.mails.map(({ text, html }) => ({ text: plain(text), html: plain(html) }));
    for (const format of ['text', 'html'] as const) {
      for (const sentence of says) expect(late?.[format]).toContain(sentence);
      expect(late?.[format]).not.toMatch(not);
      const amounts = (mail: typeof back): readonly string[] =>
        mail?.[format].match(/\d+[.,]\d\d/g)?.map(found => found.replace(/\D/g, '')) ?? [];
      const parts = [cardMinor, creditMinor].filter(minor => minor > 0).map(String);
      expect(new Set(amounts(back))).toEqual(new Set(parts));
      // Its subject and heading say all of it.
      expect(new Set([...amounts(sent), '4800'])).toEqual(new Set(creditMinor === 0 ? ['4800'] : ['4800', ...parts]));
    }
  },
);

test.each([
  ['en', 'Your invoice is reduced', '€20.00 come off your invoice', /money back|You get €/],
  ['de', 'Ihre Rechnung wurde gekürzt', '20,00 € werden von Ihrer Rechnung abgezogen', /Geld zurück|Sie bekommen 20/],
  ['fr', 'Votre facture est réduite', '20,00 € sont déduits de votre facture', /rend de l|reviennent/],
] as const)('in %s, of an invoice that may be unpaid nobody is told that they get money', async (language, subject, sentence, not) => {
  await using service = await testService(notificationService, { answers: {} });
  await service.pool.query('insert into languages (user_id, language, told_at) values ($1, $2, now())', [ada.sub, language]);
  await service.deliver(bookingGivenBack, { ...given, ticketsEnded: 0, ticketsLeft: 1, state: 'by_hand', byInvoice: true });
  const [mail] = service.mails;
  expect(plain(mail?.subject ?? '')).toContain(subject);
  expect(plain(mail?.text ?? '')).toContain(sentence);
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(not);
});

test('while payment has not heard of a refund, its mail waits', async () => {
  let answer = problem(404, 'refund_not_recorded');
  const paths: string[] = [];
  await using service = await testService(notificationService, { answers: { payment: ({ path }) => (paths.push(path), answer) } });
  expect(await service.deliver(bookingGivenBack, given)).toMatchObject({ outcome: 'failed' });
  answer = ofCredit(500);
  expect(await service.deliver(bookingGivenBack, given)).toMatchObject({ outcome: 'done' });
  expect(service.mails).toHaveLength(1);
  expect(paths.at(-1)).toBe(`/api/payments/bookings/${given.bookingId}/refunds/${given.refundId}`);
  // What is credit by choice, or is paid out by hand, payment need not be asked about.
  paths.length = 0;
  await service.deliver(bookingGivenBack, { ...given, refundId: newId(), asCredit: true });
  await service.deliver(bookingGivenBack, { ...given, refundId: newId(), state: 'by_hand' });
  expect([service.mails.length, paths]).toEqual([3, []]);
});
