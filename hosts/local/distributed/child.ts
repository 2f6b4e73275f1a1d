import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Setup } from '../running/setup.ts';
import type { FromService, ToService } from './protocol.ts';
import type { HostCache } from './shared-cache.ts';

export interface Child {
  readonly pid: number | undefined;
  /** Resolves when the process has ended, however. */
  readonly exited: Promise<void>;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a service's process and waits until it serves. Throws with its last words. */
export async function startChild(setup: Setup, service: string, cache: HostCache): Promise<Child> {
  const process = fork(join(import.meta.dirname, 'service-process.ts'), [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const shared = cache.serve({ answer: said => tell(process, said) });
  const exited = once(process, 'exit').then(() => shared.gone());
  process.on('message', (message: FromService) => {
    if (message.kind === 'cache') void shared.asked(message);
  });
  tell(process, { kind: 'start', setup, service });
  await readiness(process, service);
  return {
    pid: process.pid,
    exited,
    idle: () => answerTo(process, { kind: 'idle' }, exited),
    async stop() {
      tell(process, { kind: 'stop' });
      const impatience = setTimeout(() => process.kill('SIGKILL'), patienceMs);
      await exited.finally(() => clearTimeout(impatience));
    },
  };
}

const patienceMs = 25_000;

async function readiness(child: ChildProcess, service: string): Promise<void> {
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-4000)));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.on('message', (message: FromService) => {
    if (message.kind === 'ready') resolve();
    if (message.kind === 'failed') reject(new Error(`${service} did not start: ${message.message}`));
  });
  child.once('exit', (code, signal) =>
    reject(new Error(`${service} ended with ${signal ?? `code ${code}`} while starting: ${lastWords.trim()}`)),
  );
  await promise;
}

/** A process that ends has nothing in hand either. */
function answerTo(child: ChildProcess, question: { readonly kind: 'idle' }, exited: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const listener = (message: FromService): void => {
    if (message.kind === question.kind) resolve();
  };
  child.on('message', listener);
  tell(child, question);
  return Promise.race([promise, exited]).finally(() => child.off('message', listener));
}

/** Whoever has gone is not told. */
function tell(child: ChildProcess, message: ToService): void {
  if (child.connected) child.send(message, () => {});
}
