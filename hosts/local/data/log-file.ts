import { createWriteStream, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogDestination } from '@event-planner/platform/telemetry';

const maxBytes = 20 * 1024 * 1024;

export interface LogFile extends LogDestination {
  readonly path: string;
  close(): Promise<void>;
}

/** Where the system logs, a JSON object a line. A start finds room: the file before this one is kept, and no more. */
export function openLog(directory: string, name: string): LogFile {
  const path = join(directory, `${name}.log`);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(path, `${path}.1`);
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
  stream.on('error', () => {}); // A full disk must not stop what still works without a log.
  return {
    path,
    write: line => void stream.write(line),
    close: () => new Promise(resolve => stream.end(() => resolve())),
  };
}
