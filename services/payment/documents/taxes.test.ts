import { allocate } from '@event-planner/contracts/allocate';
import type { BookedLine } from '@event-planner/contracts/booking';
import { priceOrder } from '@event-planner/contracts/price-order';
import type { Price, PriceRules } from '@event-planner/contracts/pricing';
import { reverseChargeOf } from '@event-planner/contracts/reverse-charge';
import { expect, test } from 'vitest';
import { refundOf, sale } from '../test-money.ts';
import type { RefundOfSale, Sold } from '../sale-fees.ts';
import { entryOfRefund, entryOfSale } from '../sales/rules.ts';
import type { SaleRow } from '../tables.ts';
import { contentOfSale } from './content.ts';
import { shareOfRefund } from './taking-back.ts';
import { billing } from './test-documents.ts';

interface Case {
  readonly includes: PriceRules['pricesInclude'];
  readonly rates: readonly number[];
  readonly quantity: number;
  readonly priceMinor: number;
  readonly discountMinor: number;
  readonly feeMinor: number;
  readonly currency: string;
  readonly reverse: boolean;
}

const cases: Case[] = [];
for (const includes of ['taxes', 'no_taxes'] as const)
  for (const rates of [[], [0], [550], [700], [1900], [997.5], [500, 997.5], [700, 1900]])
    for (const [quantity, priceMinor] of [
      [1, 1],
      [1, 999],
      [3, 1190],
      [7, 3333],
      [50, 12_345],
    ] as const)
      for (const discountMinor of [0, Math.floor((priceMinor * quantity) / 3)])
        for (const feeMinor of [0, 149])
          for (const currency of ['EUR', 'JPY', 'KWD'])
            for (const reverse of rates.length > 0 ? [false, true] : [false])
              cases.push({ includes, rates, quantity, priceMinor, discountMinor, feeMinor, currency, reverse });

/** A tax of an amount by fractions of whole numbers, rounded half up once, as an invoice states it: nothing of the code under test. */
function taxOf(shown: bigint, { includes, rates }: Case, at: number): bigint {
  const millionths = rates.map(rate => BigInt(Math.round(rate * 100)));
  const whole = includes === 'taxes' ? 1_000_000n + millionths.reduce((sum, rate) => sum + rate, 0n) : 1_000_000n;
  return (2n * shown * (millionths[at] ?? 0n) + whole) / (2n * whole);
}

/** All lines and fees bear all taxes of the case; a discount comes off the first tickets. */
function frozen(of: Case): { readonly price: Price; readonly lines: BookedLine[] } {
  const taxIds = of.rates.map((_, at) => `tax${at}`);
  const rules: PriceRules = {
    pricesInclude: of.includes,
    taxes: of.rates.map((basisPoints, at) => ({ id: `tax${at}`, name: `Tax ${at}`, basisPoints })),
    fees: of.feeMinor === 0 ? [] : [{ id: 'fee', name: 'Fee', kind: 'per_order', basisPoints: 0, amountMinor: of.feeMinor, taxIds }],
    reverseChargeFrom: 'DE',
  };
  const ticketTypeId = '0198c2a5-0000-7000-8000-00000000000a';
  // As it is priced with a discount: what is left of the line's worth, on one line.
  const priced = priceOrder({
    rules,
    lines: [{ ticketTypeId, kind: 'ticket', quantity: 1, priceMinor: of.quantity * of.priceMinor - of.discountMinor, taxIds }],
  });
  const line: BookedLine = {
    ticketTypeId,
    ticketTypeName: 'Stalls',
    seat: null,
    place: 'Stalls',
    quantity: of.quantity,
    priceMinor: of.priceMinor,
    ...(of.discountMinor > 0 && { discountMinor: of.discountMinor }),
    ...(taxIds.length > 0 && { taxIds }),
  };
  return { price: priced.price, lines: [line] };
}

const company = { company: 'Lumière', name: 'Ada', street: '1', postalCode: '1', city: 'Paris', country: 'FR', vatId: 'FR40303265045' };

function soldAs(of: Case): Sold {
  const { price, lines } = frozen(of);
  const charged = of.reverse ? reverseChargeOf(price, lines, company) : undefined;
  const own = charged ?? price;
  return sale({ price: own, lines, totalMinor: own.totalMinor, currency: of.currency });
}

const rowOf = (sold: Sold) =>
  ({ ...sold, startsAt: new Date(sold.startsAt), endsAt: new Date(sold.endsAt), buyerName: 'Ada', invoiceTo: null }) as unknown as SaleRow;

/** What the books have of net and tax, as a sale earns it. */
function booked(entry: ReturnType<typeof entryOfSale>) {
  const sum = (accounts: readonly string[]): number =>
    0 - entry.postings.filter(({ account }) => accounts.includes(account)).reduce((total, { amountMinor }) => total + amountMinor, 0);
  return { net: sum(['sales', 'refunds']), tax: sum(['taxes']) };
}

const writing = { form: billing(), look: { color: null, logo: null }, now: new Date('2030-06-01T10:00:00Z') };

test(`invoices, credit notes and books agree with fractions worked out by hand, in ${cases.length} kinds of orders`, () => {
  for (const of of cases) {
    const sold = soldAs(of);
    if (sold.totalMinor === 0) continue;
    const content = contentOfSale(rowOf(sold), 'invoice', writing);
    const shown = BigInt(of.quantity * of.priceMinor - of.discountMinor + of.feeMinor);
    const isReverse = sold.price?.reverseCharge ?? false;
    const taxes = of.rates.map((_, at) => taxOf(shown, of, at));
    const taxSum = taxes.reduce((sum, tax) => sum + tax, 0n);
    // A price of one or two units cannot give more to taxes than it has.
    const net = of.includes === 'taxes' ? (shown > taxSum ? shown - taxSum : shown - taxSum) : shown;
    const said = JSON.stringify(of);
    expect(content.netMinor, said).toBe(Number(net));
    expect(
      content.taxes.map(tax => tax.taxMinor),
      said,
    ).toEqual(taxes.map(tax => (isReverse ? 0 : Number(tax))));
    expect(content.totalMinor, said).toBe(Number(isReverse ? net : net + taxSum));
    expect(content.netMinor + content.taxMinor, said).toBe(content.totalMinor);
    const sumOfLines = [...content.lines, ...content.deductions].reduce((sum, line) => sum + line.amountMinor, 0);
    expect(sumOfLines, said).toBe(content.pricesInclude === 'taxes' ? content.totalMinor : content.netMinor);
    expect(booked(entryOfSale(sold, writing.now)), said).toEqual({ net: content.netMinor, tax: content.taxMinor });
  }
});

test('refunds in several steps: each credit note is what the books have, none gives back less than nothing, and together they are the invoice', () => {
  for (const of of cases) {
    const sold = soldAs(of);
    if (sold.totalMinor < 3) continue;
    const content = contentOfSale(rowOf(sold), 'invoice', writing);
    let beforeMinor = 0;
    const left = { net: content.netMinor, taxes: content.taxes.map(tax => tax.taxMinor), bases: content.taxes.map(tax => tax.netMinor) };
    for (const amountMinor of allocate(sold.totalMinor, [3, 1, 5, 7])) {
      const refund: RefundOfSale = refundOf(sold, { amountMinor, beforeMinor, ...(sold.price && { price: sold.price }) });
      const share = shareOfRefund(refund);
      const said = JSON.stringify({ of, beforeMinor, amountMinor });
      const { net, tax } = booked(entryOfRefund(refund, writing.now));
      expect({ net: share.netMinor, tax: share.taxMinor, total: share.totalMinor }, said).toEqual({
        net: 0 - net,
        tax: 0 - tax,
        total: amountMinor,
      });
      expect(
        Math.min(share.netMinor, ...share.taxes.map(one => one.taxMinor), ...share.taxes.map(one => one.netMinor)),
        said,
      ).toBeGreaterThanOrEqual(0);
      left.net -= share.netMinor;
      share.taxes.forEach((one, at) => {
        left.taxes[at] = (left.taxes[at] ?? 0) - one.taxMinor;
        left.bases[at] = (left.bases[at] ?? 0) - one.netMinor;
      });
      beforeMinor += amountMinor;
    }
    const none = content.taxes.map(() => 0);
    expect(left, JSON.stringify(of)).toEqual({ net: 0, taxes: none, bases: none });
  }
});

/** Worked out in the rule itself, and not by us. */
test.each<[source: string, of: Partial<Case>, net: number, taxes: readonly number[]]>([
  [
    'UStAE 14.5 and § 14 (4) UStG: 119.00 € at 19 % are 100.00 € and 19.00 €',
    { includes: 'taxes', rates: [1900], quantity: 1, priceMinor: 11_900 },
    10_000,
    [1900],
  ],
  [
    '§ 12 (2) No. 7a UStG: 107.00 € at 7 % are 100.00 € and 7.00 €',
    { includes: 'taxes', rates: [700], quantity: 1, priceMinor: 10_700 },
    10_000,
    [700],
  ],
  [
    'Revenu Québec, GST and QST: on 100.00 $ 5 % are 5.00 $ and 9.975 % are 9.98 $, neither taken of the other',
    { includes: 'no_taxes', rates: [500, 997.5], quantity: 1, priceMinor: 10_000 },
    10_000,
    [500, 998],
  ],
  [
    'CGI art. 279 b bis, 5.5 %: 10.55 € are 10.00 € and 0.55 €',
    { includes: 'taxes', rates: [550], quantity: 1, priceMinor: 1055 },
    1000,
    [55],
  ],
  [
    'EN 16931-1 BR-CO-17: rounded once for each rate over all lines, not line by line: 7 × 0.13 € at 19 % bear 0.17 €',
    { includes: 'no_taxes', rates: [1900], quantity: 7, priceMinor: 13 },
    91,
    [17],
  ],
])('%s', (_, of, net, taxes) => {
  const plain: Case = {
    includes: 'taxes',
    rates: [],
    quantity: 1,
    priceMinor: 1,
    discountMinor: 0,
    feeMinor: 0,
    currency: 'EUR',
    reverse: false,
  };
  const content = contentOfSale(rowOf(soldAs({ ...plain, ...of })), 'invoice', writing);
  expect([content.netMinor, content.taxes.map(tax => tax.taxMinor)]).toEqual([net, taxes]);
});
