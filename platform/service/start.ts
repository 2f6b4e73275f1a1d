import { fileURLToPath } from 'node:url';
import type { Manifest } from '@event-planner/model';
import type { FastifyInstance } from 'fastify';
import { createDatabase, migrate } from '../database/index.ts';
import { createHttp, createSockets, type Sockets } from '../http/index.ts';
import { createMessaging, messagingMigrations } from '../messaging/index.ts';
import { createTokenVerifier } from '../tokens/index.ts';
import type { Adapters } from './adapters.ts';
import type { AnyService } from './context.ts';
import { createContext } from './create-context.ts';
import { createJobs } from './jobs.ts';
import { fetchKeys, tokenAudience, tokenIssuer } from './keys.ts';

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

/** Brings a service's database up to date and starts everything its manifest declares. */
export async function startService(service: AnyService, adapters: Adapters): Promise<RunningService> {
  const { manifest } = service;
  const { system, cache, log, now } = adapters;
  const address = adapters.database(manifest.name);
  await migrate(address.url, [fileURLToPath(messagingMigrations), fileURLToPath(service.migrations)]);
  const db = createDatabase<unknown>({
    ...address,
    applicationName: manifest.name,
    maxConnections: Math.min(manifest.database?.connectionsPerTask ?? 1, connectionsEnough),
    onError: err => log.warn({ err, service: manifest.name }, 'lost a database connection'),
  });
  const messaging = createMessaging({ manifest, system, database: db, broker: adapters.broker, log, now });
  const app = await service.createApp(createContext({ manifest, adapters, db, messaging }));
  const http = await createHttp({
    service: manifest.name,
    title: `${system.title}: ${manifest.name}`,
    log,
    maxBodyBytes: system.edge.maxBodyBytes,
    ready: async () => void (await Promise.all([db.ping(), cache.ping()])),
    verify: {
      user: createTokenVerifier({ jwks: fetchKeys(adapters), issuer: tokenIssuer(adapters), audience: tokenAudience(adapters), now })
        .verify,
      service: token => adapters.serviceTokens(manifest.name).verify(token),
    },
  });
  for (const routes of app.routes) await http.register(routes, { prefix: system.apiPrefix });
  await http.ready();
  await messaging.start(app.subscribers);
  const jobs = createJobs({ service: manifest.name, jobs: manifest.jobs ?? {}, work: app.jobs, cache, log });
  const sockets = createSockets(
    new Map(Object.entries(app.sockets ?? {}).map(([path, handler]) => [`${system.apiPrefix}${path}`, handler])),
  );
  return {
    manifest,
    http,
    sockets,
    idle: () => messaging.idle(),
    runJob: name => jobs.run(name),
    async stop() {
      jobs.stop();
      sockets.close();
      await http.close();
      await messaging.stop();
      await app.close?.();
      await db.close();
    },
  };
}

/** Two cores are busy with this many; a manifest may allow fewer. */
const connectionsEnough = 12;
