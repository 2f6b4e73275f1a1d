import { randomUUID } from 'node:crypto';
import { createDatabase, type Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { createClient } from '../load/client.ts';
import { createTimes, each } from '../load/each.ts';
import { type Load, load, nothingLeft } from '../load/load.ts';
import { perAnswer, startMeter } from '../machine/meter.ts';
import { watchConfirmations } from '../purchase/confirmations.ts';
import { openShop, type Shop, type Taken } from '../purchase/shop.ts';
import type { Benchmark, Result } from '../result.ts';
import { type Account, registerAccounts } from '../system/accounts.ts';
import { checkBooks } from '../system/check-books.ts';
import { named } from '../system/named.ts';
import { createField, type Wish } from '../system/stage.ts';
import { startServer } from '../system/start-server.ts';
import { createQueue } from './queue.ts';
import { takePlace } from './take-place.ts';

const people = 10_000;
const places = 5000;
const callers = 256;
/** Of selling; whoever is not served by then fails the benchmark. */
const seconds = 120;

/** Ten thousand people want the five thousand places of one event at once. Those who get one pay for it while others are still being told; then everything is counted. */
export const onsale: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const db = scope.adopt(createDatabase<Tables>({ url: named(server.databases, 'booking'), applicationName: 'bench' }), database =>
    database.close(),
  );
  const client = scope.use(createClient(server.url));
  const shop = await openShop({ client, confirmations: scope.use(watchConfirmations(db)), scope });
  const accounts = await registerAccounts(server, callers);
  const wish = await createField(db, { capacity: places, quantity: 1 });
  const stop = startMeter(server.pid);
  const { holds, purchases, soldOut } = await sell({ shop, accounts, take: cart => takePlace(client, wish, cart) });
  const usage = perAnswer(stop(), purchases.done);
  report(lineOf('holds', holds));
  report(lineOf('purchases', { ...purchases, ...shop.takeSteps(), ...usage }));
  report(await checkSold(db, wish, soldOut));
  // Five thousand mails take longer than selling did: what is on its way breaks no law.
  report(await checkBooks('onsale', server, { afterAll: false }));
};

const lineOf = (name: string, { perSecond, ...details }: Load): Result => ({
  name: `onsale-${name}`,
  value: perSecond,
  unit: '/s',
  ...details,
});

interface Sale {
  readonly shop: Shop;
  readonly accounts: readonly Account[];
  /** Undefined when it is sold out. */
  readonly take: (cart: string) => Promise<Taken | undefined>;
}

async function sell({ shop, accounts, take }: Sale) {
  const taken = createQueue<Taken>();
  const asking = createTimes();
  const paying = createTimes();
  let soldOut = 0;
  let soldOutSeconds = Number.NaN;
  const carts = Array.from({ length: people }, () => randomUUID());
  const ask = async (cart: string): Promise<void> => {
    const got = await asking.of(take(cart));
    if (!got) return void (soldOut += 1);
    taken.add(got);
    soldOutSeconds = asking.seconds();
  };
  const pay = async (caller: number): Promise<unknown> => {
    const next = await taken.next();
    if (!next) return nothingLeft;
    const { id, state, tickets } = await paying.of(shop.pay(accounts[caller] as Account, next));
    if (state !== 'confirmed' || tickets.length !== 1) throw new Error(`the booking ${id} is ${state} with ${tickets.length} tickets`);
  };
  const [, paid] = await Promise.all([
    each(carts, ask, { callers, seconds }).finally(() => taken.end()),
    load(pay, { callers: accounts.length, seconds, warmUpSeconds: 0 }),
  ]);
  const { failed, firstFailure } = paid;
  return {
    holds: { ...asking.summarize(), soldOutSeconds },
    purchases: { ...paying.summarize(), failed, ...(firstFailure !== undefined && { firstFailure }), paidSeconds: paying.seconds() },
    soldOut,
  };
}

/** What the database says, beside what people were told: each place was sold once, and everybody else was told so. */
async function checkSold(db: Database<Tables>, { eventId }: Wish, soldOut: number): Promise<Result> {
  const { rows } = await db.pool.query<{ tickets: number; booked: number }>(
    `select (select count(*)::int from tickets where event_id = $1 and state = 'valid') as tickets,
       (select count(*)::int from bookings where event_id = $1 and state = 'confirmed') as booked`,
    [eventId],
  );
  const found = { tickets: rows[0]?.tickets, booked: rows[0]?.booked, soldOut };
  const expected = { tickets: places, booked: places, soldOut: people - places };
  const faults = Object.entries(expected).filter(([what, count]) => found[what as keyof typeof found] !== count);
  return { name: 'onsale-sold', value: faults.length, unit: 'faults', ...found };
}
