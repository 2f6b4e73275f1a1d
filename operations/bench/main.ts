import { parseArgs } from 'node:util';
import { auth } from './auth/auth.ts';
import { bestAvailable } from './best-available/best-available.ts';
import { bigEvent } from './big-event/big-event.ts';
import { boot } from './boot.ts';
import { browse } from './browse/browse.ts';
import { checkIn } from './check-in/check-in.ts';
import { editor } from './editor/editor.ts';
import { hotEvent } from './hot-event/hot-event.ts';
import { holds } from './holds/holds.ts';
import { ledger } from './ledger/ledger.ts';
import { liveMap } from './live-map/live-map.ts';
import { onsale } from './onsale/onsale.ts';
import { payments } from './payments/payments.ts';
import { purchase } from './purchase/purchase.ts';
import { asLine, type Benchmark, type Result } from './result.ts';
import { waitingRoom } from './waiting-room/waiting-room.ts';

/** Every benchmark by name. Each starts what it needs, is bounded in time, and ends what it started. */
const benchmarks: Readonly<Record<string, Benchmark>> = {
  auth,
  'best-available': bestAvailable,
  'big-event': bigEvent,
  boot,
  browse,
  'check-in': checkIn,
  editor,
  holds,
  'hot-event': hotEvent,
  ledger,
  'live-map': liveMap,
  onsale,
  payments,
  purchase,
  'waiting-room': waitingRoom,
};

const interrupted = 130;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const unknown = positionals.filter(name => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}: choose from ${Object.keys(benchmarks).join(', ')}, or name none to run all.`);
  process.exit(2);
}

let scope = new AsyncDisposableStack();
let stopping: Promise<never> | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping ??= scope.disposeAsync().finally(() => process.exit(interrupted)) as Promise<never>;
  });
}

const report = (result: Result): void => console.log(values.json ? JSON.stringify(result) : asLine(result));
const chosen = positionals.length > 0 ? positionals : Object.keys(benchmarks);
for (const name of chosen) {
  scope = new AsyncDisposableStack();
  try {
    await benchmarks[name]?.(report, scope);
  } catch (error) {
    // What we take away from a benchmark in progress fails it: only the end of the taking away counts.
    await stopping;
    throw error;
  } finally {
    await (stopping ?? scope.disposeAsync());
  }
}
