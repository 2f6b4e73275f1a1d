import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { admin, club, neighbour, owner, testMoney, type TestMoney } from '../../test-money.ts';
import { at, daySeconds, lateEnough, payOut, payouts, useBank } from '../test-payouts.ts';

const terms = {
  rates: [{ currency: 'EUR', basisPoints: 1000, perTicketMinor: 0, minimumMinor: 0, maximumMinor: null }],
  boxOffice: 'same',
  providerFees: 'platform',
  onRefund: 'all',
};

async function paidOut(world: TestMoney): Promise<string> {
  await world.ask(admin, `PUT /payments/platform/fee-schedules/${newId()}`, { organizerId: null, validFrom: '2030-06-01', terms });
  const sold = await world.sell();
  const { paymentId: _, ...cash } = await world.sell({ eventTitle: '=cmd|calc', eventId: newId(), reference: 'CASH2345' });
  await world.sell({ ...cash, bookingId: newId(), paymentId: undefined, paidWith: 'cash' } as never);
  await world.refund(sold, 1000);
  await useBank(world);
  lateEnough(world);
  // 4000 + 4000 - 1000, less a tenth of what was sold for 12000, of which a tenth of 1000 came back.
  expect(await payOut(world, 5900)).toMatchObject({ status: 201 });
  return (await payouts(world))[0]?.id ?? '';
}

const file = async (world: TestMoney, path: string): Promise<string> => {
  const { status, body } = await world.ask(owner, `GET ${at}/${path}`);
  expect(status).toBe(200);
  return Buffer.isBuffer(body) ? body.toString('latin1') : String(body);
};
const textOf = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

test('a statement begins with what was owed, ends with what is, and every line between is an entry of the books', async () => {
  await using world = await testMoney();
  const id = await paidOut(world);
  const csv = textOf(await file(world, `payouts/${id}/statement.csv`));
  const rows = csv
    .trim()
    .split('\r\n')
    .map(row => row.split(','));
  expect(rows[1]?.at(-2)).toBe('0.00');
  expect(rows.at(-1)?.at(-2)).toBe('0.00');
  const entries = await world.service.pool.query(
    'select 1 from ledger_entries e where exists (select 1 from ledger_postings p where p.entry_id = e.id and p.organizer_id is not null)',
  );
  expect(rows).toHaveLength(3 + (entries.rowCount ?? 0));
  expect(rows.slice(2, -1).reduce((sum, row) => sum + Math.round(Number(row.at(-3)) * 100), 0)).toBe(0);
});

test('what a spreadsheet would take for a formula is none, and amounts are numbers', async () => {
  await using world = await testMoney();
  const csv = textOf(await file(world, `payouts/${await paidOut(world)}/statement.csv`));
  expect(csv).toContain("'=cmd|calc");
  expect(csv).not.toMatch(/(^|,)=cmd/m);
  expect(csv).toContain(',-59.00,');
  expect(csv).not.toContain("'-");
});

test('a statement is the same bytes whenever it is made, whatever happens after it', async () => {
  await using world = await testMoney();
  const id = await paidOut(world);
  const paths = ['pdf', 'csv'].flatMap(kind => ['en', 'de', 'fr'].map(language => `payouts/${id}/statement.${kind}?language=${language}`));
  const before = await Promise.all(paths.map(path => file(world, path)));
  expect(before[0]).toMatch(/^%PDF-/);
  await world.sell({ eventTitle: 'Renamed' });
  world.service.clock.advance(daySeconds);
  expect(await Promise.all(paths.map(path => file(world, path)))).toEqual(before);
});

test('the next statement begins where the last one ended', async () => {
  await using world = await testMoney();
  await paidOut(world);
  await world.sell();
  expect(await payOut(world, 3600)).toMatchObject({ status: 201 });
  const { rows } = await world.service.pool.query('select number, opening_minor::int, closing_minor::int from payouts order by number');
  expect(rows).toMatchObject([
    { number: 1, opening_minor: 0, closing_minor: 0 },
    { number: 2, opening_minor: 0, closing_minor: 0 },
  ]);
  const counted = await world.service.pool.query(
    'select count(*)::int as entries, count(distinct entry_id)::int as different from payout_entries',
  );
  expect(counted.rows[0].entries).toBe(counted.rows[0].different);
});

test('a month has its statement once it is over', async () => {
  await using world = await testMoney();
  await paidOut(world);
  expect(await world.ask(owner, `GET ${at}/statements/EUR/2030-06/statement.csv`)).toMatchObject({
    status: 409,
    body: { code: 'month_not_over' },
  });
  world.service.clock.advance(30 * daySeconds);
  expect(await file(world, 'statements/EUR/2030-06/statement.pdf')).toMatch(/^%PDF-/);
  const csv = textOf(await file(world, 'statements/EUR/2030-06/statement.csv?language=de'));
  expect(csv).toContain('Anfangssaldo');
});

test('a statement of somebody else’s payout is not there', async () => {
  await using world = await testMoney();
  const id = await paidOut(world);
  expect(await world.ask(neighbour, `GET /payments/organizers/${club}/payouts/${id}/statement.csv`)).toMatchObject({ status: 404 });
});
