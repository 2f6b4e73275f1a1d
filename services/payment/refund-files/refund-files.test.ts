import { paymentAudited } from '@event-planner/contracts/audit';
import { bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import type { RefundByHand } from '@event-planner/contracts/refund';
import { RefundFiles } from '@event-planner/contracts/refund-files';
import { idOf as fixedId, newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import {
  account,
  grace,
  olga,
  offlineWorld,
  type OfflineWorld,
  organizerId,
  payable,
  refundByHand,
  sold,
  vera,
} from '../offline/test-offline.ts';
import { idOf, linesOf, place as transfers, post } from '../test-transfers.ts';

const place = `/organizers/${organizerId}/refund-files`;
const columns = { delimiter: ';', skipLines: 0, date: 0, amount: 3, debit: null, currency: null, defaultCurrency: 'EUR' };
const mapping = JSON.stringify({ ...columns, purpose: [2], counterparty: 1, iban: 4, decimal: ',', dateOrder: 'dmy' });
const [austria, france] = ['AT611904300234573201', 'FR1420041010050500013M02606'];
type Order = ReturnType<typeof payable>;

const orderOf = (reference: string): Order => payable({ reference, bookingId: newId() });

async function read(world: OfflineWorld, ...lines: readonly string[]): Promise<void> {
  await world.service.inject({
    method: 'POST',
    url: `/api/payments${transfers}/imports?name=may.csv&mapping=${encodeURIComponent(mapping)}`,
    headers: { ...(await world.service.asUser(grace)), 'content-type': 'application/octet-stream' },
    payload: Buffer.from(lines.map(line => `01.06.2030;${line}`).join('\n')),
  });
}

/** Paid by a transfer from this account. */
async function paidFrom(
  world: OfflineWorld,
  order: Order,
  { name, iban }: { readonly name: string; readonly iban: string },
): Promise<void> {
  await world.choose(order, 'transfer');
  await read(world, `${name};${order.reference};24,00;${iban}`);
  await world.service.deliver(bookingConfirmed, sold(order, { paidWith: 'bank_transfer' }));
}

/** The team gives so much of it back, which is paid out by hand. */
async function giveBack(
  world: OfflineWorld,
  order: Order,
  {
    amountMinor = 2400,
    beforeMinor = 0,
    paidWith = 'bank_transfer',
  }: Partial<Pick<RefundByHand, 'amountMinor' | 'paidWith'>> & { readonly beforeMinor?: number } = {},
): Promise<RefundByHand> {
  const recorded = refundByHand(order, amountMinor, beforeMinor);
  await world.service.deliver(bookingRefundRecorded, recorded);
  const refund: RefundByHand = {
    refundId: recorded.refundId,
    bookingId: order.bookingId,
    eventId: fixedId('event'),
    eventTitle: 'Evening of songs',
    reference: order.reference,
    buyer: 'Ada',
    cause: 'by_team',
    paymentId: null,
    paidWith,
    amountMinor,
    currency: 'EUR',
    createdAt: '2030-06-02T10:00:00.000Z',
  };
  world.byHand.push(refund);
  return refund;
}

const look = async (world: OfflineWorld) => RefundFiles.parse((await world.ask(place)).json());
const seen = (refunds: readonly RefundByHand[]) => refunds.map(({ refundId, amountMinor }) => ({ refundId, amountMinor }));
const make = (
  world: OfflineWorld,
  refunds: readonly RefundByHand[],
  { as = grace, ...change }: Record<string, unknown> & { as?: typeof grace } = {},
) => world.ask(place, { method: 'POST', as, payload: { account, currency: 'EUR', refunds: seen(refunds), ...change } });
const takeOut = (world: OfflineWorld, fileId: string, refunds: readonly RefundByHand[]) =>
  world.ask(`${place}/${fileId}/take-out`, { method: 'POST', payload: { refunds: refunds.map(({ refundId }) => refundId) } });
const fetchXml = (world: OfflineWorld, fileId: string, as = grace) => world.ask(`${place}/${fileId}/pain.001.xml`, { as });
/** What somebody noted as sent is not to be paid out any more. */
const noteSent = (world: OfflineWorld, { refundId }: RefundByHand): void => {
  world.byHand.splice(
    world.byHand.findIndex(refund => refund.refundId === refundId),
    1,
  );
};

/** Two orders that were paid from an account each, and went back. */
async function twoRefunds() {
  const [one, two] = [orderOf('AAAA2345'), orderOf('BBBB2345')];
  const world = await offlineWorld(one, two);
  await paidFrom(world, one, { name: 'Ada Lovelace', iban: 'AT61 1904 3002 3457 3201' });
  await paidFrom(world, two, { name: 'Grace & Söhne', iban: france });
  const refunds = [await giveBack(world, one), await giveBack(world, two, { amountMinor: 1333 })] as const;
  return { world, one, two, refunds };
}

test('refunds of orders that were paid by transfer go to the accounts that paid, in one file of the same bytes for ever', async () => {
  const { world, refunds } = await twoRefunds();
  await using _ = world;
  expect(await look(world)).toMatchObject({
    account: { iban: account.iban },
    toSend: [
      { reference: 'AAAA2345', amountMinor: 2400, to: { holder: 'Ada Lovelace', iban: austria }, obstacle: null },
      { reference: 'BBBB2345', amountMinor: 1333, to: { holder: 'Grace & Söhne', iban: france }, obstacle: null },
    ],
    files: [],
  });
  const made = await make(world, refunds);
  expect(made.statusCode).toBe(201);
  const { id } = made.json<{ id: string }>();
  const file = await fetchXml(world, id);
  expect(file.headers['content-type']).toContain('application/xml');
  expect(file.body).toContain(`<MsgId>${id.replaceAll('-', '')}</MsgId>`);
  expect(file.body).toContain('<NbOfTxs>2</NbOfTxs><CtrlSum>37.33</CtrlSum>');
  expect(file.body).toContain(
    `<InstdAmt Ccy="EUR">13.33</InstdAmt></Amt><Cdtr><Nm>Grace + Sohne</Nm></Cdtr><CdtrAcct><Id><IBAN>${france}</IBAN>`,
  );
  expect(file.body).toContain('<Ustrd>Refund AAAA2345</Ustrd>');
  world.service.clock.advance(86_400);
  expect((await fetchXml(world, id)).body).toBe(file.body);
  expect(await look(world)).toMatchObject({
    toSend: [],
    files: [{ id, by: 'Grace', totalMinor: 3733, refunds: [{ state: 'filed' }, { state: 'filed' }] }],
  });
  const ofEvent = async (eventId: string) => RefundFiles.parse((await world.ask(`${place}?eventId=${eventId}`)).json());
  expect((await ofEvent(fixedId('event'))).files).toMatchObject([{ id }]);
  expect(await ofEvent(newId())).toMatchObject({ toSend: [], files: [] });
  // Noted as sent, it is the same file still.
  noteSent(world, refunds[0]);
  expect((await fetchXml(world, id)).body).toBe(file.body);
  expect((await look(world)).files[0]?.refunds.map(({ reference, state }) => [reference, state]).toSorted()).toEqual([
    ['AAAA2345', 'sent'],
    ['BBBB2345', 'filed'],
  ]);
  const told = (await world.service.published(paymentAudited)).filter(({ of }) => of.kind === 'refund_file');
  expect(told.map(({ action }) => action)).toEqual(['refunds.filed', 'refund_file.fetched', 'refund_file.fetched', 'refund_file.fetched']);
  expect(told[0]).toMatchObject({ after: { refunds: 2, totalMinor: 3733, currency: 'EUR' } });
});

test('two of the team make a file at once and each refund is in one', async () => {
  const { world, refunds } = await twoRefunds();
  await using _ = world;
  await using gate = await world.service.gate('select 1 from payments where organizer_id = $1 for update', [organizerId]);
  const answers = [make(world, refunds), make(world, refunds), make(world, refunds.slice(1))];
  await gate.blocked(3);
  await gate.release();
  const codes = (await Promise.all(answers)).map(({ statusCode }) => statusCode);
  expect(codes.filter(code => code === 201)).toHaveLength(1);
  expect(codes.filter(code => code === 422)).toHaveLength(2);
  const { rows } = await world.service.pool.query('select refund_id from filed_refunds');
  expect(new Set(rows.map(({ refund_id: id }) => id)).size).toBe(rows.length);
  expect((await world.service.pool.query('select 1 from refund_files')).rowCount).toBe(1);
});

test('the database itself keeps a refund out of a second file, and what is in one as it is', async () => {
  const { world, refunds } = await twoRefunds();
  await using _ = world;
  const { id } = (await make(world, refunds)).json<{ id: string }>();
  const { pool } = world.service;
  await pool.query(
    `insert into refund_files select gen_random_uuid(), organizer_id, currency, debtor_name, debtor_iban, debtor_bic, created_at, created_by, created_by_name from refund_files`,
  );
  const again = `insert into filed_refunds select f.id, r.refund_id, r.payment_id, r.booking_id, r.event_id, r.reference, r.amount_minor, r.line_id from filed_refunds r, refund_files f where f.id <> r.file_id`;
  await expect(pool.query(again)).rejects.toMatchObject({ constraint: 'in_one_file' });
  for (const change of ['amount_minor = 1', `taken_out_at = now(), reference = 'x'`])
    await expect(pool.query(`update filed_refunds set ${change}`)).rejects.toMatchObject({ constraint: 'append_only' });
  await expect(pool.query('delete from filed_refunds')).rejects.toMatchObject({ constraint: 'append_only' });
  expect((await fetchXml(world, id)).statusCode).toBe(200);
});

test('what was taken out of a file may be put into another, and the first is given to no bank any more', async () => {
  const { world, refunds } = await twoRefunds();
  await using _ = world;
  const [first, second] = refunds;
  const { id } = (await make(world, refunds)).json<{ id: string }>();
  noteSent(world, second);
  expect((await takeOut(world, id, [second])).json()).toMatchObject({ status: 409, code: 'refund_sent' });
  for (let times = 0; times < 2; times++) expect((await takeOut(world, id, [first])).statusCode).toBe(204);
  expect((await fetchXml(world, id)).json()).toMatchObject({ status: 410, code: 'refund_file_changed' });
  expect(await look(world)).toMatchObject({ toSend: [{ refundId: first.refundId }] });
  const other = await make(world, [first]);
  expect(other.statusCode).toBe(201);
  expect((await fetchXml(world, other.json<{ id: string }>().id)).body).toContain('<NbOfTxs>1</NbOfTxs><CtrlSum>24.00</CtrlSum>');
  expect((await takeOut(world, newId(), [first])).statusCode).toBe(404);
  expect((await takeOut(world, id, [{ ...first, refundId: newId() }])).statusCode).toBe(404);
});

test('a refund whose account nobody can be sure of is shown with the reason, and is put into no file', async () => {
  const orders = ['CCCC2345', 'DDDD2345', 'EEEE2345', 'FFFF2345', 'GGGG2345'].map(orderOf) as [Order, Order, Order, Order, Order];
  await using world = await offlineWorld(...orders);
  const [unread, withoutIban, ofTwo, inCash, partly] = orders;
  // Somebody said that it came, and no statement says from where.
  await world.choose(unread, 'transfer');
  await world.ask(`/organizers/${organizerId}/bookings/${unread.bookingId}/taken`, {
    method: 'POST',
    payload: { paidWith: 'bank_transfer', seenMinor: 2400 },
  });
  await paidFrom(world, withoutIban, { name: 'Henrike', iban: '4711' });
  await world.choose(ofTwo, 'transfer');
  await read(world, `Ada;Karten;20,00;${austria}`, `Grace;Karten;4,00;${france}`);
  for (const { id, amountMinor } of await linesOf(world, 'open'))
    await post(world, `/lines/${id}/assign`, { shares: [{ paymentId: await idOf(world, ofTwo), amountMinor }] });
  await paidFrom(world, inCash, { name: 'Ada', iban: austria });
  await paidFrom(world, partly, { name: 'Ada', iban: austria });
  for (const order of [unread, withoutIban, ofTwo]) await giveBack(world, order);
  await giveBack(world, inCash, { paidWith: 'cash' });
  await giveBack(world, partly, { amountMinor: 2401 });
  const { toSend } = await look(world);
  expect(toSend.map(({ reference, obstacle, to }) => [reference, obstacle, to])).toEqual([
    ['CCCC2345', 'no_statement', null],
    ['DDDD2345', 'no_account', null],
    ['EEEE2345', 'several_accounts', null],
    ['GGGG2345', 'other_money', null],
  ]);
  for (const refund of world.byHand) expect((await make(world, [refund])).json()).toMatchObject({ status: 422, code: 'refund_not_filed' });
  expect((await look(world)).files).toEqual([]);
});

test('two refunds of one order are two payments of a file, and no more goes to an account than came from it', async () => {
  const order = orderOf('HHHH2345');
  await using world = await offlineWorld(order);
  await paidFrom(world, order, { name: 'Ada', iban: austria });
  const first = await giveBack(world, order, { amountMinor: 1000 });
  const second = await giveBack(world, order, { amountMinor: 1400, beforeMinor: 1000 });
  expect((await make(world, [first])).statusCode).toBe(201);
  expect((await make(world, [second])).statusCode).toBe(201);
  const third = await giveBack(world, order, { amountMinor: 1, beforeMinor: 2400 });
  expect(await look(world)).toMatchObject({ toSend: [{ refundId: third.refundId, obstacle: 'other_money' }] });
});

test('of an invoice that nobody had paid nothing is sent, though it was paid by transfer after that', async () => {
  const order = orderOf('IIII2345');
  await using world = await offlineWorld({ ...order, state: 'confirmed' });
  await world.service.deliver(bookingConfirmed, sold(order, { paidWith: 'invoice' }));
  const refund = await giveBack(world, order, { amountMinor: 400, paidWith: null });
  await read(world, `Ada;${order.reference};20,00;${austria}`);
  world.byHand[0] = { ...refund, paidWith: 'bank_transfer' };
  expect(await look(world)).toMatchObject({ toSend: [] });
  expect((await make(world, [world.byHand[0]])).statusCode).toBe(422);
  const later = await giveBack(world, order, { amountMinor: 500, beforeMinor: 400 });
  expect(await look(world)).toMatchObject({ toSend: [{ refundId: later.refundId, amountMinor: 500, to: { iban: austria } }] });
});

test('figures that are old, an account that is none and who may not change money make no file', async () => {
  const { world, refunds } = await twoRefunds();
  await using _ = world;
  const [first] = refunds;
  expect((await make(world, [{ ...first, amountMinor: 2399 }])).json()).toMatchObject({ code: 'refund_not_filed' });
  expect((await make(world, refunds, { currency: 'CHF' })).json()).toMatchObject({ code: 'refund_not_filed' });
  expect((await make(world, refunds, { account: { ...account, iban: 'DE1' } })).json()).toMatchObject({ code: 'account_not_valid' });
  expect((await make(world, [first, first])).statusCode).toBe(400);
  for (const as of [vera, olga]) {
    expect((await make(world, refunds, { as })).statusCode).toBe(403);
    expect((await world.ask(place, { as })).statusCode).toBe(403);
    expect((await fetchXml(world, newId(), as)).statusCode).toBe(403);
  }
  // Somebody noted one of them as sent meanwhile: none is put into a file.
  noteSent(world, first);
  expect((await make(world, refunds)).json()).toMatchObject({ code: 'refund_not_filed' });
  expect((await world.service.pool.query('select 1 from refund_files')).rowCount).toBe(0);
  expect((await fetchXml(world, newId())).statusCode).toBe(404);
});

test('what somebody pays out while its file is made is in no file, and nothing of that file can be fetched', async () => {
  const { world, refunds } = await twoRefunds();
  await using _ = world;
  const [first, second] = refunds;
  world.paidMeanwhile.add(first.refundId);
  expect((await make(world, refunds)).json()).toMatchObject({ status: 422, code: 'refund_not_filed' });
  expect(world.filed.size).toBe(0);
  const [file] = (await look(world)).files;
  expect(file?.refunds.map(({ state }) => state)).toEqual(['taken_out', 'taken_out']);
  expect((await fetchXml(world, file?.id ?? '')).json()).toMatchObject({ status: 410, code: 'refund_file_changed' });
  noteSent(world, first);
  expect((await make(world, [first])).statusCode).toBe(422);
  expect((await make(world, [second])).statusCode).toBe(201);
});

test('a file is given to nobody once something of it was paid out beside it, whoever said so', async () => {
  const { world, refunds } = await twoRefunds();
  await using _ = world;
  const [first, second] = refunds;
  const { id } = (await make(world, refunds)).json<{ id: string }>();
  expect([...world.filed.values()]).toEqual([id, id]);
  world.filed.delete(first.refundId);
  noteSent(world, first);
  expect((await fetchXml(world, id)).json()).toMatchObject({ status: 410, code: 'refund_file_changed' });
  expect((await look(world)).files[0]?.refunds.find(({ refundId }) => refundId === first.refundId)).toMatchObject({ state: 'taken_out' });
  expect((await takeOut(world, id, [second])).statusCode).toBe(204);
  expect(world.filed.size).toBe(0);
});
