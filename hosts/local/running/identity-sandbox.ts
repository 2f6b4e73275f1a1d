import { Worker } from 'node:worker_threads';
import { listAccounts } from '@event-planner/demo/accounts';
import type { SandboxPerson } from '@event-planner/platform/identity-sandbox';
import { isMadeUp } from '@event-planner/platform/secrets';
import type { Secrets } from '../data/secrets.ts';
import { portError } from '../edge/openable.ts';
import type { FromIdentityThread, IdentityOrder } from './identity-thread.ts';
import type { RunOptions } from './options.ts';

/** Where it listens, beside the system's own port. */
const identityOffset = 8;

/** What a service reads who may sign people in by a provider of the operator's. */
const secretName = 'openid-sign-in';
const clientId = 'event-planner';

/** The identity provider of the demo, and the secrets with which it is used. */
export interface IdentitySandbox {
  readonly order: IdentityOrder;
  readonly secrets: Secrets;
}

/** Undefined where somebody brought a provider of their own, or nobody wants the demo. */
export function findIdentitySandbox(
  secrets: Secrets,
  { webUrl, port }: { readonly webUrl: string; readonly port: number },
  { demo = true }: RunOptions,
): IdentitySandbox | undefined {
  const clientSecret = secrets[secretName];
  if (!demo || clientSecret === undefined || !isMadeUp(clientSecret)) return undefined;
  const url = `http://localhost:${port + identityOffset}`;
  return {
    order: {
      port: port + identityOffset,
      options: { url, clientId, clientSecret, redirectUri: `${webUrl}/login/openid`, people: people() },
    },
    secrets: { ...secrets, [secretName]: JSON.stringify({ name: 'Sandbox identity provider', issuer: url, clientId, clientSecret }) },
  };
}

/** One who has an account here, one who has none yet, and one whom nobody may believe. */
function people(): readonly SandboxPerson[] {
  const [known] = listAccounts();
  return [
    ...(known ? [{ name: known.name, email: known.email, emailVerified: true }] : []),
    { name: 'Nina Weber', email: 'nina@example.test', emailVerified: true },
    { name: 'Paul Moreau', email: 'paul@example.test', emailVerified: false },
  ];
}

/** On a thread of its own, as it plays another company's server; what its library prints is advice for who runs one for real. Throws StartError when the port is taken. */
export async function startIdentitySandbox(order: IdentityOrder): Promise<{ close(): Promise<void> }> {
  const worker = new Worker(new URL('./identity-thread.ts', import.meta.url), { workerData: order, stdout: true, stderr: true });
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  worker.once('message', (message: FromIdentityThread) => {
    if (message.kind === 'ready') resolve();
    else reject(portError(order.port, Object.assign(new Error(message.message), { code: message.code })));
  });
  worker.once('error', reject);
  await ready.catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  worker.off('error', reject);
  return { close: async () => void (await worker.terminate()) };
}
