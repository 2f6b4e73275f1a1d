import { createDatabase } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { holdOverHttp } from '../holds/hold-over-http.ts';
import { createClient } from '../load/client.ts';
import { loadOn } from '../load/load-on.ts';
import { type Benchmark, compared } from '../result.ts';
import { checkBooks } from '../system/check-books.ts';
import { named } from '../system/named.ts';
import { createField } from '../system/stage.ts';
import { startServer } from '../system/start-server.ts';
import { loadRawCounter } from './raw-counter.ts';

const seconds = 5;

/**
 * Everybody wants places of one ticket type of one event, through the edge, each with a cart of their own, beside the bare row that they all change. Whoever gets
 * there one by one is as fast as a disk commits and a row is let go; deciding together is how one gets past that.
 */
export const hotEvent: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const booking = named(server.databases, 'booking');
  const db = scope.adopt(createDatabase<Tables>({ url: booking, applicationName: 'bench' }), database => database.close());
  const client = scope.use(createClient(server.url));
  for (const callers of [64, 256]) {
    const field = await createField(db);
    const { perSecond: value, ...details } = await loadOn(server, () => holdOverHttp(client, field, false), {
      callers,
      seconds,
      warmUpSeconds: 5,
    });
    const { perSecond: baseline } = await loadRawCounter(booking, { callers, seconds });
    report(
      compared({
        name: `hot-event-c${callers}`,
        value,
        unit: '/s',
        baseline,
        against: 'one update of the one row, each committed',
        ...details,
      }),
    );
  }
  report(await checkBooks('hot-event', server));
};
