import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isAlive } from '@event-planner/host-local/postgres/owner';
import { eventually } from '@event-planner/platform/testing';
import { listenerOf } from './listener.ts';

export interface HostOptions {
  readonly dataDirectory: string;
  readonly port: number;
  readonly distributed?: boolean;
}

/** The command people start, in a process of its own. */
export interface Host {
  readonly url: string;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** `kill -9` to the database server of the data folder. */
  killPostgres(): void;
  /** `kill -9` to a service that has a process of its own; resolves when that is gone. */
  killService(port: number): Promise<void>;
  /** Resolves once every service can do its work. */
  ready(): Promise<void>;
}

const entry = resolve(import.meta.dirname, '../../hosts/local/start.mjs');

/** Starts the command and waits for what it announces. It ends with this process, however that ends: the channel between them tells it. */
export async function startHost({ dataDirectory, port, distributed = false }: HostOptions): Promise<Host> {
  const child = spawn(process.execPath, [entry, '--port', `${port}`, ...(distributed ? ['--distributed'] : [])], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      EVENT_PLANNER_DATA: dataDirectory,
      EVENT_PLANNER_LOG: 'warn',
      EVENT_PLANNER_REQUESTS_PER_IP: '1000000',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const url = `http://localhost:${port}`;
  await announcement(child, url).catch(async (error: unknown) => {
    await kill();
    throw error;
  });
  return {
    url,
    kill,
    killPostgres: () =>
      void process.kill(Number(readFileSync(join(dataDirectory, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL'),
    async killService(servicePort) {
      const pid = listenerOf(servicePort);
      process.kill(pid, 'SIGKILL');
      await eventually(() => {
        if (isAlive(pid)) throw new Error(`the process ${pid} lives on`);
      });
    },
    ready: () =>
      eventually(
        async () => {
          const { status } = await fetch(`${url}/health/ready`);
          if (status !== 200) throw new Error('not every service is ready');
        },
        { withinSeconds: startSeconds },
      ),
  };
}

const startSeconds = 60;

async function announcement(child: ChildProcess, url: string): Promise<void> {
  const { promise, resolve: announced, reject } = Promise.withResolvers<void>();
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => text.includes(url) && announced());
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.once('close', (code, signal) => reject(new Error(`the command ended with ${signal ?? code}: ${said}`)));
  const impatience = setTimeout(() => reject(new Error(`nothing is announced after ${startSeconds} s: ${said}`)), startSeconds * 1000);
  await promise.finally(() => clearTimeout(impatience));
}
