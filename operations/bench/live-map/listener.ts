import { decodeUpdate } from '@event-planner/contracts/live';
import type { Socket } from 'node:net';
import { openRawSocket } from './raw-socket.ts';
import type { FromListener, ListenerOptions, ToListener } from './start-listener.ts';

/** Many screens in a process of their own. Forked by `start-listener.ts`, and ends with the process that forked it. */
const { address, sockets, seats }: ListenerOptions = JSON.parse(process.argv[2] ?? '{}');
const say = (message: FromListener): void => void process.send?.(message);
const now = (): number => performance.timeOrigin + performance.now();

/** When each socket heard a delta, and which seats it was about: decoded once, for it is the same for all. */
interface Heard {
  readonly seats: readonly number[];
  readonly at: number[];
}
const deltas = new Map<number, Heard>();
const snapshotKind = 1;
/** A kind and a number, and no seat: it only says that nothing has changed. */
const pulseBytes = 5;
let snapshots = 0;

function hear(message: Buffer): void {
  const at = now();
  if (message[0] === snapshotKind) return void snapshots++;
  if (message.length === pulseBytes) return;
  const seq = message.readUInt32LE(1);
  const known = deltas.get(seq);
  if (known) return void known.at.push(at);
  const update = decodeUpdate(message, seats);
  if (update.kind === 'delta') deltas.set(seq, { seats: update.changes.map(([seat]) => seat), at: [at] });
}

const atOnce = 100;
const open: Socket[] = [];
async function openAll(): Promise<void> {
  while (open.length < sockets) {
    const some = Math.min(atOnce, sockets - open.length);
    open.push(...(await Promise.all(Array.from({ length: some }, () => openRawSocket(new URL(address), hear)))));
  }
  say({ kind: 'open' });
}

/** By how many milliseconds each screen was late for each change. */
function latenesses(changes: Readonly<Record<number, number>>): Float64Array {
  const late = [...deltas.values()].flatMap(({ seats: changed, at }) =>
    changed.flatMap(seat => {
      const changedAt = changes[seat];
      return changedAt === undefined ? [] : at.map(heardAt => Math.max(0, heardAt - changedAt));
    }),
  );
  return Float64Array.from(late).toSorted();
}

function summarize(changes: Readonly<Record<number, number>>): FromListener {
  const sorted = latenesses(changes);
  const percentile = (share: number): number => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN);
  return {
    kind: 'heard',
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    p99Ms: percentile(0.99),
    heard: sorted.length,
    missed: sockets * Object.keys(changes).length - sorted.length,
    deltas: deltas.size,
    // Each begins with one; any more is somebody who could not keep up.
    snapshots: snapshots - sockets,
  };
}

process.on('SIGINT', () => {}); // A Ctrl-C reaches both of us; the other one ends, and then we do.
process.on('disconnect', () => process.exit());
process.on('message', ({ changes }: ToListener) => say(summarize(changes)));
await openAll();
