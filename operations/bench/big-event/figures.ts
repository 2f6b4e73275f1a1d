import { expectJson } from '../load/client.ts';
import { loadOn } from '../load/load-on.ts';
import { compared } from '../result.ts';
import { type Asking, readPlainly } from './asking.ts';
import type { BigEvent } from './fill.ts';

const looking = { callers: 1, seconds: 3 };
const days = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/** What the organizer and those at the doors look at again and again; by one person, beside a plain count of the rows it is about. */
export async function reportFigures(asking: Asking, event: BigEvent): Promise<void> {
  const { server, client, headers, report } = asking;
  const { id, organizerId } = event;
  const looks = {
    'sales-30-days': `/api/bookings/sales?organizerId=${organizerId}`,
    'sales-100-days': `/api/bookings/sales?organizerId=${organizerId}&from=${days(100)}&to=${days(0)}`,
    'sales-of-event': `/api/bookings/sales/${id}?from=${days(100)}&to=${days(0)}`,
    'check-in-counts': `/api/bookings/events/${id}/check-in`,
    availability: `/api/bookings/availability/${id}`,
  };
  const baseline = await readPlainly(asking, 'select count(*) from tickets where event_id = $1', [id]);
  for (const [name, path] of Object.entries(looks)) {
    const { p50Ms, ...details } = await loadOn(server, () => expectJson(client({ path, headers }), 200), looking);
    report(
      compared({
        name: `big-event-${name}`,
        value: p50Ms,
        unit: 'ms',
        baseline,
        against: 'counting its tickets',
        ...details,
      }),
    );
  }
}
