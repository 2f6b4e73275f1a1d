import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@event-planner/host-local/command/test-command';
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

/** Starts the command and waits for what it announces. */
export async function startHost({ dataDirectory, port, distributed = false }: HostOptions): Promise<Host> {
  const command = runCommand(['--port', `${port}`, ...(distributed ? ['--distributed'] : [])], {
    env: { EVENT_PLANNER_DATA: dataDirectory, EVENT_PLANNER_LOG: 'warn', EVENT_PLANNER_REQUESTS_PER_IP: '1000000' },
  });
  const url = `http://localhost:${port}`;
  const announced = eventually(
    () => {
      if (!command.stdout.includes(url)) throw new Error(`nothing is announced: ${command.stderr}`);
    },
    { withinSeconds: startSeconds },
  );
  const kill = async (): Promise<void> => {
    command.child.kill('SIGKILL');
    await command.ended;
  };
  await Promise.race([
    announced,
    command.ended.then(end => Promise.reject(new Error(`the command ended with ${end}: ${command.stderr}`))),
  ]).catch(async (error: unknown) => {
    await kill();
    throw error;
  });
  return {
    url,
    kill,
    killPostgres: () =>
      void process.kill(Number(readFileSync(join(dataDirectory, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL'),
    killService(servicePort) {
      const pid = listenerOf(servicePort);
      process.kill(pid, 'SIGKILL');
      return eventually(() => {
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
