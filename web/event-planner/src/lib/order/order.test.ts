import type { Availability } from '@event-planner/contracts/booking';
import { plainTicket, type TicketType } from '@event-planner/contracts/event';
import { expect, test } from 'vitest';
import { acceptPrices } from './accept-prices.ts';
import { mostOf, quantitiesOf, ticketsIn, tooManyForOne, withoutOrphans } from './limits.ts';
import { offersOf } from './offers.ts';
import { itemsOf, priceChoices, suggestedOf } from './order.ts';

const now = Date.parse('2030-06-01T10:00:00Z');

const type = (id: string, wished: Partial<TicketType> = {}): TicketType => ({
  ...plainTicket,
  id,
  name: id,
  description: '',
  priceMinor: 2000,
  category: null,
  capacity: 100,
  minPerOrder: 1,
  maxPerOrder: 10,
  salesStart: '2030-01-01T00:00:00.000Z',
  salesEnd: '2030-07-01T00:00:00.000Z',
  ...wished,
});

const sold = (id: string, wished: Partial<Availability['ticketTypes'][number]> = {}) => ({
  ticketTypeId: id,
  left: 50,
  capacity: 100,
  priceMinor: 2000,
  phase: null,
  phaseLeft: null,
  until: null,
  ...wished,
});

const offers = (types: readonly TicketType[], ...known: readonly ReturnType<typeof sold>[]) =>
  offersOf({ ticketTypes: [...types] }, known.length === 0 ? undefined : { eventId: 'e', salesOpen: true, ticketTypes: [...known] }, {
    now,
  });

const early = { name: 'Early bird', priceMinor: 1500, until: '2030-06-10T00:00:00.000Z', quantity: 20 };
const late = { name: 'Regular', priceMinor: 1800, until: null, quantity: 50 };
const plainRules = { pricesInclude: 'taxes', taxes: [], fees: [] } as const;
const rules = { ...plainRules, taxes: [], fees: [] };

test('what goes beyond a phase costs what comes after it, and each price is said as it was shown', () => {
  const [offer] = offers([type('a', { phases: [early, late] })], sold('a', { priceMinor: 1500, phase: 'Early bird', phaseLeft: 2 }));
  if (!offer) throw new Error('one is offered');
  expect([offer.priceMinor, offer.phase, offer.phaseLeft, offer.nextPriceMinor]).toEqual([1500, 'Early bird', 2, 1800]);
  expect(itemsOf([offer], [{ ticketTypeId: 'a', quantity: 3 }])).toEqual([
    { ticketTypeId: 'a', quantity: 2, seenPriceMinor: 1500 },
    { ticketTypeId: 'a', quantity: 1, seenPriceMinor: 1800 },
  ]);
  expect(priceChoices(rules, [offer], [{ ticketTypeId: 'a', quantity: 3 }])?.totalMinor).toBe(4800);
});

test('before booking has said what is left, the clock tells the phase', () => {
  expect(offers([type('a', { phases: [early, late] })])[0]).toMatchObject({ priceMinor: 1500, phase: 'Early bird', until: early.until });
  const over = { ...early, until: '2030-05-01T00:00:00.000Z' };
  expect(offers([type('a', { phases: [over] })])[0]).toMatchObject({ priceMinor: 2000, phase: undefined });
});

test('a chosen price is the buyer’s to say; the field begins with the suggestion, never below the least', () => {
  const [gift] = offers([type('gift', { kind: 'donation', pricing: 'chosen', priceMinor: 100, suggestedMinor: 500 })]);
  if (!gift) throw new Error('one is offered');
  expect(suggestedOf(gift)).toBe(500);
  expect(suggestedOf({ ...gift, priceMinor: 900 })).toBe(900);
  expect(itemsOf([gift], [{ ticketTypeId: 'gift', quantity: 1, amountMinor: 700 }])).toEqual([
    { ticketTypeId: 'gift', quantity: 1, priceMinor: 700 },
  ]);
});

test('an order is priced with its fees and taxes, and a donation bears no fee', () => {
  const taxed = {
    pricesInclude: 'no_taxes' as const,
    taxes: [{ id: 'vat', name: 'VAT', basisPoints: 1000 }],
    fees: [{ id: 'service', name: 'Service', kind: 'per_ticket' as const, basisPoints: 0, amountMinor: 100, taxIds: [] }],
  };
  const offered = offers([type('a', { taxIds: ['vat'] }), type('gift', { kind: 'donation', pricing: 'chosen', priceMinor: 100 })]);
  const price = priceChoices(taxed, offered, [
    { ticketTypeId: 'a', quantity: 2 },
    { ticketTypeId: 'gift', quantity: 1, amountMinor: 1000 },
  ]);
  expect(price).toMatchObject({ subtotalMinor: 5000, fees: [{ amountMinor: 200 }], taxes: [{ taxMinor: 400 }], totalMinor: 5600 });
});

test('an add-on is sold with what it is added to, not more of it, and goes with it', () => {
  const offered = offers([type('main'), type('parking', { requires: ['main'] })]);
  const parking = offered[1];
  if (!parking) throw new Error('two are offered');
  expect(mostOf(parking, new Map())).toBe(0);
  expect(mostOf(parking, new Map([['main', 2]]))).toBe(2);
  const choices = [
    { ticketTypeId: 'main', quantity: 1 },
    { ticketTypeId: 'parking', quantity: 2 },
  ];
  expect(withoutOrphans(offered, choices)).toEqual([choices[0], { ticketTypeId: 'parking', quantity: 1 }]);
  expect(withoutOrphans(offered, choices.slice(1))).toEqual([]);
});

test('whoever adds to an order may have add-ons for what it has, not more of them', () => {
  const types = [type('main'), type('parking', { requires: ['main'] })];
  const most = (having: Record<string, number>): number => {
    const [, parking] = offersOf({ ticketTypes: types }, undefined, { now, having });
    if (!parking) throw new Error('two are offered');
    return mostOf(parking, new Map([['main', 1]]));
  };
  expect([most({}), most({ main: 2 }), most({ main: 2, parking: 2 }), most({ parking: 5 })]).toEqual([1, 3, 1, 1]);
});

test('a bundle is as many tickets as it holds, a donation is none', () => {
  const offered = offers([
    type('adult'),
    type('family', { bundle: [{ ticketTypeId: 'adult', quantity: 4 }] }),
    type('gift', { kind: 'donation' }),
  ]);
  const choices = ['adult', 'family', 'gift'].map(ticketTypeId => ({ ticketTypeId, quantity: 1 }));
  expect(ticketsIn(offered, choices)).toBe(5);
  expect(tooManyForOne({ maxPerPerson: 4 }, offered, choices)).toBe(true);
  expect(tooManyForOne({ maxPerPerson: null }, offered, choices)).toBe(false);
  expect(quantitiesOf([...choices, ...choices]).get('adult')).toBe(2);
});

test('accepting the prices of now asks for the same again, at those', () => {
  const prices = [
    { ticketTypeId: 'a', quantity: 1, priceMinor: 1500, phase: 'Early bird' },
    { ticketTypeId: 'a', quantity: 2, priceMinor: 1800, phase: null },
  ];
  expect(
    acceptPrices(
      [
        { ticketTypeId: 'a', quantity: 3, seenPriceMinor: 1500 },
        { ticketTypeId: 'b', quantity: 1 },
      ],
      prices,
    ),
  ).toEqual([
    { ticketTypeId: 'b', quantity: 1 },
    { ticketTypeId: 'a', quantity: 1, seenPriceMinor: 1500 },
    { ticketTypeId: 'a', quantity: 2, seenPriceMinor: 1800 },
  ]);
  const seats = ['A-1-1', 'A-1-2', 'A-1-3'].map(seat => ({ ticketTypeId: 'a', seat, seenPriceMinor: 1500 }));
  expect(acceptPrices(seats, prices).map(item => item.seenPriceMinor)).toEqual([1500, 1800, 1800]);
});
