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

test('after any sales, refunds and write-offs the rates and what bears no tax are the total of every period, sold and given back each', async () => {
  await using world = await testMoney();
  let untaxedMinor = 0;
  for (const [place, [order, steps, thousandths]] of histories.entries()) {
    const { price, lines } = frozen(order);
    if (price.totalMinor === 0) continue;
    const onInvoice = place % 2 === 0;
    const way = onInvoice ? { paymentId: undefined, paidWith: 'invoice' as const } : {};
    const sold = { ...sale({ totalMinor: price.totalMinor, lines: [...lines], confirmedAt: dayOf(place), ...way }), price };
    await world.service.deliver(bookingConfirmed, sold);
    untaxedMinor += sum(order.lines.map(of => (of.rate === undefined ? of.quantity * of.priceMinor : 0)));
    if (onInvoice) {
      const { body } = await world.ask(owner, `GET ${at}/awaited`);
      const [{ id = '' } = {}] = (body as { items: { id?: string }[] }).items;
      const amountMinor = Math.floor((price.totalMinor * thousandths) / 1000);
      if (amountMinor > 0)
        await world.ask(owner, `POST ${at}/invoices/${id}/write-off`, {
          amountMinor,
          seenMinor: price.totalMinor,
          reason: 'Settled for less',
        });
    }
    // Some wholly, some in part.
    for (const refund of [...refundsOf(sold, steps)].slice(0, place % 5))
      await world.service.deliver(bookingRefundRecorded, { ...refund, recordedAt: dayOf(place) });
  }
  const { body } = await world.ask(owner, `GET ${at}/taxes?from=2030-01-01&to=2030-12-31&by=month&timeZone=UTC`);
  const all = TaxReport.parse(body).periods.flatMap(({ currencies }) => currencies);
  expect(all.length).toBeGreaterThanOrEqual(4);
  for (const { rates, untaxed, total } of all) {
    for (const [netMinor = 0, taxMinor = 0, grossMinor = 0] of [...rates, total].flatMap(of =>
      [of.sold, of.givenBack, of.net].map(Object.values),
    ))
      expect(netMinor + taxMinor).toBe(grossMinor);
    const parts = [...rates, ...(untaxed ? [untaxed] : [])].map(figuresOf);
    expect(figuresOf(total).map((_, column) => sum(parts.map(part => part[column] ?? 0)))).toEqual(figuresOf(total));
  }
  expect(sum(all.map(({ untaxed }) => untaxed?.sold.netMinor ?? 0))).toBe(untaxedMinor);
});
