import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { startPostgres } from '@event-planner/host-local/postgres/postgres';
import { createClient, expectJson } from './load/client.ts';
import { createDataFolder } from './machine/data-folder.ts';
import { eventually } from './system/eventually.ts';
import { findFreePort } from './machine/free-port.ts';
import { load } from './load/load.ts';
import { residentMb } from './machine/process-tree.ts';
import { type Benchmark, compared } from './result.ts';

const start = resolve(import.meta.dirname, '../../hosts/local/start.mjs');
const callers = 16;
const loadSeconds = 5;
/** For garbage collectors and pools to settle. */
const settleMs = 3000;

/** What somebody waits for who types `npm start`, and what it keeps of their memory; beside the time that an empty Node.js and an empty PostgreSQL need. */
export const boot: Benchmark = async (report, scope) => {
  const baseline = await startBareMinimum(scope);
  const dataDirectory = createDataFolder(scope);
  const port = await findFreePort();
  for (const name of ['boot-first', 'boot-second']) {
    const run = scope.use(new AsyncDisposableStack());
    const begin = performance.now();
    const child = startProgram({ dataDirectory, port }, run);
    const firstPage = await waitForFirstPage(port, child);
    report(
      compared({
        name,
        value: Number(((firstPage - begin) / 1000).toFixed(2)),
        unit: 's',
        baseline,
        against: 'an empty Node.js and an empty PostgreSQL',
      }),
    );
    if (name === 'boot-second') await reportMemory(report, { port, pid: child.pid ?? 0 });
    await run.disposeAsync();
  }
};

async function startBareMinimum(scope: AsyncDisposableStack): Promise<number> {
  const directory = join(createDataFolder(scope), 'postgres');
  await (await startPostgres({ directory })).stop(); // Makes the cluster, as a first start of ours does.
  const begin = performance.now();
  await once(spawn(process.execPath, ['-e', '0']), 'exit');
  const postgres = scope.adopt(await startPostgres({ directory }), server => server.stop());
  const end = performance.now();
  await postgres.stop();
  return Number(((end - begin) / 1000).toFixed(2));
}

interface Program {
  readonly dataDirectory: string;
  readonly port: number;
}

function startProgram({ dataDirectory, port }: Program, scope: AsyncDisposableStack): ChildProcess {
  const env = { ...process.env, EVENT_PLANNER_DATA: dataDirectory, EVENT_PLANNER_REQUESTS_PER_IP: '100000000' };
  // In a group of its own, so that a Ctrl-C reaches it through us alone, once.
  const child = spawn(process.execPath, [start, '--port', String(port)], { env, stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  const exited = once(child, 'exit');
  scope.defer(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  return child;
}

/** When both the page and what it shows were answered, by `performance.now()`. */
async function waitForFirstPage(port: number, child: ChildProcess): Promise<number> {
  return eventually(
    'the first page',
    async () => {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
      const [page, events] = await Promise.all(
        ['/', '/api/events'].map(path => fetch(`http://localhost:${port}${path}`).catch(() => undefined)),
      );
      await Promise.all([page?.arrayBuffer(), events?.arrayBuffer()]);
      return page?.status === 200 && page.headers.get('content-type')?.startsWith('text/html') && events?.status === 200
        ? performance.now()
        : undefined;
    },
    120,
  );
}

async function reportMemory(
  report: Parameters<Benchmark>[0],
  { port, pid }: { readonly port: number; readonly pid: number },
): Promise<void> {
  const settled = () => new Promise(done => setTimeout(done, settleMs));
  await settled();
  report({ name: 'memory-idle', value: residentMb(pid), unit: 'MB' });
  using client = createClient(`http://localhost:${port}`);
  const browsed = await load(() => expectJson(client({ path: '/api/events?limit=24' }), 200), { callers, seconds: loadSeconds });
  const { perSecond, ...details } = browsed;
  await settled();
  report({ name: 'memory-after-load', value: residentMb(pid), unit: 'MB' });
  report({ name: 'browse-c16', value: perSecond, unit: '/s', ...details });
}
