import { paymentAudited } from '@event-planner/contracts/audit';
import { BankLinePage } from '@event-planner/contracts/bank-statements';
import type { BookingPayable } from '@event-planner/contracts/booking';
import type { DocumentContent } from '@event-planner/contracts/documents';
import { bookingConfirmed, bookingRefundRecorded, paymentCompleted } from '@event-planner/contracts/messages';
import { paymentTaken } from '@event-planner/contracts/payment-messages';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { billing } from '../documents/test-documents.ts';
import { grace, type OfflineWorld, offlineWorld, olga, organizerId, payable, refundByHand, sold, vera } from '../offline/test-offline.ts';
import { ada } from '../test-payment.ts';

const place = ({ bookingId }: BookingPayable) => `/organizers/${organizerId}/bookings/${bookingId}/taken`;
const cash = { method: 'POST', as: vera, payload: { paidWith: 'cash', seenMinor: 2400 } } as const;
const mistake = { seen: 'cash', reason: 'The wrong order' } as const;
const correct = (world: OfflineWorld, of: BookingPayable, payload: object, as = grace) =>
  world.ask(`${place(of)}/correction`, { method: 'POST', as, payload });
const said = async (world: OfflineWorld) =>
  (await world.service.published(paymentTaken)).map(({ nth, kind, paidWith, by }) => [nth, kind, paidWith, by?.name ?? null]);
const awaited = async (world: OfflineWorld) =>
  (await world.ask(`/organizers/${organizerId}/awaited`)).json<{ items: { way: string; amountMinor: number }[] }>().items;
const books = async (world: OfflineWorld) =>
  (
    await world.service.inject({
      url: '/api/payments/platform/books-check',
      headers: await world.service.asUser(person('Root', ['admin'])),
    })
  )
    .json<{ checks: { name: string; wrong: number }[] }>()
    .checks.filter(({ wrong }) => wrong > 0);

/** The booking is confirmed, as it is once its money is there. */
async function confirm({ service }: OfflineWorld, of: BookingPayable): Promise<void> {
  Object.assign(of, { state: 'confirmed' });
  const paid = (await service.published(paymentCompleted)).find(({ bookingId }) => bookingId === of.bookingId);
  await service.deliver(bookingConfirmed, sold(of, paid && { paymentId: paid.paymentId, paidWith: paid.paidWith }));
}

async function paidInCash(): Promise<{ readonly world: OfflineWorld; readonly tickets: BookingPayable }> {
  const tickets = payable();
  const world = await offlineWorld(tickets);
  await world.choose(tickets, 'on_site');
  await world.ask(place(tickets), cash);
  await confirm(world, tickets);
  return { world, tickets };
}

test('money that had not come after all is owed as on an invoice, and taken once more it is there once', async () => {
  const { world, tickets } = await paidInCash();
  await using _ = world;
  for (const again of [1, 2])
    expect([again, (await correct(world, tickets, { ...mistake, as: 'not_paid' })).json()]).toEqual([
      again,
      { bookingId: tickets.bookingId, paidWith: null },
    ]);
  expect(await awaited(world)).toMatchObject([{ way: 'invoice', amountMinor: 2400 }]);
  expect(await world.balances()).toEqual({ 'own receivable': 2400, 'own sales': -2400 });
  expect(await books(world)).toEqual([]);
  expect((await world.ask(place(tickets), cash)).json()).toMatchObject({ state: 'succeeded' });
  expect(await world.balances()).toEqual({ 'own cash': 2400, 'own sales': -2400 });
  expect(await books(world)).toEqual([]);
  expect(await said(world)).toEqual([
    [1, 'taken', 'cash', 'Vera'],
    [2, 'undone', null, 'Grace'],
    [3, 'taken', 'cash', 'Vera'],
  ]);
  // The tickets are there already: they are not sold a second time.
  expect(await world.service.published(paymentCompleted)).toHaveLength(1);
});

test('cash that was a card is moved to the other drawer, and who saw something older changes nothing', async () => {
  const { world, tickets } = await paidInCash();
  await using _ = world;
  expect((await correct(world, tickets, { ...mistake, as: 'card_terminal' })).statusCode).toBe(200);
  expect(await world.balances()).toEqual({ 'own terminal': 2400, 'own sales': -2400 });
  expect((await correct(world, tickets, { ...mistake, as: 'not_paid' })).json()).toMatchObject({ status: 409, code: 'taking_changed' });
  expect(await world.balances()).toEqual({ 'own terminal': 2400, 'own sales': -2400 });
});

test('two who correct the same at once correct it once', async () => {
  const { world, tickets } = await paidInCash();
  await using _ = world;
  await using gate = await world.service.gate('select * from payments where booking_id = $1 for update', [tickets.bookingId]);
  const both = [correct(world, tickets, { ...mistake, as: 'not_paid' }), correct(world, tickets, { ...mistake, as: 'card_terminal' })];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(both)).map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  expect(await said(world)).toHaveLength(2);
});

test('a transfer that was for another booking is taken back, and its line can be assigned again', async () => {
  const [wrong, right] = [payable(), payable({ reference: 'WXYZ6789' })];
  await using world = await offlineWorld(wrong, right);
  await world.choose(wrong, 'transfer');
  await world.choose(right, 'transfer');
  const mapping = { delimiter: ';', skipLines: 0, date: 0, amount: 2, debit: null, currency: null, defaultCurrency: 'EUR' };
  const columns = { ...mapping, purpose: [1], counterparty: null, iban: null, decimal: ',', dateOrder: 'dmy' };
  await world.service.inject({
    method: 'POST',
    url: `/api/payments/organizers/${organizerId}/transfers/imports?name=may.csv&mapping=${encodeURIComponent(JSON.stringify(columns))}`,
    headers: { ...(await world.service.asUser(grace)), 'content-type': 'application/octet-stream' },
    payload: Buffer.from('01.06.2030;ABCD2345;24,00\n'),
  });
  await confirm(world, wrong);
  expect((await correct(world, wrong, { seen: 'bank_transfer', as: 'cash', reason: 'No' })).json()).toMatchObject({
    code: 'taking_not_correctable',
  });
  expect((await correct(world, wrong, { seen: 'bank_transfer', as: 'not_paid', reason: 'A typo' })).statusCode).toBe(200);
  const lines = BankLinePage.parse((await world.ask(`/organizers/${organizerId}/transfers/lines?state=open`)).json()).items;
  expect(lines).toMatchObject([{ leftMinor: 2400, shares: [] }]);
  const { rows } = await world.service.pool.query('select id from payments where booking_id = $1', [right.bookingId]);
  const payload = { shares: [{ paymentId: rows[0].id, amountMinor: 2400 }] };
  const assigned = await world.ask(`/organizers/${organizerId}/transfers/lines/${lines[0]?.id}/assign`, { method: 'POST', payload });
  expect(assigned.statusCode).toBe(204);
  await confirm(world, right);
  expect(await world.balances()).toEqual({ 'own bank': 2400, 'own receivable': 2400, 'own sales': -4800 });
});

test('what is given back of what nobody has paid after all is not paid out', async () => {
  const { world, tickets } = await paidInCash();
  await using _ = world;
  await correct(world, tickets, { ...mistake, as: 'not_paid' });
  await world.service.deliver(bookingRefundRecorded, refundByHand(tickets, 2400));
  expect(await world.balances()).toEqual({ 'own sales': -2400, 'own refunds': 2400 });
  expect(await awaited(world)).toEqual([]);
});

test('nobody says that money had not come of which something has gone back', async () => {
  const { world, tickets } = await paidInCash();
  await using _ = world;
  await world.service.deliver(bookingRefundRecorded, refundByHand(tickets, 400));
  expect((await correct(world, tickets, { ...mistake, as: 'not_paid' })).json()).toMatchObject({
    status: 409,
    code: 'taking_not_correctable',
  });
});

async function sayBilling({ service }: OfflineWorld): Promise<void> {
  const url = `/api/payments/organizers/${organizerId}/billing`;
  const payload = { version: 0, form: billing() };
  expect((await service.inject({ method: 'PUT', url, headers: await service.asUser(grace), payload })).statusCode).toBe(200);
}

/** Everything that was written about what the organizer sold, in its order. */
async function documentsOf({ service }: OfflineWorld) {
  await service.running.runJob('write-documents');
  await service.running.idle();
  const { rows } = await service.pool.query<{ id: string; kind: string; number: string; total: number; content: DocumentContent }>(
    'select id, kind, number, total_minor::int as total, content from documents order by position',
  );
  return rows;
}

/** Whoever draws lets all others go first, and on a busy machine hardly gets a turn. */
const patiently = { timeout: 90_000 };
test(
  'an invoice that notes a payment which was none is taken back, and the same is written as it is to be paid; nothing of it twice',
  patiently,
  async () => {
    const { world, tickets } = await paidInCash();
    await using _ = world;
    await sayBilling(world);
    const [paid] = await documentsOf(world);
    expect(paid).toMatchObject({ kind: 'invoice', number: 'RE-2030-00001', content: { payment: 'paid' } });
    const draw = async () => (await world.ask(`/organizers/${organizerId}/documents/${paid?.id}/file`)).rawPayload;
    const before = await draw();
    await correct(world, tickets, { ...mistake, as: 'not_paid' });
    const written = await documentsOf(world);
    expect(written.slice(1)).toMatchObject([
      {
        kind: 'cancellation',
        number: 'ST-2030-00001',
        total: -2400,
        content: { payment: 'unpaid', refersTo: { number: 'RE-2030-00001' } },
      },
      {
        kind: 'invoice',
        number: 'RE-2030-00002',
        total: 2400,
        content: { payment: 'open', payBy: '2030-06-15', refersTo: { number: 'RE-2030-00001' } },
      },
    ]);
    expect((await draw()).equals(before)).toBe(true);
    // What asks for the money is true whenever it comes, and if that was a mistake once more.
    await world.ask(place(tickets), cash);
    await correct(world, tickets, { ...mistake, as: 'not_paid' });
    expect(await documentsOf(world)).toEqual(written);
  },
);

test('an invoice that is written after all, about what was not paid after all, asks for the money', async () => {
  const { world, tickets } = await paidInCash();
  await using _ = world;
  await correct(world, tickets, { ...mistake, as: 'not_paid' });
  await sayBilling(world);
  expect(await documentsOf(world)).toMatchObject([{ kind: 'invoice', content: { payment: 'open' } }]);
});

test('what was sold at the desk for cash and was a card changes its drawer once, whoever says so at once, and back', async () => {
  const tickets = payable({ state: 'confirmed' });
  await using world = await offlineWorld(tickets);
  await world.service.deliver(bookingConfirmed, sold(tickets, { origin: 'box_office', paidWith: 'cash' }));
  await using gate = await world.service.gate('select * from sales where booking_id = $1 for update', [tickets.bookingId]);
  const both = [1, 2].map(() => correct(world, tickets, { ...mistake, as: 'card_terminal' }));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(both)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect(await world.balances()).toEqual({ 'own terminal': 2400, 'own sales': -2400 });
  for (const as of ['not_paid', 'bank_transfer'])
    expect((await correct(world, tickets, { ...mistake, seen: 'card_terminal', as })).json()).toMatchObject({
      code: 'taking_not_correctable',
    });
  expect((await correct(world, tickets, { ...mistake, as: 'bank_transfer' })).json()).toMatchObject({ code: 'taking_changed' });
  expect((await correct(world, tickets, { ...mistake, seen: 'card_terminal', as: 'cash' }, vera)).statusCode).toBe(403);
  expect((await correct(world, tickets, { ...mistake, seen: 'card_terminal', as: 'cash' })).statusCode).toBe(200);
  expect(await world.balances()).toEqual({ 'own cash': 2400, 'own sales': -2400 });
  expect(await books(world)).toEqual([]);
  expect(await said(world)).toEqual([
    [1, 'corrected', 'card_terminal', 'Grace'],
    [2, 'corrected', 'cash', 'Grace'],
  ]);
  expect((await world.service.published(paymentAudited)).filter(({ action }) => action === 'payment.corrected')).toMatchObject([
    { of: { kind: 'order', id: tickets.bookingId }, before: { paidWith: 'cash' }, after: { as: 'card_terminal', amountMinor: 2400 } },
    { before: { paidWith: 'card_terminal' }, after: { as: 'cash', reason: 'The wrong order' } },
  ]);
});

test('only who may give money back corrects what was said of it, and only of their own organizer', async () => {
  const { world, tickets } = await paidInCash();
  await using _ = world;
  const undo = { ...mistake, as: 'not_paid' };
  expect((await correct(world, tickets, undo, vera)).json()).toMatchObject({ status: 403, code: 'role_forbids' });
  expect((await correct(world, tickets, undo, ada)).json()).toMatchObject({ status: 403, code: 'not_a_member' });
  const theirs = `/organizers/${newId()}/bookings/${tickets.bookingId}/taken/correction`;
  expect((await world.ask(theirs, { method: 'POST', as: olga, payload: undo })).statusCode).toBe(404);
  expect((await correct(world, tickets, { ...undo, reason: '' })).statusCode).toBe(400);
  expect(await world.balances()).toEqual({ 'own cash': 2400, 'own sales': -2400 });
});
