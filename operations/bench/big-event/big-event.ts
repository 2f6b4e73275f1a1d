import { demoPassword } from '@event-planner/demo/accounts';
import { createDatabase } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { createClient, expectJson } from '../load/client.ts';
import type { Benchmark } from '../result.ts';
import { named } from '../system/named.ts';
import { startServer } from '../system/start-server.ts';
import type { Asking } from './asking.ts';
import { reportDoorInBrowser, reportDoorList } from './door.ts';
import { reportExports } from './exporting.ts';
import { reportFigures } from './figures.ts';
import { fillEvent } from './fill.ts';
import { reportSearches } from './searching.ts';
import { reportWaiting } from './waiting.ts';

const sold = 200_000;
const atTheDoor = 50_000;
/** Filling is one statement for each table; whatever takes longer is stuck. */
const statementTimeoutMs = 120_000;

/** One event with 200,000 tickets and one with a door list of 50,000: what those who look after them wait for. */
export const bigEvent: Benchmark = async (report, scope) => {
  const server = await startServer(scope, { web: true });
  const options = { url: named(server.databases, 'booking'), applicationName: 'bench', statementTimeoutMs };
  const db = scope.adopt(createDatabase<Tables>(options), database => database.close());
  const client = scope.use(createClient(server.url));
  const begin = performance.now();
  const event = await fillEvent(db, { nth: 0, tickets: sold, admitted: sold / 4 });
  const door = await fillEvent(db, { nth: 1, tickets: atTheDoor, admitted: atTheDoor / 4 });
  report({
    name: 'big-event-filled',
    value: Number(((performance.now() - begin) / 1000).toFixed(1)),
    unit: 's',
    tickets: sold + atTheDoor,
  });

  const asking: Asking = { server, db, client, headers: await logIn(), report };
  await reportDoorList(asking, door);
  await reportDoorInBrowser(asking, door, await countTickets(door.id));
  await reportFigures(asking, event);
  await reportSearches(asking, event);
  await reportExports(asking, event);
  await reportWaiting(asking, scope);

  async function logIn(): Promise<Asking['headers']> {
    const login = { email: 'organizer@example.test', password: demoPassword };
    const { accessToken } = await expectJson<{ accessToken: string }>(
      client({ method: 'POST', path: '/api/auth/login', body: login }),
      200,
    );
    return { authorization: `Bearer ${accessToken}` };
  }
  /** With those that the demo had sold. */
  async function countTickets(eventId: string): Promise<number> {
    const { rows } = await db.pool.query<{ count: number }>('select count(*)::int as count from tickets where event_id = $1', [eventId]);
    return rows[0]?.count ?? 0;
  }
};
