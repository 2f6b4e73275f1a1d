import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { paymentAudited } from '@event-planner/contracts/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { DocumentAttachment } from '@event-planner/contracts/documents';
import { documentIssued } from '@event-planner/contracts/payment-messages';
import { person } from '@event-planner/platform/testing';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { neighbour, owner, stranger, theatre, viewer } from '../test-money.ts';
import { billing, taxedSale, type TestDocuments, testDocuments, type Written } from './test-documents.ts';

const ada = person('Ada');
/** Whoever draws lets all others go first, and on a busy machine hardly gets a turn. */
const patiently = { timeout: 90_000 };
const printer = fileURLToPath(new URL('./test-printer.ts', import.meta.url));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const file = ({ ask }: TestDocuments, who: AccessClaims, { id }: Pick<Written, 'id'>) => ask(who, `GET /payments/documents/${id}/file`);

async function printElsewhere(content: unknown, timeZone: string): Promise<string> {
  const child = spawn(process.execPath, [printer], {
    env: { ...process.env, TZ: timeZone, LANG: 'ar_EG.UTF-8' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(content));
  return text(child.stdout);
}

test('a document is drawn to the same bytes whenever, and by another process at the other end of the world', patiently, async () => {
  await using world = await testDocuments();
  await world.sell(taxedSale({ attendeeName: 'محمد علي and Jörg Müller-Lüdenscheidt' }));
  const [invoice] = (await world.write()) as [Written];
  const first = (await file(world, ada, invoice)).body as Buffer;
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  const second = (await file(world, ada, invoice)).body as Buffer;
  expect(sha256(second)).toBe(sha256(first));
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
    expect(await printElsewhere(invoice.content, timeZone)).toBe(sha256(first));
  const { rows } = await world.service.pool.query('select sha256 from document_files');
  expect(rows).toEqual([{ sha256: sha256(first) }]);
});

test('what would be drawn otherwise than it was given out before is not given out', patiently, async () => {
  await using world = await testDocuments();
  await world.sell();
  const [invoice] = (await world.write()) as [Written];
  await world.service.pool.query(`insert into document_files (document_id, sha256, bytes) values ($1, 'another', 1)`, [invoice.id]);
  expect((await file(world, ada, invoice)).status).toBe(500);
});

test('documents are for whom they are written to and for the team; for anybody else there are none', patiently, async () => {
  await using world = await testDocuments();
  const sold = await world.sell();
  const [invoice] = (await world.write()) as [Written];
  const ofTeam = `GET /payments/organizers/${theatre}/documents/${invoice.id}/file`;
  expect((await file(world, stranger, invoice)).status).toBe(404);
  expect((await world.ask(owner, ofTeam)).status).toBe(200);
  expect(await world.ask(viewer, ofTeam)).toMatchObject({ status: 403, body: { code: 'role_forbids' } });
  expect(await world.ask(stranger, ofTeam)).toMatchObject({ status: 403, body: { code: 'not_a_member' } });
  const { club } = await import('../test-money.ts');
  expect((await world.ask(neighbour, `GET /payments/organizers/${club}/documents/${invoice.id}/file`)).status).toBe(404);
  expect(await world.ask(stranger, `GET /payments/documents?bookingId=${sold.bookingId}`)).toMatchObject({
    body: { documents: [], request: 'none' },
  });
  expect(await world.ask(ada, `GET /payments/documents?bookingId=${sold.bookingId}`)).toMatchObject({
    body: { documents: [{ id: invoice.id }] },
  });
});

test('those of a period are packed with their names, and listed line by line for the bookkeeper', patiently, async () => {
  await using world = await testDocuments();
  const sold = await world.sell(taxedSale({ attendeeName: '=cmd()' }));
  await world.refund(sold, 1000, { price: sold.price });
  await world.write();
  const period = `from=2030-06-01&to=2030-06-30`;
  const zip = (await world.ask(owner, `GET /payments/organizers/${theatre}/documents/archive?${period}`)).body as Buffer;
  expect(Object.keys(unzipSync(zip))).toEqual(['RE-2030-00001.pdf', 'GU-2030-00001.pdf']);
  const csv = String((await world.ask(owner, `GET /payments/organizers/${theatre}/documents/journal?${period}`)).body);
  const [, invoice, credit] = csv.split('\r\n');
  expect(invoice).toContain(`2030-06-01,invoice,RE-2030-00001,,'=cmd(),`);
  expect(invoice).toContain('S,23.80,VAT,19,20.00,3.80,no');
  expect(credit).toContain('credit_note,GU-2030-00001,RE-2030-00001');
  expect(credit).toContain('H,10.00,VAT,19,8.40,1.60,no');
  expect(await world.ask(owner, `GET /payments/organizers/${theatre}/documents?q=gu-2030&kind=credit_note`)).toMatchObject({
    body: { items: [{ totalMinor: -1000, refersTo: { number: 'RE-2030-00001' } }] },
  });
  expect(await world.ask(owner, `GET /payments/organizers/${theatre}/documents/totals`)).toMatchObject({
    body: { items: [{ currency: 'EUR', count: 2, totalMinor: 1380 }] },
  });
});

test('who takes documents, the journal or what was booked along is in the trail, and nobody who was refused', patiently, async () => {
  await using world = await testDocuments();
  await world.sell(taxedSale());
  await world.write();
  const period = 'from=2030-06-01&to=2030-06-30';
  const files = [`documents/archive?${period}`, `documents/journal?${period}`, `statement.csv?currency=EUR&${period}`];
  const take = (who: AccessClaims, name: string) => world.ask(who, `GET /payments/organizers/${theatre}/${name}`);
  for (const name of files) expect((await take(stranger, name)).status).toBe(403);
  expect(await world.service.published(paymentAudited)).not.toContainEqual(expect.objectContaining({ action: 'money.exported' }));
  for (const name of files) expect((await take(owner, name)).status).toBe(200);
  const told = (await world.service.published(paymentAudited)).filter(({ action }) => action === 'money.exported');
  expect(told).toMatchObject(
    ['documents', 'journal', 'statement'].map(what => ({
      by: { kind: 'user', id: owner.sub },
      of: { kind: 'organizer', id: theatre },
      organizerId: theatre,
      after: { what, from: '2030-06-01', to: '2030-06-30' },
    })),
  );
});

test('what is mailed is told with the document, once, and has the bytes of the download', patiently, async () => {
  await using world = await testDocuments();
  const sold = await world.sell(taxedSale());
  await world.write();
  await world.refund(sold, 1190, { price: sold.price, cause: 'by_team' });
  const [invoice] = (await world.write()) as [Written];
  await world.write();
  const told = await world.service.published(documentIssued);
  expect(told).toMatchObject([
    { kind: 'invoice', number: 'RE-2030-00001', refersTo: null, totalMinor: 2380 },
    { kind: 'credit_note', refersTo: 'RE-2030-00001', totalMinor: 1190 },
  ]);
  const path = `/payments/documents/${invoice.id}/attachment`;
  const attached = await world.service.inject({ url: `/api${path}`, headers: await world.service.asService('notification') });
  const { base64 } = DocumentAttachment.parse(attached.json());
  expect(sha256(Buffer.from(base64, 'base64'))).toBe(sha256((await file(world, ada, invoice)).body as Buffer));
  expect((await world.ask(ada, `GET ${path}`)).status).toBe(401);
});

test('whoever says for the first time what documents say mails nobody about what was sold long ago, but who asked', patiently, async () => {
  await using world = await testDocuments(null);
  await world.sell(taxedSale());
  await world.sell(taxedSale({ invoiceTo: { name: 'Ada', street: 'Long Street 1', postalCode: '20457', city: 'Hamburg', country: 'DE' } }));
  world.service.clock.advance(30 * 86_400);
  await world.sell(taxedSale());
  await world.ask(owner, `PUT /payments/organizers/${theatre}/billing`, { version: 0, form: billing() });
  expect(await world.write()).toHaveLength(3);
  expect(await world.service.published(documentIssued)).toHaveLength(2);
});
