import { CreditMovementPage, TeamCreditMovementPage } from '@event-planner/contracts/credit';
import { bookingRefundRequested } from '@event-planner/contracts/messages';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { actions, club, neighbour, owner, stranger, teams, theatre } from '../test-money.ts';
import { ada, bookings, testPayment } from '../test-payment.ts';
import { evening, order, paidByCard, payWith, toAda } from './test-credit.ts';

test('credit tells what came in, was spent and came back, page by page: to its buyer, and to the team it is with', async () => {
  const [before, dear] = [
    evening({ eventTitle: 'Songs', reference: 'SONGS234' }),
    evening({ eventTitle: 'Hamlet', reference: 'HAMLET23', totalMinor: 900 }),
  ];
  await using world = await testPayment(bookings(before, dear), path => teams({ path }));
  const { ask } = actions(world.service);
  const id = await paidByCard(world, before);
  await world.service.deliver(bookingRefundRequested, order(before, id, { amountMinor: 1000, credit: toAda }));
  world.service.clock.advance(60);
  const { body } = await payWith(world, dear, 900);
  world.service.clock.advance(60);
  await world.service.deliver(bookingRefundRequested, order(dear, String(body['id']), { amountMinor: 400 }));

  const mine = '/payments/credits/movements';
  const first = CreditMovementPage.parse((await ask(ada, `GET ${mine}?limit=2`)).body);
  const rest = CreditMovementPage.parse((await ask(ada, `GET ${mine}?limit=2&cursor=${first.nextCursor}`)).body);
  const shown = [...first.items, ...rest.items].map(({ kind, amountMinor, eventTitle, reference, bookingId }) => [
    kind,
    amountMinor,
    eventTitle,
    reference,
    bookingId,
  ]);
  expect(shown).toEqual([
    ['returned', 400, 'Hamlet', 'HAMLET23', dear.bookingId],
    ['spent', -900, 'Hamlet', 'HAMLET23', dear.bookingId],
    ['granted', 1000, 'Songs', 'SONGS234', before.bookingId],
  ]);
  expect([first.items.length, rest.nextCursor]).toEqual([2, null]);
  expect((await ask(person('Grace'), `GET ${mine}`)).body).toEqual({ items: [], nextCursor: null });

  const ofBuyers = (organizerId: string, query = '') => `GET /payments/organizers/${organizerId}/credit-movements${query}`;
  const team = TeamCreditMovementPage.parse((await ask(owner, ofBuyers(theatre, '?currency=EUR'))).body);
  expect(team.items.map(({ kind, buyer, eventId }) => [kind, buyer, eventId])).toEqual(
    ['returned', 'spent', 'granted'].map(kind => [kind, 'Ada', before.eventId]),
  );
  expect((await ask(owner, ofBuyers(theatre, '?currency=CHF'))).body).toEqual({ items: [], nextCursor: null });
  expect((await ask(neighbour, ofBuyers(club))).body).toEqual({ items: [], nextCursor: null });
  for (const who of [neighbour, stranger, ada]) expect((await ask(who, ofBuyers(theatre))).status).toBe(403);
  expect((await ask(ada, `GET ${mine}?cursor=yesterday`)).body).toMatchObject({ code: 'invalid_cursor' });
});
