import { MessageChannel, Worker } from 'node:worker_threads';
import type { SimulationChange, StripeSandbox, StripeSandboxOptions } from '@event-planner/platform/stripe-sandbox';
import { portError } from '../edge/openable.ts';
import type { FromSandbox, SandboxOrder, ToSandbox } from './sandbox-thread.ts';

/** The sandbox on a thread of its own: it plays another company's server, whose work is none of ours. Throws StartError when the port is taken. */
export async function startSandboxThread({ log, ...options }: StripeSandboxOptions, port: number): Promise<StripeSandbox> {
  const { port1: changes, port2: heard } = new MessageChannel();
  const order: SandboxOrder = { options, port, changes: heard };
  const worker = new Worker(new URL('./sandbox-thread.ts', import.meta.url), { workerData: order, transferList: [heard] });
  // Not `once`, which would take the worker's errors for its own.
  const exited = new Promise<void>(resolve => worker.once('exit', () => resolve()));
  const questions = new Map<number, () => void>();
  const tell = (message: ToSandbox): void => worker.postMessage(message, []);
  const change = (what: SimulationChange | null): void => changes.postMessage(what, []);
  let asked = 0;

  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  worker.on('message', (message: FromSandbox) => {
    if (message.kind === 'log') log[message.level](message.fields, message.message);
    if (message.kind === 'ready') resolve();
    if (message.kind === 'failed') reject(portError(port, Object.assign(new Error(message.message), { code: message.code })));
    if (message.kind === 'idle') questions.get(message.question)?.();
  });
  worker.once('error', reject);
  void exited.then(() => reject(new Error('the thread of the payment sandbox ended while starting')));
  await ready.catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  // From here on an error of its is one of ours, and ends the process as any other would.
  worker.off('error', reject);

  return {
    simulate: change,
    calm: () => change(null),
    async idle() {
      const question = ++asked;
      const { promise, resolve: answered } = Promise.withResolvers<void>();
      questions.set(question, answered);
      tell({ kind: 'idle', question });
      await Promise.race([promise, exited]).finally(() => questions.delete(question));
    },
    async close() {
      tell({ kind: 'close' });
      await exited;
      changes.close();
    },
  };
}
