import { paymentAudited } from '@event-planner/contracts/audit';
import { BankLinePage } from '@event-planner/contracts/bank-statements';
import { bookingCancelled, bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import { DocumentPage } from '@event-planner/contracts/documents';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { billing } from '../documents/test-documents.ts';
import { grace, offlineWorld, organizerId, payable, refundByHand, sold, vera } from '../offline/test-offline.ts';
import { ada } from '../test-payment.ts';
import { idOf, linesOf, place, post, read, statement } from '../test-transfers.ts';

/** A transfer of 30.00 €, 10.00 € of which were put to a booking that ended. */
async function stranded() {
  const [gone, other] = [payable(), payable({ reference: 'WXYZ6789', totalMinor: 1000 })];
  const world = await offlineWorld(gone, other);
  await world.choose(gone, 'transfer');
  await world.choose(other, 'transfer');
  await read(world, statement('01.06.2030;Ada;Karten;30,00'));
  const [line] = await linesOf(world, 'open');
  const lineId = line?.id ?? '';
  const [goneId, otherId] = [await idOf(world, gone), await idOf(world, other)];
  await post(world, `/lines/${lineId}/assign`, { shares: [{ paymentId: goneId, amountMinor: 1000 }] });
  const strandedLines = async () => BankLinePage.parse((await world.ask(`${place}/lines?stranded=true`)).json()).items;
  expect(await strandedLines()).toEqual([]);
  await world.service.deliver(bookingCancelled, { ...gone, reason: 'expired', eventId: gone.eventId ?? newId() });
  return { world, gone, other, lineId, goneId, otherId, strandedLines };
}

test('a part that was for what ended is shown, freed by a person, and goes to another booking, back, and to credit; each once', async () => {
  const { world, gone, lineId, goneId, otherId, strandedLines } = await stranded();
  await using _ = world;
  expect(await strandedLines()).toMatchObject([{ id: lineId, leftMinor: 2000, shares: [{ state: 'stranded', amountMinor: 1000 }] }]);
  const ofOrder = async (bookingId: string, query = '&stranded=true') =>
    BankLinePage.parse((await world.ask(`${place}/lines?bookingId=${bookingId}${query}`)).json()).items.map(({ id }) => id);
  expect([await ofOrder(gone.bookingId), await ofOrder(gone.bookingId, ''), await ofOrder(newId())]).toEqual([[lineId], [lineId], []]);
  // What was left had gone back before.
  await post(world, `/lines/${lineId}/mark`, { as: 'returned' });
  expect(
    (await world.ask(`${place}/lines/${lineId}/release`, { method: 'POST', payload: { paymentId: goneId }, as: vera })).statusCode,
  ).toBe(403);
  const free = () => post(world, `/lines/${lineId}/release`, { paymentId: goneId });
  expect([(await free()).statusCode, (await free()).statusCode]).toEqual([204, 204]);
  expect(await strandedLines()).toEqual([]);
  const [open] = await linesOf(world, 'open');
  expect(open).toMatchObject({ leftMinor: 1000, shares: [] });
  expect(open?.suggestions.find(({ payment }) => payment.id === goneId)).toMatchObject({ reason: 'ended', creditPossible: true });
  const credit = (amountMinor: number, seenLeftMinor: number) =>
    post(world, `/lines/${lineId}/credit`, { paymentId: goneId, amountMinor, seenLeftMinor });
  expect((await credit(300, 900)).json()).toMatchObject({ status: 409, code: 'line_not_assignable', leftMinor: 1000 });
  expect((await credit(300, 1000)).statusCode).toBe(204);
  await post(world, `/lines/${lineId}/assign`, { shares: [{ paymentId: otherId, amountMinor: 400 }], rest: 'to_return' });
  await post(world, `/lines/${lineId}/mark`, { as: 'returned' });
  expect(await linesOf(world, 'returned')).toMatchObject([
    { leftMinor: 0, credits: [{ reference: gone.reference, amountMinor: 300, by: 'Grace' }] },
  ]);
  expect(await world.balances()).toEqual({ 'own bank': 700, 'own suspense': -400, buyer_credit: -300 });
  const credits = await world.ask('/credits', { as: ada });
  expect(credits.json()).toMatchObject({ items: [{ organizerId, availableMinor: 300 }] });
  expect(
    (await world.service.published(paymentAudited)).map(({ action }) => action).filter(action => action.startsWith('bank_line')),
  ).toEqual([
    'bank_line.assigned',
    'bank_line.marked',
    'bank_line.part_released',
    'bank_line.credited',
    'bank_line.assigned',
    'bank_line.marked',
  ]);
});

test('credit of a transfer is taken back as far as it is not spent, and is left of its line again', async () => {
  const { world, lineId, goneId, gone, otherId } = await stranded();
  await using _ = world;
  const say = (path: string, payload: object) => post(world, `/lines/${lineId}/${path}`, payload);
  await say('credit', { paymentId: goneId, amountMinor: 500, seenLeftMinor: 2000 });
  await say('credit', { paymentId: goneId, amountMinor: 300, seenLeftMinor: 1500 });
  const [first] = (await linesOf(world, 'open'))[0]?.credits ?? [];
  expect(first).toMatchObject({ reference: gone.reference, amountMinor: 500, unspentMinor: 500, by: 'Grace' });
  const nth = first?.nth ?? 0;
  const back = (change: object = {}) => say('credit-back', { nth, amountMinor: 500, seenMinor: 500, ...change });
  expect(
    (
      await world.ask(`${place}/lines/${lineId}/credit-back`, {
        method: 'POST',
        payload: { nth, amountMinor: 500, seenMinor: 500 },
        as: vera,
      })
    ).statusCode,
  ).toBe(403);
  expect((await back({ nth: 7 })).json()).toMatchObject({ status: 404 });
  expect((await back({ seenMinor: 499 })).json()).toMatchObject({ code: 'amount_changed', amountMinor: 500 });
  expect((await back({ amountMinor: 501 })).json()).toMatchObject({ code: 'amount_changed', amountMinor: 500 });
  // Of both together 600 are to pay for something that is not paid yet.
  await world.service.pool.query('update credits set reserved_minor = 600');
  expect((await linesOf(world, 'open'))[0]?.credits.map(({ unspentMinor }) => unspentMinor)).toEqual([200, 200]);
  expect((await back()).json()).toMatchObject({ code: 'credit_not_available', unspentMinor: 200 });
  expect((await back({ amountMinor: 200 })).statusCode).toBe(204);
  expect((await back({ amountMinor: 200 })).json()).toMatchObject({ code: 'amount_changed', amountMinor: 300 });
  await world.service.pool.query('update credits set reserved_minor = 0');
  expect((await back({ amountMinor: 300, seenMinor: 300 })).statusCode).toBe(204);
  expect((await back({ amountMinor: 300, seenMinor: 300 })).json()).toMatchObject({ status: 404 });
  const [line] = await linesOf(world, 'open');
  expect(line).toMatchObject({ leftMinor: 1700, credits: [{ amountMinor: 300 }] });
  expect(await world.balances()).toEqual({ 'own bank': 3000, 'own suspense': -2700, buyer_credit: -300 });
  expect((await world.ask('/credits', { as: ada })).json()).toMatchObject({ items: [{ availableMinor: 300 }] });
  const moved = (await world.ask('/credits/movements', { as: ada })).json<{ items: { kind: string; amountMinor: number }[] }>().items;
  expect(moved.map(({ kind, amountMinor }) => `${kind} ${amountMinor}`).toSorted()).toEqual([
    'transferred 300',
    'transferred 500',
    'withdrawn -200',
    'withdrawn -300',
  ]);
  expect(
    (await world.service.published(paymentAudited))
      .filter(({ action }) => action === 'bank_line.credit_withdrawn')
      .map(({ after }) => after),
  ).toEqual([
    { leftMinor: 1400, creditMinor: 300 },
    { leftMinor: 1700, creditMinor: 0 },
  ]);
  expect((await say('assign', { shares: [{ paymentId: otherId, amountMinor: 1000 }] })).statusCode).toBe(204);
});

test('of two who take the same credit back at once, one does', async () => {
  const { world, lineId, goneId } = await stranded();
  await using _ = world;
  await post(world, `/lines/${lineId}/credit`, { paymentId: goneId, amountMinor: 2000, seenLeftMinor: 2000 });
  const [credit] = (await linesOf(world, 'assigned'))[0]?.credits ?? [];
  await using gate = await world.service.gate('select * from bank_lines where id = $1 for update', [lineId]);
  const payload = { nth: credit?.nth, amountMinor: 2000, seenMinor: 2000 };
  const both = [1, 2].map(() => post(world, `/lines/${lineId}/credit-back`, payload));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(both)).map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 404]);
});

test('of two who make credit of the same money at once, one does', async () => {
  const { world, lineId, goneId } = await stranded();
  await using _ = world;
  await using gate = await world.service.gate('select * from bank_lines where id = $1 for update', [lineId]);
  const both = [1, 2].map(() => post(world, `/lines/${lineId}/credit`, { paymentId: goneId, amountMinor: 2000, seenLeftMinor: 2000 }));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(both)).map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
  expect((await world.balances())['buyer_credit']).toBe(-2000);
});

test('a part that has paid stays until the payment is said to be none; what was sold at the desk has nobody with credit', async () => {
  const [tickets, desk] = [payable(), payable({ reference: 'DESK2345', userId: organizerId, state: 'confirmed' })];
  await using world = await offlineWorld(tickets, desk);
  await world.choose(tickets, 'transfer');
  await world.service.deliver(bookingConfirmed, sold(desk, { paidWith: 'invoice', origin: 'box_office' }));
  await read(world, statement('01.06.2030;Ada;ABCD2345;24,00', '01.06.2030;Ada;DESK2345;30,00'));
  const [paidLine] = await linesOf(world, 'matched');
  expect((await post(world, `/lines/${paidLine?.id}/release`, { paymentId: await idOf(world, tickets) })).json()).toMatchObject({
    status: 409,
    code: 'share_in_use',
  });
  const [open] = await linesOf(world, 'open');
  const payload = { paymentId: await idOf(world, desk), amountMinor: 3000, seenLeftMinor: 3000 };
  expect((await post(world, `/lines/${open?.id}/credit`, payload)).json()).toMatchObject({ status: 422, code: 'credit_not_possible' });
});

test('of what came in parts the rest pays by its reference, and the whole once more does not; a part that was paid otherwise is stranded', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  await read(world, statement('01.06.2030;Ada;?;10,00'));
  const [part] = await linesOf(world, 'open');
  const paymentId = await idOf(world, tickets);
  await post(world, `/lines/${part?.id}/assign`, { shares: [{ paymentId, amountMinor: 1000 }] });
  expect(await read(world, statement('02.06.2030;Ada;ABCD2345;24,00'))).toMatchObject({ matched: 0 });
  await world.ask(`/organizers/${organizerId}/bookings/${tickets.bookingId}/taken`, {
    method: 'POST',
    payload: { paidWith: 'cash', seenMinor: 2400 },
  });
  expect((await linesOf(world, 'assigned'))[0]?.shares).toMatchObject([{ state: 'stranded' }]);
  await world.ask(`/organizers/${organizerId}/bookings/${tickets.bookingId}/taken`, {
    method: 'POST',
    payload: { paidWith: 'cash', seenMinor: 2400 },
  });
  expect((await post(world, `/lines/${part?.id}/release`, { paymentId })).statusCode).toBe(204);
});

test('more of a line for the same booking is added to what it had of it', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  await read(world, statement('01.06.2030;Ada;?;24,00'));
  const [line] = await linesOf(world, 'open');
  const paymentId = await idOf(world, tickets);
  for (const amountMinor of [1000, 1400])
    expect((await post(world, `/lines/${line?.id}/assign`, { shares: [{ paymentId, amountMinor }] })).statusCode).toBe(204);
  expect(await linesOf(world, 'assigned')).toMatchObject([{ shares: [{ amountMinor: 2400, state: 'paid' }] }]);
});

test('what came in parts for an invoice pays it once a refund leaves no more to be paid', async () => {
  const tickets = payable({ state: 'confirmed' });
  await using world = await offlineWorld(tickets);
  await world.service.deliver(bookingConfirmed, sold(tickets, { paidWith: 'invoice' }));
  await read(world, statement('01.06.2030;Ada;?;10,00'));
  const [line] = await linesOf(world, 'open');
  await post(world, `/lines/${line?.id}/assign`, { shares: [{ paymentId: await idOf(world, tickets), amountMinor: 1000 }] });
  await world.service.deliver(bookingRefundRecorded, refundByHand(tickets, 1400));
  expect(await linesOf(world, 'assigned')).toMatchObject([{ shares: [{ state: 'paid' }] }]);
  expect(await world.balances()).toEqual({ 'own bank': 1000, 'own sales': -2400, 'own refunds': 1400 });
});

test('who pays an invoice by its number pays it, and names two of them to a person', async () => {
  const [one, two] = [payable({ state: 'confirmed' }), payable({ reference: 'WXYZ6789', state: 'confirmed' })];
  await using world = await offlineWorld(one, two);
  const url = `/api/payments/organizers/${organizerId}/billing`;
  const headers = await world.service.asUser(grace);
  await world.service.inject({ method: 'PUT', url, headers, payload: { version: 0, form: billing() } });
  for (const booking of [one, two]) await world.service.deliver(bookingConfirmed, sold(booking, { paidWith: 'invoice' }));
  await world.service.running.runJob('write-documents');
  const documents = async (standing: string) =>
    DocumentPage.parse((await world.ask(`/organizers/${organizerId}/documents?standing=${standing}`)).json()).items.map(
      ({ number }) => number,
    );
  expect(await documents('open')).toEqual(['RE-2030-00002', 'RE-2030-00001']);
  expect(await read(world, statement('01.06.2030;Ada;RE-2030-00001 und RE-2030-00002;24,00'))).toMatchObject({ matched: 0 });
  expect((await linesOf(world, 'open'))[0]?.suggestions.map(({ reason }) => reason)).toEqual(['reference', 'reference']);
  expect(await read(world, statement('02.06.2030;Ada;Rechnung RE 2030 00001;24,00'))).toMatchObject({ matched: 1 });
  expect([await documents('paid'), await documents('open')]).toEqual([['RE-2030-00001'], ['RE-2030-00002']]);
});
