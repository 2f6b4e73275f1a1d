import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from './bare-server.ts';

/** Answers the address of a bare Node.js HTTP server that gives these pages. */
export async function startBareServer(
  pages: readonly Page[],
  scope: AsyncDisposableStack,
): Promise<{ readonly url: string; readonly pid: number }> {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'));
  const exited = once(child, 'exit');
  scope.defer(async () => {
    if (child.connected) child.disconnect();
    await exited;
  });
  child.send([...pages]);
  const [url] = (await once(child, 'message')) as [string];
  return { url, pid: child.pid ?? 0 };
}
