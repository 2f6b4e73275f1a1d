import { type System, validate } from '@event-planner/model';
import type { RunningService } from '@event-planner/platform/service';
import { getSystem } from '@event-planner/systems/all';
import type { StripeSandbox } from '@event-planner/platform/stripe-sandbox';
import { quiet } from './command/progress.ts';
import { openDataFolder } from './data/data-folder.ts';
import { openSecrets } from './data/secrets.ts';
import { type Behind, createEdge } from './edge/edge.ts';
import { createPages } from './edge/pages.ts';
import { openMailbox } from './running/adapters.ts';
import { allOrNothing } from './running/all-or-nothing.ts';
import { seedOnce } from './running/demo.ts';
import { findIdentitySandbox, startIdentitySandbox } from './running/identity-sandbox.ts';
import { type Observation, observeProcess } from './running/observation.ts';
import type { RunOptions } from './running/options.ts';
import { providerOrigins, sandboxUrl, startSandbox, usesSandbox } from './running/sandbox.ts';
import { createSetup, type Setup } from './running/setup.ts';
import type { Placement } from './running/placement.ts';
import { preload, startPlacement } from './running/start-placement.ts';
import { createObjectPages } from './stores/objects.ts';
import { startRelational } from './stores/start-relational.ts';
import { openSite } from './web/open-site.ts';

export type { RunOptions } from './running/options.ts';

export interface RunningSystem {
  readonly system: System;
  /** Where people reach it, such as `http://localhost:8080`. */
  readonly url: string;
  /** Undefined when the real provider is used. */
  readonly sandbox: StripeSandbox | undefined;
  /** By name; empty when they run in processes of their own. */
  readonly services: ReadonlyMap<string, RunningService>;
  /** What this process was seen doing lately: the services too, unless they run in processes of their own. */
  readonly observation: Pick<Observation, 'store' | 'metrics'>;
  /** Of a service in a process of its own; undefined while it is being started again. For drills. */
  processId(service: string): number | undefined;
  /** postgres:// URLs by service, and `broker` and `sandbox`. */
  readonly databases: Readonly<Record<string, string>>;
  /** Resolves once no message and no event of the provider's is on its way. */
  idle(): Promise<void>;
  /** Answers what is in hand, then lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Runs a system on this machine. The port is taken first, so that a second start fails at once, and whoever comes early is asked to come again.
 * Throws StartError, one sentence with the cure, for everything its user can mend; whatever was started by then is stopped.
 */
export async function runSystem(options: RunOptions): Promise<RunningSystem> {
  await using started = new AsyncDisposableStack();
  const { progress = quiet, logLevel = 'info' } = options;
  const system = getValid(options.system);
  const port = options.port ?? system.edge.port;
  const url = `http://localhost:${port}`;
  const folder = openDataFolder(options.dataDirectory);
  const observation = started.adopt(observeProcess({ directory: folder.log, name: system.name, service: 'host', level: logLevel }), seen =>
    seen.close(),
  );
  const { log } = observation;

  let behind: Behind | undefined;
  const sandboxed = usesSandbox(system, options);
  const provider = providerOrigins(sandboxed ? sandboxUrl(port) : undefined);
  const edge = createEdge({ system, log, origins: { web: url, provider }, behind: () => behind, requestsPerIp: options.requestsPerIp });
  await edge.open(port);
  started.defer(edge.close);

  preload(system, options);
  const [relational, site] = await allOrNothing([
    progress.step('database', async () => started.adopt(await startRelational({ system, folder, log }, options), server => server.stop())),
    openSite(system, options),
  ]);
  const kept = openSecrets(folder.secrets, system, options.stripe);
  const identity = findIdentitySandbox(kept, { webUrl: url, port }, options);
  const setup = createSetup({ system, options, port, folder, relational, secrets: identity?.secrets ?? kept });
  const startProvider = async () =>
    sandboxed ? started.adopt(await startSandbox({ system, setup, port, log }), server => server.close()) : undefined;
  const startIdentities = async () => identity && started.adopt(await startIdentitySandbox(identity.order), server => server.close());
  const [placement, sandbox] = await allOrNothing([
    progress.step('services', async () =>
      started.adopt(await startPlacement({ system, setup, log }, options), services => services.stop()),
    ),
    startProvider(),
    startIdentities(),
  ]);
  if (options.demo ?? true) await seedOnce({ system, setup, sandboxed, began: folder.demoBegan, stamp: folder.demo, progress });

  const upstream = (name: string) => (relational.up ? placement.upstream(name) : undefined);
  const mailbox = options.smtpUrl === undefined ? openMailbox(setup) : undefined;
  const pages = await createPages({ system, upstream, mailbox, objects: createObjectPages(system, setup) });
  behind = { upstream, site, pages: { handle: (request, response) => pages.routing(request, response) } };
  started.defer(edge.drain);
  return describe({ system, url, sandbox, placement, setup, observation }, started.move());
}

function getValid(name: string): System {
  const system = getSystem(name);
  const faults = validate(system);
  if (faults.length > 0) throw new Error(`${name} is not a system that can run:\n${faults.map(fault => `  - ${fault}`).join('\n')}`);
  return system;
}

interface Parts {
  readonly system: System;
  readonly url: string;
  readonly sandbox: StripeSandbox | undefined;
  readonly placement: Placement;
  readonly setup: Setup;
  readonly observation: Observation;
}

function describe({ system, url, sandbox, placement, setup, observation }: Parts, started: AsyncDisposableStack): RunningSystem {
  let stopped: Promise<void> | undefined;
  return {
    system,
    url,
    sandbox,
    services: placement.services,
    observation,
    processId: placement.processId,
    databases: setup.databases,
    async idle() {
      for (let round = 0; round < 2; round++) {
        await sandbox?.idle();
        await placement.idle();
      }
    },
    stop: () => (stopped ??= started.disposeAsync()),
  };
}
