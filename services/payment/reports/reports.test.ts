import { bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import {
  BooksCheck,
  EntryPage,
  EventSettlements,
  MoneyDays,
  OrganizerBalance,
  Statement,
  TaxReport,
  TrialBalance,
} from '@event-planner/contracts/balance';
import type { Price } from '@event-planner/contracts/pricing';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { admin, club, neighbour, owner, refundOf, sale, stranger, testMoney, type TestMoney, theatre, viewer } from '../test-money.ts';

/** 24.00 €, of which 19 % and 7 % are inside. */
const price: Price = {
  subtotalMinor: 2400,
  fees: [],
  taxes: [
    { id: 'full', name: 'VAT', basisPoints: 1900, included: true, netMinor: 1000, taxMinor: 190 },
    { id: 'less', name: 'VAT', basisPoints: 700, included: true, netMinor: 1000, taxMinor: 70 },
  ],
  totalMinor: 2400,
  reverseCharge: false,
};
const sold = (confirmedAt: string, change: object = {}) => sale({ totalMinor: 2400, price, confirmedAt, ...change });

const at = `/payments/organizers/${theatre}`;
const june = 'from=2030-06-01&to=2030-06-30&timeZone=Europe/Berlin';

/** Three sales, one of them on a day that is another one in UTC, and half of one given back. */
async function history(world: TestMoney) {
  const late = sold('2030-05-31T22:30:00.000Z');
  for (const one of [late, sold('2030-06-10T10:00:00.000Z'), sold('2030-06-20T10:00:00.000Z', { currency: 'CHF', price: undefined })])
    await world.service.deliver(bookingConfirmed, one);
  await world.service.deliver(bookingRefundRecorded, refundOf(late, { amountMinor: 1200, price, recordedAt: '2030-06-11T10:00:00.000Z' }));
  return late;
}

async function asked<T>(world: TestMoney, path: string, shape: { parse(body: unknown): T }): Promise<T> {
  const { status, body } = await world.ask(path.startsWith('/payments/platform') ? admin : owner, `GET ${path}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return shape.parse(body);
}

test('the balance is what was sold less what goes back, each currency by itself', async () => {
  await using world = await testMoney();
  await history(world);
  await world.service.pool.query(
    `insert into credits (organizer_id, user_id, currency, balance_minor)
     select id, gen_random_uuid(), 'EUR', minor from (values ($1::uuid, 1000), ($1, 500), ($1, 0), ($2, 700)) as c (id, minor)`,
    [theatre, club],
  );
  const { balances, buyerCredit } = await asked(world, `${at}/balance`, OrganizerBalance);
  expect(buyerCredit).toEqual([{ currency: 'EUR', balanceMinor: 1500 }]);
  expect(balances.map(({ currency, owedMinor }) => [currency, owedMinor])).toEqual([
    ['EUR', 3600],
    ['CHF', 2400],
  ]);
});

test('money is counted on the day it moved by the clocks of the place, in and out apart', async () => {
  await using world = await testMoney();
  await history(world);
  const report = await asked(world, `${at}/days?${june}`, MoneyDays);
  const [euros] = report.currencies;
  expect(euros?.total).toEqual({ inMinor: 4800, outMinor: 1200, costsMinor: 0, paidOutMinor: 0 });
  expect(euros?.days.filter(day => day.inMinor + day.outMinor > 0).map(({ day, inMinor, outMinor }) => [day, inMinor, outMinor])).toEqual([
    ['2030-06-01', 2400, 0],
    ['2030-06-10', 2400, 0],
    ['2030-06-11', 0, 1200],
  ]);
  const inUtc = await asked(world, `${at}/days?from=2030-06-01&to=2030-06-30&timeZone=UTC`, MoneyDays);
  expect(inUtc.currencies[0]?.total.inMinor).toBe(2400);
});

test('the tax report adds up to the cent, by rate and period, and says what bears no tax', async () => {
  await using world = await testMoney();
  await history(world);
  const report = await asked(world, `${at}/taxes?from=2030-05-01&to=2030-06-30&timeZone=Europe/Berlin&by=month`, TaxReport);
  expect(report.periods.map(({ from, to, currencies }) => [from, to, currencies.length])).toEqual([
    ['2030-05-01', '2030-05-31', 0],
    ['2030-06-01', '2030-06-30', 2],
  ]);
  const [euros, francs] = report.periods[1]?.currencies ?? [];
  expect(
    euros?.rates.map(({ millionths, sold: s, givenBack, net }) => [millionths, s.netMinor, s.taxMinor, givenBack.taxMinor, net.taxMinor]),
  ).toEqual([
    [190_000, 2000, 380, 95, 285],
    [70_000, 2000, 140, 35, 105],
  ]);
  expect(euros?.total.net.grossMinor).toBe(3600);
  expect(euros?.rates.reduce((sum, { net }) => sum + net.grossMinor, euros.untaxed?.net.grossMinor ?? 0)).toBe(3600);
  expect(francs).toMatchObject({ rates: [], untaxed: { net: { netMinor: 2400, taxMinor: 0 } } });
  const { body } = await world.ask(owner, `GET ${at}/taxes.csv?${june}&by=all`);
  expect(String(body).split('\r\n')[1]).toBe('2030-06-01,2030-06-30,EUR,VAT,19,no,20.00,3.80,23.80,5.00,0.95,5.95,15.00,2.85,17.85');
});

test('what buyers account for has one line by tax in the tax report, with no rate', async () => {
  await using world = await testMoney();
  const reversed: Price = {
    ...price,
    subtotalMinor: 2000,
    taxes: price.taxes.map(tax => ({ ...tax, included: false, taxMinor: 0 })),
    totalMinor: 2000,
    reverseCharge: true,
  };
  await world.service.deliver(bookingConfirmed, sold('2030-06-10T10:00:00.000Z', { totalMinor: 2000, price: reversed }));
  await world.service.deliver(bookingConfirmed, sold('2030-06-10T10:00:00.000Z'));
  const report = await asked(world, `${at}/taxes?${june}&by=all`, TaxReport);
  const { rates = [] } = report.periods[0]?.currencies[0] ?? {};
  expect(rates.map(({ millionths, reverseCharge, net }) => [millionths, reverseCharge, net.netMinor, net.taxMinor])).toEqual([
    [190_000, false, 1000, 190],
    [70_000, false, 1000, 70],
    [0, true, 2000, 0],
  ]);
});

test('the statement counts forward from what was owed before, page by page, and every entry has its postings', async () => {
  await using world = await testMoney();
  await history(world);
  const first = await asked(world, `${at}/statement?currency=EUR&${june}&limit=2`, Statement);
  expect(first).toMatchObject({ openingMinor: 0, closingMinor: 3600 });
  const rest = await asked(world, `${at}/statement?currency=EUR&${june}&limit=2&cursor=${first.nextCursor}`, Statement);
  expect(rest.nextCursor).toBeNull();
  const all = [...first.items, ...rest.items];
  expect(all.map(({ kind, changeMinor, owedMinor }) => [kind, changeMinor, owedMinor])).toEqual([
    ['refund_recorded', -1200, 3600],
    ['sale', 2400, 4800],
    ['sale', 2400, 2400],
  ]);
  for (const { postings } of all) expect(postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(0);
  const later = await asked(world, `${at}/statement?currency=EUR&from=2030-06-11&to=2030-06-30&timeZone=Europe/Berlin`, Statement);
  expect(later).toMatchObject({ openingMinor: 4800, closingMinor: 3600, items: [{ owedMinor: 3600 }] });
});

test('a statement of one kind or of one event leaves the others out, and says no balance', async () => {
  await using world = await testMoney();
  const late = await history(world);
  const refunds = await asked(world, `${at}/statement?currency=EUR&${june}&kind=refund_recorded`, Statement);
  expect(refunds.items).toMatchObject([{ kind: 'refund_recorded', owedMinor: null }]);
  expect((await asked(world, `${at}/statement?currency=EUR&${june}&eventId=${late.eventId}`, Statement)).items).toHaveLength(3);
  expect((await asked(world, `${at}/statement?currency=EUR&${june}&eventId=${newId()}`, Statement)).items).toEqual([]);
});

test('as CSV it is a line for each posting, and a name that looks like a formula is none', async () => {
  await using world = await testMoney();
  await world.service.deliver(bookingConfirmed, sold('2030-06-10T10:00:00.000Z', { attendeeName: '=1+2' }));
  const { body } = await world.ask(owner, `GET ${at}/statement.csv?currency=EUR&${june}`);
  const [head, ...lines] = String(body).trim().split('\r\n');
  expect(head).toContain('time,kind,event,reference,buyer,account,debit,credit');
  expect(lines.map(line => line.split(',').slice(4, 12).join())).toEqual([
    "'=1+2,sales,,21.40,EUR,,,",
    "'=1+2,taxes,,1.90,EUR,VAT,19,-10.00",
    "'=1+2,taxes,,0.70,EUR,VAT,7,-10.00",
  ]);
});

test('each event has its settlement', async () => {
  await using world = await testMoney();
  await history(world);
  const other = await world.sell({
    eventId: newId(),
    eventTitle: 'Another evening',
    confirmedAt: '2030-06-30T10:00:00.000Z',
    paidWith: 'cash',
    paymentId: undefined,
  });
  const { items } = await asked(world, `${at}/events`, EventSettlements);
  expect(items.map(({ title, balances }) => [title, balances.map(({ currency, owedMinor }) => `${owedMinor} ${currency}`)])).toEqual([
    ['Another evening', ['0 EUR']],
    ['Evening of songs', ['3600 EUR', '2400 CHF']],
  ]);
  expect(items[0]?.eventId).toBe(other.eventId);
});

test.each(['balance', 'days', 'events', 'taxes', 'taxes.csv', 'statement?currency=EUR', 'statement.csv?currency=EUR'])(
  '%s is for owners and managers of that organizer alone',
  async path => {
    await using world = await testMoney();
    await history(world);
    for (const [who, code] of [
      [viewer, 'role_forbids'],
      [neighbour, 'not_a_member'],
      [stranger, 'not_a_member'],
    ] as const)
      expect(await world.ask(who, `GET ${at}/${path}`)).toMatchObject({ status: 403, body: { code } });
    const theirs = await world.ask(neighbour, `GET /payments/organizers/${club}/${path}`);
    expect(theirs.status).toBe(200);
    expect(JSON.stringify(theirs.body)).not.toContain('Evening of songs');
  },
);

test('who runs the platform sees all accounts come to zero, finds entries, and is told what is not booked', async () => {
  await using world = await testMoney();
  const late = await history(world);
  const { currencies } = await asked(world, '/payments/platform/trial-balance', TrialBalance);
  expect(currencies.map(({ currency, sumMinor }) => [currency, sumMinor])).toEqual([
    ['CHF', 0],
    ['EUR', 0],
  ]);
  for (const q of [late.bookingId, late.paymentId, late.reference, `sale ${late.bookingId}`, late.eventId])
    expect(
      (await asked(world, `/payments/platform/entries?q=${encodeURIComponent(q ?? '')}`, EntryPage)).items.map(({ key }) => key),
    ).toContain(`sale ${late.bookingId}`);
  const found = await asked(world, `/payments/platform/entries?q=${late.eventId}&limit=2`, EntryPage);
  expect(
    (await asked(world, `/payments/platform/entries?q=${late.eventId}&limit=2&cursor=${found.nextCursor}`, EntryPage)).items,
  ).toHaveLength(2);
  await world.service.pool.query('update sales set total_minor = total_minor + 1 where booking_id = $1', [late.bookingId]);
  const { checks } = await asked(world, '/payments/platform/books-check', BooksCheck);
  expect(checks.filter(({ wrong }) => wrong > 0)).toMatchObject([{ name: 'sales_booked', ids: [late.bookingId] }]);
  for (const path of ['trial-balance', 'entries?q=x', 'books-check'])
    expect(await world.ask(owner, `GET /payments/platform/${path}`)).toMatchObject({ status: 403 });
});
