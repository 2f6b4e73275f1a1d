import { createHash } from 'node:crypto';
import { paymentAudited } from '@event-planner/contracts/audit';
import { DocumentAttachment, type InvoiceDuplicate } from '@event-planner/contracts/documents';
import { documentIssued } from '@event-planner/contracts/payment-messages';
import { owner, stranger, theatre, viewer } from '../test-money.ts';
import { expect, test } from 'vitest';
import { billing, taxedSale, testDocuments } from './test-documents.ts';

const at = `/payments/organizers/${theatre}/invoices`;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** Whoever draws lets all others go first, and on a busy machine hardly gets a turn. */
const patiently = { timeout: 90_000 };

/** An invoice over 23.80 €, of which 3.80 € are tax, that nobody has paid. */
async function unpaid(form = billing({ country: 'FR', language: 'fr' })) {
  const world = await testDocuments(form);
  const sold = await world.sell({ ...taxedSale(), paidWith: 'invoice', origin: 'box_office' });
  const { rows } = await world.service.pool.query<{ id: string }>('select id from payments where booking_id = $1', [sold.bookingId]);
  const of = `${at}/${rows[0]?.id}`;
  await world.write();
  const writeOff = (amountMinor: number, seenMinor = 2380) =>
    world.ask(owner, `POST ${of}/write-off`, { amountMinor, seenMinor, reason: 'Insolvent' });
  const write = (who = owner) => world.ask(who, `POST ${of}/duplicates`);
  const file = (id: string, who = owner) => world.ask(who, `GET ${at}/duplicates/${id}/file`);
  return { world, writeOff, write, file };
}

test(
  'an unpaid invoice of a seller in France is written once more under its number, with what of its price and tax stayed unpaid',
  patiently,
  async () => {
    const { world, writeOff, write, file } = await unpaid();
    await using _ = world;
    expect((await write()).body).toMatchObject({ status: 422, code: 'nothing_to_duplicate' });
    expect((await writeOff(1190)).status).toBe(200);
    const first = (await write()).body as InvoiceDuplicate;
    expect(first).toMatchObject({ number: 'RE-2030-00001', netMinor: 1000, taxMinor: 190 });
    // Asked for again it is the same; of more that is written off it is another.
    expect((await write()).body).toEqual(first);
    expect((await writeOff(1190, 1190)).status).toBe(200);
    const second = (await write()).body as InvoiceDuplicate;
    expect(second).toMatchObject({ number: 'RE-2030-00001', netMinor: 2000, taxMinor: 380 });
    expect(second.id).not.toBe(first.id);

    const pdf = (await file(first.id)).body as Buffer;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    world.service.clock.advance(400 * 86_400);
    expect(sha256((await file(first.id)).body as Buffer)).toBe(sha256(pdf));
    expect(sha256((await file(second.id)).body as Buffer)).not.toBe(sha256(pdf));
    // It is no document of its own: no number is used up, and what was issued stays.
    expect((await world.written()).map(({ number, content }) => [number, content.unpaid])).toEqual([['RE-2030-00001', undefined]]);
    const told = (await world.service.published(paymentAudited)).filter(({ action }) => action === 'invoice.duplicated');
    expect(told.map(({ after }) => after)).toMatchObject([
      { number: 'RE-2030-00001', netMinor: 1000, taxMinor: 190 },
      { netMinor: 2000, taxMinor: 380 },
    ]);
  },
);

test('what would be drawn otherwise than before is not given out, and a duplicate is never changed', patiently, async () => {
  const { world, writeOff, write, file } = await unpaid();
  await using _ = world;
  await writeOff(1190);
  const { id } = (await write()).body as InvoiceDuplicate;
  const { pool } = world.service;
  await expect(pool.query('update invoice_duplicates set tax_minor = 1')).rejects.toMatchObject({ constraint: 'append_only' });
  await expect(pool.query('delete from invoice_duplicates')).rejects.toMatchObject({ constraint: 'append_only' });
  await pool.query(`insert into duplicate_files (duplicate_id, sha256, bytes) values ($1, 'another', 1)`, [id]);
  expect((await file(id)).status).toBe(500);
});

test('elsewhere a write-off has no paper, and a duplicate is for the team alone', async () => {
  const { world, writeOff, write, file } = await unpaid(billing());
  await using _ = world;
  await writeOff(1190);
  expect((await write()).body).toMatchObject({ code: 'nothing_to_duplicate' });
  for (const who of [viewer, stranger]) {
    expect((await write(who)).status).toBe(403);
    expect((await file('0198c2a5-0000-7000-8000-000000000000', who)).status).toBe(403);
  }
  expect((await file('0198c2a5-0000-7000-8000-000000000000')).status).toBe(404);
});

test('a duplicate is mailed to its buyer when somebody asks for it, with the bytes of the download', patiently, async () => {
  const { world, writeOff, write, file } = await unpaid();
  await using _ = world;
  await writeOff(1190);
  const { id: duplicateId, documentId } = (await write()).body as InvoiceDuplicate;
  const mail = (body: object, of = documentId) => world.ask(owner, `POST /payments/organizers/${theatre}/documents/${of}/mailings`, body);
  expect((await mail({ duplicateId: documentId })).status).toBe(404);
  expect((await mail({ duplicateId })).status).toBe(204);
  const told = (await world.service.published(documentIssued)).filter(issued => issued.duplicateId !== undefined);
  expect(told).toMatchObject([{ documentId, duplicateId, number: 'RE-2030-00001 · Duplicata', email: 'ada@example.test' }]);
  const url = `/api/payments/documents/${documentId}/attachment`;
  const headers = await world.service.asService('notification');
  const attached = await world.service.inject({ url: `${url}?duplicateId=${duplicateId}`, headers });
  const { fileName, base64 } = DocumentAttachment.parse(attached.json());
  expect(fileName).toBe('RE-2030-00001-duplicata.pdf');
  expect(sha256(Buffer.from(base64, 'base64'))).toBe(sha256((await file(duplicateId)).body as Buffer));
  expect((await world.service.inject({ url: `${url}?duplicateId=${documentId}`, headers })).statusCode).toBe(404);
});
