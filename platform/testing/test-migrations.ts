import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder `…/<source>/migrations` with these files, removed at the end of the scope; for the tests of this package. */
export function testMigrations(files: Readonly<Record<string, string>>, source = 'library') {
  const parent = mkdtempSync(join(tmpdir(), 'event-planner-migrations-'));
  const folder = join(parent, source, 'migrations');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
  for (const [name, sql] of Object.entries(files)) write(name, sql);
  return {
    folder,
    write,
    remove: (name: string) => rmSync(join(folder, name)),
    [Symbol.dispose]: () => rmSync(parent, { recursive: true, force: true }),
  };
}
