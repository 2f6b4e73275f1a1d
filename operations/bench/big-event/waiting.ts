import { expectJson } from '../load/client.ts';
import { each } from '../load/each.ts';
import { load } from '../load/load.ts';
import { loadOn } from '../load/load-on.ts';
import { perAnswer, startMeter } from '../machine/meter.ts';
import { compared } from '../result.ts';
import { createCrowd, createVisitors } from '../waiting-room/crowd.ts';
import { openRoom } from '../waiting-room/open-room.ts';
import type { Asking } from './asking.ts';

const waiting = 50_000;
const joining = 3000;
const callers = 64;
const looking = { callers, seconds: 3 };
const hourMs = 3_600_000;

/**
 * Joining and looking while fifty thousand wait already, half of them from one address, as behind a carrier's gateway: what that address has is counted each time
 * somebody comes from it.
 */
export async function reportWaiting({ server, db, client, headers, report }: Asking, scope: AsyncDisposableStack): Promise<void> {
  const room = await openRoom(client, db, { preQueueMinutes: 120, ratePerMinute: 1000, maxPerAddress: 100_000 });
  await room.opensAt(new Date(Date.now() + hourMs));
  const crowd = createCrowd(server.url, { eventId: room.eventId, callers }, scope);
  const [first] = createVisitors(1);
  if (first) await crowd.join(first, 0);
  await db.pool.query(
    `insert into waiting_visitors (event_id, visitor, address, joined_at)
     select $1, md5(nth::text), case when nth % 2 = 0 then v.address else md5((nth % 5000)::text) end, now()
     from generate_series(1, $2::int) as nth, (select address from waiting_visitors where event_id = $1 limit 1) v`,
    [room.eventId, waiting],
  );
  await db.pool.query('vacuum analyze waiting_visitors');

  for (const [name, callerOf] of [
    ['join-crowded', () => 0],
    ['join-alone', (caller: number) => caller],
  ] as const) {
    const visitors = createVisitors(joining);
    const stop = startMeter(server.pid);
    const { perSecond: value, ...details } = await each(visitors, (visitor, caller) => crowd.join(visitor, callerOf(caller)), {
      callers,
      seconds: 30,
    });
    report({ name: `big-event-waiting-${name}`, value, unit: '/s', waiting, ...details, ...perAnswer(stop(), details.done) });
    if (name === 'join-crowded') continue;
    const looks = await loadOn(server, caller => crowd.findNumber(visitors[caller] as (typeof visitors)[number], caller), looking);
    const raw = await load(
      caller =>
        db.pool.query({
          name: 'look',
          text: 'select number from waiting_visitors where event_id = $1 and visitor = $2',
          values: [room.eventId, visitors[caller]?.name],
        }),
      looking,
    );
    const { perSecond, ...of } = looks;
    report(
      compared({
        name: 'big-event-waiting-position',
        value: perSecond,
        unit: '/s',
        baseline: raw.perSecond,
        against: 'the row by its key',
        waiting,
        ...of,
      }),
    );
  }
  const control = await load(() => expectJson(client({ path: `/api/bookings/events/${room.eventId}/waiting-room`, headers }), 200), {
    callers: 1,
    seconds: 2,
  });
  report({ name: 'big-event-waiting-control', value: control.p50Ms, unit: 'ms', ...control });
}
