import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoPassword } from '@event-planner/demo/accounts';
import { createDatabase, type Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { createTicketSigner } from '@event-planner/services/booking/tickets/keys';
import { openRawConnections } from '../holds/raw-connections.ts';
import { createClient, expectJson } from '../load/client.ts';
import { load, nothingLeft } from '../load/load.ts';
import { loadOn } from '../load/load-on.ts';
import { type Benchmark, compared } from '../result.ts';
import { named } from '../system/named.ts';
import { startServer } from '../system/start-server.ts';
import { printTickets, type PrintedTicket } from './printed-tickets.ts';
import { scanRaw } from './raw-scan.ts';

const seconds = 4;
const ticketsOfARun = 25_000;

/** People with tickets at one event's doors, each code scanned once by one of many devices, beside the same SQL without everything around it. */
export const checkIn: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const booking = named(server.databases, 'booking');
  const db = scope.adopt(createDatabase<Tables>({ url: booking, applicationName: 'bench' }), database => database.close());
  const client = scope.use(createClient(server.url));
  const signer = createTicketSigner(await readFile(join(server.dataDirectory, 'secrets', 'ticket-signing-key'), 'utf8'));
  const login = { email: 'door@example.test', password: demoPassword };
  const { accessToken } = await expectJson<{ accessToken: string }>(client({ method: 'POST', path: '/api/auth/login', body: login }), 200);
  const headers = { authorization: `Bearer ${accessToken}` };

  for (const callers of [16, 64]) {
    const next = oneByOne(await printTickets(db, { count: ticketsOfARun, codeOf: signer.codeOf }));
    const devices = Array.from({ length: callers }, (_, at) => ({ id: randomUUID(), name: `Device ${at}` }));
    let admitted = 0;
    const { perSecond: value, ...details } = await loadOn(
      server,
      async caller => {
        const ticket = next();
        if (!ticket) return nothingLeft;
        const at = new Date().toISOString();
        const body = {
          device: devices[caller],
          sentAt: at,
          scans: [{ nonce: randomUUID(), gate: ticket.eventId, at, direction: 'in', code: ticket.code }],
        };
        const path = `/api/bookings/events/${ticket.eventId}/scans`;
        const { verdicts } = await expectJson<{ verdicts: { outcome: string }[] }>(client({ method: 'POST', path, headers, body }), 200);
        if (verdicts[0]?.outcome !== 'admitted') throw new Error(`a good ticket was ${JSON.stringify(verdicts[0])}`);
        admitted += 1;
      },
      { callers, seconds },
    );
    await ensureInside(db, admitted);
    const { perSecond: baseline } = await loadRaw(booking, {
      callers,
      tickets: await printTickets(db, { count: ticketsOfARun, codeOf: () => '' }),
    });
    await db.pool.query('delete from scans; delete from check_ins');
    report(
      compared({
        name: `check-in-c${callers}`,
        value,
        unit: '/s',
        baseline,
        against: 'the same SQL, driven directly',
        ...details,
      }),
    );
  }
};

function oneByOne(tickets: readonly PrintedTicket[]): () => PrintedTicket | undefined {
  let given = 0;
  return () => tickets[given++];
}

/** Everybody who was told to come in is inside, once, and nobody else. */
async function ensureInside(db: Database<Tables>, admitted: number): Promise<void> {
  const { rows } = await db.pool.query<{ inside: number; scans: number }>(`
    select (select count(*) from check_ins where inside and entries = 1)::int as inside, (select count(*) from scans where standing = 'entry')::int as scans`);
  const [{ inside, scans } = { inside: 0, scans: 0 }] = rows;
  if (inside !== admitted || scans !== admitted) throw new Error(`${admitted} were let in, ${inside} are inside by ${scans} scans`);
}

async function loadRaw(url: string, { callers, tickets }: { readonly callers: number; readonly tickets: readonly PrintedTicket[] }) {
  await using scope = new AsyncDisposableStack();
  const connections = await openRawConnections<Tables>(url, { count: callers, scope });
  const next = oneByOne(tickets);
  const raw = await load(
    async caller => {
      const [connection, ticket] = [connections[caller], next()];
      return connection && ticket ? scanRaw(connection, ticket) : nothingLeft;
    },
    { callers, seconds },
  );
  if (raw.failed > 0) throw new Error(`the baseline failed: ${raw.firstFailure}`);
  return raw;
}
