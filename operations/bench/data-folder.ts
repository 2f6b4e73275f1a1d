import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgresData } from '@event-planner/host-local/postgres/folder';

/** An empty folder that goes with the scope. Another user may enter it, for PostgreSQL does not run as root. */
export async function createDataFolder(scope: AsyncDisposableStack): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'event-planner-bench-'));
  scope.defer(async () => {
    await removePostgresData(join(path, 'postgres'));
    await rm(path, { recursive: true, force: true });
  });
  await chmod(path, 0o755);
  return path;
}
