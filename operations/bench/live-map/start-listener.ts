import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface ListenerOptions {
  readonly address: string;
  readonly sockets: number;
  /** Of the plan. */
  readonly seats: number;
}
/** When each seat changed, by its place in the plan. */
export interface ToListener {
  readonly changes: Readonly<Record<number, number>>;
}
export interface Heard {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Changes, by every socket that saw them. */
  readonly heard: number;
  readonly missed: number;
  readonly deltas: number;
  /** Of those who could not keep up. */
  readonly snapshots: number;
}
export type FromListener = { readonly kind: 'open' } | ({ readonly kind: 'heard' } & Heard);

export interface Listener {
  /** Tells when what changed, and answers when it was seen. */
  summarize(changes: ToListener['changes']): Promise<Heard>;
}

const patienceMs = 120_000;

/** So many screens that show a plan, all of them open. */
export async function startListener(options: ListenerOptions, scope: AsyncDisposableStack): Promise<Listener> {
  const child = fork(join(import.meta.dirname, 'listener.ts'), [JSON.stringify(options)]);
  const exited = once(child, 'exit');
  scope.defer(async () => {
    if (child.connected) child.disconnect();
    await exited;
  });
  const hear = async (): Promise<FromListener> => {
    const ended = exited.then(([code]) => Promise.reject(new Error(`the listener ended (${code})`)));
    const [message] = (await Promise.race([once(child, 'message', { signal: AbortSignal.timeout(patienceMs) }), ended])) as [FromListener];
    return message;
  };
  await hear();
  return {
    async summarize(changes) {
      const heard = hear();
      child.send({ changes } satisfies ToListener);
      const { kind, ...told } = await heard;
      if (kind !== 'heard') throw new Error(`the listener said ${kind}`);
      return told as Heard;
    },
  };
}
