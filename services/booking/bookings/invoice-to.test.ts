import { randomUUID } from 'node:crypto';
import type { EventInventory } from '@event-planner/contracts/event';
import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import { bookingConfirmed } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { ada, anEvent, type BookingWorld, bookingWorld, ticketType } from '../test-world.ts';

const company: InvoiceTo = {
  company: 'Société Lumière',
  name: 'Ada',
  street: '1 Rue Longue',
  postalCode: '75001',
  city: 'Paris',
  country: 'FR',
  vatId: 'fr 40 303 265 045',
  reference: 'PO 7',
};
/** Two for 23.80 €, of which 3.80 € are tax, and a fee of 1.19 € with its own 0.19 €. */
const taxed = (changes: Partial<EventInventory['rules']> = {}): EventInventory =>
  anEvent({
    ticketTypes: [ticketType({ priceMinor: 1190, taxIds: ['vat'] })],
    rules: {
      pricesInclude: 'taxes',
      taxes: [{ id: 'vat', name: 'VAT', basisPoints: 1900 }],
      fees: [{ id: 'service', name: 'Service', kind: 'per_order', basisPoints: 0, amountMinor: 119, taxIds: ['vat'] }],
      ...changes,
    },
  });

async function bookFor(
  world: BookingWorld,
  event: EventInventory,
  more: { readonly invoiceTo?: object; readonly seenTotalMinor?: number },
) {
  const headers = await world.service.asUser(ada);
  const hold = (await world.holdAs(headers, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 2 }])).body;
  const answer = await world.service.inject({
    method: 'POST',
    url: '/api/bookings',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    payload: { holdId: hold.id, attendeeName: 'Ada', ...more },
  });
  return { status: answer.statusCode, body: answer.json() };
}

test('whom the invoice is to be written to is told with the confirmation, the VAT id as it is written', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(taxed());
  const { status, body } = await bookFor(world, event, { invoiceTo: company });
  expect([status, body.totalMinor, body.price.reverseCharge]).toEqual([201, 2499, false]);
  await world.pay(body);
  const [confirmed] = await world.service.published(bookingConfirmed);
  expect(confirmed).toMatchObject({ invoiceTo: { ...company, vatId: 'FR40303265045' }, lines: [{ taxIds: ['vat'] }] });
});

test('a business of another country accounts for the tax itself where the organizer allows it, and is shown so before it pays', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(taxed({ reverseChargeFrom: 'DE' }));
  const { status, body } = await bookFor(world, event, { invoiceTo: company, seenTotalMinor: 2100 });
  expect([status, body.totalMinor]).toEqual([201, 2100]);
  expect(body.price).toMatchObject({
    subtotalMinor: 2000,
    fees: [{ amountMinor: 100 }],
    taxes: [{ netMinor: 2100, taxMinor: 0, included: false }],
    totalMinor: 2100,
    reverseCharge: true,
  });
  await world.announce({ ...event, version: 2, rules: { ...event.rules, taxes: [] } });
  await world.pay(body);
  expect(await world.service.published(bookingConfirmed)).toMatchObject([{ totalMinor: 2100, price: { reverseCharge: true } }]);
});

test.each<[string, Partial<InvoiceTo> & { vatId?: string | undefined }]>([
  ['of the organizer’s own country', { country: 'DE', vatId: 'DE136695976' }],
  ['outside the EU', { country: 'CH', vatId: 'CHE-123.456.788' }],
  ['with a VAT id of another country than theirs', { country: 'AT' }],
  ['without a VAT id', { vatId: undefined }],
  ['who is no business', { company: undefined }],
])('somebody %s pays the tax', async (_, changes) => {
  await using world = await bookingWorld();
  const event = await world.announce(taxed({ reverseChargeFrom: 'DE' }));
  const { body } = await bookFor(world, event, { invoiceTo: { ...company, ...changes } });
  expect([body.totalMinor, body.price.reverseCharge]).toEqual([2499, false]);
});

test('what was shown is what is booked, or nothing', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(taxed({ reverseChargeFrom: 'DE' }));
  const refused = await bookFor(world, event, { invoiceTo: company, seenTotalMinor: 2499 });
  expect(refused).toMatchObject({ status: 409, body: { code: 'price_changed', totalMinor: 2100 } });
  const wrong = await bookFor(world, event, { invoiceTo: { ...company, vatId: 'FR40303265046' } });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'vat_id_invalid' } });
  expect((await bookFor(world, event, { invoiceTo: { ...company, street: '' } })).status).toBe(400);
  expect((await world.service.pool.query('select 1 from bookings')).rows).toEqual([]);
});
