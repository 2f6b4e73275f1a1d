import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { createStripeSandbox, type SimulationChange, type StripeSandboxOptions } from '@event-planner/platform/stripe-sandbox';
import type { Logger } from '@event-planner/platform/telemetry';

/** What the thread is started with. */
export interface SandboxOrder {
  readonly options: Omit<StripeSandboxOptions, 'log'>;
  readonly port: number;
  /** Brings changes of what goes wrong; null: nothing does any more. */
  readonly changes: MessagePort;
}

export type ToSandbox = { readonly kind: 'idle'; readonly question: number } | { readonly kind: 'close' };

export type FromSandbox =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | undefined }
  | { readonly kind: 'idle'; readonly question: number }
  | { readonly kind: 'log'; readonly level: Level; readonly fields: Readonly<Record<string, unknown>>; readonly message: string };

type Level = Exclude<keyof Logger, 'child'>;

const { options, port, changes } = workerData as SandboxOrder;
const say = (message: FromSandbox): void => parentPort?.postMessage(message, []);

const line =
  (level: Level, bound: Readonly<Record<string, unknown>>): Logger[Level] =>
  (fields, message) =>
    say({ kind: 'log', level, fields: { ...bound, ...fields }, message });
const createLog = (bound: Readonly<Record<string, unknown>>): Logger => ({
  debug: line('debug', bound),
  info: line('info', bound),
  warn: line('warn', bound),
  error: line('error', bound),
  child: fields => createLog({ ...bound, ...fields }),
});

async function run(): Promise<void> {
  const sandbox = await createStripeSandbox({ ...options, log: createLog({}) });
  const apply = (change: SimulationChange | null): void => (change ? sandbox.simulate(change) : sandbox.calm());
  changes.on('message', apply);
  // Whoever said that something goes wrong and asks then must find it so: what was said before is heard before.
  sandbox.http.addHook('onRequest', async () => {
    for (let said = receiveMessageOnPort(changes); said; said = receiveMessageOnPort(changes)) apply(said.message);
  });
  parentPort?.on('message', (message: ToSandbox) => {
    if (message.kind === 'idle') void sandbox.idle().then(() => say({ kind: 'idle', question: message.question }));
    else void sandbox.close().finally(() => process.exit());
  });
  await sandbox.http.listen({ port, host: '127.0.0.1', backlog: 1024 }).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  say({ kind: 'ready' });
}

run().catch((error: Error & { readonly code?: string }) => {
  say({ kind: 'failed', message: error.message, code: error.code });
  parentPort?.close();
  changes.close();
});
