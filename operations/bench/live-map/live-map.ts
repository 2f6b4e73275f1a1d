import { setTimeout as delay } from 'node:timers/promises';
import { layOut } from '@event-planner/contracts/seat-map';
import { houses } from '@event-planner/demo/seat-maps/houses';
import { createDatabase } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { holdOverHttp } from '../holds/hold-over-http.ts';
import { createClient, type Client } from '../load/client.ts';
import { perAnswer, startMeter } from '../machine/meter.ts';
import type { Benchmark } from '../result.ts';
import { named } from '../system/named.ts';
import { createNight, type Wish } from '../system/stage.ts';
import { startServer } from '../system/start-server.ts';
import { startListener } from './start-listener.ts';

const seconds = 10;
/** Holds of two seats each: 200 seats a second change. */
const holdsPerSecond = 100;
/** For what is on its way when the last hold was answered. */
const settleMs = 3000;

const seats = layOut(houses.arena());
const placeOf = new Map(seats.map(({ id }, index) => [id, index]));

/**
 * Buyers hold seats of an arena while many look at its plan: how long after the buyer was answered does it show on every screen? Screens are in a process of their own,
 * buyers in this one.
 */
export const liveMap: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const db = scope.adopt(createDatabase<Tables>({ url: named(server.databases, 'booking'), applicationName: 'bench' }), database =>
    database.close(),
  );
  const client = scope.use(createClient(server.url));
  for (const sockets of [1000, 10_000]) {
    await using screens = new AsyncDisposableStack();
    const wishes = await createNight(db);
    const address = `${server.url}/api/bookings/live?eventId=${wishes[0]?.eventId}`;
    const before = await server.bytesInUse();
    const listener = await startListener({ address, sockets, seats: seats.length }, screens);
    const kbPerSocket = Number((((await server.bytesInUse()) - before) / 1024 / sockets).toFixed(1));
    await sell(client, wishes.slice(0, holdsPerSecond)); // Code is compiled by what nobody counts.
    const stop = startMeter(server.pid);
    const changes = await sell(client, wishes.slice(holdsPerSecond, holdsPerSecond * (1 + seconds)));
    const usage = stop();
    await delay(settleMs);
    const { p95Ms: value, ...heard } = await listener.summarize(changes);
    const { serverUs, ...used } = perAnswer(usage, Object.keys(changes).length);
    report({
      name: `live-map-s${sockets}`,
      value,
      unit: 'ms p95',
      ...heard,
      kbPerSocket,
      serverUsPerChange: serverUs,
      othersPercent: used.othersPercent,
    });
  }
};

/** At an even pace; whoever is late does not hold up the others. Answers when each seat was known to be held. */
async function sell(client: Client, wishes: readonly Wish[]): Promise<Readonly<Record<number, number>>> {
  const changes: Record<number, number> = {};
  const begin = performance.now();
  const buying: Promise<void>[] = [];
  for (const [at, wish] of wishes.entries()) {
    await delay(Math.max(0, begin + (at * 1000) / holdsPerSecond - performance.now()));
    buying.push(
      holdOverHttp(client, wish, false).then(() => {
        for (const { seat } of wish.places) changes[placeOf.get(seat ?? '') ?? -1] = performance.timeOrigin + performance.now();
      }),
    );
  }
  await Promise.all(buying);
  return changes;
}
