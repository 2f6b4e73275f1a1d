import { paymentAudited } from '@event-planner/contracts/audit';
import { documentIssued } from '@event-planner/contracts/payment-messages';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { club, neighbour, owner, stranger, theatre, viewer } from '../test-money.ts';
import { billing, sumOf, taxedSale, testDocuments, type Written } from './test-documents.ts';

const ada = person('Ada');
const company = {
  company: 'Lumière',
  name: 'Ada',
  street: '1 Rue Longue',
  postalCode: '75001',
  city: 'Paris',
  country: 'FR',
  vatId: 'FR40303265045',
};
const correction = { reason: 'The address was wrong', reissue: true, reissueTo: company };

test('an invoice that was wrong is cancelled and written anew, and what was credited of it stays credited', async () => {
  await using world = await testDocuments();
  const sold = await world.sell(taxedSale());
  await world.refund(sold, 701, { price: sold.price });
  const [invoice] = (await world.write()) as [Written];
  const path = `POST /payments/organizers/${theatre}/documents/${invoice.id}/correction`;
  expect((await world.ask(viewer, path, correction)).status).toBe(403);
  expect((await world.ask(stranger, path, correction)).status).toBe(403);
  const { status, body } = await world.ask(owner, path, correction);
  expect([status, body]).toMatchObject([
    201,
    {
      documents: [
        { kind: 'cancellation', totalMinor: -1679 },
        { kind: 'invoice', totalMinor: 1679, buyer: 'Lumière' },
      ],
    },
  ]);
  expect(await world.ask(owner, path, correction)).toMatchObject({ status: 409, body: { code: 'document_undone' } });
  await world.refund(sold, 1679, { price: sold.price, beforeMinor: 701 });
  const written = await world.write();
  expect(written.map(({ kind }) => kind)).toEqual(['invoice', 'credit_note', 'cancellation', 'invoice', 'cancellation']);
  expect(written[3]?.content.deductions).toEqual([{ kind: 'credited', about: 'GU-2030-00001', amountMinor: -701 }]);
  expect(sumOf(written)).toEqual({ total: 0, tax: 0 });
});

test('a buyer asks for an invoice where not everybody gets one, may say to whom until it is written, and no more after that', async () => {
  await using world = await testDocuments(billing({ issue: 'on_request' }));
  const { bookingId } = await world.sell(taxedSale());
  expect(await world.write()).toEqual([]);
  expect(await world.ask(owner, `GET /payments/organizers/${theatre}/billing`)).toMatchObject({ body: { waiting: 0 } });
  const ask = (who: typeof ada, invoiceTo: object) => world.ask(who, 'POST /payments/documents/requests', { bookingId, invoiceTo });
  expect((await ask(stranger, company)).status).toBe(404);
  expect(await ask(ada, { ...company, vatId: 'FR40303265046' })).toMatchObject({ status: 422, body: { code: 'vat_id_invalid' } });
  expect(await ask(ada, company)).toMatchObject({ status: 200, body: { request: 'under_way', invoiceTo: company } });
  const written = await world.write();
  expect(written[0]?.content.buyer).toEqual({
    address: ['Lumière', 'Ada', '1 Rue Longue', '75001 Paris', 'France'],
    vatId: 'FR40303265045',
    reference: null,
  });
  expect(await ask(ada, company)).toMatchObject({ status: 409, body: { code: 'document_exists' } });
});

test('who gave an address when they bought gets an invoice without asking again', async () => {
  await using world = await testDocuments(billing({ issue: 'on_request' }));
  await world.sell(taxedSale({ invoiceTo: { ...company, language: 'fr' } }));
  await world.sell(taxedSale());
  expect((await world.write()).map(({ content }) => content.language)).toEqual(['fr']);
});

const price = {
  subtotalMinor: 2000,
  fees: [],
  taxes: [{ id: 'vat', name: 'VAT', basisPoints: 1900, included: false, netMinor: 2000, taxMinor: 0 }],
  totalMinor: 2000,
  reverseCharge: true,
  reverseChargeFrom: 'DE',
  pricesInclude: 'taxes' as const,
};
const reverseSale = taxedSale({ totalMinor: 2000, price, invoiceTo: company });

test('under reverse charge the invoice is net, names both VAT ids and says so', async () => {
  await using world = await testDocuments();
  await world.sell(reverseSale);
  const [invoice] = await world.write();
  expect(invoice?.content).toMatchObject({
    reverseCharge: true,
    lines: [{ amountMinor: 2000, unitMinor: 1000, rates: [] }],
    taxes: [{ netMinor: 2000, taxMinor: 0 }],
    totalMinor: 2000,
    seller: { vatId: 'DE136695976' },
    buyer: { vatId: 'FR40303265045' },
  });
});

test('under reverse charge what takes back names no rate either, is drawn as of now whatever it takes back, and keeps both VAT ids', async () => {
  await using world = await testDocuments();
  const sold = await world.sell(reverseSale);
  await world.write();
  await world.service.pool.query(`alter table documents disable trigger append_only`);
  await world.service.pool.query(`update documents set content = jsonb_set(content, '{layout}', '2')`);
  await world.service.pool.query(`alter table documents enable trigger append_only`);
  await world.refund(sold, 500, { price });
  const [invoice, credit] = (await world.write()) as [Written, Written];
  const path = `POST /payments/organizers/${theatre}/documents/${invoice.id}/correction`;
  expect(await world.ask(owner, path, { ...correction, reissueTo: { ...company, vatId: undefined } })).toMatchObject({
    status: 422,
    body: { code: 'reverse_charge_buyer' },
  });
  expect((await world.ask(owner, path, correction)).status).toBe(201);
  expect((await world.written()).map(({ kind, content }) => [kind, content.layout])).toEqual([
    ['invoice', 2],
    ['credit_note', 3],
    ['cancellation', 3],
    ['invoice', 3],
  ]);
  expect(credit.content.lines).toMatchObject([{ rates: [], amountMinor: 500 }]);
  for (const { content } of await world.written())
    expect([content.seller.vatId, content.buyer.vatId, content.taxMinor]).toEqual(['DE136695976', 'FR40303265045', 0]);
});

test('a sale under reverse charge waits for its document until the seller’s VAT id is known, and no other sale does', async () => {
  await using world = await testDocuments(billing({ vatId: null }));
  const billingPath = `/payments/organizers/${theatre}/billing`;
  await world.sell(reverseSale);
  await world.sell(taxedSale());
  expect((await world.write()).map(({ content }) => content.reverseCharge)).toEqual([false]);
  expect(await world.ask(owner, `GET ${billingPath}`)).toMatchObject({ body: { waiting: 1, waitingForVatId: 1 } });
  expect((await world.ask(owner, `PUT ${billingPath}`, { version: 1, form: billing() })).status).toBe(200);
  expect((await world.write()).map(({ content }) => content.reverseCharge)).toEqual([false, true]);
  expect(await world.ask(owner, `GET ${billingPath}`)).toMatchObject({ body: { waiting: 0, waitingForVatId: 0 } });
});

test('a document is mailed once more, to its buyer or to somebody else, by whoever looks after the money', async () => {
  await using world = await testDocuments();
  await world.sell(taxedSale());
  const [invoice] = (await world.write()) as [Written];
  const again = (who: typeof ada, body: object = {}, organizer = theatre) =>
    world.ask(who, `POST /payments/organizers/${organizer}/documents/${invoice.id}/mailings`, body);
  expect([(await again(viewer)).status, (await again(stranger)).status, (await again(neighbour, {}, club)).status]).toEqual([
    403, 403, 404,
  ]);
  expect((await again(owner, { email: 'nobody' })).status).toBe(400);
  expect([(await again(owner)).status, (await again(owner, { email: 'books@lumiere.test' })).status]).toEqual([204, 204]);
  const told = await world.service.published(documentIssued);
  expect(told.map(({ email, mailingId }) => [email, mailingId === undefined])).toEqual([
    ['ada@example.test', true],
    ['ada@example.test', false],
    ['books@lumiere.test', false],
  ]);
  expect(
    (await world.service.published(paymentAudited))
      .filter(({ action }) => action === 'document.mailed')
      .map(({ action, after }) => [action, after]),
  ).toEqual([
    ['document.mailed', { number: invoice.number, toBuyer: true }],
    ['document.mailed', { number: invoice.number, toBuyer: false }],
  ]);
  await world.sell(taxedSale({ email: '', origin: 'box_office', paidWith: 'cash', paymentId: undefined }));
  const receipt = (await world.write()).at(-1) as Written;
  expect(await world.ask(owner, `POST /payments/organizers/${theatre}/documents/${receipt.id}/mailings`, {})).toMatchObject({
    status: 422,
    body: { code: 'nobody_to_mail' },
  });
});
