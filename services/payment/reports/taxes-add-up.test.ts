import { type TaxFigures, TaxReport } from '@event-planner/contracts/balance';
import { bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { owner, sale, testMoney, theatre } from '../test-money.ts';
import { anyOrder, anySteps, frozen, refundsOf, sum } from '../test-orders.ts';

const histories = fc.sample(fc.tuple(anyOrder, anySteps, fc.nat(1000)), { numRuns: 40, seed: 20_300_601 });
const dayOf = (at: number): string => `2030-0${1 + Math.floor(at / 10)}-10T10:00:00.000Z`;
const at = `/payments/organizers/${theatre}`;

/** Of each side its net, tax and gross. */
const figuresOf = (of: TaxFigures): readonly number[] =>
  [of.sold, of.givenBack, of.net].flatMap(({ netMinor, taxMinor, grossMinor }) => [netMinor, taxMinor, grossMinor]);

const onInvoice = (place: number): boolean => place % 2 === 0;

/** What the tax report says once all was sold, and once some of it was written off and given back, wholly or in part. */
async function reportsOf(told: typeof histories) {
  await using world = await testMoney();
  const report = async () => {
    const { body } = await world.ask(owner, `GET ${at}/taxes?from=2030-01-01&to=2030-12-31&by=month&timeZone=UTC`);
    return TaxReport.parse(body).periods.flatMap(({ currencies }) => currencies);
  };
  const sales = told.flatMap(([order, steps, thousandths], place) => {
    const { price, lines } = frozen(order);
    const way = onInvoice(place) ? { paymentId: undefined, paidWith: 'invoice' as const } : {};
    const sold = { ...sale({ totalMinor: price.totalMinor, lines: [...lines], confirmedAt: dayOf(place), ...way }), price };
    return price.totalMinor === 0 ? [] : [{ place, steps, thousandths, sold }];
  });
  for (const { sold } of sales) await world.service.deliver(bookingConfirmed, sold);
  const asSold = await report();
  for (const { place, steps, thousandths, sold } of sales) {
    const { bookingId, totalMinor } = sold;
    const amountMinor = Math.floor((totalMinor * thousandths) / 1000);
    if (onInvoice(place) && amountMinor > 0) {
      const { rows } = await world.service.pool.query<{ id: string }>('select id from payments where booking_id = $1', [bookingId]);
      const form = { amountMinor, seenMinor: totalMinor, reason: 'Settled for less' };
      expect((await world.ask(owner, `POST ${at}/invoices/${rows[0]?.id}/write-off`, form)).status).toBe(200);
    }
    for (const refund of [...refundsOf(sold, steps)].slice(0, place % 5))
      await world.service.deliver(bookingRefundRecorded, { ...refund, recordedAt: dayOf(place) });
  }
  return { asSold, inTheEnd: await report() };
}

test('after any sales, refunds and write-offs the rates and what bears no tax are the total of every period, sold and given back each', async () => {
  const { asSold, inTheEnd } = await reportsOf(histories);
  const untaxedMinor = sum(histories.flatMap(([{ lines }]) => lines.map(of => (of.rate === undefined ? of.quantity * of.priceMinor : 0))));
  expect(sum(asSold.map(({ untaxed }) => untaxed?.sold.netMinor ?? 0))).toBe(untaxedMinor);
  expect(inTheEnd.length).toBeGreaterThanOrEqual(4);
  for (const { rates, untaxed, total } of inTheEnd) {
    for (const [netMinor = 0, taxMinor = 0, grossMinor = 0] of [...rates, total].flatMap(of =>
      [of.sold, of.givenBack, of.net].map(Object.values),
    ))
      expect(netMinor + taxMinor).toBe(grossMinor);
    const parts = [...rates, ...(untaxed ? [untaxed] : [])].map(figuresOf);
    expect(figuresOf(total).map((_, column) => sum(parts.map(part => part[column] ?? 0)))).toEqual(figuresOf(total));
  }
});

test('where everything bears a tax nothing is left that bears none, to the cent', async () => {
  const { inTheEnd } = await reportsOf(histories.filter(([{ lines }]) => lines.every(({ rate }) => rate !== undefined)));
  expect(inTheEnd.flatMap(({ rates }) => rates).length).toBeGreaterThanOrEqual(4);
  for (const { untaxed } of inTheEnd) expect(untaxed && figuresOf(untaxed).filter(Boolean)).toEqual([]);
});
