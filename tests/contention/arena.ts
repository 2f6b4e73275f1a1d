import type { Booking } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import { paymentCompleted } from '@event-planner/contracts/messages';
import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { newId } from '@event-planner/platform/ids';
import { person, testService, type TestService } from '@event-planner/platform/testing';
import { bookingService } from '@event-planner/services/booking/service';
import { type BookingWorld, bookingWorld, type HoldAnswer, type Items } from '@event-planner/services/booking/test-world';

/** Somebody signed in, with a cart. */
export interface Buyer {
  readonly name: string;
  readonly cart: string;
}
export const buyer = (name: string): Buyer => ({ name, cart: crypto.randomUUID() });

export interface Answered<Body> {
  readonly status: number;
  readonly body: Body & { readonly code?: string };
}

/** Booking in several processes over one database, with a crowd before each. What is decided in one process is combined there; what meets in the database races. */
export interface Arena extends AsyncDisposable {
  readonly world: BookingWorld;
  /** Each of these goes to the process whose turn it is. */
  hold(who: Buyer, event: EventInventory, items: Items): Promise<HoldAnswer>;
  book(who: Buyer, payload: object): Promise<Answered<Booking>>;
  pay(booking: Pick<Booking, 'id' | 'totalMinor' | 'currency'>): Promise<void>;
  /** Ends everything and says what was wrong: answers of 500 and above, deadlocks, laws that are broken. */
  faults(): Promise<readonly string[]>;
}

const processes = 2;

export async function openArena(): Promise<Arena> {
  await using opened = new AsyncDisposableStack();
  const world = opened.use(await bookingWorld());
  const others: TestService[] = [];
  for (let more = 1; more < processes; more++)
    others.push(opened.use(await testService(bookingService, { beside: world.service, answers: { event: answerOf(world) } })));
  const all = [world.service, ...others];
  const broken: string[] = [];
  let turn = 0;
  const next = (): TestService => all[turn++ % all.length] as TestService;
  const post = async <Body>({ name, cart }: Buyer, path: string, payload: object): Promise<Answered<Body>> => {
    const service = next();
    const answer = await service.inject({
      method: 'POST',
      url: `/api/bookings${path}`,
      headers: { ...(await service.asUser(person(name))), 'x-cart': cart, 'idempotency-key': newId() },
      payload,
    });
    if (answer.statusCode >= 500) broken.push(`${path} answered ${answer.statusCode}: ${answer.body}`);
    return { status: answer.statusCode, body: answer.json() };
  };
  const stack = opened.move();
  return {
    world,
    hold: (who, event, items) => post(who, '/holds', { eventId: event.eventId, items }) as Promise<HoldAnswer>,
    book: (who, payload) => post(who, '', payload),
    async pay({ id, totalMinor, currency }) {
      const settled = await next().deliver(paymentCompleted, { paymentId: newId(), bookingId: id, amountMinor: totalMinor, currency });
      if (settled?.outcome !== 'done') broken.push(`a payment was not taken in: ${JSON.stringify(settled)}`);
    },
    async faults() {
      const { url, pool, clock } = world.service;
      await Promise.all(all.map(service => service.running.stop()));
      // A backend tells its deadlocks when it ends at the latest.
      const { rows } = await pool.query<{ deadlocks: number }>(
        'select deadlocks::int from pg_stat_database where datname = current_database()',
      );
      const deadlocks = rows[0]?.deadlocks ?? 0;
      const findings = await checkInvariants({ databases: { booking: url }, now: clock.now() });
      return [...broken, ...(deadlocks > 0 ? [`${deadlocks} deadlocks`] : []), ...findings.flatMap(({ violations }) => violations)];
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const answerOf =
  ({ inventories }: BookingWorld) =>
  ({ path }: { readonly path: string }) => ({ status: 200, body: inventories.get(/\/events\/([^/]+)\//.exec(path)?.[1] ?? '') });
