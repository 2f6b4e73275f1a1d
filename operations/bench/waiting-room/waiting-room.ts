import { createDatabase, type Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { startBareServer } from '../browse/start-bare-server.ts';
import { createClient, expectJson } from '../load/client.ts';
import { each } from '../load/each.ts';
import { load } from '../load/load.ts';
import { residentMb } from '../machine/process-tree.ts';
import { perAnswer, startMeter, type Usage } from '../machine/meter.ts';
import { type Benchmark, compared, type Report, type Result } from '../result.ts';
import { eventually } from '../system/eventually.ts';
import { named } from '../system/named.ts';
import { type Server, startServer } from '../system/start-server.ts';
import { admitAll, type Opening, pushIn } from './admissions.ts';
import { checkDraw } from './check-draw.ts';
import { createCrowd, createVisitors, type Crowd } from './crowd.ts';
import { openRoom } from './open-room.ts';
import { loadRawVisitors } from './raw-visitors.ts';

const people = 50_000;
const callers = 256;
/** Of everything that everybody does once; whoever is not served by then fails the benchmark. */
const seconds = 60;
const looking = { callers: 64, seconds: 3 };
/** As many as an organizer may let in: everybody in half a minute. */
const ratePerMinute = 100_000;
/** On average 195 come from an address, and chance has to be kept out. */
const maxPerAddress = 2000;
const hourMs = 3_600_000;

/** An on-sale that fifty thousand people wait for: they join, are drawn, learn their numbers, look how far it is, and are let in. Then it is checked that it was fair. */
export const waitingRoom: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const booking = named(server.databases, 'booking');
  const db = scope.adopt(createDatabase<Tables>({ url: booking, applicationName: 'bench' }), database => database.close());
  const client = scope.use(createClient(server.url));
  const room = await openRoom(client, db, { preQueueMinutes: 120, ratePerMinute, maxPerAddress });
  await room.opensAt(new Date(Date.now() + hourMs));
  const crowd = createCrowd(server.url, { eventId: room.eventId, callers }, scope);
  const { seedHash } = await crowd.look(0);
  const before = await server.bytesInUse();

  const visitors = createVisitors(people);
  const joined = await measured(server, () => each(visitors, crowd.join, { callers, seconds }));
  const raw = await loadRawVisitors(booking, db, looking.seconds);
  report(compared({ ...lineOf('join', joined), baseline: raw.perSecond, against: 'one insert each, committed' }));

  const opensAt = new Date(Date.now() + 1000);
  await room.opensAt(opensAt);
  await eventually('the draw', async () => ((await crowd.look(0)).isDrawn ? true : undefined));
  report({ name: 'waiting-room-draw', value: Date.now() - opensAt.getTime(), unit: 'ms', people });

  report(lineOf('number', await measured(server, () => each(visitors, crowd.findNumber, { callers, seconds }))));
  const opening: Opening = { crowd, inLine: visitors.toSorted((a, b) => a.number - b.number), opensAt, ratePerMinute, callers, seconds };
  const pushed = await pushIn(opening);
  await reportLooks(report, { server, crowd }, scope);
  const { admissions, faults } = await admitAll(opening);
  const { perSecond, ...details } = admissions;
  report({ name: 'waiting-room-admission', value: perSecond, unit: '/s', ...details, ratePerMinute });
  const inUse = { beforeMb: inMb(before), inUseMb: inMb(await server.bytesInUse()) };
  report({ name: 'waiting-room-memory', value: residentMb(server.pid), unit: 'MB', ...inUse });

  const wrong = [
    ...pushed,
    ...faults,
    ...(await checkDraw(client, crowd.path, { visitors, seedHash })),
    ...(await checkRows(db, room.eventId)),
  ];
  const numbers = new Set(visitors.map(({ number }) => number)).size;
  report({ name: 'waiting-room-check', value: wrong.length, unit: 'faults', numbers, ...(wrong[0] !== undefined && { first: wrong[0] }) });
};

const inMb = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** How far it is, which all ask again and again, beside the same bytes from a server that does nothing else. */
async function reportLooks(
  report: Report,
  { server, crowd }: { readonly server: Server; readonly crowd: Crowd },
  scope: AsyncDisposableStack,
): Promise<void> {
  const path = crowd.path;
  const body = JSON.stringify(await crowd.look(0));
  const bare = await startBareServer([{ path, contentType: 'application/json; charset=utf-8', body }], scope);
  const bareClient = scope.use(createClient(bare.url));
  const looks = await measured(server, () => load(caller => crowd.look(caller), looking));
  const bareLooks = await load(() => expectJson(bareClient({ path }), 200), looking);
  const against = 'the same bytes from a bare Node.js HTTP server';
  report(compared({ ...lineOf('look', looks), baseline: bareLooks.perSecond, against, bareP99Ms: bareLooks.p99Ms }));
}

/** What the database says of who was let in: everybody, each with a number of their own. */
async function checkRows(db: Database<Tables>, eventId: string): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ waited: number; numbers: number; highest: number; came: number }>(
    `select count(*)::int as waited, count(distinct number)::int as numbers, max(number) as highest, count(came_at)::int as came from waiting_visitors where event_id = $1`,
    [eventId],
  );
  return Object.entries(rows[0] ?? {}).flatMap(([what, count]) => (count === people ? [] : [`${what}: ${count} instead of ${people}`]));
}

interface Loaded {
  readonly perSecond: number;
  readonly done: number;
  readonly usage: Usage;
}

async function measured<Load extends Omit<Loaded, 'usage'>>(server: Server, run: () => Promise<Load>): Promise<Load & Loaded> {
  const stop = startMeter(server.pid);
  const done = await run();
  return { ...done, usage: stop() };
}

const lineOf = (name: string, { perSecond, usage, ...details }: Loaded): Result => ({
  name: `waiting-room-${name}`,
  value: perSecond,
  unit: '/s',
  ...details,
  ...perAnswer(usage, details.done),
});
