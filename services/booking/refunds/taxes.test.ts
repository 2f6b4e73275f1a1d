import { bookingRefundRecorded } from '@event-planner/contracts/messages';
import { partsOf, plus } from '@event-planner/contracts/taking-apart';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, bookingWorld, ticketType } from '../test-world.ts';
import { asking, cancellable } from './test-refunds.ts';

const manager = person('Mary');
/** A seat for 119.00 € at 19 %, a programme for 10.70 € at 7 %. */
const twoRates = () =>
  cancellable({
    rules: {
      pricesInclude: 'taxes',
      taxes: [
        { id: 'full', name: 'Full', basisPoints: 1900 },
        { id: 'reduced', name: 'Reduced', basisPoints: 700 },
      ],
      fees: [],
    },
    ticketTypes: [
      ticketType({ id: newId(), name: 'Seat', priceMinor: 11_900, taxIds: ['full'] }),
      ticketType({ id: newId(), name: 'Programme', priceMinor: 1070, taxIds: ['reduced'] }),
    ],
  });

test('the books are told the taxes of the tickets that go back, also after an order was split, and all of them are those of the order', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const event = twoRates();
  await world.announce(event);
  world.join(event, manager, 'manager');
  const items = event.ticketTypes.map(({ id }) => ({ ticketTypeId: id, quantity: 2 }));
  const paid = await world.bookAs(ada, event, items);
  await world.pay(paid);
  const booking = await ask.booking(paid.id);
  const ofType = (name: string) => booking.tickets.filter(({ ticketTypeName }) => ticketTypeName === name).map(({ id }) => id);
  const [programme = '', other = ''] = ofType('Programme');
  expect(await ask.refund(booking, manager, { what: { of: 'tickets', tickets: [programme] }, seenMinor: 1070 })).toMatchObject({
    status: 201,
  });
  expect(await ask.refund(booking, manager, { what: { of: 'amount', amountMinor: 501 }, seenMinor: 501 })).toMatchObject({ status: 201 });

  const split = await world.service.inject({
    method: 'POST',
    url: `/api/bookings/${booking.id}/split`,
    headers: { ...(await world.service.asUser(ada)), 'idempotency-key': newId() },
    payload: { ticketIds: [other] },
  });
  expect(split.statusCode, split.body).toBe(201);
  const halves = [split.json<{ id: string }>().id, booking.id];
  for (const id of halves) {
    const half = await ask.booking(id);
    const { body } = await ask.refundable(half, manager);
    expect(await ask.refund(half, manager, { what: { of: 'order' }, seenMinor: body.leftMinor })).toMatchObject({ status: 201 });
  }

  const told = (await world.service.published(bookingRefundRecorded)).flatMap(({ parts }) => parts ?? []);
  expect(told[0]).toEqual({
    netMinor: 1000,
    taxes: [
      { id: 'full', baseMinor: 0, taxMinor: 0 },
      { id: 'reduced', baseMinor: 1000, taxMinor: 70 },
    ],
  });
  expect(told[2]).toMatchObject({
    netMinor: expect.any(Number) as number,
    taxes: [{ taxMinor: 0 }, { taxMinor: expect.any(Number) as number }],
  });
  expect(told).toHaveLength(4);
  expect(told.reduce(plus)).toEqual(partsOf(paid.price));
});
