import { providerEvents } from '@event-planner/contracts/provider-events';
import type { System } from '@event-planner/model';
import { originsOf, type ProviderOrigins } from '@event-planner/platform/security-headers';
import type { StripeSandbox } from '@event-planner/platform/stripe-sandbox';
import type { Logger } from '@event-planner/platform/telemetry';
import { named } from './named.ts';
import type { RunOptions } from './options.ts';
import { startSandboxThread } from './sandbox-worker.ts';
import { sandboxDatabase, type Setup } from './setup.ts';

/** Where it listens, beside the system's own port. */
const sandboxOffset = 9;

export const sandboxUrl = (systemPort: number): string => `http://localhost:${systemPort + sandboxOffset}`;

/** Whether anybody pays in the sandbox: a service says that it reaches the provider, and nobody brought the real one's keys. */
export const usesSandbox = ({ services }: Pick<System, 'services'>, { stripe }: RunOptions): boolean =>
  stripe === undefined && services.some(({ reaches }) => reaches?.includes('api.stripe.com'));

export interface SandboxParts {
  readonly system: System;
  readonly setup: Setup;
  /** The system's. */
  readonly port: number;
  readonly log: Logger;
}

/** The payment provider's double, on a port of its own as the real one is on a host of its own. */
export const startSandbox = ({ system, setup: { databases, secrets, webUrl }, port, log }: SandboxParts): Promise<StripeSandbox> =>
  startSandboxThread(
    {
      log,
      databaseUrl: named(databases, sandboxDatabase),
      publicUrl: sandboxUrl(port),
      webhook: {
        url: `${webUrl}${system.apiPrefix}/payments/webhooks/stripe`,
        secret: named(secrets, 'stripe-webhook-secret'),
        types: providerEvents,
      },
      secretKey: named(secrets, 'stripe-secret-key'),
      publishableKey: named(secrets, 'stripe-publishable-key'),
    },
    port + sandboxOffset,
  );

/** Whom a page must be able to reach to pay: our sandbox, or the real provider. */
export const providerOrigins = (sandbox: string | undefined): ProviderOrigins =>
  sandbox === undefined ? originsOf(['api.stripe.com']) : { script: [sandbox], frame: [sandbox], connect: [sandbox] };
