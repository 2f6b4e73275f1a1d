import type { DoorList } from '@event-planner/contracts/door-list';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import { demoPassword } from '@event-planner/demo/accounts';
import { startMeter } from '../machine/meter.ts';
import { compared } from '../result.ts';
import { type Asking, readPlainly } from './asking.ts';
import type { BigEvent } from './fill.ts';

/** What a device at the door downloads before anybody comes: how large it is, how long the server works for it; and what came of nothing new, which it asks every ten seconds. */
export async function reportDoorList(asking: Asking, { id }: BigEvent): Promise<void> {
  const { server, headers, report } = asking;
  const path = `${server.url}/api/bookings/events/${id}/door-list`;
  for (const encoding of ['identity', 'gzip']) {
    const stop = startMeter(server.pid);
    const begin = performance.now();
    let [bytes, tickets, pages, since] = [0, 0, 0, ''];
    for (let more = true; more; pages++) {
      const response = await fetch(`${path}?limit=5000${since}`, { headers: { ...headers, 'accept-encoding': encoding } });
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      const page = (await response.json()) as DoorList;
      // Of a compressed answer its length is that on the wire.
      bytes += Number(response.headers.get('content-length'));
      tickets += page.rows.length;
      since = `&since=${encodeURIComponent(page.next)}`;
      ({ more } = page);
    }
    const value = Math.round(performance.now() - begin);
    const { serverMs, postgresMs, othersPercent } = stop();
    const columns = 't.id, t.ticket_type_id, t.attendee_name, t.seat, t.state, c.inside, c.entries, c.entered_at, c.gate_id';
    const baseline = await readPlainly(
      asking,
      `select ${columns} from tickets t left join check_ins c on c.ticket_id = t.id where t.event_id = $1`,
      [id],
    );
    report(
      compared({
        name: `big-event-door-list-${encoding}`,
        value,
        unit: 'ms',
        baseline,
        against: 'the same rows by one statement, kept in memory',
        tickets,
        pages,
        kb: Math.round(bytes / 1000),
        serverMs,
        postgresMs,
        othersPercent,
      }),
    );
  }
}

/** The same list in a real browser: until it is ready for the first scan, after a download and from the device itself; how long a name takes, and what it keeps in memory. */
export async function reportDoorInBrowser({ server, report }: Asking, { id }: BigEvent, tickets: number): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
    await page.goto(`${server.url}/login?redirect=%2Fdoor`);
    await page.getByLabel('E-mail').fill('door@example.test');
    await page.getByLabel('Password', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('heading', { name: 'Check-in' }).waitFor();
    const devtools = await page.context().newCDPSession(page);
    const heapMb = async (): Promise<number> => {
      await devtools.send('HeapProfiler.collectGarbage');
      return Math.round((await devtools.send('Runtime.getHeapUsage')).usedSize / 1024 / 1024);
    };
    const before = await heapMb();
    const ready = page.getByText(`Ready offline: ${tickets.toLocaleString('en-GB')} tickets`);
    const until = async (open: () => Promise<unknown>): Promise<number> => {
      const begin = performance.now();
      await open();
      await ready.waitFor({ timeout: 120_000 });
      return Math.round(performance.now() - begin);
    };
    report({ name: 'big-event-door-download', value: await until(() => page.goto(`${server.url}/door/${id}`)), unit: 'ms', tickets });
    const kept = { heapMb: await heapMb(), heapBeforeMb: before };
    report({ name: 'big-event-door-reopened', value: await until(() => page.reload()), unit: 'ms', ...kept });
    const begin = performance.now();
    await page.getByRole('textbox', { name: 'Find by name' }).fill('guest of ker');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /^Let in.*Guest of Ker/ })
      .first()
      .waitFor();
    report({ name: 'big-event-door-name', value: Math.round(performance.now() - begin), unit: 'ms' });
  } finally {
    await browser.close();
  }
}
