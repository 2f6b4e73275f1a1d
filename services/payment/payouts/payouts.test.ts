import { eventPostponed } from '@event-planner/contracts/messages';
import { payoutAccountChanged, payoutFailed } from '@event-planner/contracts/payment-messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { admin, neighbour, owner, stranger, teams, testMoney, theatre, viewer } from '../test-money.ts';
import { at, daySeconds, iban, lateEnough, otherIban, overview, payOut, payouts, useBank } from './test-payouts.ts';

test('money is held until days after the event, and available then', async () => {
  await using world = await testMoney();
  await world.sell();
  await useBank(world);
  expect((await overview(world)).places).toMatchObject([
    {
      currency: 'EUR',
      owedMinor: 4000,
      heldMinor: 4000,
      availableMinor: 0,
      held: [{ heldUntil: '2030-06-04T21:00:00.000Z', title: 'Evening of songs' }],
    },
  ]);
  expect(await payOut(world, 4000)).toMatchObject({ status: 409, body: { code: 'nothing_to_pay_out' } });
  lateEnough(world);
  expect((await overview(world)).places).toMatchObject([{ owedMinor: 4000, heldMinor: 0, availableMinor: 4000, held: [] }]);
});

test('a postponed event holds its money for longer', async () => {
  const event = ({ path }: { readonly path: string }) =>
    path.endsWith('/inventory')
      ? { status: 200, body: { title: 'Evening of songs', endsAt: '2030-08-01T21:00:00.000Z', state: 'postponed', version: 2 } }
      : teams({ path });
  await using world = await testMoney({ answers: { event } });
  const { eventId } = await world.sell();
  await world.service.deliver(eventPostponed, { eventId, version: 2, refundUntil: '2030-07-01T00:00:00Z' });
  lateEnough(world);
  expect((await overview(world)).places).toMatchObject([
    { heldMinor: 4000, availableMinor: 0, held: [{ heldUntil: '2030-08-04T21:00:00.000Z' }] },
  ]);
});

test('the schedule pays out on its day, once, and to nobody without an account', async () => {
  await using world = await testMoney();
  await world.sell();
  await useBank(world);
  lateEnough(world);
  // Wednesday: the week's Monday was before the event.
  world.service.clock.advance(5 * daySeconds);
  await world.service.running.runJob('pay-out');
  await world.service.running.runJob('pay-out');
  expect(await payouts(world)).toMatchObject([
    { number: 1, amountMinor: 4000, state: 'recorded', kind: 'bank', askedBy: null, account: 'DE … 3000' },
  ]);
  expect(await world.owed(theatre)).toBe(0);
});

test('less than the minimum waits for the next day of the schedule', async () => {
  await using world = await testMoney();
  const terms = {
    holdbackDays: 0,
    reserve: null,
    every: 'day',
    minimums: [{ currency: 'EUR', amountMinor: 5000 }],
    holdAfterChangeDays: 3,
  };
  await world.ask(admin, `PUT /payments/platform/payout-schedules/${newId()}`, { organizerId: null, validFrom: '2030-06-01', terms });
  await world.sell();
  await useBank(world);
  world.service.clock.advance(2 * daySeconds);
  await world.service.running.runJob('pay-out');
  expect(await payouts(world)).toEqual([]);
  await world.sell();
  await world.service.running.runJob('pay-out');
  expect(await payouts(world)).toEqual([]);
  world.service.clock.advance(daySeconds);
  await world.service.running.runJob('pay-out');
  expect(await payouts(world)).toMatchObject([{ amountMinor: 8000 }]);
});

test('two who ask for the same money at once get it once', async () => {
  await using world = await testMoney();
  await world.sell();
  await useBank(world);
  lateEnough(world);
  await using gate = await world.service.gate('select 1 from payout_accounts for update');
  const asked = [payOut(world, 4000), payOut(world, 4000), world.service.running.runJob('pay-out').then(() => ({ status: 0 }))];
  await gate.blocked(3);
  await gate.release();
  const answers = await Promise.all(asked);
  expect(await payouts(world)).toMatchObject([{ amountMinor: 4000 }]);
  expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
  expect(await world.owed(theatre)).toBe(0);
});

test('the database refuses a payout of more than is owed, whoever writes it', async () => {
  await using world = await testMoney();
  await world.sell();
  const payout = `insert into payouts (id, organizer_id, organizer_name, currency, number, amount_minor, kind, state, opening_minor, closing_minor, created_at, updated_at)
    values ($1, $2, '', 'EUR', 1, 4001, 'bank', 'recorded', 0, 0, now(), now())`;
  await expect(world.service.pool.query(payout, [newId(), theatre])).rejects.toThrow('more than is owed, or not booked');
  const id = newId();
  const booked = `with e as (insert into ledger_entries (id, key, kind, currency, happened_at, booked_at) values ($1, 'payout ' || $1::uuid, 'payout', 'EUR', now(), now()) returning id)
    insert into ledger_postings (entry_id, line, account, organizer_id, amount_minor, currency, happened_at)
    select id, 1, 'payouts', $2::uuid, 4001, 'EUR', now() from e union all select id, 2, 'bank', null, -4001, 'EUR', now() from e`;
  await world.service.pool.query(booked, [id, theatre]);
  await expect(world.service.pool.query(payout, [id, theatre])).rejects.toThrow('more than is owed');
});

test('a second click is the same payout; another amount than was shown is refused', async () => {
  await using world = await testMoney();
  await world.sell();
  await useBank(world);
  lateEnough(world);
  expect(await payOut(world, 3999)).toMatchObject({ status: 409, body: { code: 'payout_amount_changed', availableMinor: 4000 } });
  const key = newId();
  const first = await payOut(world, 4000, key);
  expect(first).toMatchObject({ status: 201, body: { amountMinor: 4000, askedBy: 'Olga' } });
  expect(await payOut(world, 4000, key)).toEqual(first);
  expect(await payouts(world)).toHaveLength(1);
});

test('refunds after a payout are carried over as a debt, and taken off what comes in', async () => {
  await using world = await testMoney();
  const sold = await world.sell();
  await useBank(world);
  lateEnough(world);
  await payOut(world, 4000);
  await world.refund(sold, 4000);
  expect((await overview(world)).places).toMatchObject([{ owedMinor: -4000, availableMinor: -4000 }]);
  await world.sell({ endsAt: '2030-06-01T21:00:00.000Z', totalMinor: 6000 });
  expect(await payOut(world, 2000)).toMatchObject({ status: 201, body: { amountMinor: 2000 } });
  expect(await world.owed(theatre)).toBe(0);
});

test('an IBAN is checked, and never shown again whole', async () => {
  await using world = await testMoney();
  expect(await useBank(world, { iban: 'DE89370400440532013001' })).toMatchObject({
    status: 422,
    body: { code: 'account_not_valid', detail: expect.stringContaining('mistyped') as string },
  });
  expect(await useBank(world, { iban: 'XX89370400440532013000' })).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('no country') as string },
  });
  expect(await useBank(world, { iban: 'DE8937040044053201300' })).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('too long or too short') as string },
  });
  expect(await useBank(world, { bic: 'NOBIC' })).toMatchObject({ status: 422, body: { code: 'account_not_valid' } });
  const saved = await useBank(world, { iban: 'de89 3704 0044 0532 0130 00' });
  expect(saved).toMatchObject({ status: 200, body: { account: 'DE … 3000', state: 'ready' } });
  expect(JSON.stringify([saved, await overview(world)])).not.toContain(iban);
});

test('another account is told to the owners, noted for good, and waits before anything is paid to it', async () => {
  await using world = await testMoney();
  await world.sell();
  await useBank(world);
  lateEnough(world);
  expect(await useBank(world, { iban: otherIban })).toMatchObject({ status: 200, body: { state: 'on_hold', account: 'AT … 3201' } });
  expect(await world.service.published(payoutAccountChanged)).toMatchObject([
    { account: 'DE … 3000', holdUntil: null },
    { account: 'AT … 3201', by: 'Olga', organizerName: 'The Theatre', holdUntil: '2030-06-08T10:00:00.000Z' },
  ]);
  expect(await payOut(world, 4000)).toMatchObject({ status: 409, body: { code: 'payout_account_not_ready' } });
  await world.service.running.runJob('pay-out');
  expect(await payouts(world)).toEqual([]);
  world.service.clock.advance(3 * daySeconds);
  expect(await payOut(world, 4000)).toMatchObject({ status: 201, body: { account: 'AT … 3201' } });
  expect((await overview(world)).accounts[0]?.changes).toMatchObject([{ what: 'changed' }, { what: 'added' }]);
  await expect(world.service.pool.query('delete from payout_account_changes')).rejects.toThrow('append-only');
});

test('saving the same account again changes nothing and tells nobody', async () => {
  await using world = await testMoney();
  await useBank(world);
  expect(await useBank(world)).toMatchObject({ body: { state: 'ready' } });
  expect(await world.service.published(payoutAccountChanged)).toHaveLength(1);
});

const asAdmin = async (world: Awaited<ReturnType<typeof testMoney>>) => {
  const form = { currency: 'EUR', debtorName: 'Event Planner', debtorIban: otherIban, debtorBic: null };
  return world.ask(admin, 'POST /payments/platform/payout-exports', form, { 'idempotency-key': newId() });
};

test('payouts by hand go into one file each, the same bytes every time, and are marked as made', async () => {
  await using world = await testMoney();
  await world.sell();
  await useBank(world);
  lateEnough(world);
  await payOut(world, 4000);
  const made = await asAdmin(world);
  expect(made.status).toBe(201);
  const { id } = made.body as { id: string };
  const [first, second] = [
    await world.ask(admin, `GET /payments/platform/payout-exports/${id}/pain.001.xml`),
    await world.ask(admin, `GET /payments/platform/payout-exports/${id}/pain.001.xml`),
  ];
  expect(String(first.body)).toContain('<InstdAmt Ccy="EUR">40.00</InstdAmt>');
  expect(String(first.body)).toContain(iban);
  expect(String(second.body)).toBe(String(first.body));
  expect(await asAdmin(world)).toMatchObject({ status: 409, body: { code: 'nothing_to_export' } });
  const [payout] = await payouts(world);
  expect(payout).toMatchObject({ state: 'exported' });
  expect(await world.ask(admin, `POST /payments/platform/payouts/${payout?.id}/executed`)).toMatchObject({
    status: 200,
    body: { state: 'paid', organizerName: 'The Theatre' },
  });
  expect(await world.ask(admin, `POST /payments/platform/payouts/${payout?.id}/executed`)).toMatchObject({ status: 409 });
  expect((await overview(world)).places).toMatchObject([{ paidOutMinor: 4000, onTheWayMinor: 0, owedMinor: 0 }]);
});

test('a payout that came back is owed again, with the reason, once', async () => {
  await using world = await testMoney();
  await world.sell();
  await useBank(world);
  lateEnough(world);
  await payOut(world, 4000);
  const [payout] = await payouts(world);
  const back = () => world.ask(admin, `POST /payments/platform/payouts/${payout?.id}/returned`, { reason: 'account closed' });
  expect(await back()).toMatchObject({ status: 200, body: { state: 'failed', failure: 'account closed' } });
  expect(await back()).toMatchObject({ status: 409, body: { code: 'payout_not_by_hand' } });
  expect(await world.owed(theatre)).toBe(4000);
  expect(await world.service.published(payoutFailed)).toMatchObject([
    { amountMinor: 4000, reason: 'account closed', account: 'DE … 3000' },
  ]);
  expect(await payOut(world, 4000)).toMatchObject({ status: 201, body: { number: 2 } });
});

test('payouts are for those of the team who look after its money, and for nobody else', async () => {
  await using world = await testMoney();
  await world.sell();
  const paths = [
    `GET ${at}/payout-overview`,
    `GET ${at}/payouts`,
    `GET ${at}/statements/EUR/2030-05/statement.csv`,
    `GET ${at}/payouts/${newId()}/statement.pdf`,
  ];
  for (const path of paths) {
    expect(await world.ask(viewer, path)).toMatchObject({ status: 403, body: { code: 'role_forbids' } });
    expect(await world.ask(neighbour, path)).toMatchObject({ status: 403, body: { code: 'not_a_member' } });
  }
  for (const user of [viewer, neighbour, stranger]) {
    expect(await useBank(world, {}, user)).toMatchObject({ status: 403 });
    expect(await world.ask(user, `POST ${at}/payouts`, { currency: 'EUR', seenMinor: 1 }, { 'idempotency-key': newId() })).toMatchObject({
      status: 403,
    });
  }
  for (const user of [owner, viewer, stranger])
    for (const path of [
      'GET /payments/platform/payouts',
      'GET /payments/platform/payout-exports',
      `POST /payments/platform/payouts/${newId()}/executed`,
    ])
      expect(await world.ask(user, path)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

test('a hundred identical requests at once make one payout, and are answered alike', async () => {
  await using world = await testMoney();
  await world.sell();
  await useBank(world);
  lateEnough(world);
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 100 }, () => payOut(world, 4000, key)));
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 201, body: { amountMinor: 4000 } });
  expect(await payouts(world)).toHaveLength(1);
  expect(await world.owed(theatre)).toBe(0);
  expect(await payOut(world, 3999, key)).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
});
