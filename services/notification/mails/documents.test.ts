import { documentIssued } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import { newId } from '@event-planner/platform/ids';
import { type Answer, person, testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { notificationService } from '../service.ts';

const ada = person('Ada');
const issued = (change: Partial<Body<typeof documentIssued>> = {}): Body<typeof documentIssued> => ({
  documentId: newId(),
  kind: 'invoice',
  number: 'RE-2030-00001',
  refersTo: null,
  bookingId: newId(),
  userId: ada.sub,
  email: ada.email,
  reference: 'ABCD2345',
  eventTitle: 'Songs',
  seller: 'The Theatre Ltd',
  totalMinor: 2380,
  currency: 'EUR',
  ...change,
});
const bytes = Buffer.from('%PDF-1.7 of an invoice');
const pdf: Answer = {
  status: 200,
  body: { fileName: 'RE-2030-00001.pdf', contentType: 'application/pdf', base64: bytes.toString('base64') },
};
const away: Answer = {
  status: 503,
  body: { type: 'about:blank', title: 'away', status: 503, code: 'unavailable', detail: 'away', correlationId: 'test' },
};

test('a document is mailed once, with its very bytes, however often it is announced', async () => {
  const paths: string[] = [];
  await using service = await testService(notificationService, { answers: { payment: ({ path }) => (paths.push(path), pdf) } });
  const document = issued();
  const messageId = newId();
  await Promise.all([service.deliver(documentIssued, document, { messageId }), service.deliver(documentIssued, document, { messageId })]);
  await service.deliver(documentIssued, document);
  expect(service.mails).toMatchObject([{ to: ada.email, subject: 'Your invoice RE-2030-00001: Songs' }]);
  expect(new Set(paths)).toEqual(new Set([`/api/payments/documents/${document.documentId}/attachment`]));
  const [mail] = service.mails;
  expect(mail?.attachments?.map(({ filename, content }) => [filename, bytes.equals(Buffer.from(content))])).toEqual([
    ['RE-2030-00001.pdf', true],
  ]);
  expect(mail?.text).toContain('Total: €23.80');
});

test('a document that somebody asks for again is mailed again, once, with the same bytes', async () => {
  await using service = await testService(notificationService, { answers: { payment: () => pdf } });
  const document = issued();
  const again = { ...document, mailingId: newId(), email: 'books@lumiere.test' };
  for (const told of [document, again, again]) await service.deliver(documentIssued, told);
  expect(service.mails.map(({ to }) => to)).toEqual([ada.email, 'books@lumiere.test']);
});

test('the duplicate of an invoice is fetched as what it is', async () => {
  const paths: string[] = [];
  await using service = await testService(notificationService, { answers: { payment: ({ path }) => (paths.push(path), pdf) } });
  const document = issued({ number: 'RE-2030-00001 · Duplicata', mailingId: newId(), duplicateId: newId() });
  await service.deliver(documentIssued, document);
  expect(paths).toEqual([`/api/payments/documents/${document.documentId}/attachment?duplicateId=${document.duplicateId}`]);
  expect(service.mails).toMatchObject([{ to: ada.email, subject: 'Your invoice RE-2030-00001 · Duplicata: Songs' }]);
});

test('while the document cannot be fetched its mail waits, and it never goes without', async () => {
  let answer = away;
  await using service = await testService(notificationService, { answers: { payment: () => answer } });
  const document = issued();
  expect(await service.deliver(documentIssued, document)).toMatchObject({ outcome: 'failed' });
  expect(service.mails).toEqual([]);
  answer = pdf;
  expect(await service.deliver(documentIssued, document)).toMatchObject({ outcome: 'done' });
  expect(service.mails).toHaveLength(1);
});

test.for([
  ['en', 'Your credit note GU-1: Songs', 'Cancellation ST-1 of your invoice: Songs', 'Your receipt Q-1: Songs'],
  ['de', 'Ihre Gutschrift GU-1: Songs', 'Storno ST-1 Ihrer Rechnung: Songs', 'Ihre Quittung Q-1: Songs'],
  ['fr', 'Votre avoir GU-1\u00a0: Songs', 'Annulation ST-1 de votre facture\u00a0: Songs', 'Votre reçu Q-1\u00a0: Songs'],
] as const)('who reads in %s gets documents with words of it, which name what they take back', async ([language, ...subjects]) => {
  await using service = await testService(notificationService, { answers: { payment: () => pdf } });
  await service.inject({ method: 'PUT', url: '/api/notifications/language', headers: await service.asUser(ada), payload: { language } });
  await service.deliver(documentIssued, issued({ kind: 'credit_note', number: 'GU-1', refersTo: 'RE-1' }));
  await service.deliver(documentIssued, issued({ kind: 'cancellation', number: 'ST-1', refersTo: 'RE-1' }));
  await service.deliver(documentIssued, issued({ kind: 'receipt', number: 'Q-1' }));
  await service.deliver(documentIssued, issued({ email: '' }));
  expect(service.mails.map(({ subject }) => subject)).toEqual(subjects);
  for (const { html, text } of service.mails.slice(0, 2)) expect([html.includes('RE-1'), text.includes('RE-1')]).toEqual([true, true]);
});
