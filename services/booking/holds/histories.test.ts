import type { Booking, Hold } from '@event-planner/contracts/booking';
import { EventPlaces, type Places } from '@event-planner/contracts/inventory';
import type { EventInventory } from '@event-planner/contracts/event';
import { newId } from '@event-planner/platform/ids';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ada, aSeatedEvent, type BookingWorld, bookingWorld, cart, grace, type Items, ticketType } from '../test-world.ts';

/** How an organizer may have it at some moment; everything may change while places are held and sold. */
interface Setting {
  readonly adults: number;
  readonly hall: number;
  readonly early: number;
  readonly childIsInHall: boolean;
  readonly goldHasNumber: boolean;
  readonly family: number;
}
type What = 'adult' | 'child' | 'family' | 'seat' | 'best';
type Step =
  | { readonly does: 'block'; readonly what: What; readonly seat: number }
  | { readonly does: 'hold'; readonly what: readonly What[]; readonly seat: number }
  | { readonly does: 'release' | 'book' | 'pay' | 'refund' | 'cancel'; readonly which: number }
  | { readonly does: 'wait'; readonly minutes: number }
  | { readonly does: 'sweep' }
  | { readonly does: 'change'; readonly to: Setting };

const few = fc.integer({ min: 0, max: 5 });
const aSetting: fc.Arbitrary<Setting> = fc.record({
  adults: few,
  hall: few,
  early: fc.integer({ min: 1, max: 3 }),
  childIsInHall: fc.boolean(),
  goldHasNumber: fc.boolean(),
  family: fc.integer({ min: 1, max: 2 }),
});
const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('hold'),
      what: fc.array(fc.constantFrom<What>('adult', 'child', 'family', 'seat', 'best'), { minLength: 1, maxLength: 3 }),
      seat: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('block'),
      what: fc.constantFrom<What>('adult', 'child', 'seat'),
      seat: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('book', 'pay'), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('release', 'refund', 'cancel'), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('wait'), minutes: fc.constantFrom(5, 10, 20) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('sweep') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('change'), to: aSetting }) },
);

function createOrganizer() {
  const ids = { eventId: newId(), hall: newId(), adult: newId(), child: newId(), family: newId(), gold: newId() };
  let version = 0;
  return {
    ids,
    plan: ({ adults, hall, early, childIsInHall, goldHasNumber, family }: Setting): EventInventory =>
      aSeatedEvent({
        eventId: ids.eventId,
        version: ++version,
        quotas: [{ id: ids.hall, name: 'Hall', capacity: hall, ticketTypeIds: childIsInHall ? [ids.adult, ids.child] : [ids.adult] }],
        ticketTypes: [
          ticketType({
            id: ids.adult,
            capacity: adults,
            phases: [{ name: 'Early', priceMinor: 900, until: null, quantity: early }],
          }),
          ticketType({ id: ids.child, capacity: 5 }),
          ticketType({ id: ids.gold, category: 'gold', capacity: goldHasNumber ? 3 : null }),
          ticketType({
            id: ids.family,
            capacity: null,
            bundle: [
              { ticketTypeId: ids.adult, quantity: family },
              { ticketTypeId: ids.child, quantity: 1 },
            ],
          }),
        ],
      }),
  };
}

/** What people do with one event; whatever is refused is refused. */
function createPlayer(world: BookingWorld, organizer: ReturnType<typeof createOrganizer>) {
  const { ids } = organizer;
  const holds: { readonly hold: Hold; readonly headers: Record<string, string> }[] = [];
  const bookings: Booking[] = [];
  const paid: { readonly booking: Booking; readonly paymentId: string }[] = [];
  const pick = <Thing>(things: Thing[], which: number): Thing | undefined => things.splice(which % Math.max(1, things.length), 1)[0];
  const itemOf = (what: What, seat: number): Items[number] => {
    if (what === 'best') return { ticketTypeId: ids.gold, together: Math.min(2, seat) };
    return what === 'seat' ? { ticketTypeId: ids.gold, seat: `stalls-A-${seat}` } : { ticketTypeId: ids[what], quantity: 1 };
  };

  const plays: { readonly [Does in Step['does']]: (step: Extract<Step, { does: Does }>) => Promise<unknown> } = {
    async hold({ what, seat }) {
      const headers = cart();
      const items = what.map(one => itemOf(one, seat));
      const { status, body } = await world.holdAs(headers, { eventId: ids.eventId } as EventInventory, items);
      if (status === 201) holds.push({ hold: body, headers });
    },
    async block({ what, seat }) {
      const item = itemOf(what, seat);
      await world.service.inject({
        method: 'POST',
        url: `/api/bookings/events/${ids.eventId}/blocks`,
        headers: await world.service.asUser(ada),
        payload: { kind: 'house', reason: 'Press', ...('seat' in item ? { seats: [item.seat] } : { places: [item] }) },
      });
    },
    async release({ which }) {
      const one = pick(holds, which);
      if (one) await world.service.inject({ method: 'DELETE', url: `/api/bookings/holds/${one.hold.id}`, headers: one.headers });
    },
    async book({ which }) {
      const one = pick(holds, which);
      const user = which % 2 === 0 ? ada : grace;
      const made = one && (await world.book({ ...(await world.service.asUser(user)), ...one.headers }, one.hold));
      if (made?.status === 201) bookings.push(made.body);
    },
    async pay({ which }) {
      const booking = pick(bookings, which);
      if (booking) paid.push({ booking, paymentId: await world.pay(booking) });
    },
    async cancel({ which }) {
      const booking = pick(bookings, which);
      const headers = await world.service.asUser(which % 2 === 0 ? ada : grace);
      if (booking) await world.service.inject({ method: 'POST', url: `/api/bookings/${booking.id}/cancel`, headers });
    },
    async refund({ which }) {
      const one = pick(paid, which);
      if (!one) return;
      await world.giveBack(one.booking, one.paymentId);
    },
    wait: async ({ minutes }) => world.service.clock.advance(minutes * 60),
    sweep: () => world.service.running.runJob('expire-bookings'),
    change: ({ to }) => world.announce(organizer.plan(to)),
  };
  return (step: Step): Promise<unknown> => (plays[step.does] as (of: Step) => Promise<unknown>)(step);
}

interface Count {
  readonly kind: string;
  readonly held: number;
  readonly sold: number;
  readonly capacity: number;
  readonly excess: number;
  readonly heldByRows: number;
  readonly soldByTickets: number;
}
const countsOf = async ({ service }: BookingWorld, eventId: string): Promise<readonly Count[]> =>
  (
    await service.pool.query<Count>(
      `select c.kind, c.held, c.sold, c.capacity, c.excess,
        (select coalesce(sum((h.counted ->> c.id::text)::int), 0)::int from holds h where h.event_id = $1) as "heldByRows",
        case when c.kind = 'phase' then (
          select coalesce(sum(l.quantity), 0)::int from bookings b, jsonb_to_recordset(b.lines) as l(quantity int, phase text)
          where b.event_id = $1 and b.state = 'confirmed' and l.phase is not null
        ) else (select count(*)::int from tickets k join ticket_types t on t.id = k.ticket_type_id where k.state = 'valid' and c.id = any(t.counters)) end as "soldByTickets"
      from counters c where c.event_id = $1 and (c.kind = 'phase' or exists (select from ticket_types t where c.id = any(t.counters)))`,
      [eventId],
    )
  ).rows;

/** Where the team is told that every place is. */
async function placesIn({ service }: BookingWorld, eventId: string): Promise<readonly Places[]> {
  const answer = await service.inject({ url: `/api/bookings/events/${eventId}/inventory`, headers: await service.asUser(ada) });
  const { counters, categories } = EventPlaces.parse(answer.json());
  return [...counters, ...categories];
}

test('whatever happens in whatever order, what is counted is what rows and tickets say, and never more than there is', async () => {
  await using world = await bookingWorld();
  let sold = 0;
  await fc.assert(
    fc.asyncProperty(aSetting, fc.array(aStep, { minLength: 10, maxLength: 40 }), async (setting, steps) => {
      const organizer = createOrganizer();
      const play = createPlayer(world, organizer);
      world.join(await world.announce(organizer.plan(setting)), ada, 'owner');
      for (const step of steps) {
        await play(step);
        for (const count of await countsOf(world, organizer.ids.eventId)) {
          expect(count.held).toBe(count.heldByRows);
          expect(count.sold).toBe(count.soldByTickets);
          if (count.kind !== 'phase') expect(count.held + count.sold).toBeLessThanOrEqual(count.capacity + count.excess);
          sold += count.sold;
        }
        for (const places of await placesIn(world, organizer.ids.eventId)) {
          expect(places.sold + places.held + places.blocked + places.free).toBe(places.capacity + places.overbooked);
          expect(Math.min(...Object.values(places).filter(value => typeof value === 'number'))).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { numRuns: 20 },
  );
  expect(sold).toBeGreaterThan(0);
});
