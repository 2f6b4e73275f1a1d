import { spawn, type ChildProcess } from 'node:child_process';
import type { Operator } from './operator.ts';

// The pipe closes when our process ends, however it ends. Fast shutdown first; immediate shutdown, which is recovered from, after five seconds.
const script = `
  read -r pid || exit 0
  read -r _
  kill -INT "$pid" 2>/dev/null || exit 0
  for _ in 1 2 3 4 5 6 7 8 9 10; do sleep 0.5; kill -0 "$pid" 2>/dev/null || exit 0; done
  kill -QUIT "$pid" 2>/dev/null
`;

export interface DeadMansSwitch {
  /** From now on the server goes down when this process dies. */
  guard(pid: number): void;
  disarm(): void;
}

/**
 * Stops the server when this process dies without a word (kill -9, out of memory). Exit handlers do not run then, and a server whose parent is gone
 * lives on. The switch is started before the server, so that no moment is unguarded, and replaced should somebody kill it.
 */
export function armSwitch(operator: Operator): DeadMansSwitch {
  let armed = true;
  let guarded: number | undefined;
  let shell = start();

  function start(): ChildProcess {
    // Detached, like the server itself: a Ctrl-C or a kill of our process group must not reach it.
    const child = spawn('/bin/sh', ['-c', script, 'event-planner-switch'], {
      ...operator,
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.once('exit', () => {
      if (!armed || guarded === undefined) return;
      shell = start();
      tell(guarded);
    });
    child.on('error', () => {}); // `exit` follows, or the server's own spawn fails and says more.
    child.stdin?.on('error', () => {});
    child.unref();
    return child;
  }

  function tell(pid: number): void {
    guarded = pid;
    shell.stdin?.write(`${pid}\n`);
  }

  return {
    guard: tell,
    disarm() {
      armed = false;
      shell.kill('SIGKILL');
    },
  };
}
