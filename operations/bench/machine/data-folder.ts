import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgresData } from '@event-planner/host-local/postgres/folder';

/** An empty folder that goes with the scope. Another user may enter it, for PostgreSQL does not run as root. */
export function createDataFolder(scope: AsyncDisposableStack): string {
  const path = mkdtempSync(join(tmpdir(), 'event-planner-bench-'));
  scope.defer(async () => {
    await removePostgresData(join(path, 'postgres'));
    await rm(path, { recursive: true, force: true });
  });
  chmodSync(path, 0o755);
  return path;
}
