import { expectJson } from '../load/client.ts';
import { load } from '../load/load.ts';
import { loadOn } from '../load/load-on.ts';
import { compared } from '../result.ts';
import type { Asking } from './asking.ts';
import type { BigEvent } from './fill.ts';

const searching = { callers: 4, seconds: 2 };

interface Known {
  readonly reference: string;
  readonly email: string;
  readonly name: string;
}

/** What somebody at a desk types while another waits in front of it: part of a name, an address, a reference; and the list as it opens. */
const searches: Readonly<Record<string, (of: Known) => string>> = {
  opened: () => '',
  'by-name': () => '&sort=name',
  'name-part': ({ name }) => `&q=${encodeURIComponent((name.split(' ')[1] ?? '').slice(0, 5))}`,
  'common-name': ({ name }) => `&q=${encodeURIComponent(name.split(' ')[0] ?? '')}`,
  'full-name': ({ name }) => `&q=${encodeURIComponent(name)}`,
  email: ({ email }) => `&q=${encodeURIComponent(email)}`,
  reference: ({ reference }) => `&q=${reference}`,
};

/** Orders and attendees looked for among all of the event's, beside the row alone by its key. */
export async function reportSearches({ server, db, client, headers, report }: Asking, { id, organizerId }: BigEvent): Promise<void> {
  const { rows: known } = await db.pool.query<Known>(
    'select reference, email, attendee_name as name from bookings where event_id = $1 order by md5(id::text) limit 500',
    [id],
  );
  let asked = 0;
  const somebody = (): Known => known[asked++ % known.length] as Known;
  const raw = await load(() => db.pool.query('select * from bookings where reference = $1', [somebody().reference]), searching);
  const lists = {
    orders: `/api/bookings/events/${id}/orders?limit=50`,
    attendees: `/api/bookings/events/${id}/attendees?limit=50`,
    'all-orders': `/api/bookings/orders?organizerId=${organizerId}&limit=50`,
  };
  for (const [list, path] of Object.entries(lists))
    for (const [kind, queryOf] of Object.entries(searches)) {
      if (kind === 'by-name' && list === 'attendees') continue;
      const { perSecond: value, ...details } = await loadOn(
        server,
        async () => {
          const { items } = await expectJson<{ items: unknown[] }>(client({ path: path + queryOf(somebody()), headers }), 200);
          if (items.length === 0) throw new Error(`nothing was found by ${kind}`);
        },
        searching,
      );
      report(
        compared({
          name: `big-event-${list}-${kind}`,
          value,
          unit: '/s',
          baseline: raw.perSecond,
          against: 'the row by its reference alone',
          ...details,
        }),
      );
    }
}
