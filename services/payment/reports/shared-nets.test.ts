import { type TaxFigures, TaxReport } from '@event-planner/contracts/balance';
import type { DocumentContent } from '@event-planner/contracts/documents';
import { bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { billing } from '../documents/test-documents.ts';
import { owner, sale, testMoney, type TestMoney, theatre } from '../test-money.ts';
import { anyShared, anySteps, frozen, type Order, refundsOf, type Step, sum } from '../test-orders.ts';

const at = `/payments/organizers/${theatre}`;
type Told = readonly [order: Order, steps: readonly Step[], thousandths: number];
const histories: readonly Told[] = fc.sample(fc.tuple(anyShared, anySteps, fc.nat(1000)), { numRuns: 40, seed: 20_300_601 });

async function reportOf(world: TestMoney) {
  const { body } = await world.ask(owner, `GET ${at}/taxes?from=2030-01-01&to=2030-12-31&by=all&timeZone=UTC`);
  const [of] = TaxReport.parse(body).periods.flatMap(({ currencies }) => currencies);
  if (!of) throw new Error('nothing was sold');
  return of;
}

async function documentsOf({ service }: TestMoney) {
  await service.running.runJob('write-documents');
  await service.running.idle();
  const { rows } = await service.pool.query<{ isBack: boolean; content: DocumentContent }>(
    `select kind in ('cancellation', 'credit_note') as "isBack", content from documents order by position`,
  );
  return rows;
}

async function sold(told: readonly Told[]) {
  const world = await testMoney();
  const said = await world.ask(owner, `PUT ${at}/billing`, { version: 0, form: billing() });
  expect(said.status).toBe(200);
  const sales = told.flatMap(([order, steps, thousandths], place) => {
    const { price, lines } = frozen(order);
    const way = place % 2 === 0 ? { paymentId: undefined, paidWith: 'invoice' as const } : {};
    const one = { ...sale({ totalMinor: price.totalMinor, lines: [...lines], confirmedAt: '2030-06-01T10:00:00.000Z', ...way }), price };
    return price.totalMinor === 0 ? [] : [{ steps, thousandths, sold: one }];
  });
  for (const one of sales) await world.service.deliver(bookingConfirmed, one.sold);
  return { world, sales };
}

const untaxedLines = ({ lines }: DocumentContent): number =>
  sum(lines.map(({ rates, amountMinor }) => (rates.length === 0 ? amountMinor : 0)));
const nets = (of: readonly DocumentContent[], basisPoints: number): number =>
  sum(of.flatMap(({ taxes }) => taxes.map(tax => (tax.basisPoints === basisPoints ? tax.netMinor : 0))));

test('where two taxes share one net what bears none is, to the cent, the lines of the invoices that say no rate, and goes back whole', async () => {
  const { world, sales } = await sold(histories.map(([order, ...rest]) => [{ ...order, reverse: false }, ...rest]));
  await using _ = world;
  const invoices = (await documentsOf(world)).map(({ content }) => content);
  expect(invoices.length).toBe(sales.length);
  const asSold = await reportOf(world);
  expect(asSold.untaxed?.sold.netMinor).toBe(sum(invoices.map(untaxedLines)));
  expect(asSold.untaxed?.sold.netMinor).toBeGreaterThan(0);
  for (const { sold: one, steps } of sales)
    for (const refund of refundsOf(one, steps)) await world.service.deliver(bookingRefundRecorded, refund);
  const back = (await documentsOf(world)).filter(({ isBack }) => isBack).map(({ content }) => content);
  const inTheEnd = await reportOf(world);
  expect(inTheEnd.untaxed?.net.netMinor).toBe(0);
  expect(inTheEnd.total.givenBack).toEqual(inTheEnd.total.sold);
  for (const { millionths, sold: s, givenBack } of inTheEnd.rates)
    for (const [figures, of] of [
      [s, invoices],
      [givenBack, back],
    ] as const)
      expect([millionths, figures.netMinor]).toEqual([millionths, nets(of, millionths / 100)]);
});

const least = ({ sold: s, givenBack, net }: TaxFigures): number => Math.min(s.netMinor, givenBack.netMinor, net.netMinor);

test('whatever is written off and goes back of it, what bears no tax is never less than nothing nor more than was sold, and all of it in the end nothing', async () => {
  const { world, sales } = await sold(histories);
  await using _ = world;
  for (const { sold: one, steps, thousandths } of sales) {
    const amountMinor = Math.floor((one.totalMinor * thousandths) / 1000);
    if (one.paidWith === 'invoice' && amountMinor > 0) {
      const { rows } = await world.service.pool.query<{ id: string }>('select id from payments where booking_id = $1', [one.bookingId]);
      const form = { amountMinor, seenMinor: one.totalMinor, reason: 'Settled for less' };
      expect((await world.ask(owner, `POST ${at}/invoices/${rows[0]?.id}/write-off`, form)).status).toBe(200);
    }
    for (const refund of refundsOf(one, steps)) {
      await world.service.deliver(bookingRefundRecorded, refund);
      const { untaxed } = await reportOf(world);
      expect(untaxed && least(untaxed)).toBeGreaterThanOrEqual(0);
    }
  }
  const { untaxed, rates, total } = await reportOf(world);
  expect([untaxed, total, ...rates].map(of => of?.net)).toEqual(
    Array.from({ length: rates.length + 2 }, () => ({ netMinor: 0, taxMinor: 0, grossMinor: 0 })),
  );
}, 60_000);
