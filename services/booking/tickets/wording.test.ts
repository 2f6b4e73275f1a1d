import type { Price } from '@event-planner/contracts/pricing';
import { idOf } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import type { BookingDetails } from '../booking-details.ts';
import { ticketsPdf } from './pdf.ts';
import { wordsOf } from './wording.ts';

const plain: Price = { subtotalMinor: 1250, fees: [], taxes: [], totalMinor: 1250, reverseCharge: false };
const ticket = {
  id: idOf('ticket'),
  ticketTypeName: 'Gold',
  attendeeName: 'Ada',
  seat: null,
  place: 'Stalls, row A, seat 1',
  priceMinor: 1250,
  state: 'valid',
  code: 'x'.repeat(180),
} as const;
const detailsOf = (price: Price) =>
  ({
    booking: {
      id: idOf('booking'),
      reference: 'ABCD2345',
      eventTitle: 'An Evening',
      startsAt: '2030-09-01T18:00:00.000Z',
      timeZone: 'Europe/Berlin',
      venueName: 'The House',
      currency: 'EUR',
      price,
      tickets: [ticket],
    },
    event: { venueAddress: '1 Long Street, Berlin', organizerName: 'The Company' },
  }) as unknown as BookingDetails;
const billOf = (price: Price) => wordsOf(detailsOf(price), ticket, 1).bill;
const tax = { id: 'vat', name: 'VAT', basisPoints: 1900, included: false, netMinor: 1300, taxMinor: 247 };
const fees = [{ id: 'service', name: 'Service', amountMinor: 50 }];

test('an order of tickets only needs no bill; fees and taxes are listed so that it adds up', () => {
  expect(billOf(plain)).toEqual([]);
  expect(billOf({ ...plain, fees, taxes: [tax], totalMinor: 1547 })).toEqual([
    ['Subtotal', '€12.50'],
    ['Service', '€0.50'],
    ['VAT 19 %', '€2.47'],
    ['Total', '€15.47'],
  ]);
  expect(billOf({ ...plain, taxes: [{ ...tax, included: true }] })).toEqual([
    ['Subtotal', '€12.50'],
    ['Total', '€12.50'],
    ['of which VAT 19 %', '€2.47'],
  ]);
  expect(billOf({ ...plain, taxes: [{ ...tax, taxMinor: 0 }], reverseCharge: true })).toEqual([
    ['Subtotal', '€12.50'],
    ['Reverse charge', '€0.00'],
    ['Total', '€12.50'],
  ]);
});

test('a bill as long as one may be is drawn on the page of the first ticket', async () => {
  const many = { fees: Array.from({ length: 10 }, () => fees[0] as (typeof fees)[number]), taxes: Array.from({ length: 10 }, () => tax) };
  const drawn = await ticketsPdf(detailsOf({ ...plain, ...many }));
  expect(drawn.toString('latin1').match(/\/Type \/Page\n/g)).toHaveLength(1);
});
