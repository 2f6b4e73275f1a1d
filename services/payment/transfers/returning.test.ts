import { paymentAudited } from '@event-planner/contracts/audit';
import { BankLinePage, Returns } from '@event-planner/contracts/bank-statements';
import { expect, test } from 'vitest';
import { grace, offlineWorld, type OfflineWorld, organizerId, payable, vera } from '../offline/test-offline.ts';

const place = `/organizers/${organizerId}/transfers`;
const columns = { delimiter: ';', skipLines: 0, date: 0, amount: 3, debit: null, currency: null, defaultCurrency: 'EUR' };
const mapping = JSON.stringify({ ...columns, purpose: [2], counterparty: 1, iban: 4, decimal: ',', dateOrder: 'dmy' });
const account = { holder: 'The Company', iban: 'DE89 3704 0044 0532 0130 00', bic: null };

/** Three transfers that are to go back, one of them from no account that could be paid. */
async function toReturn() {
  const tickets = payable();
  const world = await offlineWorld(tickets);
  await world.choose(tickets, 'transfer');
  const lines = [
    'Ada Lovelace;Zweimal überwiesen;24,00;AT61 1904 3002 3457 3201',
    'Grace & Söhne;Zu viel;3,50;FR1420041010050500013M02606',
    'Henrike;Barzahlung am Schalter;5,00;4711',
  ];
  const text = lines.map(line => `01.06.2030;${line}`).join('\n');
  await world.service.inject({
    method: 'POST',
    url: `/api/payments${place}/imports?name=may.csv&mapping=${encodeURIComponent(mapping)}`,
    headers: { ...(await world.service.asUser(grace)), 'content-type': 'application/octet-stream' },
    payload: Buffer.from(text),
  });
  const say = (path: string, payload: object, as = grace) => world.ask(`${place}${path}`, { method: 'POST', payload, as });
  for (const { id } of await linesIn(world, 'open')) await say(`/lines/${id}/mark`, { as: 'to_return' });
  const returns = async (): Promise<Returns> => Returns.parse((await world.ask(`${place}/returns`)).json());
  return { world, say, returns };
}
const linesIn = async (world: OfflineWorld, state: string) =>
  BankLinePage.parse((await world.ask(`${place}/lines?state=${state}`)).json()).items;
const seen = ({ items }: Returns) => ({ lines: items.map(({ lineId, leftMinor }) => ({ lineId, leftMinor })) });

test('what is to go back of transfers is one file for the bank, the same under the same id, and noted as sent together', async () => {
  const { world, say, returns } = await toReturn();
  await using _ = world;
  const all = await returns();
  expect(all).toMatchObject({ account: { holder: 'The Company', iban: 'DE89370400440532013000' }, withoutAccount: 1 });
  expect(all.items.map(({ iban, leftMinor }) => [iban, leftMinor])).toEqual([
    ['AT611904300234573201', 2400],
    ['FR1420041010050500013M02606', 350],
  ]);
  const form = { ...seen(all), account, currency: 'EUR' };
  const { xml } = (await say('/returns/file', form)).json<{ xml: string }>();
  expect(xml).toContain('<NbOfTxs>2</NbOfTxs><CtrlSum>27.50</CtrlSum>');
  expect(xml).toContain('<Nm>Grace + Sohne</Nm></Cdtr><CdtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN>');
  expect(xml).toContain('<Ustrd>Return: Zweimal uberwiesen</Ustrd>');
  const idOf = (text: string) => /<MsgId>(.{32})<\/MsgId>/.exec(text)?.[1];
  expect(idOf((await say('/returns/file', form)).json<{ xml: string }>().xml)).toBe(idOf(xml));
  // Each line is in one file: a bank that had both would send it twice.
  const filed = { status: 409, code: 'line_filed' };
  expect((await say('/returns/file', { ...form, lines: form.lines.slice(1) })).json()).toMatchObject(filed);
  const fileId = idOf(xml) ?? '';
  expect((await returns()).items.map(({ file }) => file?.id)).toEqual([fileId, fileId]);
  expect((await say('/returns', seen(all))).json()).toMatchObject(filed);
  expect((await say('/returns', { ...seen(all), fileId: 'other' })).json()).toMatchObject(filed);
  expect((await say('/returns', { ...seen(all), fileId })).statusCode).toBe(204);
  expect((await say('/returns', { ...seen(all), fileId })).json()).toMatchObject({ status: 409, code: 'line_not_assignable' });
  expect((await say('/returns/file', form)).json()).toMatchObject({ status: 409 });
  expect(await returns()).toMatchObject({ items: [], withoutAccount: 1 });
  expect((await linesIn(world, 'returned')).length).toBe(2);
  expect(await world.balances()).toEqual({ 'own bank': 500, 'own suspense': -500 });
  const audited = (await world.service.published(paymentAudited)).filter(({ action }) => action === 'bank_lines.filed');
  expect(audited[0]).toMatchObject({ after: { lines: 2, totalMinor: 2750, currency: 'EUR' } });
});

test('nothing is sent back that is another amount by now, in another currency or to no account, and only by who may change money', async () => {
  const { world, say, returns } = await toReturn();
  await using _ = world;
  const all = await returns();
  const form = { ...seen(all), account, currency: 'EUR' };
  const [first] = form.lines;
  const other = (await linesIn(world, 'to_return')).find(({ iban }) => iban === '4711');
  for (const lines of [[{ ...first, leftMinor: 2399 }], [{ lineId: other?.id, leftMinor: 500 }]])
    expect((await say('/returns/file', { ...form, lines })).json()).toMatchObject({ code: 'line_not_assignable' });
  expect((await say('/returns/file', { ...form, currency: 'CHF' })).json()).toMatchObject({ code: 'line_not_assignable' });
  expect((await say('/returns/file', { ...form, account: { ...account, iban: 'DE1' } })).json()).toMatchObject({
    code: 'account_not_valid',
  });
  expect((await say('/returns/file', { ...form, lines: [first, first] })).statusCode).toBe(400);
  // One that is not to go back any more stops them all.
  await say(`/lines/${first?.lineId}/mark`, { as: 'open' });
  expect((await say('/returns', seen(all))).json()).toMatchObject({ code: 'line_not_assignable' });
  expect((await linesIn(world, 'to_return')).length).toBe(2);
  expect((await say('/returns', seen(all), vera)).statusCode).toBe(403);
  expect((await say('/returns/file', form, vera)).statusCode).toBe(403);
  expect((await world.ask(`${place}/returns`, { as: vera })).statusCode).toBe(403);
});

test('what is in a file for the bank is nothing else’s until somebody says that the bank has not sent it', async () => {
  const { world, say, returns } = await toReturn();
  await using _ = world;
  const all = await returns();
  const [first, second] = all.items;
  const form = { ...seen(all), account, currency: 'EUR' };
  expect((await say('/returns/file', form)).statusCode).toBe(200);
  const filed = { status: 409, code: 'line_filed' };
  for (const as of ['returned', 'open', 'dismissed', 'to_return'])
    expect((await say(`/lines/${first?.lineId}/mark`, { as })).json()).toMatchObject(filed);
  const { rows } = await world.service.pool.query('select id from payments');
  const shares = [{ paymentId: rows[0].id, amountMinor: 1 }];
  expect((await say(`/lines/${first?.lineId}/assign`, { shares })).json()).toMatchObject(filed);
  expect(
    (await say(`/lines/${first?.lineId}/credit`, { paymentId: rows[0].id, amountMinor: 1, seenLeftMinor: 2400 })).json(),
  ).toMatchObject(filed);
  expect((await linesIn(world, 'to_return')).filter(({ filedAt }) => filedAt !== null)).toHaveLength(2);
  expect((await say(`/lines/${first?.lineId}/mark`, { as: 'to_return', bankHasNotSent: true })).statusCode).toBe(204);
  expect((await returns()).items.map(({ file }) => file === null)).toEqual([true, false]);
  expect((await say('/returns/file', { ...form, lines: form.lines.slice(0, 1) })).statusCode).toBe(200);
  expect((await say(`/lines/${second?.lineId}/mark`, { as: 'returned', bankHasNotSent: true })).statusCode).toBe(204);
  expect(await linesIn(world, 'returned')).toMatchObject([{ id: second?.lineId, filedAt: null }]);
  const told = (await world.service.published(paymentAudited)).filter(({ action }) => action === 'bank_line.taken_out');
  expect(told.map(({ of }) => of.id)).toEqual([first?.lineId, second?.lineId]);
});

test('a file is made and one of its lines sent back by hand at once: one of the two is', async () => {
  const { world, say, returns } = await toReturn();
  await using _ = world;
  const all = await returns();
  const [first] = all.items;
  await using gate = await world.service.gate('select 1 from bank_lines for update', []);
  const answers = [
    say('/returns/file', { ...seen(all), account, currency: 'EUR' }),
    say(`/lines/${first?.lineId}/mark`, { as: 'returned' }),
  ];
  await gate.blocked(2);
  await gate.release();
  const codes = (await Promise.all(answers)).map(({ statusCode }) => statusCode < 300);
  expect(codes.filter(Boolean)).toHaveLength(1);
});

test('the database itself lets nothing else become of what is in a file', async () => {
  const { world, say, returns } = await toReturn();
  await using _ = world;
  const all = await returns();
  await say('/returns/file', { ...seen(all), account, currency: 'EUR' });
  const { pool } = world.service;
  for (const change of [`state = 'open'`, `state = 'assigned', left_minor = 0`, 'left_minor = left_minor - 1'])
    await expect(pool.query(`update bank_lines set ${change} where filed_in is not null`)).rejects.toMatchObject({
      constraint: 'sent_by_file',
    });
  await expect(pool.query(`update bank_lines set filed_in = 'other' where filed_in is not null`)).rejects.toMatchObject({
    constraint: 'in_one_file',
  });
});
