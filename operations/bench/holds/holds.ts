import { createDatabase, type Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { createClient } from '../load/client.ts';
import { load, nothingLeft } from '../load/load.ts';
import { loadOn } from '../load/load-on.ts';
import { named } from '../system/named.ts';
import { holdOverHttp } from './hold-over-http.ts';
import { openRawConnections } from './raw-connections.ts';
import { holdRaw } from './raw-holds.ts';
import { type Benchmark, compared } from '../result.ts';
import { createField, createNight, oneAfterAnother, type Wish } from '../system/stage.ts';
import { checkBooks } from '../system/check-books.ts';
import { startServer } from '../system/start-server.ts';

const seconds = 4;
/** Each has 6,000 pairs of seats; a run ends early when it has used up all. */
const nights = 6;

/** What the callers of one run wish for, and whether all get it. */
interface Case {
  readonly name: string;
  readonly createWishes: (db: Database<Tables>) => Promise<(caller: number) => Wish | undefined>;
  readonly mayBeRefused: boolean;
}

const cases: readonly Case[] = [
  {
    name: 'counted', // Places of one hot event: every hold changes the same counter.
    mayBeRefused: false,
    async createWishes(db) {
      const field = await createField(db);
      return () => field;
    },
  },
  {
    name: 'seats', // Neighbouring seats in an arena, each pair wanted once.
    mayBeRefused: false,
    async createWishes(db) {
      return oneAfterAnother((await Promise.all(Array.from({ length: nights }, () => createNight(db)))).flat());
    },
  },
  {
    name: 'contended', // All want the best seats that they have not asked for yet: one gets them, the others are refused, and all go on to the next.
    mayBeRefused: true,
    async createWishes(db) {
      const pairs = await createNight(db);
      const asked: number[] = [];
      return caller => {
        const next = asked[caller] ?? 0;
        asked[caller] = next + 1;
        return pairs[next];
      };
    },
  },
];

/** POST /api/bookings/holds with a new cart each, through the edge, beside the same SQL without everything around it. */
export const holds: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const booking = named(server.databases, 'booking');
  const db = scope.adopt(createDatabase<Tables>({ url: booking, applicationName: 'bench' }), database => database.close());
  const client = scope.use(createClient(server.url));
  for (const { name, createWishes, mayBeRefused } of cases) {
    for (const callers of [16, 64]) {
      const wish = await createWishes(db);
      const { perSecond: value, ...details } = await loadOn(server, caller => holdOverHttp(client, wish(caller), mayBeRefused), {
        callers,
        seconds,
      });
      const { perSecond: baseline } = await loadRaw(booking, { callers, wish: await createWishes(db) });
      report(
        compared({
          name: `holds-${name}-c${callers}`,
          value,
          unit: '/s',
          baseline,
          against: 'the same SQL, driven directly',
          ...details,
        }),
      );
    }
  }
  report(await checkBooks('holds', server));
};

async function loadRaw(url: string, { callers, wish }: { readonly callers: number; readonly wish: (caller: number) => Wish | undefined }) {
  await using scope = new AsyncDisposableStack();
  const connections = await openRawConnections<Tables>(url, { count: callers, scope });
  const raw = await load(
    async caller => {
      const [connection, wanted] = [connections[caller], wish(caller)];
      return connection && wanted ? holdRaw(connection, wanted) : nothingLeft;
    },
    { callers, seconds },
  );
  if (raw.failed > 0) throw new Error(`the baseline failed: ${raw.firstFailure}`);
  return raw;
}
