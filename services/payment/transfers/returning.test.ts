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
  expect(idOf((await say('/returns/file', { ...form, lines: form.lines.slice(1) })).json<{ xml: string }>().xml)).not.toBe(idOf(xml));
  expect((await say('/returns', seen(all))).statusCode).toBe(204);
  expect((await say('/returns', seen(all))).json()).toMatchObject({ status: 409, code: 'line_not_assignable' });
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
