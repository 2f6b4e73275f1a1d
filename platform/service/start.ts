import { fileURLToPath } from 'node:url';
import { KeyChecked } from '@event-planner/contracts/api-keys';
import { type Manifest, pagesBelow, seconds } from '@event-planner/model';
import type { FastifyInstance } from 'fastify';
import { createDatabase, type Database, migrate } from '../database/index.ts';
import { createHttp, createSockets, type SocketHandler, type Sockets, type Verifiers } from '../http/index.ts';
import { createKeeper, idempotencyMigrations, type Keeper } from '../idempotency/index.ts';
import { createMessaging, messagingMigrations } from '../messaging/index.ts';
import { createEndedSessions, createTokenVerifier, type EndedSessions, type ServiceTokens } from '../tokens/index.ts';
import type { Adapters } from './adapters.ts';
import { createKeyVerifier } from './api-keys.ts';
import type { AnyService, App } from './context.ts';
import { createContext } from './create-context.ts';
import { createJobs } from './jobs.ts';
import { fetchKeys, tokenAudience, tokenIssuer } from './keys.ts';
import { rememberTokens } from './remembered-tokens.ts';

export interface RunningService {
  readonly manifest: Manifest;
  /** Ready, and listening to nobody yet: the host opens a port or hands it requests. */
  readonly http: FastifyInstance;
  readonly sockets: Sockets;
  /** Resolves once its outbox and its queues are empty. */
  idle(): Promise<void>;
  runJob(name: string): Promise<void>;
  /** Finishes what is in hand, takes nothing new, and lets go of everything. */
  stop(): Promise<void>;
}

/** Brings a service's database up to date and starts everything its manifest declares; when something fails, lets go of what was started. */
export async function startService(service: AnyService, adapters: Adapters): Promise<RunningService> {
  const { manifest } = service;
  const { cache, log, now, system } = adapters;
  await using started = new AsyncDisposableStack();
  const db = started.adopt(await openDatabase(service, adapters), opened => opened.close());
  const messaging = createMessaging({ manifest, system, database: db, broker: adapters.broker, log, now });
  const serviceTokens = rememberTokens(adapters.serviceTokens(manifest.name), now);
  const endedSessions = started.adopt(createEndedSessions({ cache, now, log }), ({ close }) => close());
  const context = createContext({ manifest, adapters, db, messaging, serviceTokens, endedSessions });
  const app = started.adopt(await service.createApp(context), ({ close }) => close?.());
  started.defer(() => messaging.stop());
  const key = createKeyVerifier({
    now,
    check: async hash =>
      (await context.call('auth', { method: 'POST', path: '/auth/api-keys/checks', body: { hash }, response: KeyChecked })).key,
    isRevoked: endedSessions.has,
    count: id => cache.increment(`api-key:${manifest.name}:${id}`, 60),
  });
  const keeper = createKeeper({ db: db.query, now });
  const http = started.adopt(await openHttp(manifest, app, { adapters, db, serviceTokens, endedSessions, key, keeper }), opened =>
    opened.close(),
  );
  const sockets = started.adopt(createSockets(below(system.apiPrefix, app.sockets ?? {})), opened => opened.close());
  await messaging.start(app.subscribers);
  const jobs = createJobs({
    service: manifest.name,
    jobs: { ...manifest.jobs, ...ownJobs },
    work: { ...app.jobs, 'forget-answers': () => keeper.forget() },
    cache,
    log,
  });
  started.defer(jobs.stop);
  if (adapters.jobs !== 'when asked') jobs.start();
  const everything = started.move();
  return {
    manifest,
    http,
    sockets,
    async idle() {
      await app.idle?.();
      await messaging.idle();
    },
    runJob: name => jobs.run(name),
    stop: () => everything.disposeAsync(),
  };
}

/** Of every service. */
const ownJobs = { 'forget-answers': { schedule: '17 * * * *', timeout: seconds(50) } } as const;

async function openDatabase({ manifest, migrations }: AnyService, { database, log }: Adapters): Promise<Database<unknown>> {
  const address = database(manifest.name);
  await migrate(
    address.url,
    [messagingMigrations, idempotencyMigrations, migrations].map(folder => fileURLToPath(folder)),
    address.login,
  );
  return createDatabase<unknown>({
    ...address,
    applicationName: manifest.name,
    maxConnections: Math.min(address.maxConnections ?? manifest.database?.connectionsPerTask ?? 1, connectionsEnough),
    onError: err => log.warn({ err, service: manifest.name }, 'lost a database connection'),
  });
}

interface HttpParts {
  readonly adapters: Adapters;
  readonly db: Database<unknown>;
  readonly serviceTokens: ServiceTokens;
  readonly endedSessions: EndedSessions;
  /** Whom an API key acts for. */
  readonly key: Verifiers['key'];
  readonly keeper: Keeper;
}

async function openHttp(
  manifest: Manifest,
  { routes, pages = [] }: App<Manifest, unknown>,
  { adapters, db, serviceTokens, endedSessions, key, keeper }: HttpParts,
): Promise<FastifyInstance> {
  const { system, cache, log, now } = adapters;
  const tokens = createTokenVerifier({
    jwks: fetchKeys(adapters),
    issuer: tokenIssuer(adapters),
    audience: tokenAudience(adapters),
    now,
    ended: endedSessions,
  });
  const http = await createHttp({
    service: manifest.name,
    title: `${system.title}: ${manifest.name}`,
    log,
    keeper,
    largestBodyBytes: system.edge.maxBodyBytes,
    ready: async () => void (await Promise.all([db.ping(), cache.ping()])),
    verify: { user: tokens.verify, service: serviceTokens.verify, key },
  });
  for (const route of routes) await http.register(route, { prefix: system.apiPrefix });
  for (const page of pages) await http.register(page, { prefix: pagesBelow(system, manifest) });
  await http.ready();
  return http;
}

const below = (prefix: string, handlers: Readonly<Record<string, SocketHandler>>): ReadonlyMap<string, SocketHandler> =>
  new Map(Object.entries(handlers).map(([path, handler]) => [`${prefix}${path}`, handler]));

/** Two cores are busy with this many; a manifest or a host may allow fewer. */
const connectionsEnough = 12;
