import { readFileSync, writeFileSync } from 'node:fs';
import { startMeter } from '../machine/meter.ts';
import { compared } from '../result.ts';
import { type Asking, readPlainly } from './asking.ts';
import type { BigEvent } from './fill.ts';

/** All attendees as CSV and as XLSX: how long, and how much memory the server needed beside what it has anyway. */
export async function reportExports(asking: Asking, { id }: BigEvent): Promise<void> {
  for (const format of ['csv', 'xlsx'] as const) {
    const { server, headers, report } = asking;
    const before = await server.bytesInUse();
    forgetPeak(server.pid);
    const residentBefore = inMb(statusOf(server.pid, 'VmRSS'));
    const stop = startMeter(server.pid);
    const begin = performance.now();
    const { bytes, rows } = await download(`${server.url}/api/bookings/events/${id}/exports/attendees?format=${format}`, headers);
    const seconds = (performance.now() - begin) / 1000;
    const { serverMs, postgresMs, othersPercent } = stop();
    const plain = await readPlainly(
      asking,
      'select t.*, b.reference, b.origin, b.attendee_name, b.email, b.answers from bookings b join tickets t on t.booking_id = b.id where b.event_id = $1 order by b.id desc, t.position',
      [id],
    );
    report(
      compared({
        name: `big-event-export-${format}`,
        value: Number(seconds.toFixed(1)),
        unit: 's',
        baseline: Number((plain / 1000).toFixed(1)),
        against: 'the same rows by one statement, kept in memory',
        rows,
        mb: Number((bytes / 1e6).toFixed(1)),
        heapBeforeMb: Math.round(before / 1024 / 1024),
        residentBeforeMb: residentBefore,
        residentPeakMb: inMb(statusOf(server.pid, 'VmHWM')),
        serverMs,
        postgresMs,
        othersPercent,
      }),
    );
  }
}

async function download(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly bytes: number; readonly rows: number }> {
  const response = await fetch(url, { headers });
  if (response.status !== 200 || !response.body) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  let bytes = 0;
  for await (const chunk of response.body) bytes += chunk.length;
  return { bytes, rows: Number(response.headers.get('x-export-rows')) };
}

/** Linux keeps the most that was ever resident, and forgets it when told so: `man proc_pid_clear_refs`. */
const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

const statusOf = (pid: number, field: string): number =>
  Number(new RegExp(`\\n${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

const inMb = (kilobytes: number): number => Math.round(kilobytes / 1024);
