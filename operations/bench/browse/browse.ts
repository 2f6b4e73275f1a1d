import { EventPage } from '@event-planner/contracts/event';
import { layOut, SeatMap } from '@event-planner/contracts/seat-map';
import { createClient, type Client } from '../load/client.ts';
import { load } from '../load/load.ts';
import { loadOn } from '../load/load-on.ts';
import { type Benchmark, compared } from '../result.ts';
import { startServer } from '../system/start-server.ts';
import type { Page } from './bare-server.ts';
import { startBareServer } from './start-bare-server.ts';

const seconds = 4;
const warmUpSeconds = 2;
const largeHouse = 8000;

/** What visitors read most, from the caches: the list, an event, an arena's plan; and what a browser that has it already asks. */
export const browse: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const client = scope.use(createClient(server.url));
  const slug = await findLargeHouse(server.url);
  const pages = await Promise.all(
    Object.entries({
      list: '/api/events?limit=24',
      detail: `/api/events/${slug}`,
      'seat-map': `/api/events/${slug}/seat-map`,
    }).map(async ([name, path]) => ({ name, ...(await read(server.url, path)) })),
  );
  const bare = await startBareServer(pages, scope);
  const bareClient = scope.use(createClient(bare.url));
  for (const { name, path, etag, body } of pages) {
    for (const callers of [16, 64]) {
      const loading = { callers, seconds, warmUpSeconds };
      const { perSecond: value, ...details } = await loadOn(server, () => expectPage(client, { path, body }), loading);
      const { perSecond: baseline, p99Ms: bareP99Ms } = await load(() => expectPage(bareClient, { path, body }), loading);
      report(
        compared({
          name: `browse-${name}-c${callers}`,
          value,
          unit: '/s',
          baseline,
          against: 'the same bytes from a bare Node.js HTTP server',
          ...details,
          bareP99Ms,
          bytes: Buffer.byteLength(body),
        }),
      );
    }
    if (etag !== undefined) await reportNotModified({ name, path, etag });
  }

  async function reportNotModified({ name, path, etag }: { readonly name: string; readonly path: string; readonly etag: string }) {
    const work = async () => {
      const { status } = await client({ path, headers: { 'if-none-match': etag } });
      if (status !== 304) throw new Error(`${path}: expected 304, got ${status}`);
    };
    const { perSecond, ...details } = await load(work, { callers: 16, seconds, warmUpSeconds });
    report({ name: `browse-${name}-304-c16`, value: perSecond, unit: '/s', ...details });
  }
};

interface ReadPage extends Page {
  readonly etag: string | undefined;
}

async function read(url: string, path: string): Promise<ReadPage> {
  const response = await fetch(url + path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  const contentType = response.headers.get('content-type') ?? '';
  return { path, contentType, body: await response.text(), etag: response.headers.get('etag') ?? undefined };
}

async function expectPage(client: Client, { path, body: expected }: Pick<Page, 'path' | 'body'>): Promise<void> {
  const { status, body } = await client({ path });
  if (status !== 200 || body.length !== expected.length) throw new Error(`${path}: ${status}, ${body.length} characters`);
}

/** The address of an event in the arena, the largest plan of the demo. */
async function findLargeHouse(url: string): Promise<string> {
  const page = EventPage.parse(await (await fetch(`${url}/api/events?category=concert&limit=100`)).json());
  for (const { slug, seated } of page.items) {
    if (!seated) continue;
    const map = SeatMap.parse(await (await fetch(`${url}/api/events/${slug}/seat-map`)).json());
    if (layOut(map).length >= largeHouse) return slug;
  }
  throw new Error('the demo has no concert in an arena');
}
