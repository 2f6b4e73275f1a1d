import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Drill } from '../drill.ts';

const repository = resolve(import.meta.dirname, '../../..');
const usualMinutes = 3;

/**
 * The stories of `tests/crash.test.ts`, for as long as is wanted, and of `tests/cancellation-crash.test.ts`, on a system of its own: people hold, renew, give back, book, cancel and pay while the host and its
 * PostgreSQL are killed every few seconds. Then the books are opened: what anybody was answered, what the provider says, and every invariant.
 */
export const crash: Drill = {
  does: `kills a system of its own and its PostgreSQL every few seconds for --minutes N (${usualMinutes}) while people buy, and one whose cancelled event is given back, then opens the books`,
  async run({ json, minutes = usualMinutes }, scope) {
    const child = spawn(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        'tests/crash.test.ts',
        'tests/cancellation-crash.test.ts',
        ...(json ? ['--reporter=json'] : []),
      ],
      {
        cwd: repository,
        env: { ...process.env, CRASH_MINUTES: String(minutes) },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    const exited = once(child, 'exit');
    scope.defer(async () => {
      child.kill('SIGTERM');
      await exited;
    });
    const [code] = (await exited) as [number | null];
    return code === 0;
  },
};
