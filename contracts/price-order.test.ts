import { describe, expect, test } from 'vitest';
import { type OrderLine, perTicket, priceOrder } from './price-order.ts';
import { type Fee, Price, PriceRules } from './pricing.ts';

const line = (priceMinor: number, taxIds: readonly string[] = [], more: Partial<OrderLine> = {}): OrderLine => ({
  ticketTypeId: 'seat',
  kind: 'ticket',
  quantity: 1,
  priceMinor,
  taxIds,
  ...more,
});
const fee = (id: string, more: Partial<Fee>): Fee => ({
  id,
  name: id,
  kind: 'per_order',
  basisPoints: 0,
  amountMinor: 0,
  taxIds: [],
  ...more,
});

const germany = PriceRules.parse({
  taxes: [
    { id: 'full', name: 'USt 19 %', basisPoints: 1900 },
    { id: 'reduced', name: 'USt 7 %', basisPoints: 700 },
  ],
});
const switzerland = PriceRules.parse({ taxes: [{ id: 'mwst', name: 'MWST 8,1 %', basisPoints: 810 }] });
const quebec = PriceRules.parse({
  pricesInclude: 'no_taxes',
  taxes: [
    { id: 'gst', name: 'GST', basisPoints: 500 },
    { id: 'qst', name: 'QST', basisPoints: 997.5 },
  ],
});
const japan = PriceRules.parse({ taxes: [{ id: 'ct', name: '消費税', basisPoints: 1000 }] });
const on = (basisPoints: number) => PriceRules.parse({ pricesInclude: 'no_taxes', taxes: [{ id: 'vat', name: 'VAT', basisPoints }] });

describe('to the cent', () => {
  test.each([
    ['Germany, 19 % inside 119.00', germany, [line(11900, ['full'])], [[10000, 1900]], 11900],
    [
      'Germany, 7 % inside 2 × 49.90 and 19 % inside 25.00',
      germany,
      [line(4990, ['reduced'], { quantity: 2 }), line(2500, ['full'])],
      [
        [2101, 399],
        [9327, 653],
      ],
      12480,
    ],
    ['Switzerland, 8.1 % inside 85.00', switzerland, [line(8500, ['mwst'])], [[7863, 637]], 8500],
    [
      'Quebec, GST and QST both on 3 × 33.33',
      quebec,
      [line(3333, ['gst', 'qst'], { quantity: 3 })],
      [
        [9999, 500],
        [9999, 997],
      ],
      11496,
    ],
    ['New York, 8.875 % on 19.99', on(887.5), [line(1999, ['vat'])], [[1999, 177]], 2176],
    ['a half cent is rounded away from zero', on(500), [line(10, ['vat'])], [[10, 1]], 11],
    ['Japan, 10 % inside 5,500 yen', japan, [line(5500, ['ct'])], [[5000, 500]], 5500],
    ['Japan, 10 % inside 3 × 999 yen is rounded once', japan, [line(999, ['ct'], { quantity: 3 })], [[2725, 272]], 2997],
    ['Kuwait, 5 % on 12.345 dinars', on(500), [line(12_345, ['vat'])], [[12_345, 617]], 12_962],
    ['an order of nothing but a full discount', germany, [line(0, ['full'], { quantity: 4 })], [[0, 0]], 0],
  ] as const)('%s', (_, rules, lines, taxes, totalMinor) => {
    const { price } = priceOrder({ rules, lines });
    expect(price.taxes.map(tax => [tax.netMinor, tax.taxMinor])).toEqual(taxes);
    expect(price.totalMinor).toBe(totalMinor);
    expect(Price.parse(price)).toEqual(price);
  });

  test('ten small prices bear the tax of their sum, not ten roundings', () => {
    const { price, lines } = priceOrder({ rules: on(700), lines: Array.from({ length: 10 }, () => line(107, ['vat'])) });
    expect(price.taxes[0]?.taxMinor).toBe(75);
    expect(lines.map(({ grossMinor }) => grossMinor)).toEqual([115, 115, 115, 115, 115, 114, 114, 114, 114, 114]);
  });
});

test('two taxes inside prices of a cent never take the same cent twice', () => {
  const rules: PriceRules = { ...quebec, pricesInclude: 'taxes' };
  const { price, lines } = priceOrder({ rules, lines: Array.from({ length: 12 }, () => line(1, ['gst', 'qst'])) });
  expect(price.taxes.map(tax => tax.taxMinor)).toEqual([1, 1]);
  expect(lines.slice(0, 3).map(part => part.netMinor)).toEqual([0, 0, 1]);
});

describe('fees', () => {
  const fees = [
    fee('service', { kind: 'percent', basisPoints: 350, taxIds: ['full'] }),
    fee('ticket', { kind: 'per_ticket', amountMinor: 99 }),
    fee('order', { kind: 'per_order', amountMinor: 250, taxIds: ['reduced'] }),
  ];
  const rules = { ...germany, fees };

  test('a percentage, an amount a ticket and an amount an order, each with its own taxes', () => {
    const { price, fees: parts } = priceOrder({ rules, lines: [line(2345, ['reduced'], { quantity: 3 })] });
    // 3.5 % of 70.35 is 2.46225; 0.39 and 4.60 + 0.16 are the taxes inside.
    expect(price.fees.map(each => each.amountMinor)).toEqual([246, 297, 250]);
    expect(price.totalMinor).toBe(7035 + 246 + 297 + 250);
    expect(parts[0]).toEqual({ id: 'service', netMinor: 207, taxes: [{ id: 'full', taxMinor: 39 }], grossMinor: 246 });
    expect(price.taxes.map(tax => [tax.id, tax.taxMinor])).toEqual([
      ['full', 39],
      ['reduced', 477],
    ]);
  });

  test('what is free or given bears no fees, also none for the order', () => {
    expect(priceOrder({ rules, lines: [line(0), line(5000, [], { kind: 'donation' })] }).price).toMatchObject({
      fees: [],
      totalMinor: 5000,
    });
    expect(priceOrder({ rules, lines: [line(0), line(1000)] }).price.fees.map(each => each.amountMinor)).toEqual([35, 99, 250]);
  });

  test('where taxes come on top they come on top of fees too', () => {
    const { price } = priceOrder({ rules: { ...rules, pricesInclude: 'no_taxes' }, lines: [line(10_000, ['reduced'])] });
    expect(price).toMatchObject({ subtotalMinor: 10_000, totalMinor: 10_000 + 350 + 99 + 250 + 67 + 718 });
  });
});

test('under reverse charge the total is the net, and the taxes say of what', () => {
  const lines = [line(11900, ['full'], { quantity: 2 })];
  const { price } = priceOrder({ rules: germany, lines, reverseCharge: true });
  expect(price).toEqual({
    subtotalMinor: 20_000,
    fees: [],
    taxes: [{ id: 'full', name: 'USt 19 %', basisPoints: 1900, included: false, netMinor: 20_000, taxMinor: 0 }],
    totalMinor: 20_000,
    reverseCharge: true,
  });
});

test('tickets of one line share its tax to the cent', () => {
  const { lines } = priceOrder({ rules: quebec, lines: [line(3333, ['gst', 'qst'], { quantity: 3 })] });
  expect(lines.flatMap(perTicket).map(part => [part.netMinor, part.taxes.map(tax => tax.taxMinor), part.grossMinor])).toEqual([
    [3333, [167, 332], 3832],
    [3333, [167, 332], 3832],
    [3333, [166, 333], 3832],
  ]);
});

test('what is no order is refused', () => {
  expect(() => priceOrder({ rules: germany, lines: [line(100, ['luxury'])] })).toThrow('no tax "luxury", only full, reduced');
  expect(() => priceOrder({ rules: germany, lines: [line(100, [], { quantity: 0 })] })).toThrow('one or more, not of 0');
  expect(() => priceOrder({ rules: germany, lines: [line(-1)] })).toThrow('not negative');
  expect(() => priceOrder({ rules: germany, lines: [line(0.5)] })).toThrow('whole number');
  expect(() => priceOrder({ rules: germany, lines: [line(2 ** 52, [], { quantity: 4 })] })).toThrow('2^53');
});
