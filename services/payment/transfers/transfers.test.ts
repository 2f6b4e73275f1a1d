import { BankLinePage, StatementImport, StatementPreview, StatementReport } from '@event-planner/contracts/bank-statements';
import type { BooksCheck } from '@event-planner/contracts/balance';
import { bookingCancelled } from '@event-planner/contracts/messages';
import { AwaitedPage } from '@event-planner/contracts/payment-ways';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { grace, offlineWorld, olga, organizerId, payable, vera } from '../offline/test-offline.ts';
import { ada } from '../test-payment.ts';
import { idOf, linesOf, paid, place, post, read, statement, upload } from '../test-transfers.ts';

test('what names a booking exactly pays it, the same statement again changes nothing, and every cent is in the books', async () => {
  const [one, two] = [payable(), payable({ reference: 'WXYZ6789', totalMinor: 1000 })];
  await using world = await offlineWorld(one, two);
  await world.choose(one, 'transfer');
  await world.choose(two, 'transfer');
  const text = statement(
    '01.06.2030;Ada;abcd-2345 danke;24,00',
    '01.06.2030;Laden;Miete;-900,00',
    '02.06.2030;Wer;Spende;5,00',
    'x;y;z;1,00',
  );
  expect(await read(world, text)).toMatchObject({ lines: 4, newLines: 3, matched: 1, rejected: 1, failure: null });
  expect(await paid(world)).toEqual([[one.bookingId, 'bank_transfer']]);
  const report = await read(world, text);
  expect(report).toMatchObject({ lines: 4, newLines: 0, matched: 0 });
  expect(StatementReport.parse((await world.ask(`${place}/imports/${report.id}`)).json()).rejects).toEqual([
    { row: 5, reason: '“x” is no day' },
  ]);
  expect(await paid(world)).toHaveLength(1);
  expect(await world.balances()).toEqual({ 'own bank': 2900, 'own suspense': -500, received: -2400 });
  expect((await linesOf(world)).map(({ state, amountMinor }) => [state, amountMinor]).toSorted()).toEqual([
    ['matched', 2400],
    ['open', -90000],
    ['open', 500],
  ]);
});

test('what waits for an organizer to say what it is for, and what has paid, is nothing that the platform has to assign', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  await read(world, statement('01.06.2030;Ada;abcd-2345 danke;24,00', '02.06.2030;Wer;Spende;5,00'));
  expect(await paid(world)).toHaveLength(1);
  const unassigned = async () =>
    (await world.ask('/platform/books-check', { as: person('Root', ['admin']) }))
      .json<BooksCheck>()
      .checks.filter(({ name }) => name === 'nothing_unassigned');
  expect(await unassigned()).toMatchObject([{ wrong: 0, ids: [] }]);
});

test.each([
  ['too little', 'ABCD2345', '23,99', 'reference'],
  ['too much', 'ABCD2345', '24,01', 'reference'],
  ['one letter other', 'ABCD2346', '24,00', 'reference_typo'],
  ['no reference, but the name', 'Tickets', '24,00', 'amount_and_name'],
])('%s pays nothing by itself, and is suggested', async (_what, purpose, amount, reason) => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  expect(await read(world, statement(`01.06.2030;Ada;${purpose};${amount}`))).toMatchObject({ newLines: 1, matched: 0 });
  expect(await paid(world)).toEqual([]);
  expect((await linesOf(world, 'open'))[0]?.suggestions).toMatchObject([{ reason, payment: { reference: 'ABCD2345', owedMinor: 2400 } }]);
});

test('a transfer whose reference only the bank’s own note names pays its booking, once however often the statement is read', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  const camt = `<Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="EUR">24.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2030-06-01</Dt></BookgDt>
    <AddtlNtryInf>GUTSCHRIFT ADA abcd 2345</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>`;
  expect(await read(world, camt)).toMatchObject({ newLines: 1, matched: 1 });
  expect(await read(world, camt)).toMatchObject({ newLines: 0, matched: 0 });
  expect(await linesOf(world, 'matched')).toMatchObject([{ purpose: 'GUTSCHRIFT ADA abcd 2345', shares: [{ reference: 'ABCD2345' }] }]);
});

test('the second transfer for one booking is a person’s to decide, and may be marked as to be returned', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  const twice = '01.06.2030;Ada;ABCD2345;24,00';
  expect(await read(world, statement(twice, twice))).toMatchObject({ newLines: 2, matched: 1 });
  const [double] = await linesOf(world, 'open');
  expect(double?.suggestions).toMatchObject([{ reason: 'paid_already' }]);
  expect((await post(world, `/lines/${double?.id}/mark`, { as: 'to_return' })).statusCode).toBe(204);
  expect(await world.balances()).toMatchObject({ 'own bank': 4800, 'own suspense': -2400 });
  expect((await post(world, `/lines/${double?.id}/mark`, { as: 'returned' })).statusCode).toBe(204);
  expect((await post(world, `/lines/${double?.id}/mark`, { as: 'returned' })).statusCode).toBe(204);
  expect(await world.balances()).toEqual({ 'own bank': 2400, received: -2400 });
});

test('a transfer is split over bookings, and one that came in parts is paid with the last of them', async () => {
  const [one, two] = [payable(), payable({ reference: 'WXYZ6789', totalMinor: 1000 })];
  await using world = await offlineWorld(one, two);
  await world.choose(one, 'transfer');
  await world.choose(two, 'transfer');
  await read(world, statement('01.06.2030;Ada;beide;30,00', '02.06.2030;Ada;Rest;4,50'));
  const [rest, both] = await linesOf(world, 'open');
  const [first, second] = [await idOf(world, one), await idOf(world, two)];
  const nobodys = { shares: [{ paymentId: crypto.randomUUID(), amountMinor: 2400 }] };
  expect((await post(world, `/lines/${both?.id}/assign`, nobodys)).json()).toMatchObject({ status: 404, code: 'not_found' });
  const parts = {
    shares: [
      { paymentId: first, amountMinor: 2400 },
      { paymentId: second, amountMinor: 600 },
    ],
  };
  expect((await post(world, `/lines/${both?.id}/assign`, parts)).statusCode).toBe(204);
  expect(await paid(world)).toEqual([[one.bookingId, 'bank_transfer']]);
  const more = { shares: [{ paymentId: second, amountMinor: 450 }] };
  expect((await post(world, `/lines/${rest?.id}/assign`, more)).json()).toMatchObject({
    status: 409,
    code: 'share_too_large',
    owedMinor: 400,
  });
  expect((await post(world, `/lines/${rest?.id}/assign`, { shares: [{ paymentId: second, amountMinor: 400 }] })).statusCode).toBe(204);
  expect((await paid(world)).map(([id]) => id)).toEqual([one.bookingId, two.bookingId]);
  expect(await linesOf(world, 'open')).toMatchObject([
    { leftMinor: 50, shares: [{ amountMinor: 400, by: 'Grace', reference: 'WXYZ6789' }] },
  ]);
  expect(await world.balances()).toEqual({ 'own bank': 3450, 'own suspense': -50, received: -3400 });
});

test('what is none of this leaves the books, and what went out is only shown', async () => {
  await using world = await offlineWorld();
  await read(world, statement('01.06.2030;Oma;Geburtstag;50,00', '02.06.2030;Laden;Miete;-9,00'));
  const open = await linesOf(world, 'open');
  const [out, gift] = [open.find(({ amountMinor }) => amountMinor < 0), open.find(({ amountMinor }) => amountMinor > 0)];
  expect((await post(world, `/lines/${gift?.id}/mark`, { as: 'dismissed' })).statusCode).toBe(204);
  expect((await post(world, `/lines/${out?.id}/mark`, { as: 'returned' })).json()).toMatchObject({ code: 'line_not_assignable' });
  expect((await post(world, `/lines/${out?.id}/mark`, { as: 'dismissed' })).statusCode).toBe(204);
  expect(await world.balances()).toEqual({});
});

test('only who looks after the money reads and assigns it, and another organizer’s lines and payments are not there', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  await read(world, statement('01.06.2030;Ada;?;24,00'));
  const [line] = await linesOf(world);
  const shares = { shares: [{ paymentId: await idOf(world, tickets), amountMinor: 2400 }] };
  expect((await upload(world, statement(), { as: vera })).json()).toMatchObject({ status: 403, code: 'role_forbids' });
  expect((await upload(world, statement(), { as: ada })).json()).toMatchObject({ status: 403, code: 'not_a_member' });
  const theirs = `/organizers/${newId()}/transfers`;
  const asOlga = { method: 'POST', as: olga, payload: shares } as const;
  expect((await world.ask(`${theirs}/lines/${line?.id}/assign`, asOlga)).statusCode).toBe(404);
  await upload(world, statement('01.06.2030;X;ABCD2345;24,00'), { as: olga, of: theirs });
  expect(await paid(world)).toEqual([]);
  const own = BankLinePage.parse((await world.ask(`${theirs}/lines`, { as: olga })).json()).items;
  expect((await world.ask(`${theirs}/lines/${own[0]?.id}/assign`, asOlga)).statusCode).toBe(404);
});

test('two who read the same statement at once store each line once, and it pays once', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  const text = statement('01.06.2030;Ada;ABCD2345;24,00', '01.06.2030;Eve;?;1,00');
  await using gate = await world.service.gate('select * from payments where booking_id = $1 for update', [tickets.bookingId]);
  const both = [upload(world, text), upload(world, text)];
  await gate.blocked(2);
  await gate.release();
  const answers = (await Promise.all(both)).map(answer => StatementImport.parse(answer.json()));
  expect(answers.map(({ newLines }) => newLines).toSorted()).toEqual([0, 2]);
  expect(await paid(world)).toHaveLength(1);
  expect(await world.balances()).toEqual({ 'own bank': 2500, 'own suspense': -100, received: -2400 });
});

test('money at the desk and by statement at once pays one time', async () => {
  const tickets = payable();
  await using world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  await using gate = await world.service.gate('select * from payments where booking_id = $1 for update', [tickets.bookingId]);
  const importing = upload(world, statement('01.06.2030;Ada;ABCD2345;24,00'));
  const taking = world.ask(`/organizers/${organizerId}/bookings/${tickets.bookingId}/taken`, {
    method: 'POST',
    as: vera,
    payload: { paidWith: 'cash', seenMinor: 2400 },
  });
  await gate.blocked(2);
  await gate.release();
  await Promise.all([importing, taking]);
  expect(await paid(world)).toHaveLength(1);
});

test('a preview guesses the columns; what is no statement is refused in words', async () => {
  await using world = await offlineWorld();
  const preview = async (bytes: Buffer) =>
    world.service.inject({
      method: 'POST',
      url: `/api/payments${place}/preview`,
      headers: { ...(await world.service.asUser(grace)), 'content-type': 'application/octet-stream' },
      payload: bytes,
    });
  const guessed = StatementPreview.parse((await preview(Buffer.from(statement('01.06.2030;Ada;ABCD2345;24,00')))).json());
  expect(guessed.mapping).toMatchObject({ date: 0, amount: 3, delimiter: ';' });
  expect(guessed.rows).toEqual([['01.06.2030', 'Ada', 'ABCD2345', '24,00']]);
  const broken = await upload(world, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
  expect(broken.json()).toMatchObject({ lines: 0, failure: 'a statement has no document type' });
});

test('fifty thousand lines are read in batches, none twice', async () => {
  await using world = await offlineWorld();
  const lines = Array.from({ length: 50_000 }, (_, at) => `01.06.2030;Kunde ${at};Zahlung ${at};${(at % 900) + 1},00`);
  expect(await read(world, statement(...lines))).toMatchObject({ lines: 50_000, newLines: 50_000, rejected: 0, failure: null });
  expect(await read(world, statement(...lines))).toMatchObject({ lines: 50_000, newLines: 0 });
}, 120_000);

test('what is waited for is found by name, address or reference, also when its time is over, and says what has come of it', async () => {
  const [one, two] = [payable(), payable({ reference: 'WXYZ6789', name: 'Grace 100%', totalMinor: 1000 })];
  await using world = await offlineWorld(one, two);
  await world.choose(one, 'transfer');
  await world.choose(two, 'transfer');
  await read(world, statement('01.06.2030;Ada;?;10,00'));
  const [line] = await linesOf(world, 'open');
  const shares = [{ paymentId: await idOf(world, one), amountMinor: 900 }];
  expect((await post(world, `/lines/${line?.id}/assign`, { shares, rest: 'to_return' })).statusCode).toBe(204);
  expect(await linesOf(world, 'to_return')).toMatchObject([{ leftMinor: 100 }]);
  const find = async (q: string) =>
    AwaitedPage.parse((await world.ask(`/organizers/${organizerId}/awaited?q=${encodeURIComponent(q)}`)).json()).items.map(
      ({ reference, arrivedMinor }) => [reference, arrivedMinor],
    );
  expect(await find('abcd')).toEqual([['ABCD2345', 900]]);
  expect(await find('00%')).toEqual([['WXYZ6789', 0]]);
  expect(await find('%')).toEqual([['WXYZ6789', 0]]);
  expect(await find('nobody')).toEqual([]);
  await world.service.deliver(bookingCancelled, { ...two, reason: 'expired', eventId: two.eventId ?? newId() });
  expect(await find('grace')).toEqual([['WXYZ6789', 0]]);
});
