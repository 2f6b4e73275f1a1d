import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { movingWorld, type MovingWorld } from '@event-planner/services/booking/moves/test-moves';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Model, soldOf, stateAt } from './lifecycle/model.ts';
import { cancelEvent, createPlay } from './lifecycle/play.ts';
import { openEvent, type Player } from './lifecycle/player.ts';
import { steps } from './lifecycle/steps.ts';

interface BookingRow {
  readonly id: string;
  readonly state: string;
  readonly money: readonly string[];
  readonly tickets: readonly string[];
}

/** What the service has, in the words of the model. A pending order whose time is over has expired, whether or not that is written. */
async function seen({ service }: MovingWorld, { event, typeIds }: Player) {
  const { rows: bookings } = await service.pool.query<BookingRow>(
    `select id, case when state = 'pending' and pay_by <= $2 then 'expired' else state end as state,
      array[total_minor, carried_minor, moved_minor, refunded_minor, kept_minor]::text[] as money,
      array(select t.state from tickets t where t.booking_id = b.id order by t.position) as tickets
    from bookings b where event_id = $1 order by id`,
    [event.eventId, service.clock.now()],
  );
  const { rows: refunds } = await service.pool.query<{ said: string }>(
    `select concat_ws(' ', booking_id, cause, amount_minor, state) as said from refunds where event_id = $1 order by 1`,
    [event.eventId],
  );
  const { rows: counters } = await service.pool.query<{ id: string; sold: number }>('select id, sold from counters where event_id = $1', [
    event.eventId,
  ]);
  const soldIn = (id: string): number => counters.find(one => one.id === id)?.sold ?? -1;
  return { bookings, refunds: refunds.map(row => row.said), sold: { plain: soldIn(typeIds.plain), better: soldIn(typeIds.better) } };
}

function expected(model: Model, player: Player) {
  const bookings = model.orders.map(order => ({
    id: player.idOf(order),
    state: stateAt(order, model.now) as string,
    money: [order.totalMinor, order.carriedMinor, order.movedMinor, order.refundedMinor, order.keptMinor].map(String),
    tickets: order.tickets.map(ticket => ticket.state as string),
  }));
  const refunds = model.refunds.map(({ of, cause, amountMinor, state }) => `${player.idOf(of)} ${cause} ${amountMinor} ${state}`);
  return {
    bookings: bookings.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    refunds: refunds.toSorted(),
    sold: { plain: soldOf(model, 'plain'), better: soldOf(model, 'better') },
  };
}

/** Money that came in is with an order, kept, given back or on its way back: never twice, never nowhere. */
function moneyAddsUp({ orders, refunds, receivedMinor }: Model): void {
  const paid = orders.filter(({ paidBy }) => paidBy === 'provider');
  const own = paid.reduce((sum, { totalMinor, state }) => sum + (['refunding', 'refunded'].includes(state) ? 0 : totalMinor), 0);
  const rejected = refunds.filter(({ cause }) => cause === 'payment_rejected').reduce((sum, one) => sum + one.amountMinor, 0);
  const ended = paid
    .filter(order => ['refunding', 'refunded'].includes(order.state) && order.tickets.length > 0)
    .reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  expect(own + ended + rejected).toBe(receivedMinor);
}

test('whatever happens to orders in whatever order, their states, tickets, places and money are what the tables and the terms say', async () => {
  await using world = await movingWorld();
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, async list => {
      const player = await openEvent(world);
      const model: Model = { now: world.service.clock.now().getTime(), orders: [], refunds: [], receivedMinor: 0 };
      const play = createPlay(world, player, model, done);
      for (const step of list) {
        await play(step);
        expect(await seen(world, player)).toEqual(expected(model, player));
        moneyAddsUp(model);
      }
      await cancelEvent(player, model);
      expect(await seen(world, player)).toEqual(expected(model, player));
    }),
    {
      numRuns: Number(process.env['LIFECYCLE_RUNS'] ?? 15),
      interruptAfterTimeLimit: 90_000,
    },
  );
  const findings = await checkInvariants({ databases: { booking: world.service.url }, now: world.service.clock.now() });
  expect(findings.flatMap(({ violations }) => violations)).toEqual([]);
  expect(done.get('bought')).toBeGreaterThan(0);
}, 180_000);
