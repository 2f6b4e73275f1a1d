import { createServer, type RequestListener } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import type { IdentitySandboxOptions } from '@event-planner/platform/identity-sandbox';

/** What the thread is started with. */
export interface IdentityOrder {
  readonly options: IdentitySandboxOptions;
  readonly port: number;
}

export type FromIdentityThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | undefined };

const { options, port } = workerData as IdentityOrder;
const say = (message: FromIdentityThread): void => parentPort?.postMessage(message, []);

/** Loaded when the first one comes: most starts nobody does. */
let loaded: Promise<RequestListener> | undefined;
const load = async (): Promise<RequestListener> =>
  (await import('@event-planner/platform/identity-sandbox')).createIdentitySandbox(options);

createServer((request, response) => {
  loaded ??= load();
  void loaded.then(handle => handle(request, response));
})
  .once('error', (error: Error & { readonly code?: string }) => say({ kind: 'failed', message: error.message, code: error.code }))
  .listen({ port, host: '127.0.0.1' }, () => say({ kind: 'ready' }));
