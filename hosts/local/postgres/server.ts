import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { armSwitch } from './dead-mans-switch.ts';
import { explainFailure } from './explain.ts';
import type { Operator } from './operator.ts';

// Long enough for the checkpoint of a fast shutdown on a slow disk; afterwards an immediate one, which the next start recovers from.
const shutdownMs = 30_000;
const logLines = 200;

export interface Exit {
  /** True after `stop()`. False when the server was killed or gave up: `reason` says how, with its last words. */
  expected: boolean;
  reason: string;
}

export interface Server {
  pid: number;
  exited: Promise<Exit>;
  stop(): Promise<void>;
}

export interface ServerCommand {
  executable: string;
  options: readonly string[];
  operator: Operator;
  directory: string;
}

/** Starts the server and waits until it accepts connections, after crash recovery if there was a crash. Throws StartError with its last words. */
export async function startServer(command: ServerCommand): Promise<Server> {
  const deadMansSwitch = armSwitch(command.operator);
  // Detached: a Ctrl-C in the terminal must not stop the database before the application has drained.
  const child = spawn(command.executable, command.options, {
    ...command.operator,
    cwd: '/',
    env: { PATH: process.env['PATH'] },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (child.pid !== undefined) deadMansSwitch.guard(child.pid);
  const log = keepLog(child);
  let expected = false;
  const exited = new Promise<Exit>(resolve => {
    const finish = (reason: string) => {
      deadMansSwitch.disarm();
      resolve({ expected, reason });
    };
    child.once('error', error => finish(error.message));
    child.once('close', (code, signal) => finish([`ended by ${signal ?? `exit code ${code}`}`, ...log.lines].join('\n')));
  });
  await Promise.race([log.ready, exited.then(({ reason }) => Promise.reject(explainFailure(command.directory, reason)))]);
  letProcessEnd(child);
  return {
    pid: child.pid ?? 0,
    exited,
    async stop() {
      expected = true;
      child.ref();
      child.kill('SIGINT');
      const impatience = setTimeout(() => child.kill('SIGQUIT'), shutdownMs);
      await exited;
      clearTimeout(impatience);
    },
  };
}

function keepLog(child: ChildProcess): { lines: string[]; ready: Promise<void> } {
  const lines: string[] = [];
  let rest = '';
  const ready = new Promise<void>(resolve => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const complete = (rest + text).split('\n');
      rest = complete.pop() ?? '';
      lines.push(...complete);
      lines.splice(0, lines.length - logLines);
      if (/ready to accept (read-only )?connections/.test(text)) resolve();
    });
  });
  return { lines, ready };
}

/** A program that forgot `stop()` may still end; the switch takes the server down after it. */
function letProcessEnd(child: ChildProcess): void {
  child.unref();
  (child.stderr as Socket | null)?.unref();
}
